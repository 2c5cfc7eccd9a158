import type { ReactNode } from 'react'
import { type CertificateView, listCertificates, readStanding, type Title, titles } from '#contract/enterprises'
import { today } from '#platform/ui/today'
import { useCall } from '#ui/api'
import { ChartFrame } from '#ui/chart'
import { Go } from '#ui/link'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'

const order = Object.keys(titles) as Title[]

/** 梯次培育: the titles of a company over the years from the foot to the top, and those that it reaches by its file. */
export function Ladder({ creditCode }: { creditCode: string }): ReactNode {
  const text = useText()
  const certificates = useCall(listCertificates, { params: { creditCode }, query: {} }).data
  const standing = useCall(readStanding, { params: { creditCode } }).data
  if (!certificates || !standing) return null
  const reached = standing.items.filter(({ holds, pass }) => !holds && pass === true)
  return (
    <Section title={text('enterprises.ladder')}>
      {certificates.items.length > 0 ? (
        <Spans certificates={certificates.items} />
      ) : (
        <p className="quiet">{text('enterprises.certificates.none')}</p>
      )}
      <p className="ladder-reach">
        {reached.length > 0 ? text('enterprises.ladder.reached') : text('enterprises.ladder.none')}{' '}
        {reached.map(({ title }) => (
          <Go key={title} to={`/self-evaluation/${title}`} className="company-reached">
            {say(titles[title])}
          </Go>
        ))}
        {reached.length > 0 ? null : <Go to="/self-evaluation">{text('enterprises.ladder.evaluate')}</Go>}
      </p>
    </Section>
  )
}

/** The day from which a certificate no longer counts, or its last. */
const endOf = ({ validTo, withdrawnFrom }: CertificateView) =>
  withdrawnFrom !== null && withdrawnFrom < validTo ? withdrawnFrom : validTo

function Spans({ certificates }: { certificates: readonly CertificateView[] }): ReactNode {
  const text = useText()
  const held = order.filter((title) => certificates.some((each) => each.title === title)).toReversed()
  const now = today()
  const years = [...certificates.flatMap((each) => [each.validFrom, endOf(each)]), now].map((day) =>
    Number(day.slice(0, 4)),
  )
  const [first, end] = [Math.min(...years), Math.max(...years) + 1]
  const ticks = Array.from({ length: end - first }, (_, index) => first + index)
  const at = (day: string) => `${(100 * (yearsInto(day) - first)) / (end - first)}%`
  const rows = certificates.map((each) => [say(titles[each.title]), each.validFrom, endOf(each)])
  return (
    <ChartFrame
      title={text('enterprises.ladder.chart')}
      table={{ head: ['title', 'from', 'to'].map((key) => text(`enterprises.ladder.${key}`)), rows }}
    >
      <div className="ladder" role="img" aria-label={rows.map((row) => row.join(' ')).join('；')}>
        {held.map((title) => (
          <div key={title} className="ladder-rung">
            <span className="ladder-name">{say(titles[title])}</span>
            <span className="ladder-line">
              {certificates
                .filter((each) => each.title === title)
                .map((each) => (
                  <span
                    key={each.validFrom}
                    className={each.validFrom <= now && now <= endOf(each) ? 'ladder-span ladder-now' : 'ladder-span'}
                    style={{ left: at(each.validFrom), right: `calc(100% - ${at(endOf(each))})` }}
                  />
                ))}
              <span className="ladder-today" style={{ left: at(now) }} />
            </span>
          </div>
        ))}
        <div className="ladder-rung">
          <span className="ladder-name" />
          <span className="ladder-line ladder-years">
            {ticks.map((year) => (
              <span key={year} style={{ left: at(`${year}-01-01`) }}>
                {year}
              </span>
            ))}
          </span>
        </div>
      </div>
    </ChartFrame>
  )
}

/** A day as a figure: 2026-07-01 is about 2026.5. */
function yearsInto(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return year + (month - 1) / 12 + (date - 1) / 365
}
