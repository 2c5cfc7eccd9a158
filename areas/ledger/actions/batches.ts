import { notify, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { formatFen } from '#kernel/money'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { textProblems } from '../rules/entry-request.ts'
import { approvalProblems, type Handler, preparationProblems } from '../rules/four-eyes.ts'
import { batchNumber, paymentReference } from '../rules/payment-reference.ts'
import { type BatchRow, batchAt, insertBatch, nextOrdinal, setApproved, setWithdrawn } from '../store/batches.ts'
import { interestOf, organisationsOfPerson, type PayeeOfPayment, payeesOf } from '../store/payees.ts'
import {
  lockPayments,
  lockPaymentsOfBatch,
  type PaymentRow,
  setBatched,
  setSent,
  setWaiting,
} from '../store/payments.ts'
import { notWaiting } from './payments.ts'
import { settleHolds } from './settle-hold.ts'

/** More would make a bank file that nobody can check by eye, and a transaction that others wait for. */
const mostPayments = 2000

/**
 * Puts waiting payments into a batch and gives each its reference. Their money is kept already.
 *
 * Permission: ledger:pay in the book. Writes: ledger.batch, ledger.payment, a to-do for the others, the operation log.
 * Errors: ledger.nothing-chosen, .too-many-payments, .payment-not-found, .payment-not-waiting, .bank-details-missing,
 *         .person-is-payee and those of texts; all that apply.
 */
export async function prepareBatch(
  ctx: Context,
  regionPath: string,
  input: { title: string; paymentIds: readonly string[] },
): Promise<BatchRow> {
  const ids = [...new Set(input.paymentIds)]
  const wrong = textProblems(input.title, 'title')
  if (ids.length === 0) wrong.push({ code: 'ledger.nothing-chosen', field: 'paymentIds' })
  if (ids.length > mostPayments) wrong.push({ code: 'ledger.too-many-payments', params: { most: mostPayments } })
  if (wrong.length > 0) throw new Refusal(wrong)
  return ctx.db.tx(async (tx) => {
    const year = Number(businessDate(ctx.clock.now()).slice(0, 4))
    const ordinal = await nextOrdinal(tx, regionPath, year)
    const found = await lockPayments(tx, regionPath, ids)
    const payments = ids.flatMap((id) => found.get(id) ?? [])
    const payees = await payeesOf(
      tx,
      regionPath,
      payments.map((payment) => payment.account_id),
    )
    const preparer = await handlerOf(ctx, tx)
    const problems: Problem[] = [
      ...(payments.length < ids.length ? [{ code: 'ledger.payment-not-found' }] : []),
      ...(await notWaitingProblems(tx, payments)),
      ...bankProblems(payees.values()),
      ...preparationProblems(preparer, [...payees.values()].map(interestOf)),
    ]
    if (problems.length > 0) throw new Refusal(problems)
    const batch = batchRow(ctx, {
      regionPath,
      year,
      ordinal,
      title: input.title.trim(),
      userId: preparer.userId,
      payments,
    })
    await insertBatch(tx, batch)
    const lines = payments.map((payment, index) => {
      const line = index + 1
      return { paymentId: payment.id, line, reference: paymentReference({ regionPath, year, ordinal, line }) }
    })
    await setBatched(tx, batch, lines)
    await record(ctx, tx, 'ledger.prepare-batch', batch, {})
    await askForApproval(ctx, tx, batch)
    return batch
  })
}

/**
 * The second pair of eyes: from here on the bank is asked, and the money is on its way.
 *
 * Permission: ledger:approve in the book; a person, not a key.
 * Writes: ledger.batch, ledger.payment, an entry per payment, the to-do, the operation log.
 * Errors: ledger.batch-not-found, .batch-not-prepared, .changed-meanwhile, .own-batch, .person-is-payee,
 *         .changed-bank-details, .bank-details-missing, .person-needed.
 */
export async function approveBatch(
  ctx: Context,
  regionPath: string,
  input: { batchId: string; revision: number },
): Promise<void> {
  if (ctx.actor.kind === 'api-key') throw new Refusal('ledger.person-needed')
  await ctx.db.tx(async (tx) => {
    const batch = await lockPrepared(tx, regionPath, input)
    const payments = await lockPaymentsOfBatch(tx, regionPath, batch.id)
    const payees = await payeesOf(
      tx,
      regionPath,
      payments.map((payment) => payment.account_id),
    )
    const approver = await handlerOf(ctx, tx)
    const interests = { preparedByUserId: batch.prepared_by_user_id, payees: [...payees.values()].map(interestOf) }
    const problems = [...approvalProblems(approver, interests), ...bankProblems(payees.values())]
    if (problems.length > 0) throw new Refusal(problems)
    const at = ctx.clock.now()
    await setSent(tx, batch, at)
    await setApproved(tx, batch, { userId: approver.userId, name: ctx.actor.name, at })
    const settlements = payments.map((payment) => ({
      regionPath,
      holdId: payment.hold_id,
      key: `ledger.send:${payment.id}`,
      rest: 'release' as const,
      purpose: payment.purpose,
    }))
    await settleHolds(tx, ctx, ctx.actor, settlements)
    await record(ctx, tx, 'ledger.approve-batch', batch, {})
    await resolveTodos(tx, ctx, objectOf(batch))
  })
}

/**
 * Takes a batch back before it is approved: by whoever prepared it, or by whoever was to approve it. Its payments wait
 * again.
 *
 * Permission: ledger:pay in the book. Writes: ledger.batch, ledger.payment, the to-do, the operation log.
 * Errors: ledger.batch-not-found, .batch-not-prepared, .changed-meanwhile and those of texts.
 */
export async function withdrawBatch(
  ctx: Context,
  regionPath: string,
  input: { batchId: string; revision: number; reason: string },
): Promise<void> {
  const wrong = textProblems(input.reason, 'reason')
  if (wrong.length > 0) throw new Refusal(wrong)
  await ctx.db.tx(async (tx) => {
    const batch = await lockPrepared(tx, regionPath, input)
    await lockPaymentsOfBatch(tx, regionPath, batch.id)
    await setWaiting(tx, batch)
    await setWithdrawn(tx, batch, { name: ctx.actor.name, at: ctx.clock.now(), reason: input.reason })
    await record(ctx, tx, 'ledger.withdraw-batch', batch, { reason: input.reason })
    await resolveTodos(tx, ctx, objectOf(batch))
    if (batch.prepared_by_user_id !== ctx.actor.userId) await tellPreparer(ctx, tx, batch, input.reason)
  })
}

async function lockPrepared(tx: Db, regionPath: string, at: { batchId: string; revision: number }): Promise<BatchRow> {
  const batch = await batchAt(tx, regionPath, at.batchId, true)
  if (!batch) throw new Refusal('ledger.batch-not-found')
  if (batch.state !== 'prepared') throw new Refusal('ledger.batch-not-prepared')
  if (batch.revision !== at.revision) throw new Refusal('ledger.changed-meanwhile')
  return batch
}

async function handlerOf(ctx: Context, tx: Db): Promise<Handler> {
  const { userId } = ctx.actor
  if (userId === null) throw new Refusal('ledger.person-needed')
  return { userId, organisationIds: await organisationsOfPerson(tx, userId, businessDate(ctx.clock.now())) }
}

async function notWaitingProblems(tx: Db, payments: readonly PaymentRow[]): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const payment of payments) if (payment.state !== 'waiting') problems.push(await notWaiting(tx, payment))
  return problems
}

