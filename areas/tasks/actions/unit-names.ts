import { departmentNames, regionNames } from '#areas/regions'
import type { Db } from '#platform/db/db'
import { type Unit, unitKey } from '../rules/units.ts'

/** Names of units by key; a department below the city is named with its region. Unknown ones are named by their key. */
export async function unitNames(db: Db, units: readonly Unit[]): Promise<Map<string, string>> {
  const departments = await departmentNames(db, [...new Set(units.flatMap(({ departmentId }) => departmentId ?? []))])
  const regions = await regionNames(db, [...new Set(units.map(({ regionPath }) => regionPath))])
  return new Map(
    units.map((unit) => {
      const region = regions.get(unit.regionPath) ?? unit.regionPath
      if (unit.departmentId === null) return [unitKey(unit), region]
      const department = departments.get(unit.departmentId) ?? unit.departmentId
      const isOfCity = unit.regionPath.split('/').length === 2
      return [unitKey(unit), isOfCity ? department : `${region} ${department}`]
    }),
  )
}
