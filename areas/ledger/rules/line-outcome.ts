import type { Match } from '#engines/ledger'
import type { lineOutcomes } from '../contract/bank.ts'
import type { paymentStates } from '../contract/payments.ts'
import type { BankResult } from './bank-layout.ts'

export type LineOutcome = (typeof lineOutcomes)[number]
type PaymentState = (typeof paymentStates)[number]

/** What a person need not look at any more. */
export const settledOutcomes: readonly LineOutcome[] = ['already', 'repeated', 'dismissed']
/** What can be booked as it stands. */
export const bookableOutcomes: readonly LineOutcome[] = ['paid', 'returned']

/**
 * What a matched line does to its payment: pays it, sends it back (also one that was paid, as banks do days later), or
 * nothing, because that was booked before. A payment that was returned is never paid by a later line: a person decides.
 *
 * Example: answerOutcome('failed', 'paid') → 'returned'
 */
export function answerOutcome(result: BankResult, state: PaymentState): LineOutcome {
  if (state === 'sent') return result === 'paid' ? 'paid' : 'returned'
  if (state === 'paid') return result === 'paid' ? 'already' : 'returned'
  if (state === 'returned') return result === 'failed' ? 'already' : 'contradicts'
  return 'unknown'
}

/**
 * What a line comes to, from how it was matched and how its payment stands.
 *
 * Example: lineOutcome({ kind: 'unknown' }, 'paid', null) → 'unknown'
 */
export function lineOutcome(match: Match, result: BankResult, state: PaymentState | null): LineOutcome {
  switch (match.kind) {
    case 'matched':
      return state === null ? 'unknown' : answerOutcome(result, state)
    case 'amount-differs':
    case 'ambiguous':
    case 'repeated':
    case 'contradicts':
    case 'unknown':
      return match.kind
  }
}
