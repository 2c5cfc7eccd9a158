import type { Db } from '#platform/db/db'
import type { BatchKey } from './import-rows.ts'

/**
 * Takes the series of the accepted rows for writing, as `takeSeries` does, and answers whether each still is as it was
 * when its rows were judged.
 */
export async function takeJudgedSeries(tx: Db, key: BatchKey): Promise<{ isAsJudged: boolean; regionPaths: string[] }> {
  const rows = await tx.query<{ region_path: string; version: bigint; judged: bigint }>(
    `with judged as (
       select target_path as r, indicator_id as i, max(series_version) as version from indicators.import_row
       where region_path = $1 and import_id = $2 and outcome = 'accepted' group by target_path, indicator_id),
     taken as (
       insert into indicators.series (region_path, indicator_id, version)
       select r, i, 1 from judged order by r collate "C", i collate "C"
       on conflict (region_path, indicator_id) do update set version = series.version + 1
       returning region_path, indicator_id, version)
     select t.region_path, t.version, j.version as judged from taken t
       join judged j on j.r = t.region_path and j.i = t.indicator_id`,
    [key.regionPath, key.id],
  )
  return {
    isAsJudged: rows.every((row) => row.version === row.judged + 1n),
    regionPaths: [...new Set(rows.map((row) => row.region_path))],
  }
}

/** Writes the accepted rows of a batch as they were judged, in one statement. Answers how many. */
export async function writeJudgedRows(
  tx: Db,
  key: BatchKey,
  by: { userId: string | null; name: string; at: Date },
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `with written as (
       insert into indicators.observation (region_path, id, indicator_id, subject, period, period_end, revision, value,
         unit, reported_value, reported_unit, precision, status, source, card_version, note, findings, explanation,
         batch_id, recorded_by, recorded_by_name, recorded_at)
       select r.target_path, r.ready ->> 'id', r.indicator_id, '', r.ready ->> 'period', (r.ready ->> 'periodEnd')::date,
         (r.ready ->> 'revision')::int, (r.ready ->> 'value')::numeric, r.ready ->> 'unit',
         (r.ready ->> 'reportedValue')::numeric, r.ready ->> 'reportedUnit', r.precision, 'submitted', 'import',
         (r.ready ->> 'cardVersion')::int, r.ready ->> 'note', r.ready -> 'findings', r.ready ->> 'explanation',
         r.import_id, $3, $4, $5
       from indicators.import_row r where r.region_path = $1 and r.import_id = $2 and r.outcome = 'accepted'
       returning 1)
     select count(*)::int as n from written`,
    [key.regionPath, key.id, by.userId, by.name, by.at],
  )
  return row?.n ?? 0
}

/** Versions of series, those that have none yet as 0. */
export async function seriesVersions(
  db: Db,
  keys: readonly { regionPath: string; indicatorId: string }[],
): Promise<Map<string, bigint>> {
  const rows = await db.query<{ region_path: string; indicator_id: string; version: bigint }>(
    `select s.region_path, s.indicator_id, s.version::bigint as version
     from (select distinct * from unnest($1::text[], $2::text[]) as u (r, i)) as k
     join indicators.series s on s.region_path = k.r and s.indicator_id = k.i`,
    [keys.map((key) => key.regionPath), keys.map((key) => key.indicatorId)],
  )
  return new Map(rows.map((row) => [`${row.region_path} ${row.indicator_id}`, row.version]))
}

export interface BatchObservation {
  region_path: string
  indicator_id: string
  /** Nobody decided on it and nothing came after it. */
  is_free: boolean
}

/** What a batch wrote, by series, and whether something rests on it. */
export async function batchSeries(tx: Db, key: BatchKey): Promise<BatchObservation[]> {
  return tx.query<BatchObservation>(
    `select o.region_path, o.indicator_id, bool_and(o.status = 'submitted' and not exists (
         select 1 from indicators.observation later where later.region_path = o.region_path
           and later.indicator_id = o.indicator_id and later.subject = o.subject and later.period = o.period
           and later.revision > o.revision)) as is_free
     from indicators.observation o where starts_with(o.region_path, $1) and o.batch_id = $2
     group by o.region_path, o.indicator_id`,
    [key.regionPath, key.id],
  )
}

/** The values of a batch no longer count; they stay to be seen with the reason. */
export async function returnBatch(
  tx: Db,
  key: BatchKey,
  by: { userId: string | null; name: string; at: Date; note: string },
): Promise<void> {
  await tx.query(
    `update indicators.observation set status = 'returned', decided_by = $3, decided_by_name = $4, decided_at = $5,
       decision_note = $6 where starts_with(region_path, $1) and batch_id = $2`,
    [key.regionPath, key.id, by.userId, by.name, by.at, by.note],
  )
}