function bankProblems(payees: Iterable<PayeeOfPayment>): Problem[] {
  return [...payees]
    .filter((payee) => payee.bank_account_no === null)
    .map(({ name }) => ({ code: 'ledger.bank-details-missing', params: { payee: name } }))
}

function batchRow(
  ctx: Context,
  of: { regionPath: string; year: number; ordinal: number; title: string; userId: string; payments: PaymentRow[] },
): BatchRow {
  return {
    region_path: of.regionPath,
    id: ctx.ids.next('bat'),
    year: of.year,
    ordinal: of.ordinal,
    title: of.title,
    state: 'prepared',
    payment_count: of.payments.length,
    total_fen: of.payments.reduce((sum, { amount_fen }) => sum + amount_fen, 0n),
    prepared_by_user_id: of.userId,
    prepared_by_name: ctx.actor.name,
    prepared_at: ctx.clock.now(),
    approved_by_user_id: null,
    approved_by_name: null,
    approved_at: null,
    withdrawn_by_name: null,
    withdrawn_at: null,
    withdraw_reason: null,
    exported_at: null,
    revision: 1,
  }
}

const objectOf = (batch: BatchRow) => `batch:${batch.id}`
const linkOf = (batch: BatchRow) => `/ledger/batches/${batch.id}`

async function record(ctx: Context, tx: Db, action: string, batch: BatchRow, detail: Record<string, unknown>) {
  await ctx.audit.record(tx, ctx.actor, {
    action,
    object: objectOf(batch),
    regionPath: batch.region_path,
    detail: { number: batchNumber(batch), payments: batch.payment_count, totalFen: `${batch.total_fen}`, ...detail },
  })
}

/** Every finance officer of the region sees it; who prepared it is told by the page that it is for somebody else. */
async function askForApproval(ctx: Context, tx: Db, batch: BatchRow): Promise<void> {
  const number = batchNumber(batch)
  const sum = formatFen(batch.total_fen)
  await notify(tx, ctx, {
    kind: 'todo',
    to: { role: 'finance-officer' },
    regionPath: batch.region_path,
    title: { zh: `请复核拨付批次 ${number}：${batch.title}`, en: `Approve payment batch ${number}: ${batch.title}` },
    text: {
      zh: `${batch.prepared_by_name} 编制，${batch.payment_count} 笔，合计 ${sum}。编制人不能复核自己的批次。`,
      en: `Prepared by ${batch.prepared_by_name}: ${batch.payment_count} payments, ${sum}. Nobody approves his own batch.`,
    },
    link: linkOf(batch),
    object: objectOf(batch),
    reason: 'ledger.batch-to-approve',
  })
}

async function tellPreparer(ctx: Context, tx: Db, batch: BatchRow, reason: string): Promise<void> {
  const number = batchNumber(batch)
  await notify(tx, ctx, {
    kind: 'message',
    to: { userId: batch.prepared_by_user_id },
    regionPath: batch.region_path,
    title: { zh: `拨付批次 ${number} 被退回：${reason}`, en: `Payment batch ${number} was withdrawn: ${reason}` },
    link: linkOf(batch),
    object: objectOf(batch),
    reason: 'ledger.batch-withdrawn',
  })
}
