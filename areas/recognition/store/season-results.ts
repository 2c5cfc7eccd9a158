import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Verdict } from '../rules/season/review.ts'

export interface ResultRow {
  region_path: string
  season_id: string
  credit_code: string
  company_name: string
  company_region_path: string
  result: 'recognised' | 'not-recognised'
  points: string | null
  certificate_number: string | null
  valid_from: string | null
  source: 'import' | 'hand'
  source_name: string
  said_at: Date
  said_by_name: string
}

export async function resultOf(db: Db, seasonId: string, creditCode: string): Promise<ResultRow | null> {
  const [row] = await db.query<ResultRow & Record<string, unknown>>(
    'select * from recognition.season_result where season_id = $1 and credit_code = $2',
    [seasonId, creditCode],
  )
  return row ?? null
}

export async function putResult(tx: Db, row: ResultRow): Promise<void> {
  await tx.query(
    `insert into recognition.season_result (region_path, season_id, credit_code, company_name, company_region_path, result,
       points, certificate_number, valid_from, source, source_name, said_at, said_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (region_path, season_id, credit_code) do update set result = $6, points = $7, certificate_number = $8,
       valid_from = $9, source = $10, source_name = $11, said_at = $12, said_by_name = $13`,
    [
      ...[row.region_path, row.season_id, row.credit_code, row.company_name, row.company_region_path, row.result],
      ...[row.points, row.certificate_number, row.valid_from, row.source, row.source_name, row.said_at],
      row.said_by_name,
    ],
  )
}

export type ComparedRow = ResultRow & {
  case_id: string | null
  low: string | null
  high: string | null
  verdict: Verdict | null
}

/** Results of a season with what was predicted; only those of the scope. */
export async function findResults(
  db: Db,
  {
    scope,
    seasonId,
    q,
    result,
  }: { scope: Scope; seasonId: string; q?: string | undefined; result?: ResultRow['result'] | undefined },
  page: { limit: number; offset: number } | null,
): Promise<{ items: ComparedRow[]; total: number }> {
  const where = sql.join(
    [
      sql<boolean>`r.season_id = ${seasonId}`,
      scopeCondition(scope, { regionPath: 'r.company_region_path' }),
      ...(q ? [sql<boolean>`(position(${q} in r.company_name) > 0 or starts_with(r.credit_code, ${q}))`] : []),
      ...(result ? [sql<boolean>`r.result = ${result}`] : []),
    ],
    sql` and `,
  )
  const cut = page ? sql`limit ${page.limit} offset ${page.offset}` : sql``
  const { rows } = await sql<ComparedRow>`select r.*, e.case_id, e.low, e.high, e.verdict
    from recognition.season_result r
    left join recognition.season_entry e
      on e.season_id = r.season_id and e.credit_code = r.credit_code and e.stage <> 'withdrawn'
    where ${where} order by r.company_region_path, r.credit_code ${cut}`.execute(db.as())
  const counted = await sql<{ total: number }>`select count(*)::int as total from recognition.season_result r
    where ${where}`.execute(db.as())
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}

/** What each expert's last review of a company gave, beside the points of its result. */
export async function expertsBesideResults(
  db: Db,
  scope: Scope,
  seasonId: string,
): Promise<{ name: string; total: number; points: number }[]> {
  const within = scopeCondition(scope, { regionPath: 'e.region_path' })
  const { rows } = await sql<{ name: string; total: number; points: number }>`
    select distinct on (a.case_id, a.expert_user_id) a.expert_name as name,
      ((a.low + a.high) / 2)::float8 as total, r.points::float8 as points
    from recognition.season_result r
    join recognition.season_entry e
      on e.season_id = r.season_id and e.credit_code = r.credit_code and e.stage <> 'withdrawn'
    join recognition.review_assignment a on a.region_path = e.region_path and a.case_id = e.case_id
    where r.season_id = ${seasonId} and r.points is not null and a.state = 'handed' and a.low is not null and ${within}
    order by a.case_id, a.expert_user_id, a.round desc`.execute(db.as())
  return rows
}
