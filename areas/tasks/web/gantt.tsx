import './gantt.css'
import './tasks.css'
import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { getGantt } from '#contract/tasks'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { ChartFrame } from '#ui/chart'
import { useQueryState } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { GanttChart } from './gantt-chart.tsx'

type Gantt = ResponseOf<typeof getGantt>

/** Tasks along time, by unit or by plan; every bar has its row in the table. */
export default function GanttPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const by = address.by === 'plan' ? 'plan' : 'lead'
  const state = address.state === 'overdue' || address.state === 'all' ? address.state : 'open'
  const gantt = useCall(getGantt, {
    query: {
      by,
      state,
      ...(address.planId ? { planId: address.planId } : {}),
      ...(address.lead ? { lead: address.lead } : {}),
    },
  })
  return (
    <Page
      title={text('tasks.gantt')}
      trail={[{ title: text('tasks.list'), to: '/tasks/list' }]}
      action={<Button onClick={() => window.print()}>{text('tasks.print')}</Button>}
      filters={
        <div className="gantt-tools no-print">
          <Segmented
            aria-label={text('tasks.gantt.by')}
            value={by}
            onChange={(next) => setAddress({ by: next === 'plan' ? 'plan' : '' })}
            options={(['lead', 'plan'] as const).map((value) => ({ value, label: text(`tasks.gantt.by.${value}`) }))}
          />
          <Segmented
            aria-label={text('tasks.column.state')}
            value={state}
            onChange={(next) => setAddress({ state: next === 'open' ? '' : String(next) })}
            options={(['open', 'overdue', 'all'] as const).map((value) => ({
              value,
              label: text(`tasks.gantt.state.${value}`),
            }))}
          />
          {(['planId', 'lead'] as const)
            .filter((key) => address[key])
            .map((key) => (
              <Button key={key} size="small" onClick={() => setAddress({ [key]: '' })}>
                {text(`tasks.narrowed.${key}`)} ×
              </Button>
            ))}
        </div>
      }
      answer={gantt}
      isEmpty={(loaded) => loaded.groups.length === 0}
      empty={{ title: text('tasks.list.none'), hint: text('tasks.list.none.hint') }}
    >
      {(loaded: Gantt) => <Chart gantt={loaded} />}
    </Page>
  )
}

function Chart({ gantt }: { gantt: Gantt }): ReactNode {
  const text = useText()
  const shown = gantt.groups.reduce((sum, group) => sum + group.tasks.length, 0)
  return (
    <ChartFrame
      title={text('tasks.gantt.title', { from: gantt.from, to: gantt.to })}
      table={{
        head: ['group', 'title', 'lead', 'from', 'due', 'ended', 'percent', 'state'].map((key) =>
          text(`tasks.gantt.column.${key}`),
        ),
        rows: gantt.groups.flatMap((group) =>
          group.tasks.map((task) => [
            group.name || text('tasks.gantt.no-plan'),
            task.title,
            task.leadName,
            task.from,
            task.dueOn,
            task.endedOn,
            `${task.percent}%`,
            text(task.isOverdue ? 'tasks.overdue' : `tasks.state.${task.state}`),
          ]),
        ),
      }}
      note={gantt.total > shown ? text('tasks.gantt.more', { shown, total: gantt.total }) : null}
    >
      <GanttChart gantt={gantt} />
    </ChartFrame>
  )
}
