import type { ReactNode } from 'react'
import { listPending } from '#contract/indicators'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { formatPeriod, NumberText } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { useLocale, useText } from '#ui/text'

const shown = 5

/** Figures that wait for this person to check them, the newest first. */
export default function HomePending(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const answer = useCall(listPending, { query: { page: 1, pageSize: shown } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <Section
      title={text('indicators.home.pending', { count: answer.data?.total ?? 0 })}
      extra={<Go to="/indicators/pending">{text('indicators.pending')}</Go>}
    >
      {!answer.data ? (
        <Skeleton lines={4} />
      ) : answer.data.items.length === 0 ? (
        <p className="quiet">{text('indicators.pending.none')}</p>
      ) : (
        <ul className="home-list">
          {answer.data.items.map(({ observation, ...item }) => (
            <li key={observation.id}>
              <Go to="/indicators/pending" className="home-line">
                <span className="home-line-title">{item.indicator}</span>
                <span className="quiet">
                  {item.regionName} · {formatPeriod(observation.period, locale)} · {observation.recordedByName}
                </span>
                <span className="home-line-end">
                  <NumberText value={observation.value} unit={observation.unit} />
                </span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
