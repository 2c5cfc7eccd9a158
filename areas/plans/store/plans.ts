import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { PlansTables } from '../schema/tables.gen.ts'
import { planScope } from './scope.ts'

export interface PlanRow {
  region_path: string
  id: string
  title: string
  issuer: string | null
  number: string | null
  issued: string | null
  status: 'draft-for-comment' | 'draft-for-approval' | 'issued' | null
  kind: 'plan' | 'report' | 'interpretation'
  period_from: string | null
  period_to: string | null
  facts_edited: boolean
  notice_locale: 'zh-CN' | 'en'
  current_version_id: string
  published_version_id: string | null
  revision: number
  created_by_user_id: string | null
  created_by_name: string
  created_at: Date
  updated_at: Date
}

export type VersionState = 'compiling' | 'failed' | 'review' | 'published' | 'superseded' | 'withdrawn' | 'discarded'

/** A version without its text, which is read only where it is needed. */
export interface VersionRow {
  region_path: string
  id: string
  plan_id: string
  ordinal: number
  state: VersionState
  file_id: string
  file_name: string
  size_bytes: number
  format: string | null
  text_length: number | null
  warnings: { zh: string; en: string }[]
  problems: { code: string; field?: string; params?: Record<string, string | number> }[]
  job_id: string | null
  revision: number
  uploaded_by_user_id: string | null
  uploaded_by_name: string
  uploaded_at: Date
  published_by_user_id: string | null
  published_by_name: string | null
  published_at: Date | null
  item_count: number
  decided_count: number
  rejected_count: number
  reviewed_at: Date | null
  /** Of the version that it was compared with. */
  earlier_ordinal: number | null
}

const countsOfVersion = sql`lateral (
  select count(*)::int as item_count,
    (count(*) filter (where i.state <> 'proposed'))::int as decided_count,
    (count(*) filter (where i.state = 'rejected'))::int as rejected_count,
    max(i.reviewed_at) as reviewed_at
  from plans.item i
  where i.region_path = v.region_path and i.version_id = v.id and i.state <> 'replaced') c`

const versionColumns = sql`v.region_path, v.id, v.plan_id, v.ordinal, v.state, v.file_id, v.file_name, v.size_bytes,
  v.format, v.text_length, v.warnings, v.problems, v.job_id, v.revision, v.uploaded_by_user_id, v.uploaded_by_name,
  v.uploaded_at, v.published_by_user_id, v.published_by_name, v.published_at,
  c.item_count, c.decided_count, c.rejected_count, c.reviewed_at,
  (select e.ordinal from plans.version e
    where e.region_path = v.region_path and e.id = v.earlier_version_id and e.state <> 'discarded') as earlier_ordinal`

type Lock = 'update' | 'share' | undefined

function lockOf(table: 'p' | 'v', lock: Lock): RawBuilder<unknown> {
  if (lock === undefined) return sql``
  return sql`for ${sql.raw(lock)} of ${sql.ref(table)}`
}

