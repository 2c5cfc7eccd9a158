import type { ReactNode } from 'react'
import { getCockpit } from '#contract/indicators'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { formatPeriod } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { useLocale, useText } from '#ui/text'
import { OwedTag } from '../owed-tag.tsx'

const shown = 6

/** What this office has to report and has not: one press opens the grid of the period with the cursor in it. */
export default function HomeOwed(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const answer = useCall(getCockpit, { query: {} })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  const cockpit = answer.data
  const owed = cockpit?.owed ?? []
  const earliest = owed.reduce((first, row) => (first === '' || row.period < first ? row.period : first), '')
  return (
    <Section
      title={text('indicators.home.owed', { count: owed.length })}
      extra={<Go to="/indicators/entry">{text('indicators.entry')}</Go>}
    >
      {!cockpit ? (
        <Skeleton lines={4} />
      ) : owed.length === 0 ? (
        <p className="quiet">{text('indicators.home.owed.none')}</p>
      ) : (
        <>
          <ul className="home-list">
            {owed.slice(0, shown).map((row) => (
              <li key={`${row.targetId} ${row.period}`}>
                <Go
                  to="/indicators/entry"
                  search={{ region: row.regionPath, period: row.period }}
                  className="home-line"
                >
                  <span className="home-line-title">{row.indicator}</span>
                  <span className="quiet">{formatPeriod(row.period, locale)}</span>
                  <span className="home-line-end">
                    <OwedTag row={row} />
                  </span>
                </Go>
              </li>
            ))}
          </ul>
          <p>
            <Go
              to="/indicators/entry"
              search={{ region: cockpit.regionPath, period: earliest }}
              className="button button-primary"
            >
              {text('indicators.home.report', { period: formatPeriod(earliest, locale) })}
            </Go>
          </p>
        </>
      )}
    </Section>
  )
}
