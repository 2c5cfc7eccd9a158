import { type Selectable, sql } from 'kysely'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { ImportRowTable } from '../schema/tables.gen.ts'

export type Outcome = 'accepted' | 'unchanged' | 'asked' | 'refused' | 'skipped'

/** One value of a file: as it stood, and what it was understood as. */
export interface ImportRow {
  seq: number
  sheet: string
  row: number
  outcome: Outcome | 'open'
  region: string
  indicator: string
  period: string
  value: string
  unit: string
  note: string
  reason: string | null
  flags: string[]
  problems: Problem[]
  /** Null where the row could not be understood. */
  target: {
    regionPath: string
    indicatorId: string
    period: string
    value: string
    unit: string
    precision: 'exact' | 'approx' | 'lower-bound'
  } | null
}

export interface BatchKey {
  regionPath: string
  id: string
}

function rowOf(row: Selectable<ImportRowTable>): ImportRow {
  const { target_path: regionPath, indicator_id: indicatorId, target_period: period } = row
  const { target_value: value, target_unit: unit, precision } = row
  const isWhole = regionPath && indicatorId && period && value !== null && unit !== null && precision
  return {
    seq: row.seq,
    sheet: row.sheet,
    row: row.row_number,
    outcome: row.outcome as ImportRow['outcome'],
    region: row.region,
    indicator: row.indicator,
    period: row.period,
    value: row.value,
    unit: row.unit,
    note: row.note,
    reason: row.reason,
    flags: row.flags as string[],
    problems: row.problems as Problem[],
    target: isWhole ? { regionPath, indicatorId, period, value, unit, precision: precision as 'exact' } : null,
  }
}

export async function deleteRows(tx: Db, key: BatchKey): Promise<void> {
  await tx.query('delete from indicators.import_row where region_path = $1 and import_id = $2', [
    key.regionPath,
    key.id,
  ])
}

export async function insertRows(tx: Db, key: BatchKey, rows: readonly ImportRow[]): Promise<void> {
  if (rows.length === 0) return
  const records = rows.map((row) => ({
    seq: row.seq,
    sheet: row.sheet,
    row_number: row.row,
    outcome: row.outcome,
    region: row.region,
    indicator: row.indicator,
    period: row.period,
    value: row.value,
    unit: row.unit,
    note: row.note,
    reason: row.reason,
    flags: row.flags,
    problems: row.problems,
    is_understood: row.target !== null && row.outcome === 'open',
    target_path: row.target?.regionPath ?? null,
    indicator_id: row.target?.indicatorId ?? null,
    target_period: row.target?.period ?? null,
    target_value: row.target?.value ?? null,
    target_unit: row.target?.unit ?? null,
    precision: row.target?.precision ?? null,
  }))
  await tx.query(
    `insert into indicators.import_row (region_path, import_id, seq, sheet, row_number, outcome, region, indicator,
       period, value, unit, note, reason, flags, problems, is_understood, target_path, indicator_id, target_period,
       target_value, target_unit, precision)
     select $1, $2, j.* from jsonb_to_recordset($3::jsonb) as j (seq integer, sheet text, row_number integer,
       outcome text, region text, indicator text, period text, value text, unit text, note text, reason text,
       flags jsonb, problems jsonb, is_understood boolean, target_path text, indicator_id text, target_period text,
       target_value text, target_unit text, precision text)`,
    [key.regionPath, key.id, JSON.stringify(records)],
  )
}

/** Tells the planner how many rows each import has. */
export async function analyseRows(db: Db): Promise<void> {
  await db.query('analyze indicators.import_row')
}

/** Of rows that mean the same region, indicator and period the first stays; the others name its line. */
export async function refuseRepeated(tx: Db, key: BatchKey): Promise<void> {
  await tx.query(
    `with named as (
       select seq, target_value is not distinct from first_value(target_value) over same
           and target_unit is not distinct from first_value(target_unit) over same as is_same,
         first_value(row_number) over same as first_row, first_value(seq) over same as first_seq,
         row_number() over same as nth
       from indicators.import_row where region_path = $1 and import_id = $2 and is_understood
       window same as (partition by target_path, indicator_id, target_period order by seq)),
     refused as (
       update indicators.import_row r set outcome = 'refused', is_understood = false,
         reason = case when n.is_same then 'duplicate-identical' else 'duplicate-conflict' end,
         problems = jsonb_build_array(jsonb_build_object('code', case when n.is_same then 'indicators.duplicate-row'
           else 'indicators.duplicate-conflict' end, 'params', jsonb_build_object('row', n.first_row)))
       from named n where r.region_path = $1 and r.import_id = $2 and r.seq = n.seq and n.nth > 1)
     update indicators.import_row r set flags = r.flags || '["conflict"]'
     where r.region_path = $1 and r.import_id = $2
       and r.seq in (select first_seq from named where nth > 1 and not is_same)`,
    [key.regionPath, key.id],
  )
}

export interface Judged {
  seq: number
  outcome: Outcome
  problems: readonly Problem[]
  seriesVersion: string
  /** The observation as it would be written; null where nothing is. */
  ready: object | null
}

