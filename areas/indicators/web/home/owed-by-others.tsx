import type { ReactNode } from 'react'
import { getCockpit } from '#contract/indicators'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { formatPeriod } from '#ui/number'
import { Section } from '#ui/page'
import { sayAll, useLocale, useText } from '#ui/text'
import { OwedTag } from '../owed-tag.tsx'

const shown = 5

/** Who owes figures, the longest overdue first; nothing where nobody does. What failed the panel of the targets says. */
export default function OwedByOthers(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const cockpit = useCall(getCockpit, { query: {} }).data
  if (!cockpit || cockpit.owed.length === 0) return null
  return (
    <Section
      title={text('indicators.home.owed-by', { count: cockpit.owed.length })}
      extra={<Go to="/cockpit">{text('indicators.home.owed-by.all')}</Go>}
    >
      <ul className="home-list">
        {cockpit.owed.slice(0, shown).map((row) => (
          <li key={`${row.targetId} ${row.period}`}>
            <Go to="/cockpit" search={{ target: row.targetId }} className="home-line">
              <span className="home-line-title">{row.indicator}</span>
              <span className="quiet">
                {formatPeriod(row.period, locale)}
                {row.periods > 1 ? text('indicators.owed.periods', { count: row.periods }) : ''}
                {row.departments.length > 0 ? ` · ${sayAll(row.departments.map((one) => one.name))}` : ''}
              </span>
              <span className="home-line-end">
                <OwedTag row={row} />
              </span>
            </Go>
          </li>
        ))}
      </ul>
    </Section>
  )
}
