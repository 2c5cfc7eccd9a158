import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { ReviewedItem } from '../rules/labels/agreement-items.ts'
import type { PlansTables } from '../schema/tables.gen.ts'
import { factsOf, type ItemRow } from './items.ts'
import type { PlanRow } from './plans.ts'
import { planScope } from './scope.ts'

export interface LabelledVersion {
  region_path: string
  id: string
  plan_id: string
  ordinal: number
  title: string
  kind: PlanRow['kind']
  uploaded_at: Date
  text_length: number
  reviewed_at: Date
}

export interface LabelledFilter {
  kind?: string
  regionPath?: string
  planId?: string
  versionId?: string
}

/** Versions that people have seen, with how many of their items are open. */
function seenVersions(scope: Scope, filter: LabelledFilter): RawBuilder<unknown> {
  const conditions = [
    planScope(scope),
    sql<boolean>`v.state in ('review', 'published', 'superseded', 'withdrawn')`,
    sql<boolean>`c.item_count > 0`,
  ]
  if (filter.kind) conditions.push(sql<boolean>`p.kind = ${filter.kind}`)
  if (filter.regionPath) conditions.push(sql<boolean>`starts_with(p.region_path, ${filter.regionPath})`)
  if (filter.planId) conditions.push(sql<boolean>`p.id = ${filter.planId}`)
  if (filter.versionId) conditions.push(sql<boolean>`v.id = ${filter.versionId}`)
  return sql`
    from plans.version v
    join plans.plan p on p.region_path = v.region_path and p.id = v.plan_id
    cross join lateral (
      select count(*)::int as item_count, (count(*) filter (where i.state = 'proposed'))::int as open_count,
        max(i.reviewed_at) as reviewed_at
      from plans.item i
      where i.region_path = v.region_path and i.version_id = v.id and i.state <> 'replaced') c
    where ${sql.join(conditions, sql` and `)}`
}

/** Versions whose every item a person has decided on, last reviewed first. */
export async function labelledVersions(db: Db, scope: Scope, filter: LabelledFilter): Promise<LabelledVersion[]> {
  const found = await sql<LabelledVersion>`
    select v.region_path, v.id, v.plan_id, v.ordinal, p.title, p.kind, v.uploaded_at, v.text_length, c.reviewed_at
    ${seenVersions(scope, filter)} and c.open_count = 0 and c.reviewed_at is not null
    order by c.reviewed_at desc, v.id desc
  `.execute(db.as<PlansTables>())
  return found.rows
}

export async function countOpenVersions(db: Db, scope: Scope, filter: LabelledFilter): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count ${seenVersions(scope, filter)} and c.open_count > 0
  `.execute(db.as<PlansTables>())
  return found.rows[0]?.count ?? 0
}

/** An item, and whether it was accepted together with others, perhaps without a look. */
export type DecidedItem = ReviewedItem & { isBulk: boolean }

/** Items of many versions at once, by version. */
export async function reviewedItemsOf(
  db: Db,
  versions: readonly { id: string }[],
): Promise<Map<string, DecidedItem[]>> {
  if (versions.length === 0) return new Map()
  const found = await sql<ItemRow & { is_bulk: boolean }>`
    select i.*, exists (
      select from plans.review r
      join plans.review other on other.region_path = r.region_path and other.version_id = r.version_id
        and other.batch_id = r.batch_id and other.item_id <> r.item_id
      where r.region_path = i.region_path and r.version_id = i.version_id and r.id = i.last_review_id
        and r.action in ('accept', 'carry')) as is_bulk
    from plans.item i where i.version_id = any(${versions.map(({ id }) => id)})
    order by i.version_id, i.text_offset, i.seq, i.id
  `.execute(db.as<PlansTables>())
  const rows = Map.groupBy(found.rows, (row) => row.version_id)
  return new Map(
    [...rows].map(([versionId, items]) => [
      versionId,
      items.map((row) => ({ ...reviewedItem(row), isBulk: row.is_bulk })),
    ]),
  )
}

export function reviewedItem(row: ItemRow): ReviewedItem {
  return {
    id: row.id,
    state: row.state,
    origin: row.origin,
    facts: factsOf(row),
    compiled: row.compiled,
    valueOffset: row.value_offset,
    confidenceShare: row.confidence_bps === null ? null : row.confidence_bps / 10_000,
    madeFrom: row.made_from ?? [],
  }
}
