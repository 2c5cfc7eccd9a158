import { allocateFen, formatFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'
import type { Leg, Side, Transfer } from './types.ts'

/** 10^15 yuan in fen: more than any office of this world moves at once, and far from what the database can hold. */
export const largestAmountFen = 10n ** 17n

/** What is wrong with an amount; it stands in the field that is named. */
export function amountProblems(amountFen: bigint, field: string): Problem[] {
  if (amountFen <= 0n) return [{ code: 'ledger.amount-not-positive', field }]
  if (amountFen > largestAmountFen)
    return [{ code: 'ledger.amount-too-large', field, params: { largest: formatFen(largestAmountFen) } }]
  return []
}

/**
 * The balanced legs of intended transfers: what is debited equals what is credited, always. Several transfers of one
 * account and side become one leg, in the order in which accounts are first named.
 *
 * Units:  fen.
 * Errors: ledger.no-transfers, .amount-not-positive, .amount-too-large, .same-account, all of them with their field.
 * Example: legsOf([{ from: 'fund', to: 'a', amountFen: 3n }, { from: 'fund', to: 'b', amountFen: 4n }]).legs → [{ accountId: 'fund', side: 'credit', amountFen: 7n }, { accountId: 'a', side: 'debit', amountFen: 3n }, { accountId: 'b', side: 'debit', amountFen: 4n }]
 */
export function legsOf(transfers: readonly Transfer[]): { legs: Leg[]; problems: Problem[] } {
  const problems: Problem[] = transfers.length === 0 ? [{ code: 'ledger.no-transfers', field: 'transfers' }] : []
  const legs = new Map<string, Leg>()
  const add = (accountId: string, side: Side, amountFen: bigint) => {
    const key = `${side} ${accountId}`
    const leg = legs.get(key)
    if (leg) leg.amountFen += amountFen
    else legs.set(key, { accountId, side, amountFen })
  }
  for (const [index, { from, to, amountFen }] of transfers.entries()) {
    const field = `transfers.${index}`
    problems.push(...amountProblems(amountFen, `${field}.amountFen`))
    if (from === to) problems.push({ code: 'ledger.same-account', field })
    add(from, 'credit', amountFen)
    add(to, 'debit', amountFen)
  }
  return { legs: [...legs.values()], problems }
}

/** The other side: what a reversal posts. */
export const otherSide = (side: Side): Side => (side === 'debit' ? 'credit' : 'debit')

/**
 * One amount shared out to several accounts by weight, to the last fen; who gets nothing is left out.
 *
 * Units:  fen; weights are any whole numbers from 0.
 * Errors: kernel.bad-share.
 * Example: splitTransfer('fund', 100n, [{ to: 'a', weight: 2n }, { to: 'b', weight: 1n }]) → [{ from: 'fund', to: 'a', amountFen: 67n }, { from: 'fund', to: 'b', amountFen: 33n }]
 */
export function splitTransfer(
  from: string,
  amountFen: bigint,
  shares: readonly { to: string; weight: bigint }[],
): Transfer[] {
  const parts = allocateFen(
    amountFen,
    shares.map(({ weight }) => weight),
  )
  return shares.flatMap(({ to }, index) => {
    const part = parts[index] ?? 0n
    return part > 0n ? [{ from, to, amountFen: part }] : []
  })
}
