import { Button } from 'antd'
import type { ReactNode } from 'react'
import { downloadPublishedIndicator, getPublishedIndicator } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { download, useCall } from '#ui/api'
import { TrendChart } from '#ui/chart'
import { DefinitionBody } from '#ui/definition-card'
import { usePathParam } from '#ui/link'
import { DateText, NumberText, PeriodText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { definitionOf } from './words.tsx'

type Published = ResponseOf<typeof getPublishedIndicator>

const mostSeries = 5

/** One region is one line; the widest regions first, at most five. */
function seriesOf(indicator: Published) {
  const byRegion = Map.groupBy(indicator.values, (value) => value.regionPath)
  return [...byRegion]
    .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .slice(0, mostSeries)
    .map(([path, values]) => ({
      name: values[0]?.regionName ?? path,
      points: values.map(({ period, value }) => ({ period, value })),
    }))
}

/** A published number with its definition, its series and every row; also as CSV. */
export default function PublishedIndicatorPage(): ReactNode {
  const text = useText()
  const indicatorId = usePathParam('indicatorId')
  const answer = useCall(getPublishedIndicator, { params: { indicatorId } })
  return (
    <Page
      title={answer.data?.name ?? text('indicators.public')}
      trail={[{ title: text('indicators.public'), to: '/public/indicators' }]}
      action={
        <Button
          className="no-print"
          onClick={() => void download(downloadPublishedIndicator, { params: { indicatorId } })}
        >
          CSV
        </Button>
      }
      answer={answer}
      kind="public"
    >
      {(indicator) => (
        <>
          <TrendChart
            title={indicator.name}
            unit={indicator.unit}
            series={seriesOf(indicator)}
            toDate={indicator.mode === 'flow-annual'}
          />
          <Section title={text('indicators.card')}>
            <DefinitionBody definition={definitionOf(text, indicator, indicator.card, [])} />
          </Section>
          <Section title={text('indicators.values')}>
            <RowsTable
              id="indicators.published.values"
              label={text('indicators.values')}
              rows={indicator.values.toReversed()}
              rowKey={(row) => `${row.regionPath} ${row.period}`}
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
        </>
      )}
    </Page>
  )
}
