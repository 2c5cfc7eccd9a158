import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { PlansTables } from '../schema/tables.gen.ts'
import type { VersionKey } from './items.ts'
import { matchesText, type PlanRow } from './plans.ts'

export interface PublishedItemRow {
  item_id: string
  target_id: string | null
  observation_id: string | null
  published_at: Date
}

/** What is in force of a plan now. */
export async function publishedItemsOf(db: Db, plan: { region_path: string; id: string }): Promise<PublishedItemRow[]> {
  const found = await sql<PublishedItemRow>`
    select item_id, target_id, observation_id, published_at from plans.published_item
    where region_path = ${plan.region_path} and plan_id = ${plan.id} and withdrawn_at is null
    order by item_id
  `.execute(db.as<PlansTables>())
  return found.rows
}

export async function writePublishedItems(
  tx: Db,
  version: VersionKey & { plan_id: string },
  rows: readonly PublishedItemRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 500)
    await tx
      .as<PlansTables>()
      .insertInto('plans.published_item')
      .values(
        rows.slice(from, from + 500).map((row) => ({
          region_path: version.region_path,
          version_id: version.id,
          plan_id: version.plan_id,
          ...row,
        })),
      )
      .execute()
}

/** Ends what is in force of a plan; answers how many targets that were. */
export async function endPublishedItems(tx: Db, plan: { region_path: string; id: string }, at: Date): Promise<number> {
  const ended = await sql<{ target_id: string | null }>`
    update plans.published_item set withdrawn_at = ${at}
    where region_path = ${plan.region_path} and plan_id = ${plan.id} and withdrawn_at is null
    returning target_id
  `.execute(tx.as<PlansTables>())
  return ended.rows.filter((row) => row.target_id !== null).length
}

export interface PublishedPlanRow extends PlanRow {
  published_at: Date
  target_count: number
  measure_count: number
}

const published = sql`
  plans.plan p
  join plans.version v on v.region_path = p.region_path and v.id = p.published_version_id and v.state = 'published'
  cross join lateral (
    select count(*) filter (where x.target_id is not null)::int as target_count,
      count(distinct i.measure_id)::int as measure_count
    from plans.published_item x
    join plans.item i on i.region_path = x.region_path and i.version_id = x.version_id and i.id = x.item_id
    where x.region_path = p.region_path and x.plan_id = p.id and x.withdrawn_at is null) n`

/** Plans that anybody may see, the newest publication first. */
export async function findPublishedPlans(
  db: Db,
  filter: { q?: string; regionPath?: string; page: number; pageSize: number },
): Promise<{ rows: PublishedPlanRow[]; total: number }> {
  const conditions = [sql<boolean>`true`]
  if (filter.q) conditions.push(matchesText(filter.q))
  if (filter.regionPath) conditions.push(sql<boolean>`starts_with(p.region_path, ${filter.regionPath})`)
  const where = sql.join(conditions, sql` and `)
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${published} where ${where}`.execute(
    db.as<PlansTables>(),
  )
  const found = await sql<PublishedPlanRow>`
    select p.*, v.published_at, n.target_count, n.measure_count from ${published} where ${where}
    order by v.published_at desc, p.id desc
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}
  `.execute(db.as<PlansTables>())
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export async function findPublishedPlan(db: Db, planId: string): Promise<PublishedPlanRow | null> {
  const found = await sql<PublishedPlanRow>`
    select p.*, v.published_at, n.target_count, n.measure_count from ${published} where p.id = ${planId}
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}
