import type { hats as hatNames } from '../contract/shapes.ts'
import { actingOffice, officeOf, type Person, type Unit, unitKey } from './units.ts'

/** What somebody is to a task. A person may wear several hats: an office may ask itself. */
export type Hat = (typeof hatNames)[number]

export interface Parties {
  /** Region of the matter. */
  regionPath: string
  asker: Unit
  lead: Unit
  support: readonly Unit[]
}

/**
 * The hats that a person wears at a task. The office is the party, not the person: whoever works there today asks,
 * answers and closes. Leaders ask and close but answer for nobody. Leaders, supervisors and officers of a region watch
 * what goes on in it.
 *
 * Source: decision docs/decisions/2026-11-26-tasks-are-an-area.md.
 * Example: hatsOf({ regionPath: '320800/', asker: { regionPath: '320800/', departmentId: null }, lead: { regionPath: '320800/', departmentId: 'dep_1' }, support: [] }, { role: 'department-officer', regionPath: '320800/', departmentId: 'dep_1' }, new Set(['320800/', '320800/dep_1'])) → new Set(['lead'])
 */
export function hatsOf(task: Parties, person: Person, peopled: ReadonlySet<string>): Set<Hat> {
  const hats = new Set<Hat>()
  const office = officeOf(person)
  if (office) {
    const mine = (unit: Unit) => unitKey(actingOffice(unit, peopled)) === unitKey(office)
    if (mine(task.asker)) hats.add('asker')
    if (person.role !== 'city-leader') {
      if (mine(task.lead)) hats.add('lead')
      if (task.support.some(mine)) hats.add('support')
    }
  }
  if (isWatcher(task, person)) hats.add('watcher')
  return hats
}

function isWatcher(task: Parties, { role, regionPath }: Person): boolean {
  if (regionPath === null) return false
  const watches =
    role === 'city-leader' || role === 'supervisor' || role === 'city-officer' || role === 'district-officer'
  return watches && task.regionPath.startsWith(regionPath)
}
