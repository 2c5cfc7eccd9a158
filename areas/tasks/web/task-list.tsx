import './tasks.css'
import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { exportTasks, listTasks, type TaskSummary } from '#contract/tasks'
import { useGo, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'
import { Board } from './board.tsx'
import { useTaskFilters } from './filters.ts'
import { DueText, Percent, PriorityTag, TaskStateTag } from './words.tsx'

/** Every task that the reader may see, as a list or as a board; what is chosen stands in the address. */
export default function TaskList(): ReactNode {
  const text = useText()
  const go = useGo()
  const [address, setAddress] = useQueryState()
  const isBoard = address.view === 'board'
  return (
    <Page
      title={text('tasks.list')}
      action={
        <>
          <Segmented
            aria-label={text('tasks.view')}
            value={isBoard ? 'board' : 'list'}
            onChange={(view) => setAddress({ view: view === 'board' ? 'board' : '', page: '', sort: '' })}
            options={[
              { value: 'list', label: text('tasks.view.list') },
              { value: 'board', label: text('tasks.view.board') },
            ]}
          />
          <Button onClick={() => go('/tasks/gantt', address.planId ? { planId: address.planId, by: 'plan' } : {})}>
            {text('tasks.gantt')}
          </Button>
        </>
      }
    >
      <Narrowed />
      {isBoard ? <Board /> : <List />}
    </Page>
  )
}

/** A link from a plan or a unit narrows the list beyond its filters; this says so, and takes it back. */
function Narrowed(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const by = (['lead', 'planId'] as const).filter((key) => address[key])
  if (by.length === 0) return null
  return (
    <p className="task-narrowed no-print">
      {by.map((key) => (
        <Button key={key} size="small" onClick={() => setAddress({ [key]: '', page: '' })}>
          {text(`tasks.narrowed.${key}`)} ×
        </Button>
      ))}
    </p>
  )
}

function List(): ReactNode {
  const text = useText()
  const go = useGo()
  const [address] = useQueryState()
  const { planId, lead } = address
  return (
    <DataTable
      id="tasks.list"
      label={text('tasks.list')}
      endpoint={listTasks}
      exportEndpoint={exportTasks}
      query={{ ...(planId ? { planId } : {}), ...(lead ? { lead } : {}) }}
      rowKey={(task: TaskSummary) => task.id}
      inAddress
      filters={useTaskFilters()}
      onOpen={(task) => go(`/tasks/${task.id}`)}
      columns={[
        {
          key: 'title',
          title: text('tasks.column.title'),
          isTitle: true,
          width: 300,
          render: (task) => (
            <span>
              {task.title} <PriorityTag priority={task.priority} />
            </span>
          ),
        },
        {
          key: 'state',
          title: text('tasks.column.state'),
          width: 130,
          value: (task) => text(task.isOverdue ? 'tasks.overdue' : `tasks.state.${task.state}`),
          render: (task) => <TaskStateTag task={task} />,
        },
        { key: 'lead', title: text('tasks.column.lead'), width: 140, value: (task) => task.lead.name },
        {
          key: 'dueOn',
          title: text('tasks.column.due'),
          width: 250,
          sortable: true,
          value: (task) => task.dueOn,
          render: (task) => <DueText task={task} />,
        },
        {
          key: 'percent',
          title: text('tasks.column.percent'),
          width: 120,
          sortable: true,
          value: (task) => task.percent,
          render: (task) => <Percent percent={task.percent} label={text('tasks.column.percent')} />,
        },
        {
          key: 'answered',
          title: text('tasks.column.answered'),
          width: 120,
          value: (task) => task.answeredOn,
          render: (task) => <DateText date={task.answeredOn} reason={text('tasks.answered.never')} />,
        },
        {
          key: 'origin',
          title: text('tasks.column.origin'),
          width: 180,
          clip: true,
          value: (task) => (task.origin.kind === 'person' ? text('tasks.origin.person') : task.origin.title),
        },
        {
          key: 'support',
          title: text('tasks.column.support'),
          width: 160,
          optional: true,
          value: (task) => sayAll(task.support.map(({ name }) => name)),
        },
        {
          key: 'asker',
          title: text('tasks.column.asker'),
          width: 140,
          optional: true,
          value: (task) => task.asker.name,
        },
        {
          key: 'words',
          title: text('tasks.column.words'),
          width: 260,
          optional: true,
          value: (task) => task.lastWords,
        },
      ]}
      empty={{ title: text('tasks.list.none'), hint: text('tasks.list.none.hint') }}
    />
  )
}
