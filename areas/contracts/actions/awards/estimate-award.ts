import type { EffectContext, Outcome } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { type AwardCase, sharesOf, shownOf } from './shared.ts'

/**
 * What the contracts that are applied for would get as things stand, for the applicant and the office to see. Promises
 * nothing.
 *
 * Errors: contracts.award-not-yours, .award-taken, .award-twice-asked, .award-revoked, .award-amount-open, .award-not-set.
 */
export async function estimateAward(tx: Db, { today }: EffectContext, found: AwardCase): Promise<Outcome> {
  const { shares, contracts } = await sharesOf(tx, found, Number(today.slice(0, 4)))
  const label = { zh: '按本市设定估算合计', en: 'Estimated by the city’s terms' }
  return { shown: shownOf(shares, contracts, label), isShownAnew: true }
}
