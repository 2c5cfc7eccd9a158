import type { Db } from '#platform/db/db'
import type { StatementContents } from '../contract/points-consents.ts'

export interface StatementRow {
  credit_code: string
  number: string
  consent_id: string
  contents: StatementContents
  digest: string
  issued_at: Date
  issued_by_name: string
  /** Of its consent. */
  bank_id: string
  until_day: string
  ended_at: Date | null
  end_reason: string | null
}

const statements = `select s.*, c.bank_id, c.until_day, c.ended_at, c.end_reason
  from recognition.points_statement s
  join recognition.points_consent c on c.credit_code = s.credit_code and c.id = s.consent_id`

/** Keeps a statement; the same contents under the same consent are the statement that is there. Answers its number. */
export async function keepStatement(
  tx: Db,
  row: Pick<
    StatementRow,
    'credit_code' | 'number' | 'consent_id' | 'contents' | 'digest' | 'issued_at' | 'issued_by_name'
  >,
): Promise<string> {
  const { credit_code, number, consent_id, contents, digest, issued_at, issued_by_name } = row
  await tx.query(
    `insert into recognition.points_statement (credit_code, number, consent_id, contents, digest, issued_at,
       issued_by_name) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict on constraint points_statement_once do nothing`,
    [credit_code, number, consent_id, JSON.stringify(contents), digest, issued_at, issued_by_name],
  )
  const [kept] = await tx.query<{ number: string }>(
    'select number from recognition.points_statement where credit_code = $1 and consent_id = $2 and digest = $3',
    [credit_code, consent_id, digest],
  )
  if (!kept) throw new Error(`the statement of ${consent_id} was not kept`)
  return kept.number
}

export async function statementsByNumber(db: Db, number: string): Promise<StatementRow[]> {
  return db.query<StatementRow>(`${statements} where s.number = $1 order by s.credit_code`, [number])
}

/** Those of a company, the latest first. */
export async function statementsOf(db: Db, creditCode: string): Promise<StatementRow[]> {
  return db.query<StatementRow>(`${statements} where s.credit_code = $1 order by s.issued_at desc, s.number`, [
    creditCode,
  ])
}
