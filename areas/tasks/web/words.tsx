import type { ReactNode } from 'react'
import type { TaskSummary } from '#contract/tasks'
import { DateText, DeadlineText, NoValue } from '#ui/number'
import { StatusTag, type Tone } from '#ui/status'
import { useText } from '#ui/text'

export type TaskState = TaskSummary['state']

const tones: Record<TaskState, Tone> = {
  'to-accept': 'none',
  declined: 'warn',
  'in-progress': 'steady',
  'reported-done': 'warn',
  returned: 'warn',
  closed: 'good',
  cancelled: 'none',
}

/** 超期 takes the place of the state while the unit works on it. */
export function TaskStateTag({ task }: { task: Pick<TaskSummary, 'state' | 'isOverdue'> }): ReactNode {
  const text = useText()
  if (task.isOverdue && task.state !== 'declined')
    return <StatusTag tone="bad" label={text('tasks.overdue')} title={text(`tasks.state.${task.state}`)} />
  return <StatusTag tone={tones[task.state]} label={text(`tasks.state.${task.state}`)} />
}

export function PriorityTag({ priority }: Pick<TaskSummary, 'priority'>): ReactNode {
  const text = useText()
  if (priority === 'normal') return null
  return <StatusTag tone={priority === 'urgent' ? 'bad' : 'warn'} label={text(`tasks.priority.${priority}`)} />
}

/** What the reader's office has to do, as a word. */
export function NeedTag({ need }: Pick<TaskSummary, 'need'>): ReactNode {
  const text = useText()
  if (need === null) return null
  return <StatusTag tone={need === 'overdue' ? 'bad' : 'warn'} label={text(`tasks.need.${need}`)} />
}

/** The deadline while it is open, the day of the end after. */
export function DueText({
  task,
}: {
  task: Pick<TaskSummary, 'dueOn' | 'workingDaysLeft' | 'endedOn' | 'state'>
}): ReactNode {
  const text = useText()
  if (task.endedOn !== null)
    return (
      <span>
        {text(task.state === 'closed' ? 'tasks.closed-on' : 'tasks.cancelled-on')} <DateText date={task.endedOn} />
      </span>
    )
  if (task.dueOn === null) return <NoValue reason={text('tasks.due.none')} />
  return <DeadlineText dueOn={task.dueOn} workingDaysLeft={task.workingDaysLeft} />
}

/** Progress as a thin bar with its figure. */
export function Percent({ percent, label }: { percent: number; label: string }): ReactNode {
  return (
    <span className="progress-line task-percent">
      <span
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span className="progress-done" style={{ width: `${percent}%` }} />
      </span>
      <span className="figure progress-percent">{percent}%</span>
    </span>
  )
}
