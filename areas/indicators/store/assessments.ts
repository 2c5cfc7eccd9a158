import { sql } from 'kysely'
import type { PaceAssessment } from '#engines/pace'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import { methodVersion } from '../rules/assess-target.ts'
import type { KnownValue } from '../rules/plausibility.ts'
import { periodKey, type SeriesKey, seriesOf } from './observations.ts'
import { departmentsOf, type StoredTarget, type TargetRecord, targetOf, targetScope } from './targets.ts'

/** A target with what its assessment rests on. */
export interface CockpitTarget extends TargetRecord {
  indicator: string
  indicatorUnit: string
  direction: 'up' | 'down'
  reported: 'year-to-date' | 'each-period' | 'since-start'
  judge: 'time' | 'seasonal'
  indicatorVersion: number
  seriesVersion: bigint
  /** Business date of the binding. */
  boundOn: string
  deadlineEnd: string
  cadence: 'month' | 'quarter' | 'half-year' | 'year' | null
  dueDays: number | null
  ownerDepartmentId: string | null
}

/** What the cockpit shows of an assessment; kept in the database until what it rests on changes. */
export interface Assessed {
  status: PaceAssessment['status']
  actual: string | null
  dataThrough: string | null
  share: number | null
  expectedShare: number | null
  seasonalShare: number | null
  gapPoints: number | null
  remaining: string | null
  requiredPerMonth: string | null
  forecast: string | null
  meetsTarget: 'yes' | 'no' | 'uncertain' | null
  judgedBy: string
  /** Code of the reason for which no status can be given, such as `not-started`. */
  blockedBy: string | null
  workingZh: string
  workingEn: string
}

interface StoredCockpitTarget extends StoredTarget {
  indicator: string
  indicator_unit: string
  direction: string
  reported: string
  judge: string
  indicator_version: number
  series_version: bigint
  created_at: Date
  bound_on: string
  deadline_end: string
  cadence: string | null
  due_days: number | null
  owner_department_id: string | null
}

export interface TargetFilter {
  /** Exactly these regions. */
  regionPaths?: readonly string[]
  targetIds?: readonly string[]
  planId?: string
  year?: number
  indicatorId?: string
}

/**
 * Targets that a year is about: not over before it, and of amounts that a plan names year by year only the next one,
 * because the later years have not begun and would read as missing data.
 */
function inPlay(year: number) {
  return sql<boolean>`extract(year from t.deadline_end) >= ${year} and not (t.mode = 'flow-annual' and exists (
    select 1 from indicators.target e where e.indicator_id = t.indicator_id and e.region_path = t.region_path
      and e.status = 'active' and e.mode = t.mode and e.subject = t.subject and e.plan_id is not distinct from t.plan_id
      and e.deadline_end < t.deadline_end and extract(year from e.deadline_end) >= ${year}))`
}

/** Active targets that the scope reaches; null scope: whoever asks was already admitted. */
export async function cockpitTargets(db: Db, scope: Scope | null, filter: TargetFilter): Promise<CockpitTarget[]> {
  const year = filter.year
  const { rows } = await sql<StoredCockpitTarget>`
    select t.*, i.name as indicator, i.unit as indicator_unit, i.direction, i.reported, i.judge,
      i.version as indicator_version, coalesce(s.version, 0) as series_version, ${departmentsOf},
      to_char(t.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as bound_on,
      c.cadence, c.due_days, c.owner_department_id
    from indicators.target t
    join indicators.indicator i on i.id = t.indicator_id
    left join indicators.series s on s.region_path = t.region_path and s.indicator_id = t.indicator_id
    left join indicators.card c on c.indicator_id = t.indicator_id and c.effective_to is null
    where t.status = 'active'
      and ${filter.regionPaths ? sql`t.region_path = any(${[...filter.regionPaths]}::text[])` : sql`true`}
      and ${filter.targetIds ? sql`t.id = any(${[...filter.targetIds]}::text[])` : sql`true`}
      and ${filter.planId ? sql`t.plan_id = ${filter.planId}` : sql`true`}
      and ${filter.indicatorId ? sql`t.indicator_id = ${filter.indicatorId}` : sql`true`}
      and ${year ? inPlay(year) : sql`true`}
      and ${scope ? targetScope(scope) : sql`true`}
    order by t.region_path, i.name, t.deadline_end, t.id`.execute(db.as())
  return rows.map((row) => ({
    ...targetOf(row),
    indicator: row.indicator,
    indicatorUnit: row.indicator_unit,
    direction: row.direction as CockpitTarget['direction'],
    reported: row.reported as CockpitTarget['reported'],
    judge: row.judge as CockpitTarget['judge'],
    indicatorVersion: row.indicator_version,
    seriesVersion: row.series_version,
    boundOn: row.bound_on,
    deadlineEnd: row.deadline_end,
    cadence: row.cadence as CockpitTarget['cadence'],
    dueDays: row.due_days,
    ownerDepartmentId: row.owner_department_id,
  }))
}

