import './cases.css'
import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { say, useText } from '#ui/text'
import { listPublicNotices } from './endpoints.ts'

/** Everything on which anybody may still object. */
export default function PublicNotices(): ReactNode {
  const text = useText()
  const answer = useCall(listPublicNotices, { query: { pageSize: 100 } })
  return (
    <Page
      title={text('cases.notices')}
      subtitle={text('cases.notices.about')}
      kind="public"
      answer={answer}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: text('cases.notices.none') }}
    >
      {({ items }) => (
        <ul className="case-cards section">
          {items.map((notice) => (
            <li key={notice.id}>
              <Go to={`/public/notices/${notice.id}`} className="case-card">
                <span className="case-card-title">{notice.title}</span>
                <span className="quiet">{say(notice.procedureTitle)}</span>
                <span className="case-card-facts">
                  <span>{notice.regionName}</span>
                  <span>
                    {text('cases.notices.until')} <DateText date={notice.lastDay} />
                  </span>
                </span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
