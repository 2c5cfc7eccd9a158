import { type Selectable, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { CollectionTable, CollectionUnitTable, IndicatorsTables } from '../schema/tables.gen.ts'

export type StoredCollection = Selectable<CollectionTable>
export type StoredUnit = Selectable<CollectionUnitTable>

export interface AskedIndicator {
  indicatorId: string
  name: string
  unit: string
  reported: 'year-to-date' | 'each-period' | 'since-start'
  rollup: string | null
  needsEvidence: boolean
}

/** Collections that a scope looks after: those of its own region and below. */
function runBy(scope: Scope) {
  if (scope.reach === 'all') return sql<boolean>`true`
  return scope.reach === 'region' ? sql<boolean>`starts_with(c.region_path, ${scope.regionPath})` : sql<boolean>`false`
}

/** Units `u` that a scope reports for. */
function reportedBy(scope: Scope) {
  if (scope.reach === 'all') return sql<boolean>`true`
  if (scope.reach === 'region') return sql<boolean>`starts_with(u.part_region_path, ${scope.regionPath})`
  if (scope.reach === 'department') return sql<boolean>`u.department_id = ${scope.departmentId}`
  return sql<boolean>`false`
}

export function isRunBy(scope: Scope, regionPath: string): boolean {
  return scope.reach === 'all' || (scope.reach === 'region' && regionPath.startsWith(scope.regionPath))
}

export function isReportedBy(scope: Scope, unit: Pick<StoredUnit, 'part_region_path' | 'department_id'>): boolean {
  if (scope.reach === 'department') return unit.department_id === scope.departmentId
  return isRunBy(scope, unit.part_region_path)
}

/** Collections that a scope looks after or is asked by, the most urgent first. */
export async function findCollections(
  db: Db,
  scope: Scope,
  filter: { status: 'open' | 'closed' | 'all'; limit: number; offset: number },
): Promise<{ rows: StoredCollection[]; total: number }> {
  const { rows } = await sql<StoredCollection & { total: number }>`
    select c.*, count(*) over ()::int as total from indicators.collection c
    where ${filter.status === 'all' ? sql`true` : sql`c.status = ${filter.status}`}
      and (${runBy(scope)} or exists (select 1 from indicators.collection_unit u
        where u.region_path = c.region_path and u.collection_id = c.id and ${reportedBy(scope)}))
    order by c.status desc, c.due_on, c.created_at, c.id limit ${filter.limit} offset ${filter.offset}`.execute(db.as())
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** One collection that a scope looks after or is asked by; locked where it is about to change. */
export async function findCollection(
  db: Db,
  scope: Scope,
  key: { regionPath: string; id: string },
  lock = false,
): Promise<StoredCollection | null> {
  const { rows } = await sql<StoredCollection>`
    select c.* from indicators.collection c where c.region_path = ${key.regionPath} and c.id = ${key.id}
      and (${runBy(scope)} or exists (select 1 from indicators.collection_unit u
        where u.region_path = c.region_path and u.collection_id = c.id and ${reportedBy(scope)}))
    ${lock ? sql`for update of c` : sql``}`.execute(db.as())
  return rows[0] ?? null
}

export async function unitsOfCollections(
  db: Db,
  keys: readonly { regionPath: string; id: string }[],
): Promise<Map<string, StoredUnit[]>> {
  if (keys.length === 0) return new Map()
  const rows = await db.query<StoredUnit>(
    `select u.* from unnest($1::text[], $2::text[]) as k (r, c)
     join indicators.collection_unit u on u.region_path = k.r and u.collection_id = k.c order by u.place`,
    [keys.map((key) => key.regionPath), keys.map((key) => key.id)],
  )
  return Map.groupBy(rows, (row) => row.collection_id)
}

export async function askedIndicators(db: Db, key: { regionPath: string; id: string }): Promise<AskedIndicator[]> {
  const rows = await db.query<{
    indicator_id: string
    name: string
    unit: string
    reported: string
    rollup: string | null
    needs_evidence: boolean
  }>(
    `select a.indicator_id, i.name, i.unit, i.reported, i.rollup, a.needs_evidence
     from indicators.collection_indicator a join indicators.indicator i on i.id = a.indicator_id
     where a.region_path = $1 and a.collection_id = $2 order by a.place`,
    [key.regionPath, key.id],
  )
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    name: row.name,
    unit: row.unit,
    reported: row.reported as AskedIndicator['reported'],
    rollup: row.rollup,
    needsEvidence: row.needs_evidence,
  }))
}

export async function insertCollection(
  tx: Db,
  row: Pick<StoredCollection, 'region_path' | 'id' | 'title' | 'period' | 'due_on' | 'note' | 'created_at'> &
    Pick<StoredCollection, 'created_by' | 'created_by_name' | 'created_membership'>,
  indicators: readonly { indicatorId: string; needsEvidence: boolean }[],
  units: readonly Pick<StoredUnit, 'unit_id' | 'part_region_path' | 'department_id' | 'subject' | 'name'>[],
): Promise<void> {
  const typed = tx.as<IndicatorsTables>()
  const key = { region_path: row.region_path, collection_id: row.id }
  await typed.insertInto('indicators.collection').values(row).execute()
  await typed
    .insertInto('indicators.collection_indicator')
    .values(
      indicators.map(({ indicatorId, needsEvidence }, place) => ({
        ...key,
        indicator_id: indicatorId,
        place,
        needs_evidence: needsEvidence,
      })),
    )
    .execute()
  await typed
    .insertInto('indicators.collection_unit')
    .values(units.map((unit, place) => ({ ...key, ...unit, place })))
    .execute()
}

/** A unit of an open collection, with what its to-do says. */
export type OpenUnit = StoredUnit & Pick<StoredCollection, 'title' | 'period' | 'due_on' | 'created_membership'>

/** Units of open collections, of some regions or of all. */
export async function openUnits(db: Db, paths: readonly string[] | null): Promise<OpenUnit[]> {
  const { rows } = await sql<OpenUnit>`
    select u.*, c.title, c.period, c.due_on, c.created_membership from indicators.collection_unit u
    join indicators.collection c on c.region_path = u.region_path and c.id = u.collection_id and c.status = 'open'
    where ${paths ? sql`u.part_region_path = any(${[...paths]}::text[])` : sql`true`}
    order by u.region_path, u.collection_id, u.place`.execute(db.as())
  return rows
}

export async function setUnitDone(
  tx: Db,
  unit: Pick<StoredUnit, 'region_path' | 'collection_id' | 'unit_id'>,
  done: { at: Date; byName: string } | null,
): Promise<void> {
  await tx.query(
    `update indicators.collection_unit set done_at = $4, done_by_name = $5
     where region_path = $1 and collection_id = $2 and unit_id = $3`,
    [unit.region_path, unit.collection_id, unit.unit_id, done?.at ?? null, done?.byName ?? null],
  )
}
