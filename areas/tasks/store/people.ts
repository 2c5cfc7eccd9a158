import type { Db } from '#platform/db/db'
import { officesFor, type Unit, unitKey, unitOfKey } from '../rules/units.ts'

/**
 * Keys of the units among these, and of the offices above them, in which somebody works here on a day: a department
 * with an officer of its own, a region with an officer.
 */
export async function peopledAmong(db: Db, units: readonly Unit[], on: string): Promise<Set<string>> {
  const offices = units.flatMap(officesFor)
  if (offices.length === 0) return new Set()
  const rows = await db.query<{ key: string }>(
    `select distinct m.region_path || coalesce(m.department_id, '') as key
     from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
     where p.deactivated_at is null and m.valid_from <= $1 and (m.valid_to is null or m.valid_to >= $1)
       and ((m.role = 'department-officer' and m.department_id = any($2::text[]))
         or (m.role in ('city-officer', 'district-officer') and m.region_path = any($3::text[])))`,
    [on, offices.flatMap(({ departmentId }) => departmentId ?? []), [...new Set(offices.map((one) => one.regionPath))]],
  )
  const found = new Set(rows.map(({ key }) => key))
  return new Set(offices.map(unitKey).filter((key) => found.has(key)))
}

/**
 * The different values of an indexed key, one look into the index for each: a city has ten thousand tasks and a hundred
 * units. `select distinct` would read every row.
 */
const distinctKeys = (table: string, key: string) => `
  (with recursive found as (
     (select ${key} as key from ${table} order by ${key} limit 1)
     union all
     select (select n.${key} from ${table} n where n.${key} > f.key order by n.${key} limit 1) from found f
     where f.key is not null)
   select key from found where key is not null)`

/** Every unit within a region that is or was a party to a task. */
export async function unitsWithTasks(db: Db, regionPath: string): Promise<Unit[]> {
  const rows = await db.query<{ key: string }>(
    `select k.key from (
       ${distinctKeys('tasks.task', 'lead_key')} union ${distinctKeys('tasks.task', 'asker_key')}
       union ${distinctKeys('tasks.support', 'unit_key')}) k
     where starts_with(k.key, $1)`,
    [regionPath],
  )
  return rows.map(({ key }) => unitOfKey(key))
}

/** Name of the person behind each membership, valid or not. */
export async function membershipHolders(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; name: string }>(
    `select m.id, p.name from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
     where m.id = any($1::text[])`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Cities in which a supervisor works here on a day. */
export async function supervisedCities(db: Db, on: string): Promise<Set<string>> {
  const rows = await db.query<{ region_path: string }>(
    `select distinct m.region_path from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
     where m.role = 'supervisor' and p.deactivated_at is null and m.valid_from <= $1
       and (m.valid_to is null or m.valid_to >= $1)`,
    [on],
  )
  return new Set(rows.map((row) => row.region_path))
}

export interface Worker {
  membershipId: string
  name: string
  /** Key of the office worked in. */
  unitKey: string
}

/** Everybody who works in these offices here on a day, by name. */
export async function workersOf(db: Db, offices: readonly Unit[], on: string): Promise<Worker[]> {
  if (offices.length === 0) return []
  const rows = await db.query<{ id: string; name: string; key: string }>(
    `select m.id, p.name, m.region_path || coalesce(m.department_id, '') as key
     from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
     where p.deactivated_at is null and m.valid_from <= $1 and (m.valid_to is null or m.valid_to >= $1)
       and m.role in ('department-officer', 'city-officer', 'district-officer', 'city-leader')
       and m.region_path || coalesce(m.department_id, '') = any($2::text[])
       and m.region_path = any($3::text[])
     order by p.name, m.id`,
    [on, offices.map(unitKey), [...new Set(offices.map((one) => one.regionPath))]],
  )
  return rows.map((row) => ({ membershipId: row.id, name: row.name, unitKey: row.key }))
}
