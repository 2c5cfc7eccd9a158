import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'

export interface ApplicationRow {
  region_path: string
  case_id: string
  case_number: string
  title: string
  season: string
  party_id: string
  credit_code: string
  company_name: string
  filed_on: string
  outcome: 'open' | 'granted' | 'refused' | 'withdrawn'
  visit_reasons: string[]
  visited_on: string | null
  visit_finding: string | null
  certificate_number: string | null
  valid_from: string | null
  valid_to: string | null
  closed_on: string | null
}

/** Every application of a company for a title, the latest first. */
export async function applicationsOf(tx: Db, creditCode: string, title: string): Promise<ApplicationRow[]> {
  return tx.query<ApplicationRow>(
    `select * from recognition.application where credit_code = $1 and title = $2 order by filed_on desc, case_id`,
    [creditCode, title],
  )
}

export async function applicationOfCase(db: Db, caseId: string): Promise<ApplicationRow | null> {
  const [row] = await db.query<ApplicationRow>('select * from recognition.application where case_id = $1', [caseId])
  return row ?? null
}

/** The application of a case within a scope: of a region, or of the organisation itself. */
export async function applicationWithin(db: Db, scope: Scope, caseId: string): Promise<ApplicationRow | null> {
  const within = scopeCondition(scope, { regionPath: 'a.region_path', organisationId: 'a.party_id' })
  const { rows } = await sql<ApplicationRow>`select a.* from recognition.application a
    where a.case_id = ${caseId} and ${within}`.execute(db.as())
  return rows[0] ?? null
}

/** One company at a time: what is asked for twice at once is refused once. */
export async function holdCompany(tx: Db, creditCode: string, title: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`recognition.apply ${title} ${creditCode}`])
}

type Filed = Pick<
  ApplicationRow,
  | 'region_path'
  | 'case_id'
  | 'case_number'
  | 'title'
  | 'season'
  | 'party_id'
  | 'credit_code'
  | 'company_name'
  | 'filed_on'
  | 'visit_reasons'
>

/** Keeps an application; handed in again after a correction it replaces what it corrects. */
export async function keepApplication(tx: Db, filed: Filed): Promise<void> {
  await tx.query(
    `insert into recognition.application (region_path, case_id, case_number, title, season, party_id, credit_code,
       company_name, filed_on, visit_reasons)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (region_path, case_id) do update set visit_reasons = $10`,
    [
      ...[filed.region_path, filed.case_id, filed.case_number, filed.title, filed.season, filed.party_id],
      ...[filed.credit_code, filed.company_name, filed.filed_on, filed.visit_reasons],
    ],
  )
}

export async function recordVisit(
  tx: Db,
  caseId: string,
  { on, finding }: { on: string; finding: string },
): Promise<void> {
  await tx.query('update recognition.application set visited_on = $2, visit_finding = $3 where case_id = $1', [
    caseId,
    on,
    finding,
  ])
}

/** What became of applications. */
export async function closeApplications(
  tx: Db,
  caseIds: readonly string[],
  outcome: 'granted' | 'refused' | 'withdrawn',
  on: string,
): Promise<void> {
  await tx.query('update recognition.application set outcome = $2, closed_on = $3 where case_id = any($1)', [
    caseIds,
    outcome,
    on,
  ])
}

export async function recordCertificate(
  tx: Db,
  caseId: string,
  { number, from, to }: { number: string; from: string; to: string },
): Promise<void> {
  await tx.query(
    'update recognition.application set certificate_number = $2, valid_from = $3, valid_to = $4 where case_id = $1',
    [caseId, number, from, to],
  )
}

export interface EvidenceFile {
  sha256: string
  name: string
}

/** Which of some files the company handed in with applications of earlier seasons. */
export async function evidenceOfEarlierSeasons(
  tx: Db,
  { creditCode, season, sha256 }: { creditCode: string; season: string; sha256: readonly string[] },
): Promise<{ sha256: string; season: string }[]> {
  return tx.query<{ sha256: string; season: string }>(
    `select sha256, max(season) as season from recognition.evidence
     where credit_code = $1 and sha256 = any($2) and season < $3 group by sha256`,
    [creditCode, sha256, season],
  )
}

export async function keepEvidence(
  tx: Db,
  { creditCode, season, caseId }: { creditCode: string; season: string; caseId: string },
  files: readonly EvidenceFile[],
): Promise<void> {
  for (const { sha256, name } of files)
    await tx.query(
      `insert into recognition.evidence (credit_code, sha256, case_id, season, name) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [creditCode, sha256, caseId, season, name],
    )
}
