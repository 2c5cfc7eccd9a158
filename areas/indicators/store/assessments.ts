import { sql } from 'kysely'
import type { PaceAssessment } from '#engines/pace'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Topic } from '../contract.ts'
import type { KnownValue } from '../rules/plausibility.ts'
import type { SplitRule } from '../rules/split-draft.ts'
import type { EarlierVersion } from '../rules/target-versions.ts'
import { topicOf } from '../rules/topic.ts'
import { periodKey, type SeriesKey, seriesOf } from './observations.ts'
import { departmentsOf, type StoredTarget, type TargetRecord, targetOf, targetScope } from './targets.ts'

/** A target with what its assessment rests on. */
export interface CockpitTarget extends TargetRecord {
  indicator: string
  indicatorUnit: string
  direction: 'up' | 'down'
  reported: 'year-to-date' | 'each-period' | 'since-start'
  judge: 'time' | 'seasonal'
  /** Cumulative per cent of twelve months that the city set; null: earlier years give it. */
  paceCurve: number[] | null
  rollup: SplitRule | null
  indicatorVersion: number
  seriesVersion: bigint
  /** Business date of the binding. */
  boundOn: string
  deadlineEnd: string
  cadence: 'month' | 'quarter' | 'half-year' | 'year' | null
  dueDays: number | null
  ownerDepartmentId: string | null
  /** What it asked for before each adjustment, oldest first. */
  earlier: EarlierVersion[]
  /** Business area: as the city set it, else by the name. */
  topic: Topic
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
  judgedBy: PaceAssessment['judgedBy']
  /** Code of the reason for which no status can be given, such as `not-started`. */
  blockedBy: string | null
  workingZh: string
  workingEn: string
  cardVersion: number | null
  earlierCardVersion: number | null
}

interface StoredCockpitTarget extends StoredTarget {
  indicator: string
  indicator_unit: string
  direction: string
  reported: string
  judge: string
  pace_curve: string[] | null
  rollup: string | null
  indicator_version: number
  series_version: bigint
  created_at: Date
  bound_on: string
  deadline_end: string
  cadence: string | null
  due_days: number | null
  owner_department_id: string | null
  earlier: EarlierVersion[] | null
  topic: Topic | null
}

export interface TargetFilter {
  /** Exactly these regions. */
  regionPaths?: readonly string[]
  targetIds?: readonly string[]
  planId?: string
  year?: number
  indicatorId?: string
  /** Leaves out the parts of a target that departments of the same region carry: they stand below it. */
  withoutOwnParts?: boolean
  parents?: readonly { regionPath: string; id: string }[]
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

function partsOf(parents: readonly { regionPath: string; id: string }[]) {
  return sql<boolean>`(t.parent_region_path, t.parent_id) in (select r, i from unnest(
    ${parents.map((parent) => parent.regionPath)}::text[], ${parents.map((parent) => parent.id)}::text[]) as p (r, i))`
}

/** What the target `t` asked for before each adjustment, as column `earlier`. */
const earlierVersions = sql`(select jsonb_agg(jsonb_build_object('until', a.effective_from, 'value', a.before_value::text,
    'valueMax', a.before_value_max::text, 'deadline', a.before_deadline,
    'baseline', case when a.before_baseline_value is null then null
      else jsonb_build_object('value', a.before_baseline_value::text, 'period', a.before_baseline_period) end)
    order by a.effective_from, a.decided_at)
  from indicators.target_adjustment a where a.region_path = t.region_path and a.target_id = t.id
    and a.status = 'approved') as earlier`

/** Active targets that the scope reaches; null scope: whoever asks was already admitted. */
export async function cockpitTargets(db: Db, scope: Scope | null, filter: TargetFilter): Promise<CockpitTarget[]> {
  const year = filter.year
  const { rows } = await sql<StoredCockpitTarget>`
    select t.*, i.name as indicator, i.unit as indicator_unit, i.direction, i.reported, i.judge, i.pace_curve, i.rollup,
      i.version as indicator_version, i.topic, coalesce(s.version, 0) as series_version, ${departmentsOf},
      to_char(t.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as bound_on,
      c.cadence, c.due_days, c.owner_department_id, ${earlierVersions}
    from indicators.target t
    join indicators.indicator i on i.id = t.indicator_id
    left join indicators.series s on s.region_path = t.region_path and s.indicator_id = t.indicator_id
    left join indicators.card c on c.indicator_id = t.indicator_id and c.effective_to is null
    where t.status = 'active'
      and ${filter.regionPaths ? sql`t.region_path = any(${[...filter.regionPaths]}::text[])` : sql`true`}
      and ${filter.targetIds ? sql`t.id = any(${[...filter.targetIds]}::text[])` : sql`true`}
      and ${filter.planId ? sql`t.plan_id = ${filter.planId}` : sql`true`}
      and ${filter.indicatorId ? sql`t.indicator_id = ${filter.indicatorId}` : sql`true`}
      and ${filter.withoutOwnParts ? sql`t.parent_region_path is distinct from t.region_path` : sql`true`}
      and ${filter.parents ? partsOf(filter.parents) : sql`true`}
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
    paceCurve: row.pace_curve?.map(Number) ?? null,
    rollup: row.rollup as CockpitTarget['rollup'],
    indicatorVersion: row.indicator_version,
    seriesVersion: row.series_version,
    boundOn: row.bound_on,
    deadlineEnd: row.deadline_end,
    cadence: row.cadence as CockpitTarget['cadence'],
    dueDays: row.due_days,
    ownerDepartmentId: row.owner_department_id,
    earlier: row.earlier ?? [],
    topic: row.topic ?? topicOf(row.indicator),
  }))
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
    card_version: number | null
  }>`
    select o.* from ${seriesOf(keys)} cross join lateral (
      select distinct on (subject, period_end, period)
        region_path, indicator_id, subject, period, period_end, value, card_version
      from indicators.observation where region_path = k.r and indicator_id = k.i
        and ${standing} and period_end <= ${until}
      order by subject, period_end, period, revision desc) as o`.execute(db.as())
  const found = new Map<string, KnownValue[]>()
  for (const row of rows) {
    const key = periodKey(row.region_path, row.indicator_id, row.subject, '')
    const { period, period_end: periodEnd, card_version: cardVersion } = row
    const value = { period, periodEnd, value: row.value, cardVersion }
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
