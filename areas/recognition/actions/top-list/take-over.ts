import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { insertTakenOver } from '../../store/top-list-applications.ts'
import { cityOf } from '../points/reach.ts'

/**
 * Takes over companies that a city admitted for a year before it kept applications here: by a sheet of their codes.
 *
 * Writes: recognition.top_list_application, the operation log. Errors: recognition.points-city-only, .top-applied-meanwhile.
 */
export async function takeOverTopCandidates(
  ctx: Context,
  year: number,
  companies: readonly { creditCode: string; regionPath: string }[],
): Promise<void> {
  const city = cityOf(ctx)
  if (companies.some(({ regionPath }) => !regionPath.startsWith(city)))
    throw new Refusal('recognition.points-city-only')
  await ctx.db.tx(async (tx) => {
    await insertTakenOver(
      tx,
      companies.map(({ creditCode, regionPath }, index) => ({
        ...{ region_path: regionPath, case_id: ctx.ids.next('tko'), credit_code: creditCode, year },
        ...{ case_number: `移交 ${year}-${String(index + 1).padStart(3, '0')}`, filed_on: `${year}-01-01` },
      })),
    )
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.take-over-top-candidates',
      object: `top-list-candidates:${year}`,
      regionPath: city,
      detail: { year, companies: companies.length },
    })
  })
}
