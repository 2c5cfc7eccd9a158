import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { NurseryMemberFilter, NurseryStage, NurseryTitle } from '../contract/nursery.ts'
import type { NurseryMembership } from '../contract/nursery-stay.ts'
import type { Cohort } from '../rules/nursery/conversion.ts'
import type { Criterion } from '../rules/screening/judge.ts'

export interface MembershipRow {
  credit_code: string
  id: string
  pool_region_path: string
  pool_id: string
  title: NurseryTitle
  name: string
  region_path: string
  entered_on: string
  entered_at: Date
  entered_by_name: string
  way: NurseryMembership['way']
  version_from: string
  rule_version: string
  outcome: NurseryMembership['outcome']
  criteria: Criterion[]
  inputs: Record<string, unknown>
  /** What the city had set for the rule. */
  parameters: Record<string, string>
  reason: string | null
  case_id: string | null
  screening_id: string | null
  moved_from: string | null
  stay_until: string
  exit_kind: NonNullable<NurseryMembership['exit']>['kind'] | null
  exited_on: string | null
  exit_recorded_on: string | null
  exit_reason: string | null
  exit_by_name: string | null
  certificate_number: string | null
}

type Exit = 'exit_kind' | 'exited_on' | 'exit_recorded_on' | 'exit_reason' | 'exit_by_name' | 'certificate_number'
export type NewMembership = Omit<MembershipRow, Exit>

export async function insertMemberships(tx: Db, rows: readonly NewMembership[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `insert into recognition.nursery_membership select * from
       jsonb_populate_recordset(null::recognition.nursery_membership, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** Whom a reader reaches: companies of a region, one company, or those that a person tutors. */
export type NurseryReach = { regionPath: string } | { creditCode: string | null } | { tutorId: string }

export function reached(reach: NurseryReach): RawBuilder<boolean> {
  if ('regionPath' in reach) return sql<boolean>`starts_with(m.region_path, ${reach.regionPath})`
  if ('creditCode' in reach) return sql<boolean>`m.credit_code = ${reach.creditCode}`
  return sql<boolean>`exists (select 1 from recognition.nursery_tutor t where t.credit_code = m.credit_code
    and t.membership_id = m.id and t.user_id = ${reach.tutorId} and t.until_at is null)`
}

/** Null where there is none within reach. */
export async function membershipAt(
  db: Db,
  reach: NurseryReach,
  { creditCode, membershipId }: { creditCode: string; membershipId: string },
  lock: 'update' | null = null,
): Promise<MembershipRow | null> {
  const { rows } = await sql<MembershipRow>`select m.* from recognition.nursery_membership m
    where m.credit_code = ${creditCode} and m.id = ${membershipId} and ${reached(reach)}
    ${lock ? sql`for update` : sql``}`.execute(db.as())
  return rows[0] ?? null
}

/** Who of some companies is in a pool. */
export async function codesInPool(db: Db, poolId: string, creditCodes: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ credit_code: string }>(
    `select credit_code from recognition.nursery_membership
     where pool_id = $1 and credit_code = any($2) and exit_kind is null`,
    [poolId, [...creditCodes]],
  )
  return new Set(rows.map(({ credit_code }) => credit_code))
}

export async function countInPool(db: Db, poolId: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'select count(*)::int as count from recognition.nursery_membership where pool_id = $1 and exit_kind is null',
    [poolId],
  )
  return row?.count ?? 0
}

/** Those that are in pools: of one pool, or of every pool. */
export async function openMemberships(
  db: Db,
  of: { poolId?: string; creditCode?: string } = {},
): Promise<
  Pick<MembershipRow, 'credit_code' | 'id' | 'title' | 'entered_on' | 'stay_until' | 'region_path' | 'name'>[]
> {
  return db.query(
    `select credit_code, id, title, entered_on, stay_until, region_path, name from recognition.nursery_membership
     where exit_kind is null and ($1::text is null or pool_id = $1) and ($2::text is null or credit_code = $2)
     order by credit_code, id`,
    [of.poolId ?? null, of.creditCode ?? null],
  )
}

/** Ends a membership; false where it has ended meanwhile. */
export async function endMembership(
  tx: Db,
  key: { creditCode: string; membershipId: string },
  exit: {
    kind: NonNullable<MembershipRow['exit_kind']>
    on: string
    recordedOn: string
    reason: string | null
    byName: string
    certificateNumber: string | null
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update recognition.nursery_membership set exit_kind = $3, exited_on = $4, exit_recorded_on = $5, exit_reason = $6,
       exit_by_name = $7, certificate_number = $8
     where credit_code = $1 and id = $2 and exit_kind is null returning id`,
    [
      ...[key.creditCode, key.membershipId, exit.kind, exit.on, exit.recordedOn, exit.reason, exit.byName],
      exit.certificateNumber,
    ],
  )
  return rows.length > 0
}

export interface LineRow {
  credit_code: string
  id: string
  pool_id: string
  pool_name: string
  title: NurseryTitle
  name: string
  region_path: string
  entered_on: string
  way: MembershipRow['way']
  stage: NurseryStage
  stay_until: string
  exited_on: string | null
  tutor_id: string | null
  tutor_name: string | null
  milestones: number
  milestones_done: number
  overdue: number
  next_label: { zh: string; en: string } | null
  next_due_on: string | null
  last_service: string | null
}

/**
 * Memberships as they stood at the end of a day, by what was recorded until then, each with its plan as it is. What was
 * recorded later does not change a past day.
 */
