import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getRegionHistory } from '../contract.ts'
import { findRegions, regionByCode, regionView } from '../store/regions.ts'
import { formerNamesOf, successionsOf } from '../store/succession.ts'

/**
 * Names, predecessors and successors of a region, in force or not, and what lies directly in it.
 *
 * Permission: regions:read. Errors: regions.not-found.
 */
export async function readHistory(ctx: Context, code: string): Promise<ResponseOf<typeof getRegionHistory>> {
  const today = businessDate(ctx.clock.now())
  const row = await regionByCode(ctx.db, code)
  if (!row) throw new Refusal('regions.not-found')
  const successions = await successionsOf(ctx.db, [row.path])
  const below = await findRegions(ctx.db, today, { under: row.path, withFormer: true })
  const linked = (path: string, name: string, from: string) => ({
    path,
    code: path.split('/').at(-2) ?? '',
    name,
    from,
  })
  return {
    region: regionView(row, today),
    formerNames: (await formerNamesOf(ctx.db, [row.path])).map(({ name, until }) => ({ name, until })),
    predecessors: successions
      .filter((one) => one.successorPath === row.path)
      .map(({ path, name, from }) => linked(path, name, from)),
    successors: successions
      .filter((one) => one.path === row.path)
      .map(({ successorPath, successorName, from }) => linked(successorPath, successorName, from)),
    parts: below.filter((region) => region.parentPath === row.path),
  }
}
