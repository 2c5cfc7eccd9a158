import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { JudgedItem } from '../rules/points/judge.ts'

/** Who said what an input was made of; null where the file was silent. */
export interface FrozenFact {
  fact: string
  year: number
  value: string | null
  source: string | null
  byName: string | null
  at: string | null
  hasEvidence: boolean
}

export interface SheetRow {
  credit_code: string
  year: number
  revision: number
  region_path: string
  name: string
  judged_on: string
  rule_set: string
  rule_version: string
  local_version: string | null
  is_trial: boolean
  parameters: Record<string, number>
  /** As JSON text: every digit of a figure counts. */
  inputs: string
  /** By the fact of the rule set. */
  evidence: Record<string, FrozenFact[]>
  stage: string | null
  total: string | null
  items: JudgedItem[]
  missing: string[]
  digest: string
  run_id: string | null
  appeal_id: string | null
  computed_at: Date
  computed_by_name: string
}

/** A sheet before it is kept; its revision is the next of its company and year. */
export type NewSheet = Omit<SheetRow, 'revision' | 'total'> & { total: number | null; revision: number }

/** How far a reader reaches: regions by their path, an organisation by its credit code. */
export interface Reach {
  scope: Scope
  ownCode: string | null
}

/** The query calls the sheet `s`. */
export function sheetsWithin({ scope, ownCode }: Reach) {
  if (scope.reach !== 'organisation') return scopeCondition(scope, { regionPath: 's.region_path' })
  return sql<boolean>`s.credit_code = ${ownCode}`
}

const columns = sql`s.credit_code, s.year, s.revision, s.region_path, s.name, s.judged_on, s.rule_set, s.rule_version,
  s.local_version, s.is_trial, s.parameters, s.inputs::text as inputs, s.evidence, s.stage, s.total, s.items, s.missing, s.digest,
  s.run_id, s.appeal_id, s.computed_at, s.computed_by_name`

/** Every revision of a company's sheets within reach, the latest year and revision first. */
export async function sheetsOf(db: Db, reach: Reach, creditCode: string): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`select ${columns} from recognition.points_sheet s
    where s.credit_code = ${creditCode} and ${sheetsWithin(reach)}
    order by s.year desc, s.revision desc`.execute(db.as())
  return rows
}

/** Who computes or decides waits for whoever computes the same year of the same city. */
export async function lockYear(tx: Db, regionPath: string, year: number): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1), $2)', [`recognition.points ${regionPath}`, year])
}

export type LatestSheet = Pick<SheetRow, 'revision' | 'digest' | 'region_path'>

/**
 * The latest revision of every company of a city in a year, and of those of some codes wherever it was made: revisions of one
 * that moved from city to city go on. With what tells whether another would be the same.
 */
export async function latestDigests(
  db: Db,
  regionPath: string,
  year: number,
  codes: readonly string[] = [],
): Promise<Map<string, LatestSheet>> {
  const rows = await db.query<LatestSheet & { credit_code: string }>(
    `select distinct on (credit_code) credit_code, revision, digest, region_path from recognition.points_sheet
     where (starts_with(region_path, $1) or credit_code = any($3)) and year = $2 order by credit_code, revision desc`,
    [regionPath, year, codes],
  )
  return new Map(rows.map(({ credit_code, ...latest }) => [credit_code, latest]))
}

export async function insertSheets(tx: Db, sheets: readonly NewSheet[]): Promise<void> {
  if (sheets.length === 0) return
  // Inputs are JSON already; as text inside of JSON none of their digits is lost.
  await tx.query(
    `insert into recognition.points_sheet (credit_code, year, revision, region_path, name, judged_on, rule_set,
       rule_version, local_version, is_trial, parameters, inputs, evidence, stage, total, items, missing, digest, run_id,
       appeal_id, computed_at, computed_by_name)
     select credit_code, year, revision, region_path, name, judged_on, rule_set, rule_version, local_version, is_trial,
       parameters, inputs::jsonb, evidence, stage, total, items, missing, digest, run_id, appeal_id, computed_at, computed_by_name
     from jsonb_to_recordset($1::jsonb) as j (credit_code text, year integer, revision integer, region_path text,
       name text, judged_on date, rule_set text, rule_version date, local_version date, is_trial boolean, parameters jsonb, inputs text,
       evidence jsonb, stage text, total numeric, items jsonb, missing jsonb, digest text, run_id text, appeal_id text,
       computed_at timestamptz, computed_by_name text)`,
    [JSON.stringify(sheets)],
  )
}

/** Sheets by company and revision, of a year. */
export async function sheetsAt(
  db: Db,
  year: number,
  at: readonly { creditCode: string; revision: number }[],
): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`select ${columns} from recognition.points_sheet s
    join jsonb_to_recordset(${JSON.stringify(at)}::jsonb) as j ("creditCode" text, revision integer)
      on s.credit_code = j."creditCode" and s.revision = j.revision
    where s.year = ${year}`.execute(db.as())
  return rows
}

/** What a ranking needs of the sheets of a year, by company and revision: without inputs and evidence, the most of a sheet. */
export async function pointsAt(
  db: Db,
  year: number,
  at: readonly { creditCode: string; revision: number }[],
): Promise<Pick<SheetRow, 'credit_code' | 'revision' | 'region_path' | 'stage' | 'total' | 'items'>[]> {
  return db.query(
    `select s.credit_code, s.revision, s.region_path, s.stage, s.total, s.items
     from jsonb_to_recordset($2::jsonb) as j ("creditCode" text, revision integer)
     join recognition.points_sheet s on s.credit_code = j."creditCode" and s.revision = j.revision
     where s.year = $1`,
    [year, JSON.stringify(at)],
  )
}

/** The latest sheet of each of some companies, by company. */
export async function latestSheets(db: Db, creditCodes: readonly string[]): Promise<Map<string, SheetRow>> {
  if (creditCodes.length === 0) return new Map()
  const { rows } = await sql<SheetRow>`select distinct on (s.credit_code) ${columns} from recognition.points_sheet s
    where s.credit_code = any(${[...creditCodes]})
    order by s.credit_code, s.year desc, s.revision desc`.execute(db.as())
  return new Map(rows.map((row) => [row.credit_code, row]))
}
