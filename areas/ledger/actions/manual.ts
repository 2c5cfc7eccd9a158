import { businessDate } from '#kernel/clock'
import { readFen } from '#kernel/money'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { type AccountDetailRow, accountDetail } from '../store/account-views.ts'
import { entryAt } from '../store/entries.ts'
import { grantOf, lockPayments } from '../store/payments.ts'
import { cancelPayment, requestPayment, retryPayment } from './payments.ts'
import { post } from './post.ts'
import { reverse } from './reverse.ts'

const own = { area: 'ledger', id: null, label: null, href: null }

/** An amount as it was typed. Errors: ledger.amount-unreadable. */
export function fenOf(text: string, field: string): bigint {
  const read = readFen(text)
  if ('fen' in read) return read.fen
  throw new Refusal({ code: 'ledger.amount-unreadable', field, params: { text: text.slice(0, 40) } })
}

/** Start of a business day in China; today means now, because the day is not over. */
function instantOf(day: string, now: Date): Date {
  return day === businessDate(now) ? now : new Date(`${day}T12:00:00+08:00`)
}

/** What moves with the payment process is not touched by hand: else money would leave without four eyes. */
async function handProblems(tx: Db, regionPath: string, ids: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const id of ids) {
    const account = await accountDetail(tx, [regionPath], id)
    if (!account) problems.push({ code: 'ledger.account-not-found', params: { account: id } })
    else if (!isByHand(account)) problems.push({ code: 'ledger.account-of-flow', params: { account: account.name } })
  }
  return problems
}

const isByHand = ({ kind }: AccountDetailRow) => kind === 'source' || kind === 'fund' || kind === 'clearing'

/**
 * A movement between sources, funds and clearing accounts, entered by a finance officer.
 *
 * Permission: ledger:write in the book. Writes: as post, the operation log.
 * Errors:     ledger.account-of-flow, .amount-unreadable and those of post.
 */
export async function enterByHand(
  ctx: Context,
  regionPath: string,
  input: {
    fromAccountId: string
    toAccountId: string
    amountYuan: string
    happenedOn: string
    purpose: string
    key: string
  },
): Promise<{ entryId: string }> {
  const amountFen = fenOf(input.amountYuan, 'amountYuan')
  return ctx.db.tx(async (tx) => {
    const problems = await handProblems(tx, regionPath, [input.fromAccountId, input.toAccountId])
    if (problems.length > 0) throw new Refusal(problems)
    const { entryId } = await post(tx, ctx, ctx.actor, {
      regionPath,
      key: `ledger.hand:${input.key}`,
      transfers: [{ from: input.fromAccountId, to: input.toAccountId, amountFen }],
      purpose: input.purpose,
      origin: own,
      ...(input.happenedOn === businessDate(ctx.clock.now())
        ? {}
        : { happenedAt: instantOf(input.happenedOn, ctx.clock.now()) }),
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.enter',
      object: `entry:${entryId}`,
      regionPath,
      detail: { amountFen: `${amountFen}`, purpose: input.purpose },
    })
    return { entryId }
  })
}

/**
 * Takes back an entry that was made by hand. What another area caused is taken back there, or the two would disagree.
 *
 * Permission: ledger:write in the book. Writes: as reverse, the operation log.
 * Errors:     ledger.correct-at-origin, .account-of-flow and those of reverse.
 */
export async function reverseByHand(
  ctx: Context,
  regionPath: string,
  input: { entryId: string; reason: string },
): Promise<{ entryId: string }> {
  return ctx.db.tx(async (tx) => {
    const entry = await entryAt(tx, regionPath, input.entryId)
    if (!entry) throw new Refusal('ledger.entry-not-found')
    if (!isMadeByHand(entry))
      throw new Refusal({ code: 'ledger.correct-at-origin', params: { area: entry.origin_area } })
    const { entryId } = await reverse(tx, ctx, ctx.actor, { regionPath, ...input })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.reverse',
      object: `entry:${input.entryId}`,
      regionPath,
      detail: { reason: input.reason, by: entryId },
    })
    return { entryId }
  })
}

/** Whether an entry came from the page for manual entries, and may be taken back there. */
export const isMadeByHand = (entry: { request_key: string; kind: string }) =>
  entry.request_key.startsWith('ledger.hand:') && entry.kind === 'transfer'

/**
 * A payment without a case: from a fund into the payee's account, and from there to the bank once a batch takes it.
 *
 * Permission: ledger:pay in the book. Writes: as post and requestPayment, the operation log.
 * Errors:     ledger.account-of-flow for what is no fund, and those of post and requestPayment.
 */
export async function payByHand(
  ctx: Context,
  regionPath: string,
  input: { fundId: string; payeeId: string; amountYuan: string; purpose: string; key: string },
): Promise<{ paymentId: string }> {
  const amountFen = fenOf(input.amountYuan, 'amountYuan')
  return ctx.db.tx(async (tx) => {
    const problems = await handProblems(tx, regionPath, [input.fundId])
    if (problems.length > 0) throw new Refusal(problems)
    const { key, purpose, fundId, payeeId } = input
    const request = { regionPath, amountFen, purpose, origin: own }
    await post(tx, ctx, ctx.actor, {
      ...request,
      key: `ledger.grant:${key}`,
      transfers: [{ from: fundId, to: payeeId, amountFen }],
    })
    const payment = { ...request, key: `ledger.pay:${key}`, accountId: payeeId }
    const { paymentId } = await requestPayment(tx, ctx, ctx.actor, payment)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.request-payment',
      object: `payment:${paymentId}`,
      regionPath,
      detail: { amountFen: `${amountFen}`, purpose },
    })
    return { paymentId }
  })
}

/**
 * Gives up a payment that was asked for by hand, one that waits or one that the bank returned, and takes the money back
 * from the payee's account to the fund.
 *
 * Permission: ledger:pay in the book. Writes: as cancelPayment and reverse, the operation log.
 * Errors:     ledger.payment-of-another-area, those of cancelPayment and reverse.
 */
export async function cancelByHand(
  ctx: Context,
  regionPath: string,
  input: { paymentId: string; reason: string },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const payment = (await lockPayments(tx, regionPath, [input.paymentId])).get(input.paymentId)
    if (!payment) throw new Refusal('ledger.payment-not-found')
    if (payment.origin_area !== 'ledger')
      throw new Refusal({ code: 'ledger.payment-of-another-area', params: { area: payment.origin_area } })
    if (payment.state === 'cancelled') return
    if (payment.state !== 'returned') await cancelPayment(tx, ctx, ctx.actor, { regionPath, ...input })
    const grantId = await grantOf(tx, regionPath, payment.id)
    if (grantId !== null) await reverse(tx, ctx, ctx.actor, { regionPath, entryId: grantId, reason: input.reason })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.cancel-payment',
      object: `payment:${payment.id}`,
      regionPath,
      detail: { reason: input.reason },
    })
  })
}

/** Permission: ledger:pay in the book. Writes and errors: as retryPayment, and the operation log. */
export async function retryByHand(ctx: Context, regionPath: string, paymentId: string): Promise<{ paymentId: string }> {
  return ctx.db.tx(async (tx) => {
    const made = await retryPayment(tx, ctx, ctx.actor, { regionPath, paymentId })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.retry-payment',
      object: `payment:${paymentId}`,
      regionPath,
      detail: { by: made.paymentId },
    })
    return { paymentId: made.paymentId }
  })
}
