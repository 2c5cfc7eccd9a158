import type { Db } from '#platform/db/db'
import type { Way } from '../rules/self-evaluation/judge.ts'

export interface DiagnosisRow {
  credit_code: string
  number: number
  region_path: string
  company_name: string
  rule_set: string
  version: string
  diagnosed_on: string
  diagnosed_at: Date
  diagnosed_by_name: string
  answers: Record<string, unknown>
  parameters: Record<string, string>
  result: unknown
  ways: Way[]
  pass: boolean | null
  digest: string
}

/** One company at a time: two at once get numbers one after the other. */
export async function holdDiagnoses(tx: Db, creditCode: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`recognition.diagnosis ${creditCode}`])
}

export async function insertDiagnosis(tx: Db, row: DiagnosisRow): Promise<void> {
  await tx.query(
    `insert into recognition.diagnosis (credit_code, number, region_path, company_name, rule_set, version, diagnosed_on,
       diagnosed_at, diagnosed_by_name, answers, parameters, result, ways, pass, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[row.credit_code, row.number, row.region_path, row.company_name, row.rule_set, row.version, row.diagnosed_on],
      ...[row.diagnosed_at, row.diagnosed_by_name, JSON.stringify(row.answers), JSON.stringify(row.parameters)],
      ...[JSON.stringify(row.result), JSON.stringify(row.ways), row.pass, row.digest],
    ],
  )
}

/** Every diagnosis of a company, the first first. */
export async function diagnosesOf(db: Db, creditCode: string): Promise<DiagnosisRow[]> {
  return db.query<DiagnosisRow & Record<string, unknown>>(
    'select * from recognition.diagnosis where credit_code = $1 order by number',
    [creditCode],
  )
}

export interface NoteRow {
  credit_code: string
  point: string
  note: string
  files: { id: string; name: string }[]
  said_at: Date
  said_by_name: string
}

export async function notesOf(db: Db, creditCode: string): Promise<NoteRow[]> {
  return db.query<NoteRow & Record<string, unknown>>(
    'select * from recognition.diagnosis_note where credit_code = $1 order by point',
    [creditCode],
  )
}

export async function putNote(tx: Db, row: NoteRow): Promise<void> {
  await tx.query(
    `insert into recognition.diagnosis_note (credit_code, point, note, files, said_at, said_by_name)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (credit_code, point) do update set note = $3, files = $4, said_at = $5, said_by_name = $6`,
    [row.credit_code, row.point, row.note, JSON.stringify(row.files), row.said_at, row.said_by_name],
  )
}

export async function dropNote(tx: Db, creditCode: string, point: string): Promise<void> {
  await tx.query('delete from recognition.diagnosis_note where credit_code = $1 and point = $2', [creditCode, point])
}
