import type { ReactNode } from 'react'
import type { BankLine, Batch, JournalEntry, Payment } from '#contract/ledger'
import { Go } from '#ui/link'
import { StatusTag, type Tone } from '#ui/status'
import { useText } from '#ui/text'

const paymentTones: Record<Payment['state'], Tone> = {
  waiting: 'none',
  batched: 'steady',
  sent: 'steady',
  paid: 'good',
  returned: 'bad',
  cancelled: 'none',
}

export function PaymentState({ payment }: { payment: Pick<Payment, 'state' | 'answerReason'> }): ReactNode {
  const text = useText()
  const { state, answerReason } = payment
  return (
    <StatusTag tone={paymentTones[state]} label={text(`ledger.payment.${state}`)} title={answerReason ?? undefined} />
  )
}

/** Where a batch stands, once its payments are counted: to be approved, on its way, or done with. */
export function BatchState({ batch }: { batch: Batch }): ReactNode {
  const text = useText()
  if (batch.state === 'prepared') return <StatusTag tone="warn" label={text('ledger.batch.prepared')} />
  if (batch.state === 'withdrawn') return <StatusTag tone="none" label={text('ledger.batch.withdrawn')} />
  if (batch.sentCount > 0) return <StatusTag tone="steady" label={text('ledger.batch.sent')} />
  return batch.returnedCount > 0 ? (
    <StatusTag tone="bad" label={text('ledger.batch.with-returns', { count: batch.returnedCount })} />
  ) : (
    <StatusTag tone="good" label={text('ledger.batch.paid')} />
  )
}

const outcomeTones: Record<BankLine['outcome'], Tone> = {
  paid: 'good',
  returned: 'bad',
  already: 'none',
  'amount-differs': 'warn',
  ambiguous: 'warn',
  repeated: 'none',
  contradicts: 'warn',
  unknown: 'warn',
  unreadable: 'warn',
  dismissed: 'none',
}

export function LineOutcome({ line }: { line: BankLine }): ReactNode {
  const text = useText()
  return <StatusTag tone={outcomeTones[line.outcome]} label={text(`ledger.outcome.${line.outcome}`)} />
}

export function EntryKind({ entry }: { entry: Pick<JournalEntry, 'kind' | 'isReversed'> }): ReactNode {
  const text = useText()
  if (entry.isReversed) return <StatusTag tone="none" label={text('ledger.entry.reversed')} />
  if (entry.kind === 'transfer') return null
  return <StatusTag tone="warn" label={text(`ledger.entry.${entry.kind}`)} />
}

interface From {
  area: string
  label: string | null
  href: string | null
}

/** The case behind an amount, with the way to it. */
export function OriginLink({ origin }: { origin: From }): ReactNode {
  const text = useText()
  const words = origin.label ?? (origin.area === 'ledger' ? text('ledger.origin.hand') : origin.area)
  return origin.href ? <Go to={origin.href}>{words}</Go> : <span>{words}</span>
}
