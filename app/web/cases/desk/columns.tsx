import type { ReactNode } from 'react'
import { readDesk } from '#platform/cases/contract'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { DeadlineText } from '#ui/number'
import { Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'

const urgencies = ['overdue', 'today', 'week'] as const
const shownAtOnce = 20

/** Three columns by urgency: overdue, today, this week. */
export function Columns({ view }: { view: 'mine' | 'pool' | 'countersign' | 'all' }): ReactNode {
  return (
    <div className="desk-columns">
      {urgencies.map((urgency) => (
        <Column key={urgency} view={view} urgency={urgency} />
      ))}
    </div>
  )
}

function Column({
  view,
  urgency,
}: {
  view: 'mine' | 'pool' | 'countersign' | 'all'
  urgency: (typeof urgencies)[number]
}): ReactNode {
  const text = useText()
  const answer = useCall(readDesk, { query: { view, urgency, pageSize: shownAtOnce } })
  const rows = answer.data?.items
  return (
    <section className={`section desk-column desk-${urgency}`}>
      <h2>
        {text(`cases.desk.urgency.${urgency}`)} <span className="quiet figure">{answer.data?.total ?? ''}</span>
      </h2>
      {rows ? (
        rows.length === 0 ? (
          <p className="quiet">{text('cases.desk.column.none')}</p>
        ) : (
          <ol className="case-cards">
            {rows.map((row) => (
              <li key={row.id}>
                <Go to={`/desk/${row.id}`} className="case-card">
                  <span className="case-card-title">{row.subject}</span>
                  <span className="quiet">
                    {row.partyName} · {say(row.procedureTitle)}
                  </span>
                  <span className="case-card-facts">
                    <StatusTag tone={row.tone} label={say(row.stateLabel)} />
                    <DeadlineText dueOn={row.dueOn} workingDaysLeft={row.workingDaysLeft} stopped={row.isStopped} />
                    {row.assigneeName ? <span className="quiet">{row.assigneeName}</span> : null}
                  </span>
                </Go>
              </li>
            ))}
          </ol>
        )
      ) : (
        <Skeleton lines={4} />
      )}
    </section>
  )
}
