import './ledger.css'
import type { ReactNode } from 'react'
import { type Batch, listBatches } from '#contract/ledger'
import { Go, useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { yuanColumn } from './money.tsx'
import { BatchState } from './words.tsx'

const states = ['prepared', 'approved', 'withdrawn'] as const

/** Batches with how far each has come. */
export default function Batches(): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Page
      title={text('ledger.batches')}
      subtitle={text('ledger.batches.about')}
      action={<Go to="/ledger/payments?state=waiting">{text('ledger.payments.choose')}</Go>}
    >
      <DataTable
        id="ledger.batches"
        label={text('ledger.batches')}
        endpoint={listBatches}
        rowKey={(row: Batch) => row.id}
        inAddress
        filters={[
          { key: 'q', label: text('ledger.batch.search'), kind: 'search' },
          {
            key: 'state',
            label: text('ledger.column.state'),
            kind: 'select',
            options: states.map((value) => ({ value, label: text(`ledger.batch.${value}`) })),
          },
        ]}
        columns={[
          { key: 'number', title: text('ledger.column.batch'), width: 110 },
          { key: 'title', title: text('ledger.batch.title'), isTitle: true, width: 280 },
          {
            key: 'state',
            title: text('ledger.column.state'),
            width: 150,
            value: (row) => text(`ledger.batch.${row.state}`),
            render: (row) => <BatchState batch={row} />,
          },
          {
            key: 'paymentCount',
            title: text('ledger.column.count'),
            unit: text('ledger.unit.payments'),
            kind: 'number',
            width: 100,
          },
          yuanColumn('totalFen', text('ledger.column.total'), (row: Batch) => row.totalFen),
          yuanColumn('paidFen', text('ledger.column.paid'), (row: Batch) => row.paidFen),
          yuanColumn('returnedFen', text('ledger.column.returned'), (row: Batch) => row.returnedFen),
          { key: 'preparedByName', title: text('ledger.batch.prepared-by'), width: 110 },
          {
            key: 'preparedAt',
            title: text('ledger.batch.prepared-at'),
            width: 150,
            render: (row) => <DateText date={row.preparedAt} />,
          },
          { key: 'approvedByName', title: text('ledger.batch.approved-by'), width: 110 },
          { key: 'regionName', title: text('ledger.column.book'), width: 110, optional: true },
        ]}
        onOpen={(row) => go(`/ledger/batches/${row.id}`)}
        empty={{ title: text('ledger.batches.none'), hint: text('ledger.batches.none.hint') }}
      />
    </Page>
  )
}
