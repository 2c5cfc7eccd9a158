import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { HitFilter, ScreeningHit } from '../contract/screening.ts'

export interface ScreeningRow {
  region_path: string
  id: string
  title: string
  rule_set: string
  rule_version: string
  as_of: string
  gates: string[]
  /** Numeric as text. */
  at_least: string | null
  most_failed: number
  within_region: string
  section: string | null
  not_holding: string | null
  /** What the city had set for the rule on the day. */
  parameters: Record<string, string>
  state: 'running' | 'done'
  job_id: string | null
  looked_at: number
  meets: number
  nearly: number
  undecided: number
  fails: number
  meets_above_scale: number
  made_at: Date
  made_by_name: string
  finished_at: Date | null
}

export interface HitRow {
  region_path: string
  screening_id: string
  credit_code: string
  name: string
  company_region_path: string
  outcome: ScreeningHit['outcome']
  failed: number
  criteria: ScreeningHit['criteria']
  missing: string[]
  figures: ScreeningHit['figures']
  inputs: Record<string, unknown>
  /** Null: not known. */
  is_above_scale: boolean | null
  /** Null: not chosen to be recommended. */
  chosen_at: Date | null
  chosen_by: string | null
  chosen_by_name: string | null
}

/** What a run found of a company: nobody has chosen it yet. */
export type FoundHit = Omit<HitRow, 'chosen_at' | 'chosen_by' | 'chosen_by_name'>

export type Counts = Pick<ScreeningRow, 'looked_at' | 'meets' | 'nearly' | 'undecided' | 'fails' | 'meets_above_scale'>
type NewScreening = Omit<ScreeningRow, keyof Counts | 'state' | 'job_id' | 'finished_at'>

export async function insertScreening(tx: Db, row: NewScreening): Promise<void> {
  await tx.query(
    `insert into recognition.screening (region_path, id, title, rule_set, rule_version, as_of, gates, at_least,
       most_failed, within_region, section, not_holding, parameters, state, made_at, made_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'running', $14, $15)`,
    [
      row.region_path,
      row.id,
      row.title,
      row.rule_set,
      row.rule_version,
      row.as_of,
      row.gates,
      row.at_least,
      row.most_failed,
      row.within_region,
      row.section,
      row.not_holding,
      JSON.stringify(row.parameters),
      row.made_at,
      row.made_by_name,
    ],
  )
}

export async function setJob(tx: Db, { regionPath, id }: { regionPath: string; id: string }, jobId: string) {
  await tx.query('update recognition.screening set job_id = $3 where region_path = $1 and id = $2', [
    regionPath,
    id,
    jobId,
  ])
}

