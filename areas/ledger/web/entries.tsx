import './ledger.css'
import type { ReactNode } from 'react'
import { exportEntries, type JournalEntry, listEntries } from '#contract/ledger'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { yuanColumn } from './money.tsx'
import { EntryKind, OriginLink } from './words.tsx'

const kinds = ['transfer', 'reversal', 'correction'] as const

/** Everything that moved money, newest first. */
export default function Entries(): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Page title={text('ledger.entries')} subtitle={text('ledger.entries.about')}>
      <DataTable
        id="ledger.entries"
        label={text('ledger.entries')}
        endpoint={listEntries}
        exportEndpoint={exportEntries}
        rowKey={(row: JournalEntry) => row.id}
        inAddress
        filters={[
          { key: 'q', label: text('ledger.entry.search'), kind: 'search' },
          {
            key: 'kind',
            label: text('ledger.column.kind'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: text(`ledger.entry.${value}`) })),
          },
          { key: 'from', label: text('ledger.from'), kind: 'date' },
          { key: 'to', label: text('ledger.to'), kind: 'date' },
        ]}
        columns={[
          {
            key: 'happenedAt',
            title: text('ledger.column.happened'),
            width: 150,
            render: (row) => <DateText date={row.happenedAt} />,
          },
          {
            key: 'purpose',
            title: text('ledger.column.purpose'),
            isTitle: true,
            width: 340,
            render: (row) => (
              <span>
                {row.purpose} <EntryKind entry={row} />
              </span>
            ),
          },
          { key: 'from', title: text('ledger.column.from'), width: 220 },
          { key: 'to', title: text('ledger.column.to'), width: 220 },
          yuanColumn('amountFen', text('ledger.column.amount'), (row: JournalEntry) => row.amountFen),
          {
            key: 'origin',
            title: text('ledger.column.origin'),
            width: 180,
            value: (row) => row.origin.label,
            render: (row) => <OriginLink origin={row.origin} />,
          },
          { key: 'recordedByName', title: text('ledger.column.by'), width: 110 },
          { key: 'regionName', title: text('ledger.column.book'), width: 110, optional: true },
        ]}
        onOpen={(row) => go(`/ledger/entries/${row.id}`)}
        empty={{ title: text('ledger.entries.none'), hint: text('ledger.entries.none.hint') }}
      />
    </Page>
  )
}