const lines = (day: string, today: string) => sql`select m.credit_code, m.id, m.pool_id, p.name as pool_name, m.title,
    m.name, m.region_path, m.entered_on, m.entered_at, m.way, m.stay_until,
    case when m.exit_recorded_on <= ${day} then m.exited_on end as exited_on,
    t.user_id as tutor_id, t.name as tutor_name, s.milestones, s.done as milestones_done,
    case when m.exit_kind is null then s.overdue else 0 end as overdue,
    case when m.exit_kind is null then n.label end as next_label, case when m.exit_kind is null then n.due_on end as next_due_on,
    v.last_service,
    case when m.exit_recorded_on <= ${day} then m.exit_kind when s.milestones = 0 then 'no-plan'
      when s.milestones = s.done then 'plan-done' else 'working' end as stage
  from recognition.nursery_membership m
    join recognition.nursery_pool p on p.region_path = m.pool_region_path and p.id = m.pool_id
    left join recognition.nursery_tutor t on t.credit_code = m.credit_code and t.membership_id = m.id and t.until_at is null
    cross join lateral (select count(*)::int as milestones, count(k.done_on)::int as done,
        (count(*) filter (where k.done_on is null and k.due_on < ${today}))::int as overdue
      from recognition.nursery_milestone k
      where k.credit_code = m.credit_code and k.membership_id = m.id and k.dropped_on is null) s
    left join lateral (select k.label, k.due_on from recognition.nursery_milestone k
      where k.credit_code = m.credit_code and k.membership_id = m.id and k.dropped_on is null and k.done_on is null
      order by k.due_on, k.id limit 1) n on true
    left join lateral (select max(r.happened_on) as last_service from recognition.nursery_service r
      where r.credit_code = m.credit_code and r.membership_id = m.id) v on true
  where m.entered_on <= ${day}`

function shown({ q, regionPath, tutor, stage, overdue, cohort }: Omit<NurseryMemberFilter, 'asOf'>) {
  const year = cohort === undefined ? sql`true` : sql`extract(year from l.entered_on) = ${cohort}`
  return sql`${year}
    and ${regionPath ? sql`starts_with(l.region_path, ${regionPath})` : sql`true`}
    and ${tutor === undefined ? sql`true` : tutor === 'none' ? sql`l.tutor_id is null` : sql`l.tutor_id = ${tutor}`}
    and ${stage === undefined ? sql`true` : stage === 'in' ? sql`l.stage in ('no-plan', 'working', 'plan-done')` : sql`l.stage = ${stage}`}
    and ${overdue ? sql`l.overdue > 0` : sql`true`}
    and ${q ? sql`(position(${q} in l.name) > 0 or starts_with(l.credit_code, ${q.toUpperCase()}))` : sql`true`}`
}

interface Listed {
  reach: NurseryReach
  poolId?: string
  creditCode?: string
  /** The day as of which it is listed, and the day by which milestones are overdue. */
  day: string
  today: string
}

/** Those with something overdue first, then by the day of entry. */
export async function findLines(
  db: Db,
  { reach, poolId, creditCode, day, today }: Listed,
  filter: Omit<NurseryMemberFilter, 'asOf'>,
  page: { limit: number; offset: number },
): Promise<{ items: LineRow[]; total: number }> {
  const all = sql`from (${lines(day, today)} and ${reached(reach)}
    and ${poolId ? sql`m.pool_id = ${poolId}` : sql`true`}
    and ${creditCode ? sql`m.credit_code = ${creditCode}` : sql`true`}) l where ${shown(filter)}`
  const { rows } = await sql<LineRow>`select l.* ${all}
    order by (l.overdue > 0) desc, l.entered_at desc, l.credit_code, l.id limit ${page.limit} offset ${page.offset}`.execute(
    db.as(),
  )
  const counted = await sql<{ total: number }>`select count(*)::int as total ${all}`.execute(db.as())
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}

export interface PoolCount {
  pool_id: string
  in_pool: number
  converted: number
  left_pool: number
  overdue: number
}

/** What became of the companies of some pools that a reader reaches. */
export async function countByPool(db: Db, reach: NurseryReach, poolIds: readonly string[], today: string) {
  const { rows } = await sql<PoolCount>`select l.pool_id,
      (count(*) filter (where l.stage in ('no-plan', 'working', 'plan-done')))::int as in_pool,
      (count(*) filter (where l.stage = 'converted'))::int as converted,
      (count(*) filter (where l.stage in ('term-over', 'dropped', 'moved')))::int as left_pool,
      (count(*) filter (where l.overdue > 0))::int as overdue
    from (${lines(today, today)} and ${reached(reach)} and m.pool_id = any(${[...poolIds]})) l
    group by l.pool_id`.execute(db.as())
  return new Map(rows.map((row) => [row.pool_id, row]))
}

/** Companies of a pool by the year of entry and district, as it stood at the end of a day. */
export async function cohortsOf(db: Db, reach: NurseryReach, poolId: string, day: string): Promise<Cohort[]> {
  const { rows } = await sql<Cohort>`select extract(year from m.entered_on)::int as year, m.region_path as "regionPath",
      count(*)::int as entered,
      (count(*) filter (where k.kind is null))::int as "inPool",
      (count(*) filter (where k.kind = 'converted'))::int as converted,
      (count(*) filter (where k.kind = 'term-over'))::int as "termOver",
      (count(*) filter (where k.kind = 'dropped'))::int as dropped,
      (count(*) filter (where k.kind = 'moved'))::int as moved
    from recognition.nursery_membership m
      cross join lateral (select case when m.exit_recorded_on <= ${day} then m.exit_kind end as kind) k
    where m.pool_id = ${poolId} and m.entered_on <= ${day} and ${reached(reach)}
    group by 1, 2 order by 1 desc, 2`.execute(db.as())
  return rows
}
