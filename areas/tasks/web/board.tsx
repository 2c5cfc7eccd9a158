import type { ReactNode } from 'react'
import { listTasks, type TaskSummary } from '#contract/tasks'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go, useQueryState } from '#ui/link'
import { Skeleton } from '#ui/page'
import { FilterBar } from '#ui/table/filter-bar'
import { useText } from '#ui/text'
import { useTaskFilters } from './filters.ts'
import { DueText, PriorityTag } from './words.tsx'

/** What stands in a column; each is asked for apart, so that a long one does not hide another. */
const columns = [
  { key: 'new', states: ['to-accept', 'declined'] },
  { key: 'work', states: ['in-progress', 'returned'] },
  { key: 'confirm', states: ['reported-done'] },
  { key: 'done', states: ['closed'] },
] as const

/** Cards that a column shows; the rest is in the list. */
const perState = 25

/** Tasks by state, from left to right as they go. Nothing is dragged: an act needs its words, on the task's page. */
export function Board(): ReactNode {
  const [address, setAddress] = useQueryState()
  const filters = useTaskFilters().filter(({ key }) => key !== 'state')
  const keys = [...filters.map(({ key }) => key), 'planId', 'lead']
  const query = Object.fromEntries(keys.flatMap((key) => (address[key] ? [[key, address[key]]] : [])))
  return (
    <>
      <FilterBar
        filters={filters}
        values={address}
        onChange={(key, value) => setAddress({ [key]: value })}
        onClear={() => setAddress(Object.fromEntries(keys.map((key) => [key, ''])))}
      />
      <div className="board">
        {columns.map(({ key, states }) => (
          <BoardColumn key={key} name={key} states={states} query={query} />
        ))}
      </div>
    </>
  )
}

function BoardColumn({
  name,
  states,
  query,
}: {
  name: string
  states: readonly TaskSummary['state'][]
  query: Record<string, string>
}): ReactNode {
  const text = useText()
  return (
    <section className="board-column" aria-label={text(`tasks.board.${name}`)}>
      <h2>{text(`tasks.board.${name}`)}</h2>
      {states.map((state) => (
        <Cards key={state} state={state} query={query} />
      ))}
    </section>
  )
}

function Cards({ state, query }: { state: TaskSummary['state']; query: Record<string, string> }): ReactNode {
  const text = useText()
  const sort = state === 'closed' ? { sort: '-updatedAt' as const } : {}
  const found = useCall(listTasks, { query: { ...query, ...sort, state, pageSize: perState } })
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton lines={4} />
  const { items, total } = found.data
  return (
    <>
      <p className="board-count">
        {text(`tasks.state.${state}`)} <span className="figure">{total}</span>
      </p>
      <ul className="board-cards">
        {items.map((task) => (
          <li key={task.id} className="board-card">
            <Go to={`/tasks/${task.id}`}>{task.title}</Go>
            <span className="quiet">{task.lead.name}</span>
            <span className="board-tags">
              <PriorityTag priority={task.priority} />
              <DueText task={task} />
            </span>
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <Go to="/tasks/list" search={{ ...query, state }}>
          {text('tasks.mine.more', { count: total })}
        </Go>
      ) : null}
    </>
  )
}
