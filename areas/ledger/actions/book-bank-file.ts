import { formatFen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { EntryRequest } from '../rules/entry-request.ts'
import { textProblems } from '../rules/entry-request.ts'
import { answerOutcome, bookableOutcomes } from '../rules/line-outcome.ts'
import {
  type BankFileRow,
  type BankLineRow,
  bankFileAt,
  bankLinesOf,
  setConfirmed,
  setLine,
} from '../store/bank-files.ts'
import { lockPayments, type PaymentRow, setAnswered } from '../store/payments.ts'
import { inTransit, paidOut } from './bank-accounts.ts'
import { postAll, type Writer } from './post.ts'

export interface Booked {
  paidCount: number
  returnedCount: number
}

/**
 * Books every line that is clear: what was paid leaves the books, what the bank sent back returns to the payee's
 * account. Judged anew under locks, so that of two people, two files or a repeated confirmation nothing is booked twice.
 *
 * Permission: ledger:pay in the book.
 * Writes:     an entry per line, ledger.payment, ledger.bank_line, the operation log.
 * Errors:     ledger.bank-file-not-found and those of post.
 */
export async function bookBankFile(ctx: Context, regionPath: string, bankFileId: string): Promise<Booked> {
  return ctx.db.tx(async (tx) => {
    const file = await lockFile(tx, regionPath, bankFileId)
    const lines = (await bankLinesOf(tx, regionPath, bankFileId)).filter(
      ({ outcome, booked_at }) => bookableOutcomes.includes(outcome) && booked_at === null,
    )
    const payments = await lockPayments(
      tx,
      regionPath,
      lines.flatMap(({ payment_id }) => payment_id ?? []),
    )
    const booked = await bookLines(tx, ctx, ctx.actor, { file, lines, payments })
    await setConfirmed(tx, file, { name: ctx.actor.name, at: ctx.clock.now() })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.book-bank-file',
      object: `bank-file:${file.id}`,
      regionPath,
      detail: { ...booked },
    })
    return booked
  })
}

async function lockFile(tx: Db, regionPath: string, bankFileId: string): Promise<BankFileRow> {
  const file = await bankFileAt(tx, regionPath, bankFileId, true)
  if (!file) throw new Refusal('ledger.bank-file-not-found')
  return file
}

async function bookLines(
  tx: Db,
  writer: Writer,
  actor: Actor,
  at: { file: BankFileRow; lines: BankLineRow[]; payments: Map<string, PaymentRow> },
): Promise<Booked> {
  const { region_path: regionPath } = at.file
  const accounts = {
    transit: (await inTransit(tx, writer, actor, regionPath)).id,
    paid: (await paidOut(tx, writer, actor, regionPath)).id,
  }
  const booked: Booked = { paidCount: 0, returnedCount: 0 }
  const entries: EntryRequest[] = []
  for (const line of at.lines) {
    const payment = at.payments.get(line.payment_id ?? '')
    if (!payment || line.result === null) continue
    const outcome = answerOutcome(line.result, payment.state)
    const state = outcome === 'paid' || outcome === 'returned' ? outcome : null
    if (state !== null) {
      entries.push(entryOf(at.file, line, payment, state, accounts))
      await setAnswered(tx, payment, { state, on: line.answered_on, reason: state === 'paid' ? null : line.reason })
      payment.state = state
      booked[state === 'paid' ? 'paidCount' : 'returnedCount'] += 1
    }
    await setLine(tx, line, { ...line, outcome, booked_at: state === null ? null : writer.clock.now() })
  }
  if (entries.length > 0) await postAll(tx, writer, actor, entries)
  return booked
}

/** Paid: out of the books. Returned: back to the payee, from wherever the money is now. */
function entryOf(
  file: BankFileRow,
  line: BankLineRow,
  payment: PaymentRow,
  state: 'paid' | 'returned',
  accounts: { transit: string; paid: string },
): EntryRequest {
  const from = payment.state === 'paid' ? accounts.paid : accounts.transit
  const to = state === 'paid' ? accounts.paid : payment.account_id
  const words = state === 'paid' ? '银行已付' : `银行退回${line.reason ? `（${line.reason}）` : ''}`
  return {
    regionPath: file.region_path,
    key: `ledger.bank:${payment.id}:${payment.state}:${state}`,
    transfers: [{ from, to, amountFen: payment.amount_fen }],
    purpose: `${words}：${payment.purpose}`.slice(0, 500),
    origin: {
      area: payment.origin_area,
      id: payment.origin_id,
      label: payment.origin_label,
      href: payment.origin_href,
    },
  }
}

/**
 * What a person decides about a line that the rules leave open: which payment it answers, or why it answers none.
 *
 * Permission: ledger:pay in the book. Writes: ledger.bank_line, the operation log. Books nothing by itself.
 * Errors:     ledger.bank-file-not-found, .bank-line-not-found, .bank-line-booked, .payment-not-found,
 *             .line-amount-differs, .line-not-answer and those of texts.
 */
export async function decideLine(
  ctx: Context,
  regionPath: string,
  input: { bankFileId: string; lineNo: number; decision: { paymentId: string } | { note: string } },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    await lockFile(tx, regionPath, input.bankFileId)
    const line = (await bankLinesOf(tx, regionPath, input.bankFileId)).find(({ line_no }) => line_no === input.lineNo)
    if (!line) throw new Refusal('ledger.bank-line-not-found')
    if (line.booked_at !== null) throw new Refusal('ledger.bank-line-booked')
    const { decision } = input
    if ('note' in decision) await dismiss(ctx, tx, line, decision.note)
    else await assign(ctx, tx, line, decision.paymentId)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.decide-bank-line',
      object: `bank-file:${input.bankFileId}`,
      regionPath,
      detail: { line: input.lineNo, ...decision },
    })
  })
}

async function dismiss(ctx: Context, tx: Db, line: BankLineRow, note: string): Promise<void> {
  const wrong = textProblems(note, 'note')
  if (wrong.length > 0) throw new Refusal(wrong)
  await setLine(tx, line, { ...line, outcome: 'dismissed', note, decided_by_name: ctx.actor.name })
}

async function assign(ctx: Context, tx: Db, line: BankLineRow, paymentId: string): Promise<void> {
  const payment = (await lockPayments(tx, line.region_path, [paymentId])).get(paymentId)
  if (!payment || payment.sent_at === null) throw new Refusal('ledger.payment-not-found')
  if (line.amount_fen !== payment.amount_fen) {
    const bank = line.amount_fen === null ? '' : formatFen(line.amount_fen)
    throw new Refusal({ code: 'ledger.line-amount-differs', params: { bank, asked: formatFen(payment.amount_fen) } })
  }
  const outcome = line.result === null ? 'unreadable' : answerOutcome(line.result, payment.state)
  if (outcome !== 'paid' && outcome !== 'returned') throw new Refusal('ledger.line-not-answer')
  await setLine(tx, line, {
    ...line,
    outcome,
    matched_by: 'person',
    payment_id: paymentId,
    note: null,
    decided_by_name: ctx.actor.name,
  })
}
