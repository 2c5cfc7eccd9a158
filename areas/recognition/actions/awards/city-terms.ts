import type { Db } from '#platform/db/db'
import { allValues } from '#platform/parameters/values'
import { awardBudget, awardNotice } from '../../award-parameters.ts'
import { valueOn, wanToFen } from '../../rules/awards/terms.ts'
import { awardedFen } from '../../store/award-batches.ts'

/** What the city set for a year, as at its end, and what of it is awarded. */
export async function budgetOf(
  db: Db,
  regionPath: string,
  year: number,
): Promise<{ budgetFen: bigint; awardedFen: bigint }> {
  const { value } = valueOn(awardBudget, `${year}-12-31`, await allValues(db))
  return { budgetFen: wanToFen(value), awardedFen: await awardedFen(db, regionPath, year) }
}

/** Working days of public notice for what is approved on a day. */
export async function noticeDays(db: Db, day: string): Promise<number> {
  return valueOn(awardNotice, day, await allValues(db)).value
}