/** The plan, when the scope reaches it. */
export async function findPlan(db: Db, scope: Scope, planId: string, lock?: Lock): Promise<PlanRow | null> {
  const found = await sql<PlanRow>`
    select p.* from plans.plan p where p.id = ${planId} and ${planScope(scope)} ${lockOf('p', lock)}
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

/** One version of a plan that the scope reaches. With a lock: `share` to change its items, `update` to change its state. */
export async function findVersion(
  db: Db,
  scope: Scope,
  at: { planId: string; versionId: string },
  lock?: Lock,
): Promise<VersionRow | null> {
  const found = await sql<VersionRow>`
    select ${versionColumns}
    from plans.version v
    join plans.plan p on p.region_path = v.region_path and p.id = v.plan_id
    cross join ${countsOfVersion}
    where v.id = ${at.versionId} and v.plan_id = ${at.planId} and ${planScope(scope)} ${lockOf('v', lock)}
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

/** All versions of a plan but the discarded ones, newest first. */
export async function versionsOf(db: Db, plan: { region_path: string; id: string }): Promise<VersionRow[]> {
  const found = await sql<VersionRow>`
    select ${versionColumns}
    from plans.version v cross join ${countsOfVersion}
    where v.region_path = ${plan.region_path} and v.plan_id = ${plan.id} and v.state <> 'discarded'
    order by v.ordinal desc
  `.execute(db.as<PlansTables>())
  return found.rows
}

/** The other plans of a region that are not put away, the newest first. */
export async function plansOfRegion(db: Db, plan: { region_path: string; id: string }): Promise<PlanRow[]> {
  const found = await sql<PlanRow>`
    select p.* from plans.plan p
    join plans.version v on v.region_path = p.region_path and v.id = p.current_version_id and v.state <> 'discarded'
    where p.region_path = ${plan.region_path} and p.id <> ${plan.id} order by p.updated_at desc, p.id
  `.execute(db.as<PlansTables>())
  return found.rows
}

export async function textOf(
  db: Db,
  version: { region_path: string; id: string },
): Promise<{ text: string; textDigest: string } | null> {
  const found = await sql<{ text: string; textDigest: string }>`
    select text_content as text, text_digest as "textDigest" from plans.version
    where region_path = ${version.region_path} and id = ${version.id} and text_content is not null
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

/** The version that already holds these bytes in the region. */
export async function versionWithBytes(
  db: Db,
  regionPath: string,
  fileDigest: string,
): Promise<{ id: string; plan_id: string; title: string; job_id: string | null } | null> {
  const found = await sql<{ id: string; plan_id: string; title: string; job_id: string | null }>`
    select v.id, v.plan_id, p.title, v.job_id
    from plans.version v join plans.plan p on p.region_path = v.region_path and p.id = v.plan_id
    where v.region_path = ${regionPath} and v.file_digest = ${fileDigest} and v.state <> 'discarded'
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

export interface PlanFilter {
  q?: string
  status?: string
  state?: string
  regionPath?: string
  page: number
  pageSize: number
}

export interface ListedPlan {
  plan: PlanRow
  version: VersionRow
}

/** Plans within the scope with their newest version, last touched first. */
export async function findPlans(
  db: Db,
  scope: Scope,
  filter: PlanFilter,
): Promise<{ listed: ListedPlan[]; total: number }> {
  const conditions = [planScope(scope), sql<boolean>`v.state <> 'discarded'`]
  if (filter.q) conditions.push(matchesText(filter.q))
  if (filter.status) conditions.push(sql<boolean>`p.status = ${filter.status}`)
  if (filter.state) conditions.push(sql<boolean>`v.state = ${filter.state}`)
  if (filter.regionPath) conditions.push(sql<boolean>`starts_with(p.region_path, ${filter.regionPath})`)
  const where = sql.join(conditions, sql` and `)
  const from = sql`plans.plan p join plans.version v on v.region_path = p.region_path and v.id = p.current_version_id`
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${from} where ${where}`.execute(
    db.as<PlansTables>(),
  )
  const found = await sql<{ plan: PlanRow } & VersionRow>`
    select to_jsonb(p) as plan, ${versionColumns}
    from ${from} cross join ${countsOfVersion}
    where ${where}
    order by greatest(p.updated_at, c.reviewed_at) desc, p.id desc
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}
  `.execute(db.as<PlansTables>())
  const listed = found.rows.map(({ plan, ...version }) => ({ plan: withDates(plan), version }))
  return { listed, total: counted.rows[0]?.total ?? 0 }
}

/** A row that came as JSON has its instants as text. */
function withDates(plan: PlanRow): PlanRow {
  return { ...plan, created_at: new Date(plan.created_at), updated_at: new Date(plan.updated_at) }
}

/** Title, number or issuer contain the words; `%` and `_` are letters like others. */
export function matchesText(q: string): RawBuilder<boolean> {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(p.title ilike ${pattern} or p.number ilike ${pattern} or p.issuer ilike ${pattern})`
}
