import '../indicators.css'
import type { ReactNode } from 'react'
import { type CollectionSummaryView, listCollections } from '#contract/indicators'
import { useCall } from '#ui/api'
import { Go, useGo } from '#ui/link'
import { DateText, PeriodText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'

/** Where a press leads: somebody with one form to fill in gets that form, everybody else the progress. */
function placeOf(row: CollectionSummaryView): [path: string, search: Record<string, string>] {
  const { id, regionPath, own, units } = row
  const only = units === 1 ? own[0] : undefined
  if (only && !row.mayRun) return [`/indicators/collections/${id}/report`, { regionPath, unit: only.unitId }]
  return [`/indicators/collections/${id}`, { regionPath }]
}

/** What the office asked for and how far it is; what a unit is asked for, by due date. */
export default function CollectionList(): ReactNode {
  const text = useText()
  const go = useGo()
  const rights = useCall(listCollections, { query: { pageSize: 1 } })
  const mayCreate = rights.data?.mayCreate ?? false
  const create = (
    <Go to="/indicators/collections/new" className="button button-primary">
      {text('indicators.collection.new')}
    </Go>
  )
  return (
    <Page
      title={text('indicators.collections')}
      subtitle={text('indicators.collections.subtitle')}
      trail={[{ title: text('indicators.cockpit'), to: '/cockpit' }]}
      action={mayCreate ? create : null}
    >
      <DataTable
        id="indicators.collections"
        label={text('indicators.collections')}
        endpoint={listCollections}
        rowKey={(row: CollectionSummaryView) => row.id}
        inAddress
        filters={[
          {
            key: 'status',
            label: text('indicators.collection.status'),
            kind: 'select',
            options: (['open', 'closed', 'all'] as const).map((value) => ({
              value,
              label: text(`indicators.collection.${value}`),
            })),
          },
        ]}
        onOpen={(row) => go(...placeOf(row))}
        columns={[
          { key: 'title', title: text('indicators.collection.title'), isTitle: true, width: 280 },
          {
            key: 'period',
            title: text('indicators.column.period'),
            width: 120,
            render: (row) => <PeriodText period={row.period} />,
          },
          {
            key: 'dueOn',
            title: text('indicators.collection.due'),
            width: 120,
            render: (row) => <DateText date={row.dueOn} />,
          },
          {
            key: 'state',
            title: text('indicators.collection.status'),
            width: 150,
            value: (row) => row.daysLate,
            render: (row) => <CollectionState row={row} />,
          },
          {
            key: 'progress',
            title: text('indicators.collection.progress'),
            width: 150,
            value: (row) => text('indicators.collection.units-done', { done: row.unitsDone, units: row.units }),
          },
          { key: 'regionName', title: text('indicators.collection.asked-by'), width: 130 },
          { key: 'createdByName', title: text('indicators.collection.by'), width: 110 },
        ]}
        empty={{
          title: text('indicators.collection.empty'),
          hint: text(mayCreate ? 'indicators.collection.empty.ask' : 'indicators.collection.empty.owe'),
        }}
      />
    </Page>
  )
}

/** Ended, complete, late by so many days, or running. */
export function CollectionState({
  row,
}: {
  row: Pick<CollectionSummaryView, 'status' | 'units' | 'unitsDone' | 'daysLate'>
}): ReactNode {
  const text = useText()
  if (row.status === 'closed') return <StatusTag tone="none" label={text('indicators.collection.closed')} />
  if (row.unitsDone === row.units) return <StatusTag tone="good" label={text('indicators.collection.complete')} />
  if (row.daysLate > 0)
    return <StatusTag tone="bad" label={text('indicators.collection.late', { count: row.daysLate })} />
  return <StatusTag tone="steady" label={text('indicators.collection.open')} />
}
