import { sql } from 'kysely'
import type { Comparable } from '#engines/plan-text'
import type { Db } from '#platform/db/db'
import type { ItemFacts } from '../../rules/review/item-review.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { factsOf, itemsOf, type VersionKey } from '../items.ts'

export interface EarlierVersion {
  region_path: string
  id: string
  ordinal: number
}

/** The last version before this one that people have decided on. */
export async function lastDecidedBefore(
  db: Db,
  version: VersionKey & { plan_id: string; ordinal: number },
): Promise<EarlierVersion | null> {
  const found = await sql<EarlierVersion>`
    select v.region_path, v.id, v.ordinal from plans.version v
    where v.region_path = ${version.region_path} and v.plan_id = ${version.plan_id} and v.ordinal < ${version.ordinal}
      and v.state in ('review', 'published', 'superseded', 'withdrawn')
      and exists (
        select from plans.item i
        where i.region_path = v.region_path and i.version_id = v.id and i.state <> 'proposed')
    order by v.ordinal desc limit 1
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

/** The version that this one was compared with when it was read; null when there was none, or it has been put away. */
export async function earlierVersionOf(db: Db, version: VersionKey): Promise<EarlierVersion | null> {
  const found = await sql<EarlierVersion>`
    select e.region_path, e.id, e.ordinal from plans.version v
    join plans.version e on e.region_path = v.region_path and e.id = v.earlier_version_id
    where v.region_path = ${version.region_path} and v.id = ${version.id} and e.state <> 'discarded'
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

/**
 * What a version says, to be held against the next one: every figure as it was read, and what people added as they wrote
 * it. What people made of several readings is left out; its parts stand for it.
 */
export async function readingsToCompare(db: Db, version: VersionKey): Promise<(Comparable & { id: string })[]> {
  const rows = (await itemsOf(db, version)).filter(({ made_by }) => made_by === null)
  return rows.map((row) => ({ id: row.id, ...comparable(row.compiled ?? factsOf(row)) }))
}

function comparable({ value, valueMax, ...facts }: ItemFacts): Comparable {
  return { ...facts, value: Number(value), valueMax: valueMax === null ? null : Number(valueMax) }
}