interface StoredAssessment {
  region_path: string
  target_id: string
  as_of: string
  series_version: bigint
  target_version: number
  indicator_version: number
  method_version: number
  status: string
  actual: string | null
  data_through: string | null
  share: string | null
  expected_share: string | null
  seasonal_share: string | null
  gap_points: string | null
  remaining: string | null
  required_per_month: string | null
  forecast: string | null
  meets_target: string | null
  judged_by: string
  blocked_by: string | null
  working_zh: string
  working_en: string
}

const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text))

function assessedOf(row: StoredAssessment): Assessed {
  return {
    status: row.status as Assessed['status'],
    actual: row.actual,
    dataThrough: row.data_through,
    share: numberOrNull(row.share),
    expectedShare: numberOrNull(row.expected_share),
    seasonalShare: numberOrNull(row.seasonal_share),
    gapPoints: numberOrNull(row.gap_points),
    remaining: row.remaining,
    requiredPerMonth: row.required_per_month,
    forecast: row.forecast,
    meetsTarget: row.meets_target as Assessed['meetsTarget'],
    judgedBy: row.judged_by,
    blockedBy: row.blocked_by,
    workingZh: row.working_zh,
    workingEn: row.working_en,
  }
}

/** Kept assessments that still rest on what is in force, by target and day. */
export async function keptAssessments(
  db: Db,
  targets: readonly CockpitTarget[],
  days: readonly string[],
): Promise<Map<string, Assessed>> {
  const found = new Map<string, Assessed>()
  if (targets.length === 0) return found
  const byKey = new Map(targets.map((target) => [`${target.regionPath} ${target.id}`, target]))
  const rows = await db.query<StoredAssessment>(
    `select a.region_path, a.target_id, a.as_of, a.series_version, a.target_version, a.indicator_version, a.method_version,
       a.status, a.actual, a.data_through, a.share, a.expected_share, a.seasonal_share, a.gap_points, a.remaining,
       a.required_per_month, a.forecast, a.meets_target, a.judged_by, a.blocked_by, a.working_zh, a.working_en
     from unnest($1::text[], $2::text[]) as k (r, t)
     join indicators.assessment a on a.region_path = k.r and a.target_id = k.t and a.as_of = any($3::date[])`,
    [targets.map((target) => target.regionPath), targets.map((target) => target.id), [...days]],
  )
  for (const row of rows) {
    const target = byKey.get(`${row.region_path} ${row.target_id}`)
    const isValid =
      target !== undefined &&
      row.series_version === target.seriesVersion &&
      row.target_version === target.version &&
      row.indicator_version === target.indicatorVersion &&
      row.method_version === methodVersion
    if (isValid) found.set(assessmentKey(row.target_id, row.as_of), assessedOf(row))
  }
  return found
}

export function assessmentKey(targetId: string, asOf: string): string {
  return `${targetId} ${asOf}`
}

export interface KeptAssessment extends Assessed {
  target: CockpitTarget
  asOf: string
  reasons: unknown
}

