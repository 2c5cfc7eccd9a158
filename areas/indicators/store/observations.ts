import { type RawBuilder, type Selectable, sql } from 'kysely'
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
  source: 'hand' | 'import' | 'api' | 'plan-report' | 'computed' | 'roll-up'
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

/** What a new value is judged against. */
export type StandingValue = Pick<
  StoredObservation,
  'region_path' | 'indicator_id' | 'subject' | 'period' | 'period_end' | 'value' | 'precision' | 'source'
>

/** The revision that counts per series, subject and period: the last that was not returned. */
export async function standingValues(db: Db, keys: readonly SeriesKey[]): Promise<StandingValue[]> {
  if (keys.length === 0) return []
  // One look into the index for each series: a plain join reads the table of the whole city instead.
  const { rows } = await sql<StandingValue>`
    select o.* from ${seriesOf(keys)} cross join lateral (
      select distinct on (subject, period_end, period)
        region_path, indicator_id, subject, period, period_end, value, precision, source
      from indicators.observation where region_path = k.r and indicator_id = k.i and status <> 'returned'
      order by subject, period_end, period, revision desc) as o`.execute(db.as())
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

/** One period of one series. */
export interface PeriodKey extends SeriesKey {
  subject: string
  period: string
}

type LastRevision = Pick<
  StoredObservation,
  'revision' | 'value' | 'status' | 'explanation' | 'note' | 'decision_note' | 'decided_by_name' | 'decided_at'
>

/** The highest revision of each period asked for, counting returned ones too; one look into the index for each. */
export async function lastRevisions(db: Db, keys: readonly PeriodKey[]): Promise<Map<string, LastRevision>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<LastRevision & { r: string; i: string; s: string; p: string }>`
    select k.*, o.revision, o.value, o.status, o.explanation, o.note, o.decision_note, o.decided_by_name, o.decided_at
    from (select distinct * from unnest(${keys.map((key) => key.regionPath)}::text[],
      ${keys.map((key) => key.indicatorId)}::text[], ${keys.map((key) => key.subject)}::text[],
      ${keys.map((key) => key.period)}::text[]) as u (r, i, s, p)) as k
    cross join lateral (select * from indicators.observation o where o.region_path = k.r and o.indicator_id = k.i
      and o.subject = k.s and o.period = k.p order by o.revision desc limit 1) as o`.execute(db.as())
  return new Map(rows.map((row) => [periodKey(row.r, row.i, row.s, row.p), row]))
}

/** The value that stands of each period asked for, in the order given; of a year also under its December. */
export async function valuesAt(db: Db, keys: readonly PeriodKey[]): Promise<(string | null)[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ value: string | null }>`
    select (select o.value from indicators.observation o where o.region_path = k.r and o.indicator_id = k.i
      and o.subject = k.s and o.status <> 'returned' and o.period in (k.p, case when length(k.p) = 4 then k.p || '-12' else k.p end)
      order by o.period, o.revision desc limit 1) as value
    from unnest(${keys.map((key) => key.regionPath)}::text[], ${keys.map((key) => key.indicatorId)}::text[],
      ${keys.map((key) => key.subject)}::text[], ${keys.map((key) => key.period)}::text[])
      with ordinality as k (r, i, s, p, n) order by k.n`.execute(db.as())
  return rows.map((row) => row.value)
}

export interface EarlierValue {
  period: string
  value: string
}

/** What stood before each period, and in the same month a year before. */
export async function earlierValues(
  db: Db,
  keys: readonly PeriodKey[],
  of: { end: string; yearBefore: string },
): Promise<Map<string, { previous: EarlierValue | null; lastYear: EarlierValue | null }>> {
  if (keys.length === 0) return new Map()
  const newestIn = (
    span: RawBuilder<boolean>,
  ) => sql`(select jsonb_build_object('period', o.period, 'value', o.value::text)
    from indicators.observation o where o.region_path = k.r and o.indicator_id = k.i and o.subject = k.s
      and o.status <> 'returned' and ${span} order by o.period_end desc, o.period, o.revision desc limit 1)`
  const { rows } = await sql<{ n: bigint; previous: EarlierValue | null; last_year: EarlierValue | null }>`
    select k.n, ${newestIn(sql`o.period_end < ${of.end}::date`)} as previous,
      ${newestIn(sql`o.period_end >= ${of.yearBefore}::date and o.period_end < ${of.yearBefore}::date + interval '1 month'`)} as last_year
    from unnest(${keys.map((key) => key.regionPath)}::text[], ${keys.map((key) => key.indicatorId)}::text[],
      ${keys.map((key) => key.subject)}::text[]) with ordinality as k (r, i, s, n)`.execute(db.as())
  return new Map(
    rows.flatMap((row) => {
      const key = keys[Number(row.n) - 1]
      if (!key) return []
      const { regionPath, indicatorId, subject, period } = key
      return [
        [periodKey(regionPath, indicatorId, subject, period), { previous: row.previous, lastYear: row.last_year }],
      ]
    }),
  )
}

export function periodKey(regionPath: string, indicatorId: string, subject: string, period: string): string {
  return [regionPath, indicatorId, subject, period].join('\u0000')
}

/** Where the figures of a target are found in what is read by series. */
export function seriesOfTarget(target: { regionPath: string; indicatorId: string; subject: string }): string {
  return periodKey(target.regionPath, target.indicatorId, target.subject, '')
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
