import './open-data/open-data.css'
import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { getPublishedIndicator } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { RankBars, TrendChart } from '#ui/chart'
import { DefinitionBody } from '#ui/definition-card'
import { usePathParam } from '#ui/link'
import { DateText, formatPeriod, NumberText, PeriodText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useLocale, useText } from '#ui/text'
import { yearsApart } from './cockpit/years-apart.ts'
import { UseOfData } from './open-data/formats.tsx'
import { definitionOf } from './words.tsx'

type Published = ResponseOf<typeof getPublishedIndicator>
type Value = Published['values'][number]

/** Regions by size: the city first, then the districts in their order. */
function regionsIn(values: readonly Value[]): { path: string; name: string }[] {
  const found = new Map(values.map((value) => [value.regionPath, value.regionName]))
  return [...found]
    .map(([path, name]) => ({ path, name }))
    .sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
}

/** A published number: newest value, course, districts, definition, every row, and how to use it. */
export default function PublishedIndicatorPage(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const indicatorId = usePathParam('indicatorId')
  const answer = useCall(getPublishedIndicator, { params: { indicatorId } })
  return (
    <Page
      title={answer.data?.name ?? text('indicators.public')}
      trail={[{ title: text('indicators.public'), to: '/public/indicators' }]}
      answer={answer}
      kind="public"
    >
      {(indicator) => {
        const { latest } = indicator
        return (
          <>
            {latest ? (
              <p className="open-latest">
                <NumberText value={latest.value} unit={indicator.unit} />{' '}
                <span className="quiet">
                  {latest.regionName} · <PeriodText period={latest.period} toDate={indicator.mode === 'flow-annual'} />
                </span>
              </p>
            ) : null}
            <Course indicator={indicator} />
            <Districts indicator={indicator} />
            <Section title={text('indicators.card')}>
              <DefinitionBody definition={definitionOf(text, indicator, indicator.card, [])} />
            </Section>
            <UseOfData
              indicatorId={indicator.id}
              terms={indicator}
              citation={text('indicators.open.citation', {
                publisher: indicator.publisher,
                name: indicator.name,
                period: formatPeriod(latest?.period, locale),
                address: indicator.address,
              })}
            />
            <Values indicator={indicator} />
          </>
        )
      }}
    </Page>
  )
}

/** One region over time; amounts of a year with the years before over one another. */
function Course({ indicator }: { indicator: Published }): ReactNode {
  const text = useText()
  const regions = regionsIn(indicator.values)
  const [chosen, setChosen] = useState(regions[0]?.path ?? '')
  const region = regions.find((one) => one.path === chosen) ?? regions[0]
  if (!region) return null
  const points = indicator.values
    .filter((value) => value.regionPath === region.path)
    .map(({ period, value }) => ({ period, value }))
  const newest = points.at(-1)?.period.slice(0, 4) ?? ''
  const years = indicator.mode === 'flow-annual' ? yearsApart(points, newest) : null
  return (
    <Section title={text('indicators.series')}>
      {regions.length > 1 ? (
        <Segmented
          className="open-regions no-print"
          value={region.path}
          options={regions.map(({ path, name }) => ({ value: path, label: name }))}
          onChange={(path) => setChosen(String(path))}
        />
      ) : null}
      <TrendChart
        title={`${region.name} ${indicator.name}`}
        unit={indicator.unit}
        series={years ?? [{ name: region.name, points }]}
        toDate={indicator.mode === 'flow-annual'}
      />
    </Section>
  )
}

/** The districts at the newest period that most of them reach. */
function Districts({ indicator }: { indicator: Published }): ReactNode {
  const text = useText()
  const locale = useLocale()
  const below = indicator.values.filter((value) => value.regionPath.split('/').length > 2)
  const byPeriod = Map.groupBy(below, (value) => value.period)
  const most = Math.max(0, ...[...byPeriod.values()].map((values) => values.length))
  const newest = [...byPeriod.values()].filter((values) => values.length === most).at(-1)
  if (!newest || newest.length < 2) return null
  return (
    <Section title={text('indicators.children')}>
      <RankBars
        title={formatPeriod(newest[0]?.period, locale, indicator.mode === 'flow-annual')}
        unit={indicator.unit}
        rows={newest.map((value) => ({ id: value.regionPath, label: value.regionName, value: value.value }))}
      />
    </Section>
  )
}

function Values({ indicator }: { indicator: Published }): ReactNode {
  const text = useText()
  const regions = regionsIn(indicator.values).map(({ name }) => ({ value: name, label: name }))
  return (
    <Section title={text('indicators.values')}>
      <RowsTable
        id="indicators.published.values"
        label={text('indicators.values')}
        rows={indicator.values.toReversed()}
        rowKey={(row) => `${row.regionPath} ${row.period}`}
        pageSize={20}
        filters={
          regions.length > 1
            ? [{ key: 'region', label: text('indicators.region'), kind: 'select', options: regions }]
            : []
        }
        matches={(row, filters) => !filters.region || row.regionName === filters.region}
        columns={[
          {
            key: 'period',
            title: text('indicators.column.period'),
            isTitle: true,
            render: (row) => <PeriodText period={row.period} />,
          },
          { key: 'regionName', title: text('indicators.region') },
          {
            key: 'value',
            title: text('indicators.column.value'),
            unit: indicator.unit,
            kind: 'number',
            render: (row) => <NumberText value={row.value} />,
          },
          {
            key: 'correction',
            title: text('indicators.column.correction'),
            value: (row) => row.correction?.before ?? null,
            render: (row) =>
              row.correction ? (
                <span>
                  {text('indicators.corrected', {
                    before: row.correction.before,
                    reason: row.correction.reason ?? '—',
                  })}{' '}
                  <DateText date={row.correction.correctedAt} />
                </span>
              ) : null,
          },
          { key: 'cardVersion', title: text('indicators.column.card'), kind: 'number' },
          {
            key: 'recordedAt',
            title: text('indicators.column.recorded'),
            render: (row) => <DateText date={row.recordedAt} />,
          },
        ]}
        empty={{ title: text('indicators.public.no-value') }}
      />
    </Section>
  )
}
