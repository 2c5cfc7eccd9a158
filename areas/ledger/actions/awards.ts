import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Origin } from '../rules/entry-request.ts'
import { holdAll } from './hold.ts'
import { entriesOf, type KnownPayment, latestPaymentsOf } from './known.ts'
import { type NewAccount, openAccount } from './open-account.ts'
import { type NewPayee, openPayee } from './payees.ts'
import { cancelPayment, requestPayments } from './payments.ts'
import type { Writer } from './post.ts'
import { reverse } from './reverse.ts'
import { settleHolds } from './settle-hold.ts'

/**
 * What every award does with money, whatever it is given for: kept back in a fund when it is decided, handed to payment
 * when its time has come, taken back while its money lies in the books.
 */

/** The origin of an award names the one thing that it is given for: its money is found again by it. */
type AwardOrigin = Origin & { id: string }

/** Where a payment stands while its money lies in the books, and can go back into its fund. */
export const inTheBooks: readonly KnownPayment['state'][] = ['waiting', 'returned', 'cancelled']

/** What is kept back for one award. */
export interface KeptAward {
  id: string
  amountFen: bigint
  purpose: string
  origin: AwardOrigin
}

/**
 * Keeps awards back in their fund, which is opened when it is not there; answers their holds in the same order. From here
 * to the end of the transaction nobody else decides about that fund. The keys come from the awards, so that a repeated
 * decision keeps nothing more.
 *
 * Writes and errors: those of openAccount and hold; ledger.not-enough when the fund has less.
 */
export async function keepAwards(
  tx: Db,
  writer: Writer,
  actor: Actor,
  fund: NewAccount,
  awards: readonly KeptAward[],
): Promise<string[]> {
  const { regionPath } = fund
  const { id: from } = await openAccount(tx, writer, actor, fund)
  const requests = awards.map(({ id, amountFen, purpose, origin }) => ({
    ...{ regionPath, key: `award:${id}`, from, to: null, amountFen, purpose, origin, expiresAt: null },
  }))
  return (await holdAll(tx, writer, actor, requests)).map(({ holdId }) => holdId)
}

/** An award whose money is kept back, with who is to have it. */
export interface AwardToHand extends KeptAward {
  holdId: string
  payee: NewPayee
}

/**
 * Moves what was kept back for awards of one region into the accounts of whoever is awarded and asks for their payment;
 * finance takes that to the bank in a batch, with four eyes. All or none; a repeated step pays nothing more.
 *
 * Writes and errors: those of openPayee, settleHolds and requestPayments.
 */
export async function handAwards(
  tx: Db,
  writer: Writer,
  actor: Actor,
  awards: readonly AwardToHand[],
): Promise<{ id: string; paymentId: string }[]> {
  const opened: (AwardToHand & { accountId: string })[] = []
  for (const award of awards) {
    const { accountId } = await openPayee(tx, writer, actor, award.payee)
    opened.push({ ...award, accountId })
  }
  const settlements = opened.map(({ id, holdId, accountId: to, payee: { regionPath } }) => ({
    ...{ regionPath, holdId, key: `award-posted:${id}`, to, rest: 'release' as const },
  }))
  await settleHolds(tx, writer, actor, settlements)
  const requests = opened.map(({ id, accountId, amountFen, purpose, origin, payee: { regionPath } }) => ({
    ...{ regionPath, key: `award-paid:${id}`, accountId, amountFen, purpose, origin },
  }))
  const payments = await requestPayments(tx, writer, actor, requests)
  return opened.map(({ id }, index) => {
    const payment = payments[index]
    if (!payment) throw new Error(`the award ${id} was handed over without a payment`)
    return { id, paymentId: payment.paymentId }
  })
}

/**
 * Takes an award back that was handed to payment. `in-fund`: its money is in the fund again. `paid`: the bank has paid it,
 * nothing was moved. `on-its-way`: it is in a batch or at the bank, nothing was moved.
 *
 * Writes and errors: those of cancelPayment and reverse.
 */
export async function takeBackHanded(
  tx: Db,
  writer: Writer,
  actor: Actor,
  { regionPath, reason, origin }: { regionPath: string; reason: string; origin: AwardOrigin },
): Promise<'in-fund' | 'paid' | 'on-its-way'> {
  const { area, id } = origin
  const payment = (await latestPaymentsOf(tx, { regionPath, area, ids: [id] })).get(id)
  if (!payment) throw new Error(`the award for ${area} ${id} was handed over without a payment`)
  if (payment.state === 'paid') return 'paid'
  if (!inTheBooks.includes(payment.state)) return 'on-its-way'
  if (payment.state === 'waiting')
    await cancelPayment(tx, writer, actor, { regionPath, paymentId: payment.paymentId, reason })
  // The first entry of an award that was handed over is the one that took the money out of the fund.
  const [paid] = await entriesOf(tx, { regionPath, area, id })
  if (!paid) throw new Error(`the award for ${area} ${id} was handed over without an entry`)
  await reverse(tx, writer, actor, { regionPath, entryId: paid.entryId, reason, origin })
  return 'in-fund'
}
