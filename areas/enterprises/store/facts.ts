import type { Db } from '#platform/db/db'
import type { FactSource } from '../codes.ts'
import type { FactName } from '../rules/fact-dictionary.ts'
import type { Recorder } from './companies.ts'

export type Precision = 'exact' | 'approx' | 'lower-bound'

export interface FactRow {
  credit_code: string
  fact: FactName
  period: string
  source: FactSource
  revision: number
  value: string | null
  precision: Precision
  recorded_at: Date
  recorded_by_name: string
  batch_id: string | null
  evidence_file_id: string | null
  note: string | null
}

/** Everything that was ever recorded of some files, the newest of each source first. */
export async function factsOf(db: Db, creditCodes: readonly string[]): Promise<FactRow[]> {
  return db.query<FactRow>(
    `select credit_code, fact, period, source, revision, value, precision, recorded_at, recorded_by_name, batch_id,
       evidence_file_id, note
     from enterprises.fact where credit_code = any($1)
     order by fact collate "C", period collate "C" desc, source, credit_code, revision desc`,
    [creditCodes],
  )
}

export interface NewFact {
  creditCode: string
  fact: FactName
  period: string
  source: FactSource
  value: string | null
  precision: Precision
  note: string | null
  evidenceFileId: string | null
}

/** What a source said last; null where it said nothing yet. The company's row must be locked. */
export async function lastSaid(
  tx: Db,
  { creditCode, fact, period, source }: Pick<NewFact, 'creditCode' | 'fact' | 'period' | 'source'>,
): Promise<{ revision: number; value: string | null } | null> {
  const [row] = await tx.query<{ revision: number; value: string | null }>(
    `select revision, value from enterprises.fact where credit_code = $1 and fact = $2 and period = $3 and source = $4
     order by revision desc limit 1`,
    [creditCode, fact, period, source],
  )
  return row ?? null
}

export async function appendFact(tx: Db, fact: NewFact & { revision: number }, recorder: Recorder): Promise<void> {
  await tx.query(
    `insert into enterprises.fact (credit_code, fact, period, source, revision, value, precision, recorded_at,
       recorded_by, recorded_by_name, evidence_file_id, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      fact.creditCode,
      fact.fact,
      fact.period,
      fact.source,
      fact.revision,
      fact.value,
      fact.precision,
      recorder.at,
      recorder.by,
      recorder.byName,
      fact.evidenceFileId,
      fact.note,
    ],
  )
}
