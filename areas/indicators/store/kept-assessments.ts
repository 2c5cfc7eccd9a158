import type { Db } from '#platform/db/db'
import { methodVersion } from '../rules/assess-target.ts'
import type { Assessed, CockpitTarget } from './assessments.ts'

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
  card_version: number | null
  earlier_card_version: number | null
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
    judgedBy: row.judged_by as Assessed['judgedBy'],
    blockedBy: row.blocked_by,
    workingZh: row.working_zh,
    workingEn: row.working_en,
    cardVersion: row.card_version,
    earlierCardVersion: row.earlier_card_version,
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
       a.required_per_month, a.forecast, a.meets_target, a.judged_by, a.blocked_by, a.working_zh, a.working_en,
       a.card_version, a.earlier_card_version
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
    card_version: assessed.cardVersion,
    earlier_card_version: assessed.earlierCardVersion,
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
       working_en = excluded.working_en, card_version = excluded.card_version,
       earlier_card_version = excluded.earlier_card_version, reasons = excluded.reasons,
       computed_at = excluded.computed_at`,
    [JSON.stringify(records)],
  )
}
