import { Button } from 'antd'
import type { ReactNode } from 'react'
import { exportSubjects, listSubjects, type Population, type SubjectLine } from '#contract/recognition'
import { useGo, useQueryState } from '#ui/link'
import { DateText, NoValue } from '#ui/number'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { colon, say, sayAll, useText } from '#ui/text'
import { nothingOpen } from './opened.ts'

const tones = { pass: 'good', fail: 'warn', unknown: 'none', unusable: 'bad' } as const

/** The companies behind the bar that was opened last. */
export function Companies({ population }: { population: Population }): ReactNode {
  const text = useText()
  const go = useGo()
  const [address, setAddress] = useQueryState()
  const fixed = ['bin', 'gate', 'gateIs', 'section', 'missing'].flatMap((key) => {
    const value = address[key]
    return value ? [[key, value] as const] : []
  })
  const options = (kind: 'population.result' | 'readiness', values: readonly string[]) =>
    values.map((value) => ({ value, label: text(`recognition.${kind}.${value}`) }))
  return (
    <div id="population-companies">
      {fixed.length > 0 ? (
        <p className="no-print">
          {text('recognition.population.opened')} <strong>{openedWords(population, address, text)}</strong>{' '}
          <Button size="small" onClick={() => setAddress(nothingOpen)}>
            {text('recognition.population.all')}
          </Button>
        </p>
      ) : null}
      <DataTable
        key={JSON.stringify(fixed) + (address.verdict ?? '') + (address.readiness ?? '') + (address.district ?? '')}
        id="recognition.population"
        label={text('recognition.population.companies')}
        endpoint={listSubjects}
        exportEndpoint={exportSubjects}
        params={{ populationId: population.id }}
        query={Object.fromEntries(fixed)}
        rowKey={(line: SubjectLine) => line.creditCode}
        inAddress
        filters={[
          { key: 'q', label: text('recognition.points.search'), kind: 'search' },
          { key: 'district', label: text('recognition.points.region'), kind: 'region' },
          {
            key: 'verdict',
            label: text('recognition.population.verdict'),
            kind: 'select',
            options: options('population.result', ['pass', 'fail', 'unknown', 'unusable']),
          },
          {
            key: 'readiness',
            label: text('recognition.population.readiness'),
            kind: 'select',
            options: options('readiness', ['ready', 'near', 'slipping', 'holds']),
          },
        ]}
        columns={[
          { key: 'name', title: text('recognition.points.company'), isTitle: true, width: 280 },
          { key: 'regionName', title: text('recognition.points.region'), width: 110 },
          {
            key: 'total',
            title: text('recognition.population.points'),
            kind: 'number',
            width: 90,
            render: ({ total }) =>
              total === null ? <NoValue reason={text('recognition.population.no-total')} /> : total.toFixed(2),
          },
          {
            key: 'verdict',
            title: text('recognition.population.verdict'),
            width: 130,
            render: ({ verdict }) => (
              <StatusTag tone={tones[verdict]} label={text(`recognition.population.result.${verdict}`)} />
            ),
          },
          {
            key: 'readiness',
            title: text('recognition.population.readiness'),
            width: 100,
            render: ({ readiness }) =>
              readiness ? (
                text(`recognition.readiness.${readiness}`)
              ) : (
                <NoValue reason={text('recognition.population.no-readiness')} />
              ),
          },
          {
            key: 'unmet',
            title: text('recognition.population.unmet'),
            width: 260,
            clip: true,
            value: ({ unmet }) => sayAll(unmet.map(say)),
          },
          { key: 'gaps', title: text('recognition.points.gaps'), kind: 'number', width: 100 },
          {
            key: 'validTo',
            title: text('recognition.population.valid-to'),
            width: 120,
            render: ({ validTo }) =>
              validTo ? (
                <DateText date={validTo} />
              ) : (
                <NoValue reason={text('recognition.population.no-certificate')} />
              ),
          },
        ]}
        onOpen={(line) => go(`/enterprises/${line.creditCode}`)}
        empty={{ title: text('recognition.points.no-lines'), hint: text('recognition.population.no-lines.hint') }}
      />
    </div>
  )
}

function openedWords(
  population: Population,
  address: Record<string, string>,
  text: ReturnType<typeof useText>,
): string {
  const labelOf = (bars: Population['gates'], id: string | undefined) => {
    const bar = bars.find((each) => each.id === id)
    return bar ? say(bar.label) : ''
  }
  const { bin, gate, gateIs, section, missing } = address
  const lacking = population.missing.find(({ fact }) => fact === missing)
  const low = Number(bin) * population.binWidth
  return [
    bin ? text('recognition.population.opened.bin', { low, high: low + population.binWidth }) : '',
    gate ? labelOf(population.gates, gate) + colon() + text(`recognition.part.${gateIs ?? 'yes'}`) : '',
    labelOf(population.sections, section),
    lacking ? text('recognition.population.opened.missing', { fact: say(lacking.label) }) : '',
  ]
    .filter(Boolean)
    .join('；')
}
