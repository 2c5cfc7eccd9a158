import { type ReactNode, useState } from 'react'
import { getPopulation, listSimulated, type SimulationResult } from '#contract/recognition'
import { useCall } from '#ui/api'
import { ChartFrame } from '#ui/chart'
import { Go, useGo } from '#ui/link'
import { formatNumber } from '#ui/number'
import { Section } from '#ui/page'
import { DataTable } from '#ui/table'
import { say, sayAll, useText } from '#ui/text'
import { Points } from '../points/words.tsx'
import { wanOf } from './words.ts'

interface Opened {
  change: 'gain' | 'lose'
  group?: 'district' | 'size' | 'title'
  is?: string
}

interface Props {
  populationId: string
  result: SimulationResult
  changes: Record<string, number>
}

/** Who gains, who loses, where, and what it costs; each number opens its companies. */
export function Result({ populationId, result, changes, children }: Props & { children: ReactNode }): ReactNode {
  const text = useText()
  const [opened, setOpened] = useState<Opened | null>(null)
  const count = (number: number, open: Opened) =>
    number === 0 ? (
      '0'
    ) : (
      <button type="button" className="link-button" onClick={() => setOpened(open)}>
        {formatNumber(number)}
      </button>
    )
  return (
    <>
      <div className="simulation-decide">
        <dl className="simulation-figures" aria-live="polite">
          <div>
            <dt>{text('recognition.simulation.gain')}</dt>
            <dd className="figure">{count(result.gain, { change: 'gain' })}</dd>
          </div>
          <div>
            <dt>{text('recognition.simulation.lose')}</dt>
            <dd className="figure">{count(result.lose, { change: 'lose' })}</dd>
          </div>
          <div>
            <dt>{text('recognition.simulation.pass')}</dt>
            <dd className="figure">
              {formatNumber(result.passBefore)} → {formatNumber(result.passAfter)}
            </dd>
          </div>
          <div>
            <dt>{text('recognition.simulation.cost')}</dt>
            <dd className="figure">
              {wanOf(result.costBeforeYuan)} → {wanOf(result.costAfterYuan)}
            </dd>
          </div>
        </dl>
        {children}
      </div>
      <p className="quiet">
        {text('recognition.simulation.note', {
          companies: formatNumber(result.companies),
          unusable: formatNumber(result.unusable),
        })}
      </p>
      {result.unknown > 0 ? <Undecided populationId={populationId} unknown={result.unknown} /> : null}
      {result.bins.length > 0 ? <Bins result={result} /> : null}
      {opened ? <Companies populationId={populationId} changes={changes} opened={opened} /> : null}
      <div className="simulation-groups">
        {(['district', 'size', 'title'] as const).map((group) => (
          <Section key={group} title={text(`recognition.simulation.by.${group}`)}>
            <table className="simulation-table">
              <thead>
                <tr>
                  {['group', 'companies', 'gain', 'lose'].map((key) => (
                    <th key={key} scope="col">
                      {text(`recognition.simulation.column.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {result[group].map((bar) => (
                  <tr key={bar.id}>
                    <th scope="row">{say(bar.label)}</th>
                    <td className="figure">{formatNumber(bar.companies)}</td>
                    <td className="figure">{count(bar.gain, { change: 'gain', group, is: bar.id })}</td>
                    <td className="figure">{count(bar.lose, { change: 'lose', group, is: bar.id })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        ))}
      </div>
    </>
  )
}

const mostSaid = 3

/** Why many companies change nothing: which facts are missing for most, and the way to the sheet that asks for them. */
function Undecided({ populationId, unknown }: { populationId: string; unknown: number }): ReactNode {
  const text = useText()
  const { data } = useCall(getPopulation, { params: { populationId } })
  const missing = data?.missing ?? []
  return (
    <p>
      {text('recognition.simulation.unknown', { count: formatNumber(unknown) })}
      {missing.length > 0
        ? text('recognition.simulation.unknown.facts', {
            facts: sayAll(
              missing
                .slice(0, mostSaid)
                .map(({ label, companies }) =>
                  text('recognition.simulation.unknown.fact', { fact: say(label), count: formatNumber(companies) }),
                ),
            ),
          })
        : null}{' '}
      <Go to="/recognition/population" search={{ population: populationId, verdict: 'unknown' }}>
        {text('recognition.simulation.unknown.go')}
      </Go>
    </p>
  )
}

/** Totals before and after, bar beside bar. */
function Bins({ result }: { result: SimulationResult }): ReactNode {
  const text = useText()
  const { bins, binWidth } = result
  const most = Math.max(1, ...bins.flatMap(({ before, after }) => [before, after]))
  const range = (bin: number) => `${bin * binWidth}–${(bin + 1) * binWidth}`
  const table = {
    head: [
      text('recognition.population.points'),
      text('recognition.simulation.before'),
      text('recognition.simulation.after'),
    ],
    rows: bins.map(({ bin, before, after }) => [range(bin), before, after]),
  }
  const title = text('recognition.simulation.distribution')
  return (
    <ChartFrame title={title} unit={text('recognition.points.unit-companies')} table={table}>
      <ol className="simulation-bins" aria-label={title}>
        {bins.map(({ bin, before, after }) => (
          <li key={bin}>
            <span className="simulation-pillars" aria-hidden="true">
              <span className="simulation-before" style={{ height: `${(before / most) * 120}px` }} />
              <span className="simulation-after" style={{ height: `${(after / most) * 120}px` }} />
            </span>
            <span className="quiet">{range(bin)}</span>
            <span className="figure">{before === after ? before : `${before}→${after}`}</span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}

function Companies({ populationId, changes, opened }: Omit<Props, 'result'> & { opened: Opened }): ReactNode {
  const text = useText()
  const go = useGo()
  const label = text(`recognition.simulation.${opened.change}`)
  return (
    <Section title={label}>
      <DataTable
        id="recognition.simulated"
        label={label}
        endpoint={listSimulated}
        params={{ populationId }}
        query={{ ...opened, changes: JSON.stringify(changes) }}
        rowKey={(line) => line.creditCode}
        columns={[
          { key: 'name', title: text('recognition.points.company'), isTitle: true, width: 280 },
          { key: 'regionName', title: text('recognition.points.region'), width: 110 },
          {
            key: 'before',
            title: text('recognition.simulation.before'),
            kind: 'number',
            width: 110,
            render: ({ before }) => <Points points={before} />,
          },
          {
            key: 'after',
            title: text('recognition.simulation.after'),
            kind: 'number',
            width: 110,
            render: ({ after }) => <Points points={after} />,
          },
        ]}
        onOpen={(line) => go(`/enterprises/${line.creditCode}`)}
        empty={{ title: text('recognition.points.no-lines'), hint: text('recognition.simulation.no-lines') }}
      />
    </Section>
  )
}
