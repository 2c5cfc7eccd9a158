import { departmentById, regionByPath } from '#areas/regions'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { type Unit, unitKey } from '../rules/units.ts'

/** A unit as callers name it: a department, or a region itself. */
export type NamedUnit = { departmentId: string } | { regionPath: string }

/** What a request names: a department by its id, a region by its path. */
export function namedUnit(text: string): NamedUnit {
  return text.startsWith('dep_') ? { departmentId: text } : { regionPath: text }
}

/**
 * The units that names mean, each with the region it is seated in. A unit that does not exist, or was closed before
 * `today`, is a problem.
 *
 * Errors: tasks.unit-unknown (answered, not thrown).
 */
export async function knownUnits(
  db: Db,
  named: readonly { unit: NamedUnit; field: string }[],
  today: string,
): Promise<{ units: Unit[]; problems: Problem[] }> {
  const known = new Map<string, Unit | null>()
  const units: Unit[] = []
  const problems: Problem[] = []
  for (const { unit, field } of named) {
    const key = 'departmentId' in unit ? unit.departmentId : unit.regionPath
    const found = known.has(key) ? (known.get(key) ?? null) : await readUnit(db, unit, today)
    known.set(key, found)
    if (found) units.push(found)
    else problems.push({ code: 'tasks.unit-unknown', field, params: { unit: key } })
  }
  return { units, problems }
}

async function readUnit(db: Db, unit: NamedUnit, today: string): Promise<Unit | null> {
  if ('departmentId' in unit) {
    const department = await departmentById(db, unit.departmentId)
    if (!department || (department.validTo ?? today) < today) return null
    return { regionPath: department.regionPath, departmentId: department.id }
  }
  const region = await regionByPath(db, unit.regionPath)
  if (!region || (region.validTo ?? today) < today) return null
  return { regionPath: region.path, departmentId: null }
}

/** Each unit once, in its order. */
export function eachOnce(units: readonly Unit[]): Unit[] {
  return [...new Map(units.map((unit) => [unitKey(unit), unit])).values()]
}
