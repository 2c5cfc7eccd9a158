import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { exportStatement, getStatement, type StatementLine } from '#contract/ledger'
import { businessDate } from '#kernel/clock'
import { download, useCall } from '#ui/api'
import { DatePick } from '#ui/form'
import { Go, useGo, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { Yuan, yuanColumn } from './money.tsx'
import { EntryKind, OriginLink } from './words.tsx'

export type Basis = 'happened' | 'recorded'

/** First day of the year up to today: what people ask for most. */
export function usePeriod(): { from: string; to: string; by: Basis; set: (change: Record<string, string>) => void } {
  const [address, set] = useQueryState()
  const today = businessDate(new Date())
  const by = address.by === 'recorded' ? 'recorded' : 'happened'
  return { from: address.from ?? `${today.slice(0, 4)}-01-01`, to: address.to ?? today, by, set }
}

/** One amount with its name, in a `dl`. */
export function Fact({
  title,
  fen,
  isLarge,
  reason,
}: {
  title: string
  fen: string | null
  isLarge?: boolean
  reason?: string
}): ReactNode {
  const text = useText()
  return (
    <div>
      <dt>{title}</dt>
      <dd className={isLarge ? 'ledger-large' : undefined}>
        <Yuan fen={fen} reason={reason} /> {fen === null ? null : text('ledger.yuan')}
      </dd>
    </div>
  )
}

/** From, to, and by which of the two times. */
export function PeriodBar({ children }: { children?: ReactNode }): ReactNode {
  const text = useText()
  const { from, to, by, set } = usePeriod()
  return (
    <div className="ledger-ask no-print">
      <span className="ledger-days">
        <DatePick value={from} onChange={(day) => set({ from: day ?? '' })} label={text('ledger.from')} />
        <span aria-hidden="true">–</span>
        <DatePick value={to} onChange={(day) => set({ to: day ?? '' })} label={text('ledger.to')} />
      </span>
      <Segmented
        value={by}
        onChange={(next) => set({ by: next === 'recorded' ? 'recorded' : '' })}
        options={(['happened', 'recorded'] as const).map((value) => ({ value, label: text(`ledger.by.${value}`) }))}
      />
      {children}
    </div>
  )
}

/** The statement of a period as a table, and the ways to have it on paper and as a spreadsheet. */
export function StatementSection({ accountId }: { accountId: string }): ReactNode {
  const text = useText()
  const go = useGo()
  const { from, to, by } = usePeriod()
  const params = { accountId }
  const query = { from, to, by }
  const answer = useCall(getStatement, { params, query })
  const statement = answer.data
  return (
    <Section
      title={text('ledger.statement')}
      extra={
        <span className="ledger-ask no-print">
          <Go to={`/ledger/accounts/${accountId}/statement`} search={query}>
            {text('ledger.statement.print')}
          </Go>
          <Button size="small" onClick={() => void download(exportStatement, { params, query })}>
            {text('ledger.excel')}
          </Button>
        </span>
      }
    >
      <PeriodBar />
      {statement ? (
        <>
          <dl className="ledger-facts">
            <Fact title={text('ledger.opening')} fen={statement.openingFen} />
            <Fact title={text('ledger.increase')} fen={statement.increaseFen} />
            <Fact title={text('ledger.decrease')} fen={statement.decreaseFen} />
            <Fact title={text('ledger.closing')} fen={statement.closingFen} />
          </dl>
          {statement.lineCount > statement.lines.length ? (
            <p className="quiet">
              {text('ledger.statement.cut', { shown: statement.lines.length, count: statement.lineCount })}
            </p>
          ) : null}
        </>
      ) : null}
      <RowsTable
        id="ledger.statement"
        label={text('ledger.statement')}
        rows={statement?.lines ?? null}
        rowKey={(row: StatementLine) => `${row.seq}`}
        onOpen={(row) => go(`/ledger/entries/${row.entryId}`)}
        columns={[
          {
            key: 'happenedAt',
            title: text('ledger.column.happened'),
            width: 110,
            value: (row) => businessDate(new Date(row.happenedAt)),
          },
          {
            key: 'purpose',
            title: text('ledger.column.purpose'),
            isTitle: true,
            width: 300,
            render: (row) => (
              <span>
                {row.purpose} <EntryKind entry={{ kind: row.kind, isReversed: false }} />
              </span>
            ),
          },
          { key: 'counterparts', title: text('ledger.column.counterpart'), width: 200 },
          yuanColumn('increaseFen', text('ledger.increase'), (row: StatementLine) => row.increaseFen),
          yuanColumn('decreaseFen', text('ledger.decrease'), (row: StatementLine) => row.decreaseFen),
          yuanColumn('balanceFen', text('ledger.column.balance'), (row: StatementLine) => row.balanceFen),
          {
            key: 'recordedAt',
            title: text('ledger.column.recorded'),
            width: 150,
            optional: true,
            render: (row) => <DateText date={row.recordedAt} />,
          },
          { key: 'recordedByName', title: text('ledger.column.by'), width: 110, optional: true },
          {
            key: 'origin',
            title: text('ledger.column.origin'),
            width: 180,
            optional: true,
            value: (row) => row.origin.label,
            render: (row) => <OriginLink origin={row.origin} />,
          },
        ]}
        empty={{ title: text('ledger.statement.none'), hint: text('ledger.statement.none.hint') }}
      />
    </Section>
  )
}
