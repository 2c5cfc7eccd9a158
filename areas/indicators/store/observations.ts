import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { IndicatorsTables, ObservationTable } from '../schema/tables.gen.ts'

export type StoredObservation = Selectable<ObservationTable>

export interface NewObservation {
  regionPath: string
  id: string
  indicatorId: string
  subject: string
  period: string
  periodEnd: string
  revision: number
  value: string
  unit: string
  reportedValue: string
  reportedUnit: string
  precision: 'exact' | 'approx' | 'lower-bound'
  status: 'submitted' | 'approved'
  source: 'hand' | 'import' | 'api' | 'plan-report' | 'computed'
  cardVersion: number | null
  quote: string | null
  href: string | null
  evidenceFileId: string | null
  note: string | null
  findings: Problem[]
  explanation: string | null
  batchId: string | null
  recordedBy: string | null
  recordedByName: string
  recordedAt: Date
}

/** Which series: one region, one indicator. */
export interface SeriesKey {
  regionPath: string
  indicatorId: string
}

/**
 * Takes the series for writing: later writers wait until this transaction is over, and cached assessments that
 * rest on the series no longer match. Always in the order of the keys, so that two imports never wait for each other.
 */
export async function takeSeries(tx: Db, keys: readonly SeriesKey[]): Promise<void> {
  const unique = [...new Map(keys.map((key) => [`${key.regionPath} ${key.indicatorId}`, key])).entries()]
  unique.sort(([a], [b]) => (a < b ? -1 : 1))
  if (unique.length === 0) return
  await tx.query(
    `insert into indicators.series (region_path, indicator_id, version)
     select r, i, 1 from unnest($1::text[], $2::text[]) with ordinality as k (r, i, n) order by n
     on conflict (region_path, indicator_id) do update set version = series.version + 1`,
    [unique.map(([, key]) => key.regionPath), unique.map(([, key]) => key.indicatorId)],
  )
}

/** Each series once: several targets share one, and a series asked for twice would be read and sorted twice. */
export function seriesOf(keys: readonly SeriesKey[]) {
  return sql`(select distinct * from unnest(${keys.map((key) => key.regionPath)}::text[],
    ${keys.map((key) => key.indicatorId)}::text[]) as u (r, i)) as k`
}

/** The revision that counts per series, subject and period: the last that was not returned. */
export async function currentObservations(
  db: Db,
  keys: readonly SeriesKey[],
  options: { knownAt?: Date; approvedOnly?: boolean } = {},
): Promise<StoredObservation[]> {
  if (keys.length === 0) return []
  const known = options.knownAt ?? null
  const { rows } = await sql<StoredObservation>`
    select distinct on (o.region_path, o.indicator_id, o.subject, o.period_end, o.period) o.*
    from ${seriesOf(keys)}
    join indicators.observation o on o.region_path = k.r and o.indicator_id = k.i
    where ${known ? sql`o.recorded_at <= ${known} and not (o.status = 'returned' and o.decided_at <= ${known})` : sql`o.status <> 'returned'`}
      and ${options.approvedOnly ? sql`o.status = 'approved'` : sql`true`}
    order by o.region_path, o.indicator_id, o.subject, o.period_end, o.period, o.revision desc`.execute(db.as())
  return rows
}

/** Last day, not after another, that each series reaches, in the order given; null where nothing is reported. */
export async function lastReportedDays(
  db: Db,
  series: readonly (SeriesKey & { subject: string })[],
  notAfter: string,
): Promise<(string | null)[]> {
  if (series.length === 0) return []
  const { rows } = await sql<{ day: string | null }>`
    select (select max(o.period_end) from indicators.observation o where o.region_path = k.r and o.indicator_id = k.i
      and o.subject = k.s and o.status <> 'returned' and o.period_end <= ${notAfter}) as day
    from unnest(${series.map((one) => one.regionPath)}::text[], ${series.map((one) => one.indicatorId)}::text[],
      ${series.map((one) => one.subject)}::text[]) with ordinality as k (r, i, s, n) order by k.n`.execute(db.as())
  return rows.map((row) => row.day)
}

/** Every revision of one series, newest period and revision first. */
export async function observationHistory(
  db: Db,
  key: SeriesKey & { subject: string },
  knownAt: Date | null,
): Promise<StoredObservation[]> {
  return db
    .as<IndicatorsTables>()
    .selectFrom('indicators.observation')
    .selectAll()
    .where('region_path', '=', key.regionPath)
    .where('indicator_id', '=', key.indicatorId)
    .where('subject', '=', key.subject)
    .$if(knownAt !== null, (query) => query.where('recorded_at', '<=', knownAt ?? new Date(0)))
    .orderBy('period_end', 'desc')
    .orderBy('period')
    .orderBy('revision', 'desc')
    .execute()
}

/** The highest revision per subject and period of the series given, counting returned ones too. */
export async function lastRevisions(
  db: Db,
  keys: readonly SeriesKey[],
): Promise<
  Map<string, { revision: number; value: string; status: string; explanation: string | null; note: string | null }>
> {
  const { rows } = await sql<StoredObservation>`
    select distinct on (o.region_path, o.indicator_id, o.subject, o.period) o.*
    from ${seriesOf(keys)}
    join indicators.observation o on o.region_path = k.r and o.indicator_id = k.i
    order by o.region_path, o.indicator_id, o.subject, o.period, o.revision desc`.execute(db.as())
  return new Map(rows.map((row) => [periodKey(row.region_path, row.indicator_id, row.subject, row.period), row]))
}

export function periodKey(regionPath: string, indicatorId: string, subject: string, period: string): string {
  return [regionPath, indicatorId, subject, period].join('\u0000')
}

const perStatement = 1000

export async function insertObservations(tx: Db, rows: readonly NewObservation[]): Promise<void> {
  for (let from = 0; from < rows.length; from += perStatement) {
    await tx
      .as<IndicatorsTables>()
      .insertInto('indicators.observation')
      .values(
        rows.slice(from, from + perStatement).map((row) => ({
          region_path: row.regionPath,
          id: row.id,
          indicator_id: row.indicatorId,
          subject: row.subject,
          period: row.period,
          period_end: row.periodEnd,
          revision: row.revision,
          value: row.value,
          unit: row.unit,
          reported_value: row.reportedValue,
          reported_unit: row.reportedUnit,
          precision: row.precision,
          status: row.status,
          source: row.source,
          card_version: row.cardVersion,
          quote: row.quote,
          href: row.href,
          evidence_file_id: row.evidenceFileId,
          note: row.note,
          findings: JSON.stringify(row.findings),
          explanation: row.explanation,
          batch_id: row.batchId,
          recorded_by: row.recordedBy,
          recorded_by_name: row.recordedByName,
          recorded_at: row.recordedAt,
          decided_at: row.status === 'approved' ? row.recordedAt : null,
        })),
      )
      .execute()
  }
}
