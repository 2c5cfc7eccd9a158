import './tasks.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { myTasks } from '#contract/tasks'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { Go, useGo } from '#ui/link'
import { Empty, Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { TaskRow } from './task-row.tsx'

type Mine = ResponseOf<typeof myTasks>

/** What waits for the reader's office, most pressing first. */
export default function MyTasks(): ReactNode {
  const text = useText()
  const go = useGo()
  const mine = useCall(myTasks, {})
  const data = mine.data
  return (
    <Page
      title={text('tasks.mine')}
      subtitle={data ? (data.office ?? text('tasks.mine.no-office')) : null}
      action={
        data?.mayAsk ? (
          <>
            <Button onClick={() => go('/tasks/bulk')}>{text('tasks.bulk')}</Button>
            <Button type="primary" onClick={() => go('/tasks/new')}>
              {text('tasks.new')}
            </Button>
          </>
        ) : null
      }
      answer={mine}
    >
      {(loaded: Mine) => <Groups mine={loaded} />}
    </Page>
  )
}

const groups = [
  { key: 'toDecide', more: { mine: 'asker', state: 'reported-done' }, isAsked: true },
  { key: 'overdue', more: { mine: 'lead', state: 'overdue' }, isAsked: false },
  { key: 'thisWeek', more: { mine: 'lead', state: 'open' }, isAsked: false },
  { key: 'toAnswer', more: { mine: 'lead', state: 'open' }, isAsked: false },
  { key: 'later', more: { mine: 'lead', state: 'open' }, isAsked: false },
] as const

function Groups({ mine }: { mine: Mine }): ReactNode {
  const text = useText()
  const shown = groups.filter(({ key }) => mine[key].total > 0)
  const elsewhere = [
    { count: mine.waitingCount, key: 'tasks.mine.waiting', search: { mine: 'lead', state: 'reported-done' } },
    { count: mine.askedCount, key: 'tasks.mine.asked', search: { mine: 'asker', state: 'open' } },
  ].filter(({ count }) => count > 0)
  return (
    <>
      {shown.length === 0 ? <NothingToDo mine={mine} /> : null}
      {shown.map(({ key, more, isAsked }) => (
        <Section key={key} title={`${text(`tasks.mine.${key}`)} ${mine[key].total}`}>
          <ul className="task-rows">
            {mine[key].items.map((task) => (
              <TaskRow key={task.id} task={task} hideLead={!isAsked} />
            ))}
          </ul>
          {mine[key].total > mine[key].items.length ? (
            <Go to="/tasks/list" search={more}>
              {text('tasks.mine.more', { count: mine[key].total })}
            </Go>
          ) : null}
        </Section>
      ))}
      {elsewhere.length > 0 ? (
        <p className="task-elsewhere">
          {elsewhere.map(({ count, key, search }) => (
            <Go key={key} to="/tasks/list" search={search}>
              {text(key, { count })}
            </Go>
          ))}
        </p>
      ) : null}
    </>
  )
}

function NothingToDo({ mine }: { mine: Mine }): ReactNode {
  const text = useText()
  const go = useGo()
  const first = mine.mayAsk ? (
    <Button type="primary" onClick={() => go('/tasks/new')}>
      {text('tasks.new')}
    </Button>
  ) : (
    <Button onClick={() => go('/tasks/list')}>{text('tasks.list')}</Button>
  )
  return (
    <Empty
      title={text('tasks.mine.none')}
      hint={text(mine.office === null ? 'tasks.mine.no-office.hint' : 'tasks.mine.none.hint')}
      action={first}
    />
  )
}
