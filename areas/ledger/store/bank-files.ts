import type { Db } from '#platform/db/db'
import type { BankResult } from '../rules/bank-layout.ts'
import type { LineOutcome } from '../rules/line-outcome.ts'

export interface BankFileRow {
  region_path: string
  id: string
  file_id: string
  file_name: string
  file_digest: string
  line_count: number
  uploaded_by_name: string
  uploaded_at: Date
  confirmed_by_name: string | null
  confirmed_at: Date | null
}

export interface BankLineRow {
  region_path: string
  bank_file_id: string
  line_no: number
  sheet: string
  sheet_row: number
  reference: string | null
  payee: string | null
  bank_account_no: string | null
  amount_fen: bigint | null
  answered_on: string | null
  result: BankResult | null
  reason: string | null
  problems: { zh: string; en: string }[]
  outcome: LineOutcome
  matched_by: 'reference' | 'facts' | 'person' | null
  payment_id: string | null
  candidate_ids: string[]
  note: string | null
  decided_by_name: string | null
  booked_at: Date | null
}

const json = (value: unknown) => JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}` : each))

/** False when these bytes were taken before, also when somebody else uploads them at the same time. */
export async function insertBankFile(tx: Db, row: BankFileRow, lines: readonly BankLineRow[]): Promise<boolean> {
  const taken = await tx.query(
    `insert into ledger.bank_file select * from json_populate_record(null::ledger.bank_file, $1::json)
     on conflict (region_path, file_digest) do nothing returning id`,
    [json(row)],
  )
  if (taken.length === 0) return false
  await tx.query(
    'insert into ledger.bank_line select * from json_populate_recordset(null::ledger.bank_line, $1::json)',
    [json(lines)],
  )
  return true
}

/** Null when there is none. */
export async function bankFileByDigest(db: Db, regionPath: string, digest: string): Promise<BankFileRow | null> {
  const [row] = await db.query<BankFileRow>(
    'select * from ledger.bank_file where region_path = $1 and file_digest = $2',
    [regionPath, digest],
  )
  return row ?? null
}

/** Null when there is none. Locked where its lines are about to change. */
export async function bankFileAt(db: Db, regionPath: string, id: string, lock: boolean): Promise<BankFileRow | null> {
  const [row] = await db.query<BankFileRow>(
    `select * from ledger.bank_file where region_path = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

export async function bankLinesOf(db: Db, regionPath: string, bankFileId: string): Promise<BankLineRow[]> {
  return db.query<BankLineRow>(
    'select * from ledger.bank_line where region_path = $1 and bank_file_id = $2 order by line_no',
    [regionPath, bankFileId],
  )
}

export async function setLine(
  tx: Db,
  line: Pick<BankLineRow, 'region_path' | 'bank_file_id' | 'line_no'>,
  change: Pick<BankLineRow, 'outcome' | 'matched_by' | 'payment_id' | 'note' | 'decided_by_name' | 'booked_at'>,
): Promise<void> {
  await tx.query(
    `update ledger.bank_line set outcome = $4, matched_by = $5, payment_id = $6, note = $7, decided_by_name = $8, booked_at = $9
     where region_path = $1 and bank_file_id = $2 and line_no = $3`,
    [
      line.region_path,
      line.bank_file_id,
      line.line_no,
      change.outcome,
      change.matched_by,
      change.payment_id,
      change.note,
      change.decided_by_name,
      change.booked_at,
    ],
  )
}

export async function setConfirmed(
  tx: Db,
  file: Pick<BankFileRow, 'region_path' | 'id'>,
  by: { name: string; at: Date },
): Promise<void> {
  await tx.query(
    'update ledger.bank_file set confirmed_by_name = $3, confirmed_at = $4 where region_path = $1 and id = $2',
    [file.region_path, file.id, by.name, by.at],
  )
}

export interface AnsweredPayment {
  id: string
  reference: string
  amount_fen: bigint
  payee_name: string
  bank_account_no: string
  sent_on: string
  state: 'sent' | 'paid' | 'returned'
  batch_id: string
}

const asked = `p.id, p.reference, p.amount_fen, p.payee_name, p.bank_account_no, p.state, p.batch_id,
  to_char(p.sent_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as sent_on`

/** Payments that a file may answer: all that await an answer, and those that its references name. */
export async function askedPayments(
  db: Db,
  regionPath: string,
  references: readonly string[],
): Promise<AnsweredPayment[]> {
  return db.query<AnsweredPayment>(
    `select ${asked} from ledger.payment p where p.region_path = $1 and p.state = 'sent'
     union
     select ${asked} from ledger.payment p
     where p.region_path = $1 and p.reference = any($2::text[]) and p.state in ('sent', 'paid', 'returned')
     order by reference`,
    [regionPath, references],
  )
}

/** These payments as a reconciliation shows them. */
export async function paymentFacts(
  db: Db,
  regionPath: string,
  ids: readonly string[],
): Promise<Map<string, AnsweredPayment>> {
  const rows = await db.query<AnsweredPayment>(
    `select ${asked} from ledger.payment p where p.region_path = $1 and p.id = any($2::text[]) and p.sent_at is not null`,
    [regionPath, [...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
