import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import type { getGantt } from '#contract/tasks'
import type { ResponseOf } from '#platform/http/endpoint'
import { Go } from '#ui/link'
import { useText } from '#ui/text'
import { endOf, monthsOf, placeOf } from './gantt-scale.ts'

type Gantt = ResponseOf<typeof getGantt>
type Bar = Gantt['groups'][number]['tasks'][number]
interface Span {
  from: string
  to: string
}

/** Names at the left, bars at the right, today as a line. Arrows move from task to task, Enter opens it. */
export function GanttChart({ gantt }: { gantt: Gantt }): ReactNode {
  const text = useText()
  const span = useMemo(() => ({ from: gantt.from, to: gantt.to }), [gantt.from, gantt.to])
  const months = monthsOf(span)
  return (
    <section className="gantt" aria-label={text('tasks.gantt')} onKeyDown={moveBetweenTasks}>
      <div className="gantt-head" aria-hidden="true">
        <span />
        <span className="gantt-scale">
          {months.map((month) => (
            <span key={month} className="gantt-month figure" style={{ left: `${placeOf(month, span)}%` }}>
              {month.slice(5, 7) === '01' || month === months[0] ? month.slice(0, 7) : month.slice(5, 7)}
            </span>
          ))}
          <span className="gantt-today-label" style={{ left: `${placeOf(gantt.today, span)}%` }}>
            {text('tasks.gantt.today')}
          </span>
        </span>
      </div>
      {gantt.groups.map((group) => (
        <section key={group.key} className="gantt-group">
          <h3>
            {group.name || text('tasks.gantt.no-plan')} <span className="quiet figure">{group.tasks.length}</span>
          </h3>
          {group.tasks.map((task) => (
            <Row key={task.id} task={task} span={span} today={gantt.today} />
          ))}
        </section>
      ))}
    </section>
  )
}

function Row({ task, span, today }: { task: Bar; span: Span; today: string }): ReactNode {
  const text = useText()
  const until = task.endedOn ?? task.dueOn ?? today
  const left = placeOf(task.from, span)
  const width = Math.max(0.6, endOf(until > task.from ? until : task.from, span) - left)
  const late = task.isOverdue ? endOf(today, span) : 0
  const tone = toneOf(task)
  const state = text(task.isOverdue ? 'tasks.overdue' : `tasks.state.${task.state}`)
  const due = task.dueOn ?? text('tasks.due.none')
  return (
    <div className="gantt-row">
      <span className="gantt-name">
        <Go to={`/tasks/${task.id}`} label={`${task.title}，${state}，${due}，${task.percent}%`}>
          {task.title}
        </Go>
      </span>
      <span className="gantt-track" aria-hidden="true">
        <span className={`gantt-bar gantt-${tone}`} style={{ left: `${left}%`, width: `${width}%` }}>
          <span className="gantt-done" style={{ width: `${task.percent}%` }} />
        </span>
        {task.isOverdue && task.dueOn !== null ? (
          <span
            className="gantt-late"
            style={{
              left: `${endOf(task.dueOn, span)}%`,
              width: `${Math.max(0, late - endOf(task.dueOn, span))}%`,
            }}
          />
        ) : null}
        {task.milestones.map((one) => (
          <span
            key={`${one.title} ${one.dueOn}`}
            className={one.doneOn === null ? 'gantt-milestone' : 'gantt-milestone gantt-milestone-done'}
            style={{ left: `${placeOf(one.dueOn, span)}%` }}
            title={`${one.title} ${one.dueOn}`}
          >
            {one.doneOn === null ? '◇' : '◆'}
          </span>
        ))}
        <span className="gantt-today" style={{ left: `${placeOf(today, span)}%` }} />
        <span className="gantt-state" style={labelPlace({ left, end: Math.max(left + width, late) })}>
          {state} {task.percent}%
        </span>
      </span>
    </div>
  )
}

/** Behind the bar; before it where it ends at the edge. */
function labelPlace({ left, end }: { left: number; end: number }): { left: string } | { right: string } {
  if (end <= 85) return { left: `${end}%` }
  return left >= 15 ? { right: `${100 - left}%` } : { right: '0' }
}

function toneOf(task: Bar): 'bad' | 'good' | 'none' | 'steady' {
  if (task.isOverdue) return 'bad'
  if (task.state === 'closed') return 'good'
  return task.state === 'cancelled' || task.state === 'to-accept' ? 'none' : 'steady'
}

function moveBetweenTasks(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
  if (step === undefined) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('.gantt-name a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = links[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
