import type { Db } from '#platform/db/db'

export interface TopApplicationRow {
  region_path: string
  case_id: string
  case_number: string
  credit_code: string
  year: number
  filed_on: string
  state: 'open' | 'admitted' | 'refused' | 'withdrawn'
}

/** Keeps an application; handed in again after a correction it goes on. */
export async function keepTopApplication(tx: Db, row: Omit<TopApplicationRow, 'state'>): Promise<void> {
  await tx.query(
    `insert into recognition.top_list_application (region_path, case_id, case_number, credit_code, year, filed_on)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (region_path, case_id) do update set state = 'open'`,
    [row.region_path, row.case_id, row.case_number, row.credit_code, row.year, row.filed_on],
  )
}

/** Applications of a company in a year, the latest first. */
export async function topApplicationsOf(db: Db, creditCode: string, year: number): Promise<TopApplicationRow[]> {
  return db.query<TopApplicationRow & Record<string, unknown>>(
    `select * from recognition.top_list_application where credit_code = $1 and year = $2
     order by filed_on desc, case_id desc`,
    [creditCode, year],
  )
}

export async function closeTopApplications(
  tx: Db,
  caseIds: readonly string[],
  state: Exclude<TopApplicationRow['state'], 'open'>,
): Promise<void> {
  await tx.query('update recognition.top_list_application set state = $2 where case_id = any($1)', [
    [...caseIds],
    state,
  ])
}

/** Codes of the companies of a city that were admitted for a year, in their order. */
export async function admittedIn(db: Db, regionPath: string, year: number): Promise<string[]> {
  const rows = await db.query<{ credit_code: string }>(
    `select credit_code from recognition.top_list_application
     where starts_with(region_path, $1) and year = $2 and state = 'admitted' order by credit_code`,
    [regionPath, year],
  )
  return rows.map(({ credit_code }) => credit_code)
}

/** Companies that were admitted before applications were kept here. */
export async function insertTakenOver(tx: Db, rows: readonly Omit<TopApplicationRow, 'state'>[]): Promise<void> {
  await tx.query(
    `insert into recognition.top_list_application (region_path, case_id, case_number, credit_code, year, filed_on, state)
     select r.region_path, r.case_id, r.case_number, r.credit_code, r.year, r.filed_on, 'admitted'
     from jsonb_to_recordset($1::jsonb) as r(region_path text, case_id text, case_number text, credit_code text, year int,
       filed_on date)`,
    [JSON.stringify(rows)],
  )
}
