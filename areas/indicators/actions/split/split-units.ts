import { departmentsOf, partsOn, type Region, regionByPath } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'

/** Who can carry a part of a target. */
export interface Unit {
  regionPath: string
  regionName: string
  departmentId: string | null
  name: string
}

export type Over = 'districts' | 'parks' | 'districts-and-parks' | 'towns' | 'departments'

const kinds: Record<Exclude<Over, 'departments'>, readonly Region['kind'][]> = {
  districts: ['district'],
  parks: ['park'],
  'districts-and-parks': ['district', 'park'],
  towns: ['town'],
}

type Reading = Pick<Context, 'clock'>

/** Units of a kind that are in force today, in their order. */
export async function unitsOf(db: Db, ctx: Reading, regionPath: string, over: Over): Promise<Unit[]> {
  const today = businessDate(ctx.clock.now())
  if (over === 'departments') {
    const region = await regionByPath(db, regionPath)
    const departments = await departmentsOf(db, ctx.clock, regionPath)
    return departments.map(({ id, name }) => ({
      regionPath,
      regionName: region?.name ?? regionPath,
      departmentId: id,
      name,
    }))
  }
  const below = await partsOn(db, regionPath, today)
  return below
    .filter(({ kind }) => kinds[over].includes(kind))
    .map(({ path, name }) => ({ regionPath: path, regionName: name, departmentId: null, name }))
}

/** Every unit that a target of the region may be split to: what lies directly in it, and its own departments. */
export async function allUnitsOf(db: Db, ctx: Reading, regionPath: string): Promise<Unit[]> {
  const today = businessDate(ctx.clock.now())
  const below = await partsOn(db, regionPath, today)
  const regions = below.map(({ path, name }) => ({ regionPath: path, regionName: name, departmentId: null, name }))
  const ofDistricts = await Promise.all(
    below.map(async ({ path, name }) =>
      (await departmentsOf(db, ctx.clock, path)).map((department) => ({
        regionPath: path,
        regionName: name,
        departmentId: department.id,
        name: `${name}${department.name}`,
      })),
    ),
  )
  return [...regions, ...(await unitsOf(db, ctx, regionPath, 'departments')), ...ofDistricts.flat()]
}

/** The units that are meant, and what is wrong with those that cannot carry a part. */
export function namedUnits(
  known: readonly Unit[],
  wanted: readonly { regionPath: string; departmentId: string | null }[],
): { units: Unit[]; problems: Problem[] } {
  const byKey = new Map(known.map((unit) => [unitKey(unit), unit]))
  const problems: Problem[] = []
  const seen = new Set<string>()
  const units = wanted.map((one, place) => {
    const key = unitKey(one)
    const unit = byKey.get(key)
    const field = `parts.${place}`
    const name = unit?.name ?? one.departmentId ?? one.regionPath
    if (!unit) problems.push({ code: 'indicators.split-unit-unknown', field, params: { unit: name } })
    if (seen.has(one.regionPath + (one.departmentId ?? '')))
      problems.push({ code: 'indicators.split-unit-twice', field, params: { unit: name } })
    seen.add(one.regionPath + (one.departmentId ?? ''))
    return unit ?? { ...one, regionName: name, name }
  })
  return { units, problems }
}

export function unitKey(unit: { regionPath: string; departmentId: string | null }): string {
  return `${unit.regionPath} ${unit.departmentId ?? ''}`
}
