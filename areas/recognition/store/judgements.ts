import type { Db } from '#platform/db/db'

export type Moment = 'filed' | 'examined' | 'decided'

export interface JudgementRow {
  region_path: string
  id: string
  case_id: string
  moment: Moment
  rule_set: string
  version: string
  judged_on: string
  judged_at: Date
  judged_by_name: string
  answers: Record<string, unknown>
  parameters: Record<string, string>
  result: unknown
  pass: boolean | null
  reason: string | null
  digest: string
}

export async function insertJudgement(tx: Db, row: JudgementRow): Promise<void> {
  await tx.query(
    `insert into recognition.judgement (region_path, id, case_id, moment, rule_set, version, judged_on, judged_at,
       judged_by_name, answers, parameters, result, pass, reason, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[row.region_path, row.id, row.case_id, row.moment, row.rule_set, row.version, row.judged_on, row.judged_at],
      ...[row.judged_by_name, JSON.stringify(row.answers), JSON.stringify(row.parameters), JSON.stringify(row.result)],
      ...[row.pass, row.reason, row.digest],
    ],
  )
}

/** Every judgement of a case, the first first. */
export async function judgementsOf(db: Db, caseId: string): Promise<JudgementRow[]> {
  return db.query<JudgementRow>('select * from recognition.judgement where case_id = $1 order by judged_at, id', [
    caseId,
  ])
}
