import { formatFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'

/** Four eyes: whoever drew a batch up does not approve it, and nobody is no person. */
export function approvalProblems(userId: string | null, batch: { drawnByUserId: string }): Problem[] {
  if (userId === null) return [{ code: 'recognition.award-person-needed' }]
  return userId === batch.drawnByUserId ? [{ code: 'recognition.award-own-batch' }] : []
}

/**
 * Money of a budget year is kept back within that year: a batch that the turn of the year overtook is moved to the new budget first.
 */
export function yearProblems(batch: { year: number }, thisYear: number): Problem[] {
  if (batch.year === thisYear) return []
  return [{ code: 'recognition.award-year-over', params: { year: batch.year, now: thisYear } }]
}

/** Awards of a year stay within its budget. */
export function budgetProblems(year: number, { budgetFen, awardedFen }: { budgetFen: bigint; awardedFen: bigint }) {
  if (awardedFen <= budgetFen) return []
  const params = { year, budget: formatFen(budgetFen), lacking: formatFen(awardedFen - budgetFen) }
  return [{ code: 'recognition.award-over-budget', params }]
}
