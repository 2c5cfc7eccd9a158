import type { Db } from '#platform/db/db'
import type { FactName } from '../rules/fact-dictionary.ts'
import type { Recorder } from './companies.ts'

export interface CorrectionRow {
  credit_code: string
  id: string
  fact: FactName
  period: string
  shown_value: string | null
  asked_value: string
  reason: string
  evidence_file_id: string
  evidence_name: string
  state: 'open' | 'accepted' | 'refused'
  asked_by_name: string
  asked_at: Date
  decided_by_name: string | null
  decided_at: Date | null
  decision_note: string | null
}

export interface NewCorrection {
  creditCode: string
  id: string
  fact: FactName
  period: string
  shownValue: string | null
  askedValue: string
  reason: string
  evidenceFileId: string
  evidenceName: string
}

/** Errors: enterprises.correction-open by its constraint. */
export async function insertCorrection(tx: Db, asked: NewCorrection, by: Recorder): Promise<void> {
  await tx.query(
    `insert into enterprises.correction (credit_code, id, fact, period, shown_value, asked_value, reason,
       evidence_file_id, evidence_name, state, asked_by, asked_by_name, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11, $12)`,
    [
      asked.creditCode,
      asked.id,
      asked.fact,
      asked.period,
      asked.shownValue,
      asked.askedValue,
      asked.reason,
      asked.evidenceFileId,
      asked.evidenceName,
      by.by,
      by.byName,
      by.at,
    ],
  )
}

/** Those that wait first, then the latest. */
export async function correctionsOf(db: Db, creditCode: string): Promise<CorrectionRow[]> {
  return db.query<CorrectionRow>(
    `select * from enterprises.correction where credit_code = $1 order by (state = 'open') desc, asked_at desc, id`,
    [creditCode],
  )
}

export async function correctionAt(db: Db, creditCode: string, id: string): Promise<CorrectionRow | null> {
  const [row] = await db.query<CorrectionRow>(
    'select * from enterprises.correction where credit_code = $1 and id = $2',
    [creditCode, id],
  )
  return row ?? null
}

/** False where it was decided meanwhile. */
export async function setDecision(
  tx: Db,
  { creditCode, id }: { creditCode: string; id: string },
  { isAccepted, note }: { isAccepted: boolean; note: string },
  by: Recorder,
): Promise<boolean> {
  const rows = await tx.query(
    `update enterprises.correction set state = $3, decision_note = $4, decided_by = $5, decided_by_name = $6,
       decided_at = $7 where credit_code = $1 and id = $2 and state = 'open' returning 1`,
    [creditCode, id, isAccepted ? 'accepted' : 'refused', note, by.by, by.byName, by.at],
  )
  return rows.length > 0
}
