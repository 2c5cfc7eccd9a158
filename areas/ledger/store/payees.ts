import type { Db } from '#platform/db/db'
import type { PayeeInterest } from '../rules/four-eyes.ts'

export interface PayeeRow {
  region_path: string
  account_id: string
  name: string
  credit_code: string | null
  bank_name: string | null
  bank_code: string | null
  bank_account_no: string | null
  changed_at: Date
  changed_by_user_id: string | null
  changed_by_name: string
  revision: number
}

/** False when the account is a payee already. */
export async function insertPayee(tx: Db, row: Omit<PayeeRow, 'revision'>): Promise<boolean> {
  const rows = await tx.query(
    `insert into ledger.payee (region_path, account_id, name, credit_code, bank_name, bank_code, bank_account_no,
       changed_at, changed_by_user_id, changed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning account_id`,
    [
      row.region_path,
      row.account_id,
      row.name,
      row.credit_code,
      row.bank_name,
      row.bank_code,
      row.bank_account_no,
      row.changed_at,
      row.changed_by_user_id,
      row.changed_by_name,
    ],
  )
  return rows.length > 0
}

/** Null when there is none. With a lock it stays as it is until the transaction ends. */
export async function payeeAt(
  db: Db,
  regionPath: string,
  accountId: string,
  lock?: 'update' | 'share',
): Promise<PayeeRow | null> {
  const [row] = await db.query<PayeeRow>(
    `select * from ledger.payee where region_path = $1 and account_id = $2 ${lock ? `for ${lock}` : ''}`,
    [regionPath, accountId],
  )
  return row ?? null
}

/** Those of these accounts that are payees' accounts. */
export async function payeesAmong(db: Db, regionPath: string, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ account_id: string }>(
    'select account_id from ledger.payee where region_path = $1 and account_id = any($2::text[])',
    [regionPath, accountIds],
  )
  return new Set(rows.map(({ account_id }) => account_id))
}

export async function updatePayee(tx: Db, row: Omit<PayeeRow, 'credit_code' | 'revision'>): Promise<void> {
  await tx.query(
    `update ledger.payee set name = $3, bank_name = $4, bank_code = $5, bank_account_no = $6, changed_at = $7,
       changed_by_user_id = $8, changed_by_name = $9, revision = revision + 1
     where region_path = $1 and account_id = $2`,
    [
      row.region_path,
      row.account_id,
      row.name,
      row.bank_name,
      row.bank_code,
      row.bank_account_no,
      row.changed_at,
      row.changed_by_user_id,
      row.changed_by_name,
    ],
  )
}

export type PayeeOfPayment = PayeeRow & { organisation_id: string | null }

/** Payees of these accounts, which nobody changes until the transaction ends. */
export async function payeesOf(
  tx: Db,
  regionPath: string,
  accountIds: readonly string[],
): Promise<Map<string, PayeeOfPayment>> {
  const rows = await tx.query<PayeeOfPayment>(
    `select p.*, a.organisation_id from ledger.payee p
     join ledger.account a on a.region_path = p.region_path and a.id = p.account_id
     where p.region_path = $1 and p.account_id = any($2::text[]) order by p.account_id for share of p`,
    [regionPath, [...new Set(accountIds)]],
  )
  return new Map(rows.map((row) => [row.account_id, row]))
}

export const interestOf = (row: PayeeOfPayment): PayeeInterest => ({
  name: row.name,
  organisationId: row.organisation_id,
  changedByUserId: row.changed_by_user_id,
})

/** Organisations that a person acts for on a day, through any of his memberships. */
export async function organisationsOfPerson(db: Db, userId: string, on: string): Promise<Set<string>> {
  const rows = await db.query<{ organisation_id: string }>(
    `select distinct organisation_id from auth.public_membership
     where user_id = $1 and organisation_id is not null and valid_from <= $2 and (valid_to is null or valid_to >= $2)`,
    [userId, on],
  )
  return new Set(rows.map(({ organisation_id }) => organisation_id))
}
