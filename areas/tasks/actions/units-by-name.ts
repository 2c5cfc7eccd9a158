import { matchUnits, regionsUnder } from '#areas/regions'
import type { Context } from '#platform/http/route'
import type { Unit } from '../rules/units.ts'
import { unitsUnder } from './units.ts'

/**
 * The unit that each printed name means among those that an office of a region can ask: a district by its name or short
 * name, else a department as documents name it. Null where none or several do, and for collective names such as 各县区.
 */
export async function unitsByName(
  ctx: Pick<Context, 'db' | 'clock'>,
  regionPath: string,
  names: readonly string[],
): Promise<Map<string, Unit | null>> {
  const unique = [...new Set(names)]
  const regions = await regionsUnder(ctx.db, ctx.clock, regionPath)
  const departments = new Map(
    (await unitsUnder(ctx, regionPath)).flatMap((unit) =>
      unit.departmentId === null ? [] : [[unit.departmentId, unit]],
    ),
  )
  const matches = await matchUnits(ctx.db, regionPath, unique)
  return new Map(
    unique.map((name, index) => {
      const region = regions.filter((one) => one.path !== regionPath && (one.name === name || one.shortName === name))
      const [only] = region
      if (only && region.length === 1) return [name, { regionPath: only.path, departmentId: null }]
      const departmentId = matches[index]?.departmentId
      return [name, (departmentId && departments.get(departmentId)) || null]
    }),
  )
}
