import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Verdict } from '../rules/season/review.ts'
import type { EntryRow } from './seasons.ts'

/** Cases of a company that go on, whatever the season. */
export async function openEntriesOf(db: Db, creditCode: string): Promise<EntryRow[]> {
  return db.query<EntryRow & Record<string, unknown>>(
    `select * from recognition.season_entry where credit_code = $1 and stage in ('checking', 'reviewing')`,
    [creditCode],
  )
}

/** The latest application of a company that it has not taken back; null where there is none. */
export async function latestEntryOf(db: Db, creditCode: string): Promise<EntryRow | null> {
  const [row] = await db.query<EntryRow & Record<string, unknown>>(
    `select * from recognition.season_entry where credit_code = $1 and stage <> 'withdrawn'
     order by filed_on desc, case_id desc limit 1`,
    [creditCode],
  )
  return row ?? null
}

export async function entryInSeason(db: Db, seasonId: string, creditCode: string): Promise<EntryRow | null> {
  const [row] = await db.query<EntryRow & Record<string, unknown>>(
    `select * from recognition.season_entry where season_id = $1 and credit_code = $2 and stage <> 'withdrawn'`,
    [seasonId, creditCode],
  )
  return row ?? null
}

export async function entryOfCase(db: Db, caseId: string, lock: 'update' | null = null): Promise<EntryRow | null> {
  const [row] = await db.query<EntryRow & Record<string, unknown>>(
    `select * from recognition.season_entry where case_id = $1 ${lock ? 'for update' : ''}`,
    [caseId],
  )
  return row ?? null
}

/** The entry of a case within a scope: of a region, or of the organisation itself. */
export async function entryWithin(db: Db, scope: Scope, caseId: string): Promise<EntryRow | null> {
  const within = scopeCondition(scope, { regionPath: 'e.region_path', organisationId: 'e.party_id' })
  const { rows } = await sql<EntryRow>`select e.* from recognition.season_entry e
    where e.case_id = ${caseId} and ${within}`.execute(db.as())
  return rows[0] ?? null
}

type NewEntry = Pick<
  EntryRow,
  'region_path' | 'case_id' | 'season_id' | 'case_number' | 'party_id' | 'credit_code' | 'company_name' | 'filed_on'
>

/** Errors: recognition.season-entered-meanwhile by its constraints. */
export async function insertEntry(tx: Db, row: NewEntry): Promise<void> {
  await tx.query(
    `insert into recognition.season_entry (region_path, case_id, season_id, case_number, party_id, credit_code,
       company_name, filed_on, stage) values ($1, $2, $3, $4, $5, $6, $7, $8, 'checking')`,
    [
      ...[row.region_path, row.case_id, row.season_id, row.case_number, row.party_id],
      ...[row.credit_code, row.company_name, row.filed_on],
    ],
  )
}

/** Where a case has come to; the day on which that was. */
export async function setStage(
  tx: Db,
  caseIds: readonly string[],
  stage: EntryRow['stage'],
  on: string,
): Promise<void> {
  const isOver = stage !== 'checking' && stage !== 'reviewing'
  await tx.query(
    `update recognition.season_entry set stage = $2, closed_on = case when $4 then $3::date end,
       passed_on = case when $2 = 'reviewing' then $3::date else passed_on end
     where case_id = any($1)`,
    [[...caseIds], stage, on, isOver],
  )
}

export async function setPrediction(
  tx: Db,
  caseId: string,
  { low, high, verdict }: { low: number | null; high: number | null; verdict: Verdict },
): Promise<void> {
  await tx.query(
    `update recognition.season_entry set rounds = rounds + 1, low = $2, high = $3, verdict = $4 where case_id = $1`,
    [caseId, low, high, verdict],
  )
}
