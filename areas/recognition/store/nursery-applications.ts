import type { Db } from '#platform/db/db'
import type { Criterion, Judgement } from '../rules/screening/judge.ts'

export interface NurseryApplicationRow {
  region_path: string
  case_id: string
  case_number: string
  pool_region_path: string
  pool_id: string
  credit_code: string
  filed_on: string
  version_from: string
  rule_version: string
  outcome: Judgement['outcome']
  criteria: Criterion[]
  inputs: Record<string, unknown>
  state: 'open' | 'accepted' | 'refused' | 'withdrawn'
}

/** Keeps an application; handed in again it is judged anew and keeps what it is judged by then. */
export async function keepNurseryApplication(tx: Db, row: Omit<NurseryApplicationRow, 'state'>): Promise<void> {
  await tx.query(
    `insert into recognition.nursery_application as a (region_path, case_id, case_number, pool_region_path, pool_id,
       credit_code, filed_on, version_from, rule_version, outcome, criteria, inputs)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (region_path, case_id) do update set pool_region_path = excluded.pool_region_path,
       pool_id = excluded.pool_id, version_from = excluded.version_from, rule_version = excluded.rule_version,
       outcome = excluded.outcome, criteria = excluded.criteria, inputs = excluded.inputs, state = 'open'`,
    [
      ...[row.region_path, row.case_id, row.case_number, row.pool_region_path, row.pool_id, row.credit_code],
      ...[row.filed_on, row.version_from, row.rule_version, row.outcome],
      ...[JSON.stringify(row.criteria), JSON.stringify(row.inputs)],
    ],
  )
}

/** Other applications of a company for a pool that go on. */
export async function openNurseryApplications(
  db: Db,
  of: { creditCode: string; poolId: string; exceptCase: string },
): Promise<Pick<NurseryApplicationRow, 'case_id' | 'case_number'>[]> {
  return db.query(
    `select case_id, case_number from recognition.nursery_application
     where credit_code = $1 and pool_id = $2 and state = 'open' and case_id <> $3`,
    [of.creditCode, of.poolId, of.exceptCase],
  )
}

export async function nurseryApplicationOf(db: Db, caseId: string): Promise<NurseryApplicationRow | null> {
  const [row] = await db.query<NurseryApplicationRow & Record<string, unknown>>(
    'select * from recognition.nursery_application where case_id = $1',
    [caseId],
  )
  return row ?? null
}

export async function closeNurseryApplications(
  tx: Db,
  caseIds: readonly string[],
  state: Exclude<NurseryApplicationRow['state'], 'open'>,
): Promise<void> {
  await tx.query('update recognition.nursery_application set state = $2 where case_id = any($1)', [[...caseIds], state])
}