/** A screening that lies in a region; null when there is none. */
export async function screeningById(
  db: Db,
  regionPath: string,
  id: string,
  lock: 'update' | null = null,
): Promise<ScreeningRow | null> {
  const [row] = await db.query<ScreeningRow & Record<string, unknown>>(
    `select * from recognition.screening where starts_with(region_path, $1) and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

/** Screenings of a region with everything in it, the newest first. */
export async function findScreenings(
  db: Db,
  regionPath: string,
  page: { limit: number; offset: number },
): Promise<{ items: ScreeningRow[]; total: number }> {
  const items = await db.query<ScreeningRow & Record<string, unknown>>(
    `select * from recognition.screening where starts_with(region_path, $1)
     order by made_at desc, id limit $2 offset $3`,
    [regionPath, page.limit, page.offset],
  )
  const [counted] = await db.query<{ total: number }>(
    'select count(*)::int as total from recognition.screening where starts_with(region_path, $1)',
    [regionPath],
  )
  return { items, total: counted?.total ?? 0 }
}

/** What a run found, whole: the rows of an earlier run that was cut off are not there, because nothing was committed. */
export async function finishScreening(
  tx: Db,
  { region_path: regionPath, id }: ScreeningRow,
  { hits, counts, at }: { hits: readonly FoundHit[]; counts: Counts; at: Date },
): Promise<void> {
  const atOnce = 500
  for (let from = 0; from < hits.length; from += atOnce)
    await tx.query(
      `insert into recognition.screening_hit select * from
         jsonb_populate_recordset(null::recognition.screening_hit, $1::jsonb)`,
      [JSON.stringify(hits.slice(from, from + atOnce))],
    )
  await tx.query(
    `update recognition.screening set state = 'done', finished_at = $3, looked_at = $4, meets = $5, nearly = $6,
       undecided = $7, fails = $8, meets_above_scale = $9 where region_path = $1 and id = $2`,
    [
      ...[regionPath, id, at, counts.looked_at, counts.meets, counts.nearly, counts.undecided, counts.fails],
      counts.meets_above_scale,
    ],
  )
}

const scaleAsKept = { above: true, below: false, unknown: null } as const

/** Those that meet the goal first, then the nearest. */
export async function findHits(
  db: Db,
  of: { regionPath: string; screeningId: string },
  { outcome, scale, chosen, q }: HitFilter,
  page: { limit: number; offset: number },
): Promise<{ items: HitRow[]; total: number }> {
  const shown = sql<boolean>`region_path = ${of.regionPath} and screening_id = ${of.screeningId}
    and ${outcome ? sql`outcome = ${outcome}` : sql`true`}
    and ${scale ? sql`is_above_scale is not distinct from ${scaleAsKept[scale]}::boolean` : sql`true`}
    and ${chosen ? sql`(chosen_at is not null) = ${chosen === 'yes'}` : sql`true`}
    and ${q ? sql`(position(${q} in name) > 0 or starts_with(credit_code, ${q.toUpperCase()}))` : sql`true`}`
  const { rows } = await sql<HitRow>`select * from recognition.screening_hit where ${shown}
    order by array_position(array['meets', 'nearly', 'undecided'], outcome), failed, credit_code
    limit ${page.limit} offset ${page.offset}`.execute(db.as())
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from recognition.screening_hit where ${shown}`.execute(db.as())
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}

/** How many companies each of some screenings of a region has chosen; those without any are left out. */
export async function chosenIn(db: Db, screenings: readonly Pick<ScreeningRow, 'region_path' | 'id'>[]) {
  const rows = await db.query<{ screening_id: string; n: number }>(
    `select h.screening_id, count(*)::int as n
     from jsonb_to_recordset($1::jsonb) as s (region_path text, id text)
     join recognition.screening_hit h on h.region_path = s.region_path and h.screening_id = s.id
     where h.chosen_at is not null group by h.screening_id`,
    [JSON.stringify(screenings.map(({ region_path, id }) => ({ region_path, id })))],
  )
  return new Map(rows.map(({ screening_id, n }) => [screening_id, n]))
}

/** Chooses those of some companies that were not chosen; answers their codes. */
export async function setChosen(
  tx: Db,
  of: { regionPath: string; screeningId: string },
  codes: readonly string[],
  by: { at: Date; by: string | null; byName: string },
): Promise<string[]> {
  const rows = await tx.query<{ credit_code: string }>(
    `update recognition.screening_hit set chosen_at = $4, chosen_by = $5, chosen_by_name = $6
     where region_path = $1 and screening_id = $2 and credit_code = any($3) and chosen_at is null returning credit_code`,
    [of.regionPath, of.screeningId, codes, by.at, by.by, by.byName],
  )
  return rows.map(({ credit_code }) => credit_code)
}

/** Takes the choice of some companies back; answers the codes of those that were chosen. */
export async function setUnchosen(
  tx: Db,
  of: { regionPath: string; screeningId: string },
  codes: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ credit_code: string }>(
    `update recognition.screening_hit set chosen_at = null, chosen_by = null, chosen_by_name = null
     where region_path = $1 and screening_id = $2 and credit_code = any($3) and chosen_at is not null
     returning credit_code`,
    [of.regionPath, of.screeningId, codes],
  )
  return rows.map(({ credit_code }) => credit_code)
}

/** The companies that a screening found to meet its goal. */
export async function codesThatMeet(db: Db, of: { regionPath: string; screeningId: string }): Promise<Set<string>> {
  const rows = await db.query<{ credit_code: string }>(
    `select credit_code from recognition.screening_hit
     where region_path = $1 and screening_id = $2 and outcome = 'meets'`,
    [of.regionPath, of.screeningId],
  )
  return new Set(rows.map(({ credit_code }) => credit_code))
}

/** Those of some codes that a screening found. */
export async function codesFound(
  db: Db,
  of: { regionPath: string; screeningId: string },
  codes: readonly string[],
): Promise<Set<string>> {
  const rows = await db.query<{ credit_code: string }>(
    `select credit_code from recognition.screening_hit
     where region_path = $1 and screening_id = $2 and credit_code = any($3)`,
    [of.regionPath, of.screeningId, codes],
  )
  return new Set(rows.map(({ credit_code }) => credit_code))
}

/** What a screening found of some companies, by code. */
export async function hitsOfCompanies(
  db: Db,
  of: { regionPath: string; screeningId: string },
  creditCodes: readonly string[],
): Promise<Map<string, HitRow>> {
  const rows = await db.query<HitRow & Record<string, unknown>>(
    `select * from recognition.screening_hit where region_path = $1 and screening_id = $2 and credit_code = any($3)`,
    [of.regionPath, of.screeningId, [...creditCodes]],
  )
  return new Map(rows.map((row) => [row.credit_code, row]))
}