export async function setOutcomes(tx: Db, key: BatchKey, judged: readonly Judged[]): Promise<void> {
  if (judged.length === 0) return
  await tx.query(
    `update indicators.import_row r set outcome = j.outcome, problems = j.problems, ready = nullif(j.ready, 'null'),
       series_version = j."seriesVersion", reason = case when j.outcome = 'refused' then j.reason end
     from jsonb_to_recordset($3::jsonb)
       as j (seq integer, outcome text, problems jsonb, reason text, "seriesVersion" bigint, ready jsonb)
     where r.region_path = $1 and r.import_id = $2 and r.seq = j.seq`,
    [key.regionPath, key.id, JSON.stringify(judged)],
  )
}

export async function setNote(tx: Db, key: BatchKey, seq: number, note: string): Promise<ImportRow | null> {
  const [row] = await tx.query<Selectable<ImportRowTable>>(
    `update indicators.import_row set note = $4 where region_path = $1 and import_id = $2 and seq = $3
       and outcome in ('asked', 'accepted') and is_understood returning *`,
    [key.regionPath, key.id, seq, note],
  )
  return row ? rowOf(row) : null
}

/** A series within a batch, or the place after which the next one begins. */
export type SeriesPlace = readonly [regionPath: string, indicatorId: string]

/**
 * The understood rows, series by series, in pieces that never part a series: all periods of a series are judged
 * together, and only one piece is in memory.
 */
export async function* rowsBySeries(db: Db, key: BatchKey, pieceSize: number): AsyncGenerator<ImportRow[]> {
  let after: SeriesPlace = ['', '']
  for (;;) {
    const rows = await nextSeries(db, key, after, pieceSize)
    if (rows.length === 0) return
    yield rows
    const last = rows.at(-1)?.target
    after = [last?.regionPath ?? '', last?.indicatorId ?? '']
  }
}

async function nextSeries(db: Db, key: BatchKey, after: SeriesPlace, pieceSize: number): Promise<ImportRow[]> {
  // COLLATE "C": the order must be that in which series are locked, on every database.
  const { rows } = await sql<Selectable<ImportRowTable>>`
    with series as (
      select target_path collate "C" as p, indicator_id collate "C" as i, count(*) as n from indicators.import_row
      where region_path = ${key.regionPath} and import_id = ${key.id} and is_understood
        and (target_path collate "C", indicator_id collate "C") > (${after[0]} collate "C", ${after[1]} collate "C")
      group by 1, 2 order by 1, 2 limit ${pieceSize}
    ), piece as (
      select p, i from (select p, i, sum(n) over (order by p, i) - n as before from series) as s
      where before < ${pieceSize}
    )
    select r.* from piece join indicators.import_row r on r.region_path = ${key.regionPath} and r.import_id = ${key.id}
      and r.target_path = piece.p and r.indicator_id = piece.i and r.is_understood
    order by piece.p, piece.i, r.target_period, r.seq`.execute(db.as())
  return rows.map(rowOf)
}

export async function rowsOfSeries(db: Db, key: BatchKey, series: SeriesPlace): Promise<ImportRow[]> {
  const rows = await db.query<Selectable<ImportRowTable>>(
    `select * from indicators.import_row where region_path = $1 and import_id = $2 and is_understood
       and target_path = $3 and indicator_id = $4 order by target_period, seq`,
    [key.regionPath, key.id, ...series],
  )
  return rows.map(rowOf)
}

/** Rows as they stood in the file; of one outcome, or all. */
export async function pageOfRows(
  db: Db,
  key: BatchKey,
  from: { outcomes: readonly Outcome[] | null; offset: number; limit: number },
): Promise<{ rows: ImportRow[]; total: number }> {
  const rows = await db.query<Selectable<ImportRowTable> & { total: number }>(
    `select *, count(*) over ()::int as total from indicators.import_row where region_path = $1 and import_id = $2
       and ($3::text[] is null or outcome = any($3)) order by seq offset $4 limit $5`,
    [key.regionPath, key.id, from.outcomes, from.offset, from.limit],
  )
  return { rows: rows.map(rowOf), total: rows[0]?.total ?? 0 }
}

/** Rows of some outcomes, or all, one after another, a thousand in memory. */
export async function* rowsOf(db: Db, key: BatchKey, outcomes: readonly Outcome[] | null): AsyncGenerator<ImportRow> {
  let after = -1
  for (;;) {
    const rows = await db.query<Selectable<ImportRowTable>>(
      `select * from indicators.import_row where region_path = $1 and import_id = $2
         and ($3::text[] is null or outcome = any($3)) and seq > $4
       order by seq limit 1000`,
      [key.regionPath, key.id, outcomes, after],
    )
    if (rows.length === 0) return
    for (const row of rows) yield rowOf(row)
    after = rows.at(-1)?.seq ?? after
  }
}

export async function countRows(db: Db, key: BatchKey): Promise<Record<Outcome | 'open', number>> {
  const rows = await db.query<{ outcome: Outcome | 'open'; n: number }>(
    `select outcome, count(*)::int as n from indicators.import_row where region_path = $1 and import_id = $2
     group by outcome`,
    [key.regionPath, key.id],
  )
  const counts = { open: 0, accepted: 0, unchanged: 0, asked: 0, refused: 0, skipped: 0 }
  for (const { outcome, n } of rows) counts[outcome] = n
  return counts
}
