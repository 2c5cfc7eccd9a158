import './nursery.css'
import { type ReactNode, useId, useState } from 'react'
import { type NurseryCohort, type NurseryPoolWhole, readNurseryConversion } from '#contract/recognition'
import { useCall } from '#ui/api'
import { ChartFrame } from '#ui/chart'
import { DatePick } from '#ui/form'
import { useQueryState } from '#ui/link'
import { formatNumber, PercentText } from '#ui/number'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { nothingAsked } from './members.tsx'

/** What became of the companies of each year of entry, as parts of a bar and as a table; every number opens its companies. */
export function Conversion({ pool }: { pool: NurseryPoolWhole }): ReactNode {
  const text = useText()
  const id = useId()
  const [day, setDay] = useState<string | null>(null)
  const { data } = useCall(readNurseryConversion, { params: { poolId: pool.id }, query: day ? { asOf: day } : {} })
  if (!data) return null
  return (
    <Section title={text('recognition.nursery.conversion')}>
      <p className="acts">
        <label htmlFor={id}>{text('recognition.nursery.as-of')}</label>
        <DatePick id={id} value={day ?? data.asOf} onChange={(next) => setDay(next ?? null)} />
      </p>
      {data.years.length === 0 ? (
        <p className="quiet">{text('recognition.nursery.conversion.none')}</p>
      ) : (
        <>
          <Bars years={data.years} about={`${pool.name} ${data.asOf}`} asOf={data.asOf} />
          <Table rows={data.rows} asOf={data.asOf} />
        </>
      )}
      <p className="quiet">{text('recognition.nursery.conversion.about')}</p>
    </Section>
  )
}

const parts = [
  ['converted', 'converted'],
  ['inPool', 'in'],
  ['termOver', 'term-over'],
  ['dropped', 'dropped'],
  ['moved', 'moved'],
] as const

/** Opens the companies behind a number in the list above, as of the same day. */
function useOpen(asOf: string): (filter: Record<string, string>) => void {
  const [, setAddress] = useQueryState()
  return (filter) => {
    setAddress({ ...nothingAsked, asOf, ...filter })
    document.getElementById('nursery-members')?.scrollIntoView({ behavior: 'smooth' })
  }
}

interface BarsProps {
  years: readonly Omit<NurseryCohort, 'regionPath' | 'regionName'>[]
  about: string
  asOf: string
}

function Bars({ years, about, asOf }: BarsProps): ReactNode {
  const text = useText()
  const open = useOpen(asOf)
  const most = Math.max(1, ...years.map(({ entered }) => entered))
  const percent = (rate: number | null) => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`)
  const stage = (key: string) => text(`recognition.nursery.stage.${key}`)
  const table = {
    head: [
      text('recognition.nursery.cohort'),
      text('recognition.nursery.entered'),
      ...parts.map(([, key]) => stage(key)),
      text('recognition.nursery.rate'),
    ],
    rows: years.map((row) => [row.year, row.entered, ...parts.map(([part]) => row[part]), percent(row.rate)]),
  }
  return (
    <ChartFrame
      title={text('recognition.nursery.conversion')}
      about={about}
      unit={text('recognition.points.unit-companies')}
      table={table}
    >
      <ol className="nursery-bars">
        {years.map((row) => (
          <li key={row.year}>
            <span>
              <strong>{row.year}</strong> {text('recognition.nursery.rate')}{' '}
              <strong className="figure">{percent(row.rate)}</strong>
            </span>
            <span className="nursery-bar" aria-hidden="true" style={{ width: `${(row.entered / most) * 100}%` }}>
              {parts.map(([part]) => (
                <span
                  key={part}
                  className={`nursery-part-${part}`}
                  style={{ width: `${(row[part] / Math.max(1, row.entered)) * 100}%` }}
                />
              ))}
            </span>
            <span className="nursery-parts">
              {parts.map(([part, key]) =>
                row[part] > 0 ? (
                  <span key={part}>
                    <span className={`nursery-key nursery-part-${part}`} aria-hidden="true" />
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => open({ cohort: `${row.year}`, stage: key })}
                    >
                      {stage(key)} {formatNumber(row[part])}
                    </button>
                  </span>
                ) : null,
              )}
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}

function Table({ rows, asOf }: { rows: readonly NurseryCohort[]; asOf: string }): ReactNode {
  const text = useText()
  const open = useOpen(asOf)
  const door = (row: NurseryCohort, count: number, stage: string) =>
    count === 0 ? (
      <span className="quiet">0</span>
    ) : (
      <button
        type="button"
        className="link-button figure"
        onClick={() => open({ cohort: `${row.year}`, regionPath: row.regionPath, stage })}
      >
        {formatNumber(count)}
      </button>
    )
  return (
    <div className="chart-table nursery-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text('recognition.nursery.cohort')}</th>
            <th scope="col" className="chart-words">
              {text('recognition.awards.column.region')}
            </th>
            <th scope="col">{text('recognition.nursery.entered')}</th>
            {parts.map(([part, key]) => (
              <th key={part} scope="col">
                {text(`recognition.nursery.stage.${key}`)}
              </th>
            ))}
            <th scope="col">{text('recognition.nursery.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.year} ${row.regionPath}`}>
              <th scope="row">{row.year}</th>
              <td className="chart-words">{row.regionName}</td>
              <td>{door(row, row.entered, '')}</td>
              {parts.map(([part, key]) => (
                <td key={part}>{door(row, row[part], key)}</td>
              ))}
              <td>{row.rate === null ? '—' : <PercentText share={row.rate} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
