import './open-data/open-data.css'
import type { ReactNode } from 'react'
import { listPublishedIndicators } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { NumberText, PeriodText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { UseOfData } from './open-data/formats.tsx'

type Row = ResponseOf<typeof listPublishedIndicators>['items'][number]

/** What the city publishes: every number opens its definition and its rows, and programs get all of it. */
export default function PublishedIndicators(): ReactNode {
  const text = useText()
  const all = useCall(listPublishedIndicators, { query: {} })
  return (
    <Page title={text('indicators.public')} subtitle={text('indicators.public.subtitle')} kind="public">
      <DataTable
        id="indicators.published"
        label={text('indicators.public')}
        endpoint={listPublishedIndicators}
        rowKey={(row: Row) => row.id}
        inAddress
        filters={[{ key: 'q', label: text('indicators.search'), kind: 'search' }]}
        columns={[
          {
            key: 'name',
            title: text('indicators.column.indicator'),
            isTitle: true,
            width: 280,
            value: (row: Row) => row.name,
            render: (row: Row) => <Go to={`/public/indicators/${row.id}`}>{row.name}</Go>,
          },
          {
            key: 'latest',
            title: text('indicators.column.latest'),
            kind: 'number',
            value: (row: Row) => row.latest?.value ?? null,
            render: (row: Row) => (
              <NumberText value={row.latest?.value} unit={row.unit} reason={text('indicators.public.no-value')} />
            ),
          },
          {
            key: 'period',
            title: text('indicators.column.period'),
            value: (row: Row) => row.latest?.period ?? null,
            render: (row: Row) => <PeriodText period={row.latest?.period} toDate={row.mode === 'flow-annual'} />,
          },
          { key: 'region', title: text('indicators.region'), value: (row: Row) => row.latest?.regionName ?? null },
        ]}
        empty={{ title: text('indicators.public.none'), hint: text('indicators.public.none.hint') }}
      />
      {all.data && all.data.total > 0 ? <UseOfData indicatorId={null} terms={all.data} /> : null}
    </Page>
  )
}
