import type { ReactNode } from 'react'
import { listPublishedIndicators } from '#contract/indicators'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { formatPeriod, NumberText } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { useLocale, useText } from '#ui/text'

const shown = 8

/** The newest published figures; each opens its definition and its history. */
export default function HomePublished(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const answer = useCall(listPublishedIndicators, { query: {} })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  const items = (answer.data?.items ?? []).filter((item) => item.latest !== null)
  if (answer.data && items.length === 0) return null
  return (
    <Section
      title={text('indicators.public')}
      extra={<Go to="/public/indicators">{text('indicators.home.published.all')}</Go>}
    >
      {!answer.data ? (
        <Skeleton lines={4} />
      ) : (
        <ul className="home-figures">
          {items.slice(0, shown).map((item) => (
            <li key={item.id}>
              <Go to={`/public/indicators/${item.id}`} className="home-figure">
                <span className="quiet">{item.name}</span>
                <span className="home-figure-value">
                  <NumberText value={item.latest?.value} unit={item.unit} />
                </span>
                <span className="quiet">{formatPeriod(item.latest?.period, locale, item.mode === 'flow-annual')}</span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
