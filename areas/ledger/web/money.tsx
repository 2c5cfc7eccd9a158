import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { type LedgerAccount, listAccounts, listPayees } from '#contract/ledger'
import { fenText } from '#kernel/money'
import { useCall } from '#ui/api'
import { formatNumber, NoValue } from '#ui/number'
import type { Column } from '#ui/table'
import { text } from '#ui/text'

type FenText = string | null | undefined

/** Yuan as people write them, from fen as the wire carries them: `1,234.50`. */
export function yuanOf(fen: string): string {
  return formatNumber(fenText(BigInt(fen)), { places: 2 })
}

/** An amount in a table: the unit stands in the column's head. Nothing is lost, however large it is. */
export function Yuan({ fen, reason }: { fen: FenText; reason?: string }): ReactNode {
  if (fen === null || fen === undefined) return <NoValue reason={reason} />
  return <span className="figure">{yuanOf(fen)}</span>
}

/** A sum in a sentence, with its unit. */
export function sumOf(fen: string): string {
  return text('ledger.sum', { amount: yuanOf(fen) })
}

/** A column of amounts in yuan. Sorting and copying use the digits. */
export function yuanColumn<Row>(
  key: string,
  title: string,
  of: (row: Row) => FenText,
  over: Partial<Column<Row>> = {},
): Column<Row> {
  return {
    key,
    title,
    unit: text('ledger.yuan'),
    kind: 'number',
    width: 140,
    value: (row) => {
      const fen = of(row)
      return fen === null || fen === undefined ? null : fenText(BigInt(fen))
    },
    render: (row) => <Yuan fen={of(row)} />,
    ...over,
  }
}

/** A key for one request that must not be done twice. Not `randomUUID`: that is missing where there is no TLS. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface Control {
  value: unknown
  onChange: (value: unknown) => void
  id: string
}

function Picker(
  props: Control & { options: { value: string; label: string }[]; onSearch: (words: string) => void },
): ReactNode {
  const { id, value, onChange, options, onSearch } = props
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next: string | undefined) => onChange(next)}
      options={options}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      style={{ width: '100%' }}
    />
  )
}

/** Chooses an account of some kinds by name; each shows what is available. */
export function AccountPicker(props: Control & { kinds: readonly LedgerAccount['kind'][] }): ReactNode {
  const [q, setQ] = useState('')
  const found = useCall(listAccounts, { query: { ...(q ? { q } : {}), pageSize: 200 } })
  const options = (found.data?.items ?? [])
    .filter(({ kind }) => props.kinds.includes(kind))
    .map((one) => ({ value: one.id, label: `${one.name} · ${sumOf(one.availableFen ?? one.balanceFen)}` }))
  return <Picker {...props} options={options} onSearch={setQ} />
}

export function PayeePicker(props: Control): ReactNode {
  const [q, setQ] = useState('')
  const found = useCall(listPayees, { query: { ...(q ? { q } : {}), pageSize: 50 } })
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.accountId,
    label: [one.name, one.bankName, one.bankAccountNo].filter(Boolean).join(' · '),
  }))
  return <Picker {...props} options={options} onSearch={setQ} />
}
