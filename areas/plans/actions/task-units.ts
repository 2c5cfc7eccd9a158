import { departmentsUnder, regionsUnder } from '#areas/regions'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { TaskUnit } from '../rules/publication/measure-tasks.ts'
import type { ResponsibleRow } from '../store/measures.ts'

/** A printed unit as a task may be given to it: a department or a region within that of the plan. */
export async function unitsIn(
  db: Db,
  ctx: Pick<Context, 'clock'>,
  regionPath: string,
): Promise<(unit: ResponsibleRow) => TaskUnit | null> {
  const regions = await regionsUnder(db, ctx.clock, regionPath)
  const inside = new Set(regions.map(({ path }) => path))
  const departments = new Map(
    (await departmentsUnder(db, ctx.clock, regionPath)).map((one) => [one.id, one.regionPath]),
  )
  return ({ department_id: departmentId, resolved }) => {
    if (departmentId !== null) return inside.has(departments.get(departmentId) ?? '') ? { departmentId } : null
    const named = regions.find(
      ({ path, name, shortName }) => path !== regionPath && [name, shortName].includes(resolved),
    )
    return named ? { regionPath: named.path } : null
  }
}
