import type { Db } from '#platform/db/db'
import type { Standing } from '../rules/top-list/places.ts'
import type { ScoredItem } from '../rules/top-list/score.ts'

/** A figure of a company file as it was frozen, with who said it. */
export interface FrozenFigure {
  fact: string
  year: number
  value: string | null
  source: string | null
  byName: string | null
  at: string | null
}

export interface EntryRow {
  region_path: string
  list_id: string
  credit_code: string
  name: string
  company_region_path: string
  figures: FrozenFigure[]
  items: ScoredItem[]
  /** Decimal text. */
  score: string | null
  rank: number | null
  rank_low: number | null
  rank_high: number | null
  missing: string[]
  ended_on: string | null
  place: number | null
  is_seated: boolean
  taken_out_at: Date | null
  taken_out_reason: string | null
  certificate_number: string | null
}

export type NewEntry = Omit<EntryRow, 'taken_out_at' | 'taken_out_reason' | 'certificate_number'>

export async function insertEntries(tx: Db, rows: readonly NewEntry[]): Promise<void> {
  await tx.query(
    `insert into recognition.top_list_entry (region_path, list_id, credit_code, name, company_region_path, figures, items,
       score, rank, rank_low, rank_high, missing, ended_on, place, is_seated)
     select r.region_path, r.list_id, r.credit_code, r.name, r.company_region_path, r.figures, r.items, r.score, r.rank,
       r.rank_low, r.rank_high, r.missing, r.ended_on, r.place, r.is_seated
     from jsonb_to_recordset($1::jsonb) as r(region_path text, list_id text, credit_code text, name text,
       company_region_path text, figures jsonb, items jsonb, score numeric, rank int, rank_low int, rank_high int,
       missing text[], ended_on date, place int, is_seated boolean)`,
    [JSON.stringify(rows)],
  )
}

export interface EntryFilter {
  /** Region or companies that are reached; '' for all. */
  within: string
  regionPath?: string | undefined
  q?: string | undefined
  standing?: 'seated' | 'below' | 'missing' | 'taken-out' | undefined
}

interface Of {
  region_path: string
  id: string
}

/** Entries of a list in the order of their places: those taken out and those that are not ranked come last. */
export async function findEntries(
  db: Db,
  { region_path, id }: Of,
  { within, regionPath, q, standing }: EntryFilter,
  page: { limit: number; offset: number },
): Promise<{ items: EntryRow[]; total: number }> {
  const where = `region_path = $1 and list_id = $2 and starts_with(company_region_path, $3)
    and starts_with(company_region_path, $4)
    and ($5 = '' or position(lower($5) in lower(name)) > 0 or position(upper($5) in credit_code) > 0)
    and ($6::text is null or $6 = case when taken_out_at is not null then 'taken-out' when rank is null then 'missing'
      when is_seated then 'seated' else 'below' end)`
  const given = [region_path, id, within, regionPath ?? '', q ?? '', standing ?? null]
  const items = await db.query<EntryRow & Record<string, unknown>>(
    `select * from recognition.top_list_entry where ${where}
     order by place nulls last, rank nulls last, credit_code limit $7 offset $8`,
    [...given, page.limit, page.offset],
  )
  const [counted] = await db.query<{ total: number }>(
    `select count(*)::int as total from recognition.top_list_entry where ${where}`,
    given,
  )
  return { items, total: counted?.total ?? 0 }
}

/** All entries of a list by credit code. */
export async function entriesOf(db: Db, { region_path, id }: Of): Promise<EntryRow[]> {
  return db.query<EntryRow & Record<string, unknown>>(
    'select * from recognition.top_list_entry where region_path = $1 and list_id = $2 order by credit_code',
    [region_path, id],
  )
}

export async function entryAt(db: Db, { region_path, id }: Of, creditCode: string): Promise<EntryRow | null> {
  const [row] = await db.query<EntryRow & Record<string, unknown>>(
    'select * from recognition.top_list_entry where region_path = $1 and list_id = $2 and credit_code = $3',
    [region_path, id, creditCode],
  )
  return row ?? null
}

/** Entries of a company in lists that are on notice or published, the latest year first. */
export async function shownEntriesOf(
  db: Db,
  creditCode: string,
): Promise<(EntryRow & { year: number; state: 'notice' | 'published' })[]> {
  return db.query<EntryRow & { year: number; state: 'notice' | 'published' } & Record<string, unknown>>(
    `select e.*, l.year, l.state from recognition.top_list_entry e
       join recognition.top_list l on l.region_path = e.region_path and l.id = e.list_id
     where e.credit_code = $1 and l.state in ('notice', 'published') order by l.year desc`,
    [creditCode],
  )
}

/** Who has a seat, by place: what the public sees. */
export async function seatedOf(
  db: Db,
  { region_path, id }: Of,
): Promise<{ credit_code: string; name: string; place: number }[]> {
  return db.query(
    `select credit_code, name, place from recognition.top_list_entry
     where region_path = $1 and list_id = $2 and is_seated order by place, credit_code`,
    [region_path, id],
  )
}

export async function markTakenOut(
  tx: Db,
  { region_path, list_id, credit_code }: Pick<EntryRow, 'region_path' | 'list_id' | 'credit_code'>,
  by: { at: Date; name: string; reason: string },
): Promise<void> {
  await tx.query(
    `update recognition.top_list_entry set taken_out_at = $4, taken_out_by_name = $5, taken_out_reason = $6, place = null,
       is_seated = false where region_path = $1 and list_id = $2 and credit_code = $3`,
    [region_path, list_id, credit_code, by.at, by.name, by.reason],
  )
}

export async function setPlaces(tx: Db, { region_path, id }: Of, places: ReadonlyMap<string, Standing>): Promise<void> {
  const rows = [...places].map(([credit_code, { place, isSeated }]) => ({ credit_code, place, is_seated: isSeated }))
  await tx.query(
    `update recognition.top_list_entry e set place = r.place, is_seated = r.is_seated
     from jsonb_to_recordset($3::jsonb) as r(credit_code text, place int, is_seated boolean)
     where e.region_path = $1 and e.list_id = $2 and e.credit_code = r.credit_code`,
    [region_path, id, JSON.stringify(rows)],
  )
}

export async function setCertificateNumber(tx: Db, { region_path, id }: Of, creditCode: string, number: string) {
  await tx.query(
    `update recognition.top_list_entry set certificate_number = $4
     where region_path = $1 and list_id = $2 and credit_code = $3`,
    [region_path, id, creditCode, number],
  )
}
