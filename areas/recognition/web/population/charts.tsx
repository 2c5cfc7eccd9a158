import type { ReactNode } from 'react'
import type { Population, PopulationBar } from '#contract/recognition'
import { ChartFrame } from '#ui/chart'
import { useQueryState } from '#ui/link'
import { formatNumber } from '#ui/number'
import { say, useText } from '#ui/text'
import { nothingOpen } from './opened.ts'

/** Opens the companies behind a bar: the list below shows exactly those that it counts. */
function useOpen(): (filter: Record<string, string>) => void {
  const [, setAddress] = useQueryState()
  return (filter) => {
    setAddress({ ...nothingOpen, ...filter })
    document.getElementById('population-companies')?.scrollIntoView({ behavior: 'smooth' })
  }
}

const readiness = ['ready', 'near', 'slipping', 'holds'] as const
const verdicts = ['pass', 'fail', 'unknown', 'unusable'] as const

export function Charts({ population }: { population: Population }): ReactNode {
  const text = useText()
  const open = useOpen()
  return (
    <>
      <dl className="population-figures">
        {readiness.map((each) => (
          <Figure
            key={each}
            label={text(`recognition.readiness.${each}`)}
            hint={text(`recognition.readiness.${each}.about`)}
            count={population.readiness[each] ?? 0}
            onOpen={() => open({ readiness: each })}
          />
        ))}
        {verdicts.map((each) => (
          <Figure
            key={each}
            label={text(`recognition.population.result.${each}`)}
            count={population.verdicts[each] ?? 0}
            onOpen={() => open({ verdict: each })}
          />
        ))}
      </dl>
      {population.bins.length > 0 ? (
        <Histogram population={population} onOpen={(bin) => open({ bin: String(bin) })} />
      ) : null}
      <div className="population-columns">
        {population.gates.length > 0 ? (
          <Shares
            title={text('recognition.population.gates')}
            bars={population.gates}
            onOpen={(gate, gateIs) => open({ gate, gateIs })}
          />
        ) : null}
        <Shares
          title={text('recognition.population.districts')}
          bars={population.districts}
          onOpen={(district, is) => open({ district, ...verdictOf(is) })}
        />
        <Shares
          title={text('recognition.population.sections')}
          bars={population.sections}
          onOpen={(section, is) => open({ section, ...verdictOf(is) })}
        />
      </div>
    </>
  )
}

const verdictOf = (is: Part): Record<string, string> =>
  is === 'yes' ? { verdict: 'pass' } : is === 'no' ? { verdict: 'fail' } : {}

function Figure(props: { label: string; hint?: string; count: number; onOpen: () => void }): ReactNode {
  const { label, hint, count, onOpen } = props
  return (
    <div title={hint}>
      <dt>{label}</dt>
      <dd>
        <button type="button" className="link-button figure" onClick={onOpen}>
          {formatNumber(count)}
        </button>
      </dd>
    </div>
  )
}

function Histogram({ population, onOpen }: { population: Population; onOpen: (bin: number) => void }): ReactNode {
  const text = useText()
  const { bins, binWidth, withoutTotal } = population
  const most = Math.max(1, ...bins.map(({ companies }) => companies))
  const range = (bin: number) => `${bin * binWidth}–${(bin + 1) * binWidth}`
  const table = {
    head: [text('recognition.population.points'), text('recognition.points.unit-companies')],
    rows: bins.map(({ bin, companies }) => [range(bin), companies]),
  }
  return (
    <ChartFrame
      isSection
      title={text('recognition.population.distribution')}
      unit={text('recognition.points.unit-companies')}
      table={table}
      note={withoutTotal > 0 ? text('recognition.population.without-total', { count: withoutTotal }) : undefined}
    >
      <ol className="population-histogram">
        {bins.map(({ bin, companies }) => (
          <li key={bin}>
            <span className="population-count">{formatNumber(companies)}</span>
            <span className="population-pillar" style={{ height: `${(companies / most) * 140}px` }} />
            <button type="button" className="link-button" onClick={() => onOpen(bin)}>
              {range(bin)}
            </button>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}

type Part = 'yes' | 'no' | 'unknown'
const parts = [
  ['yes', 'pass'],
  ['unknown', 'unknown'],
  ['no', 'fail'],
] as const

/** Each a line of one length: how many meet it, how many cannot be judged, how many do not. */
function Shares(props: { title: string; bars: PopulationBar[]; onOpen: (id: string, is: Part) => void }): ReactNode {
  const text = useText()
  const { title, bars, onOpen } = props
  const table = {
    head: [
      text('ui.chart.unit-name'),
      text('recognition.part.yes'),
      text('recognition.part.unknown'),
      text('recognition.part.no'),
    ],
    rows: bars.map((bar) => [say(bar.label), bar.pass, bar.unknown, bar.fail]),
  }
  return (
    <ChartFrame isSection title={title} unit={text('recognition.points.unit-companies')} table={table}>
      <ol className="population-shares">
        {bars.map((bar) => (
          <li key={bar.id}>
            <span>{say(bar.label)}</span>
            <span className="population-line" aria-hidden="true">
              {parts.map(([is, key]) => (
                <span
                  key={is}
                  className={`population-${is}`}
                  style={{ width: `${(bar[key] / Math.max(1, bar.companies)) * 100}%` }}
                />
              ))}
            </span>
            <span className="population-parts">
              {parts.map(([is, key]) =>
                bar[key] > 0 ? (
                  <button key={is} type="button" className="link-button" onClick={() => onOpen(bar.id, is)}>
                    {text(`recognition.part.${is}`)} {formatNumber(bar[key])}
                  </button>
                ) : null,
              )}
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}
