import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import { bookableOutcomes, settledOutcomes } from '../rules/line-outcome.ts'
import type { LedgerTables } from '../schema/tables.gen.ts'
import type { BankFileRow } from './bank-files.ts'

export type BankFileViewRow = BankFileRow & { ready_count: bigint; booked_count: bigint; open_count: bigint }

const counted = sql`f.*, c.*`
const files = sql`ledger.bank_file f cross join lateral (
  select count(*) filter (where l.booked_at is not null) as booked_count,
         count(*) filter (where l.booked_at is null and l.outcome = any(${[...bookableOutcomes]}::text[])) as ready_count,
         count(*) filter (where l.booked_at is null
           and not (l.outcome = any(${[...bookableOutcomes, ...settledOutcomes]}::text[]))) as open_count
  from ledger.bank_line l where l.region_path = f.region_path and l.bank_file_id = f.id) c`

/** Newest first. */
export async function findBankFiles(
  db: Db,
  books: readonly string[],
  page: { page: number; pageSize: number },
): Promise<{ rows: BankFileViewRow[]; total: number }> {
  const condition = sql`f.region_path = any(${[...books]}::text[])`
  const { rows } = await sql<BankFileViewRow>`
    select ${counted} from ${files} where ${condition} order by f.uploaded_at desc, f.id desc
    limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}
  `.execute(db.as<LedgerTables>())
  const all = await sql<{ count: bigint }>`
    select count(*) as count from ledger.bank_file f where ${condition}
  `.execute(db.as<LedgerTables>())
  return { rows, total: Number(all.rows[0]?.count ?? 0n) }
}

/** Null when there is none in these books. */
export async function bankFileDetail(db: Db, books: readonly string[], id: string): Promise<BankFileViewRow | null> {
  const { rows } = await sql<BankFileViewRow>`
    select ${counted} from ${files} where f.region_path = any(${[...books]}::text[]) and f.id = ${id}
  `.execute(db.as<LedgerTables>())
  return rows[0] ?? null
}

/** Payments that the bank was asked for and has not answered: the longest waiting first, and how many there are. */
export async function unansweredIds(
  db: Db,
  books: readonly string[],
  most: number,
): Promise<{ ids: string[]; count: number }> {
  const rows = await db.query<{ id: string }>(
    `select id from ledger.payment where region_path = any($1::text[]) and state = 'sent' order by sent_at, id limit $2`,
    [books, most],
  )
  const [all] = await db.query<{ count: bigint }>(
    `select count(*) as count from ledger.payment where region_path = any($1::text[]) and state = 'sent'`,
    [books],
  )
  return { ids: rows.map(({ id }) => id), count: Number(all?.count ?? 0n) }
}