/** Keeps assessments under the versions that they rest on; a later version makes them void without deleting them. */
export async function keepAssessments(db: Db, kept: readonly KeptAssessment[]): Promise<void> {
  const sorted = kept.toSorted((a, b) =>
    a.target.id < b.target.id ? -1 : a.target.id > b.target.id ? 1 : a.asOf < b.asOf ? -1 : 1,
  )
  const records = sorted.map(({ target, asOf, reasons, ...assessed }) => ({
    region_path: target.regionPath,
    target_id: target.id,
    as_of: asOf,
    series_version: target.seriesVersion.toString(),
    target_version: target.version,
    indicator_version: target.indicatorVersion,
    method_version: methodVersion,
    status: assessed.status,
    actual: assessed.actual,
    data_through: assessed.dataThrough,
    share: assessed.share,
    expected_share: assessed.expectedShare,
    seasonal_share: assessed.seasonalShare,
    gap_points: assessed.gapPoints,
    remaining: assessed.remaining,
    required_per_month: assessed.requiredPerMonth,
    forecast: assessed.forecast,
    meets_target: assessed.meetsTarget,
    judged_by: assessed.judgedBy,
    blocked_by: assessed.blockedBy,
    working_zh: assessed.workingZh,
    working_en: assessed.workingEn,
    reasons,
  }))
  await db.query(
    `insert into indicators.assessment
     select (jsonb_populate_record(null::indicators.assessment, r || jsonb_build_object('computed_at', now()))).*
     from jsonb_array_elements($1::jsonb) as r
     on conflict (region_path, target_id, as_of) do update set
       series_version = excluded.series_version, target_version = excluded.target_version,
       indicator_version = excluded.indicator_version, method_version = excluded.method_version,
       status = excluded.status, actual = excluded.actual, data_through = excluded.data_through, share = excluded.share,
       expected_share = excluded.expected_share, seasonal_share = excluded.seasonal_share,
       gap_points = excluded.gap_points, remaining = excluded.remaining,
       required_per_month = excluded.required_per_month, forecast = excluded.forecast,
       meets_target = excluded.meets_target, judged_by = excluded.judged_by, blocked_by = excluded.blocked_by,
       working_zh = excluded.working_zh,
       working_en = excluded.working_en, reasons = excluded.reasons, computed_at = excluded.computed_at`,
    [JSON.stringify(records)],
  )
}

/** Values that count, per series and subject, oldest first; only what an assessment needs. */
export async function countingValues(
  db: Db,
  keys: readonly SeriesKey[],
  options: { until: string; knownAt: Date | null },
): Promise<Map<string, KnownValue[]>> {
  const { knownAt, until } = options
  const standing = knownAt
    ? sql`recorded_at <= ${knownAt} and (status <> 'returned' or decided_at > ${knownAt})`
    : sql`status <> 'returned'`
  const { rows } = await sql<{
    region_path: string
    indicator_id: string
    subject: string
    period: string
    period_end: string
    value: string
  }>`
    select o.* from ${seriesOf(keys)} cross join lateral (
      select distinct on (subject, period_end, period)
        region_path, indicator_id, subject, period, period_end, value
      from indicators.observation where region_path = k.r and indicator_id = k.i
        and ${standing} and period_end <= ${until}
      order by subject, period_end, period, revision desc) as o`.execute(db.as())
  const found = new Map<string, KnownValue[]>()
  for (const row of rows) {
    const key = periodKey(row.region_path, row.indicator_id, row.subject, '')
    const value = { period: row.period, periodEnd: row.period_end, value: row.value }
    const list = found.get(key)
    if (list) list.push(value)
    else found.set(key, [value])
  }
  for (const list of found.values()) list.sort(byEnd)
  return found
}

function byEnd(a: KnownValue, b: KnownValue): number {
  return a.periodEnd < b.periodEnd ? -1 : a.periodEnd > b.periodEnd ? 1 : a.period < b.period ? -1 : 1
}
