import { departmentsUnder, regionsUnder } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { listUnits as listShape } from '../contract/asking.ts'
import { type Unit, unitKey } from '../rules/units.ts'
import { peopledAmong } from '../store/people.ts'
import { unitView } from './summaries.ts'
import { unitNames } from './unit-names.ts'

/** Units of a region and of everything in it that are in force: its departments, then each region with its own. */
export async function unitsUnder(ctx: Pick<Context, 'db' | 'clock'>, regionPath: string): Promise<Unit[]> {
  const regions = await regionsUnder(ctx.db, ctx.clock, regionPath)
  const departments = Map.groupBy(await departmentsUnder(ctx.db, ctx.clock, regionPath), (one) => one.regionPath)
  return regions.flatMap(({ path }) => [
    ...(path === regionPath ? [] : [{ regionPath: path, departmentId: null }]),
    ...(departments.get(path) ?? []).map(({ id }) => ({ regionPath: path, departmentId: id })),
  ])
}

/** Units that the scope of the request reaches: all of a region, or a department itself. */
export async function unitsOfScope(ctx: Pick<Context, 'db' | 'clock' | 'scope'>): Promise<Unit[]> {
  const { scope } = ctx
  if (scope.reach === 'department') return [{ regionPath: scope.regionPath, departmentId: scope.departmentId }]
  if (scope.reach !== 'region') return []
  return [{ regionPath: scope.regionPath, departmentId: null }, ...(await unitsUnder(ctx, scope.regionPath))]
}

/**
 * Units that the reader's office can ask, and whether somebody works there here.
 *
 * Permission: tasks:ask.
 */
export async function listUnits(ctx: Context): Promise<ResponseOf<typeof listShape>> {
  const units = await unitsUnder(ctx, ctx.actor.regionPath ?? '')
  const names = await unitNames(ctx.db, units)
  const peopled = await peopledAmong(ctx.db, units, businessDate(ctx.clock.now()))
  return { items: units.map((unit) => ({ ...unitView(unit, names), isPeopled: peopled.has(unitKey(unit)) })) }
}
