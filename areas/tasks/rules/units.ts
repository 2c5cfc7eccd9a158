/** A party to a task: a department, or a region itself (its science office, where no department is named). */
export interface Unit {
  /** Where it is seated: `320800/320812/`. */
  regionPath: string
  departmentId: string | null
}

/** The same unit as one text, as the database keeps it. Example: unitKey({ regionPath: '320800/', departmentId: 'dep_1' }) → '320800/dep_1' */
export function unitKey({ regionPath, departmentId }: Unit): string {
  return `${regionPath}${departmentId ?? ''}`
}

/** Example: unitOfKey('320800/dep_1') → { regionPath: '320800/', departmentId: 'dep_1' } */
export function unitOfKey(key: string): Unit {
  const end = key.lastIndexOf('/') + 1
  return { regionPath: key.slice(0, end), departmentId: key.slice(end) || null }
}

/** Null above a city. Example: regionAbove('320800/320812/') → '320800/' */
export function regionAbove(path: string): string | null {
  const above = path.replace(/\d+\/$/, '')
  return above === '' ? null : above
}

/**
 * The office that acts for a unit: the unit itself where somebody works there here, else the office of its region, else
 * the one above it. Who leaves, or was never given an account, leaves no task without an office.
 *
 * Example: actingOffice({ regionPath: '320800/', departmentId: 'dep_1' }, new Set(['320800/'])) → { regionPath: '320800/', departmentId: null }
 */
export function actingOffice(unit: Unit, peopled: ReadonlySet<string>): Unit {
  if (peopled.has(unitKey(unit))) return unit
  const above = unit.departmentId === null ? regionAbove(unit.regionPath) : unit.regionPath
  return above === null ? unit : actingOffice({ regionPath: above, departmentId: null }, peopled)
}

/** Units whose people could act for a unit: itself, and the offices above it. */
export function officesFor(unit: Unit): Unit[] {
  const above = unit.departmentId === null ? regionAbove(unit.regionPath) : unit.regionPath
  return above === null ? [unit] : [unit, ...officesFor({ regionPath: above, departmentId: null })]
}

export type RoleName = 'city-leader' | 'city-officer' | 'district-officer' | 'department-officer' | 'supervisor'

/** Who acts, as far as tasks are concerned. */
export interface Person {
  role: string | null
  regionPath: string | null
  departmentId: string | null
}

/**
 * The office that a person acts for; null for those who are no party to tasks (administrators, experts, companies).
 *
 * Example: officeOf({ role: 'city-officer', regionPath: '320800/', departmentId: null }) → { regionPath: '320800/', departmentId: null }
 */
export function officeOf({ role, regionPath, departmentId }: Person): Unit | null {
  if (regionPath === null) return null
  if (role === 'department-officer') return departmentId === null ? null : { regionPath, departmentId }
  const isOfRegion = role === 'city-officer' || role === 'city-leader' || role === 'district-officer'
  return isOfRegion ? { regionPath, departmentId: null } : null
}
