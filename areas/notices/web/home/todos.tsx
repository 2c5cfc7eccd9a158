import type { ReactNode } from 'react'
import { getDigest, listNotices } from '#contract/notices'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { DeadlineText } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { say, useText } from '#ui/text'
import { pathOf, queryOf } from '../link.ts'

const shown = 6

/** What waits for this person, the nearest deadline first. */
export default function HomeTodos(): ReactNode {
  const text = useText()
  const answer = useCall(listNotices, { query: { kind: 'todo', state: 'open', pageSize: shown } })
  // To-dos go to persons and offices; what an office is to decide or owes besides stands in the digest below.
  const digest = useCall(getDigest, { query: {} })
  const hasDigest = (digest.data?.digest?.sections.length ?? 0) > 0
  return (
    <Section title={text('notices.home.todo')} extra={<Go to="/todo">{text('notices.home.all')}</Go>}>
      {answer.isError ? (
        <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton lines={4} />
      ) : answer.data.items.length === 0 ? (
        <p className="quiet">{text(hasDigest ? 'notices.home.none.own' : 'notices.home.none')}</p>
      ) : (
        <ol className="home-list">
          {answer.data.items.map((todo) => (
            <li key={todo.id}>
              <Go to={pathOf(todo.link)} search={queryOf(todo.link)} className="home-line">
                <span className="home-line-title">{say(todo.title)}</span>
                {todo.text ? <span className="quiet">{say(todo.text)}</span> : null}
                <span className="home-line-end">
                  {todo.dueOn ? <DeadlineText dueOn={todo.dueOn} workingDaysLeft={todo.workingDaysLeft} /> : null}
                </span>
              </Go>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
