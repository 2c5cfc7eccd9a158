import type { ReactNode } from 'react'
import { getDigest } from '#contract/notices'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { Section, Skeleton } from '#ui/page'
import { say, useText } from '#ui/text'
import { pathOf, queryOf } from '../link.ts'

/** The headings of this week's digest, each with its count. */
export default function HomeDigest(): ReactNode {
  const text = useText()
  const answer = useCall(getDigest, { query: {} })
  const sections = answer.data?.digest?.sections ?? []
  return (
    <Section title={text('notices.digest')} extra={<Go to="/digest">{text('notices.digest.open')}</Go>}>
      {answer.isError ? (
        <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton lines={4} />
      ) : sections.length === 0 ? (
        <p className="quiet">{text(answer.data.digest ? 'notices.digest.quiet' : 'notices.digest.none.hint')}</p>
      ) : (
        <ul className="home-list">
          {sections.map(({ key, title, lines, moreCount, link }) => (
            <li key={key}>
              <Go to={pathOf(link)} search={queryOf(link)} className="home-line">
                <span className="home-line-title">{say(title)}</span>
                <span className="home-line-end figure">{lines.length + moreCount}</span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
