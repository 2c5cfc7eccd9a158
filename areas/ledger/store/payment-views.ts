import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { LedgerTables } from '../schema/tables.gen.ts'
import type { BatchRow, BatchState } from './batches.ts'
import type { PayeeRow } from './payees.ts'
import type { PaymentRow, PaymentState } from './payments.ts'

interface Page {
  page: number
  pageSize: number
}

const limitOf = ({ page, pageSize }: Page) => sql`limit ${pageSize} offset ${(page - 1) * pageSize}`

export type PayeeViewRow = PayeeRow & { balance_fen: bigint }

const payeeColumns = sql`y.*, a.balance_fen`
const payees = sql`ledger.payee y join ledger.account a on a.region_path = y.region_path and a.id = y.account_id`

export async function findPayees(
  db: Db,
  books: readonly string[],
  filter: Page & { q?: string },
): Promise<{ rows: PayeeViewRow[]; total: number }> {
  const q = filter.q ?? null
  const condition = sql`y.region_path = any(${[...books]}::text[])
    and (${q}::text is null or position(${q} in y.name) > 0 or starts_with(y.credit_code, upper(${q}::text)))`
  const { rows } = await sql<PayeeViewRow>`
    select ${payeeColumns} from ${payees} where ${condition} order by y.region_path, y.name, y.account_id ${limitOf(filter)}
  `.execute(db.as<LedgerTables>())
  const counted = await sql<{ count: bigint }>`select count(*) as count from ${payees} where ${condition}`.execute(
    db.as<LedgerTables>(),
  )
  return { rows, total: Number(counted.rows[0]?.count ?? 0n) }
}

/** Null when there is none. */
export async function payeeView(db: Db, regionPath: string, accountId: string): Promise<PayeeViewRow | null> {
  const { rows } = await sql<PayeeViewRow>`
    select ${payeeColumns} from ${payees} where y.region_path = ${regionPath} and y.account_id = ${accountId}
  `.execute(db.as<LedgerTables>())
  return rows[0] ?? null
}

export type PaymentViewRow = PaymentRow & {
  payee: string
  payee_bank_name: string | null
  payee_bank_account_no: string | null
  batch_year: number | null
  batch_ordinal: number | null
  is_retried: boolean
}

const paymentColumns = sql`p.*, y.name as payee, coalesce(p.bank_name, y.bank_name) as payee_bank_name,
  coalesce(p.bank_account_no, y.bank_account_no) as payee_bank_account_no, b.year as batch_year, b.ordinal as batch_ordinal,
  exists (select from ledger.payment r where r.region_path = p.region_path and r.retry_of_id = p.id) as is_retried`
const payments = sql`ledger.payment p
  join ledger.payee y on y.region_path = p.region_path and y.account_id = p.account_id
  left join ledger.batch b on b.region_path = p.region_path and b.id = p.batch_id`

export interface PaymentFilter {
  q?: string
  state?: PaymentState
  batchId?: string
}

function paymentCondition(books: readonly string[], { q, state, batchId }: PaymentFilter) {
  return sql`p.region_path = any(${[...books]}::text[])
    and (${state ?? null}::text is null or p.state = ${state ?? ''})
    and (${batchId ?? null}::text is null or p.batch_id = ${batchId ?? ''})
    and (${q ?? null}::text is null or position(${q ?? ''} in y.name) > 0 or position(${q ?? ''} in p.purpose) > 0
      or position(upper(${q ?? ''}) in p.reference) > 0)`
}

/** Those of a batch by their lines, all others newest first. */
export async function findPayments(
  db: Db,
  books: readonly string[],
  filter: PaymentFilter,
  page?: Page,
): Promise<PaymentViewRow[]> {
  const { rows } = await sql<PaymentViewRow>`
    select ${paymentColumns} from ${payments} where ${paymentCondition(books, filter)}
    order by ${filter.batchId ? sql`p.line_no` : sql`p.id desc`} ${page ? limitOf(page) : sql`limit 50000`}
  `.execute(db.as<LedgerTables>())
  return rows
}

export async function sumPayments(
  db: Db,
  books: readonly string[],
  filter: PaymentFilter,
): Promise<{ count: number; sumFen: string }> {
  const { rows } = await sql<{ count: bigint; sum: string }>`
    select count(*) as count, coalesce(sum(p.amount_fen), 0)::text as sum from ${payments}
    where ${paymentCondition(books, filter)}
  `.execute(db.as<LedgerTables>())
  return { count: Number(rows[0]?.count ?? 0n), sumFen: rows[0]?.sum ?? '0' }
}

export type BatchViewRow = BatchRow & {
  paid_count: bigint
  returned_count: bigint
  sent_count: bigint
  paid_fen: string
  returned_fen: string
}

const batchColumns = sql`b.*, c.*`
const batches = sql`ledger.batch b cross join lateral (
  select count(*) filter (where p.state = 'paid') as paid_count,
         count(*) filter (where p.state = 'returned') as returned_count,
         count(*) filter (where p.state = 'sent') as sent_count,
         coalesce(sum(p.amount_fen) filter (where p.state = 'paid'), 0)::text as paid_fen,
         coalesce(sum(p.amount_fen) filter (where p.state = 'returned'), 0)::text as returned_fen
  from ledger.payment p where p.region_path = b.region_path and p.batch_id = b.id) c`

export async function findBatches(
  db: Db,
  books: readonly string[],
  filter: Page & { q?: string; state?: BatchState },
): Promise<{ rows: BatchViewRow[]; total: number }> {
  const { q, state } = filter
  const condition = sql`b.region_path = any(${[...books]}::text[])
    and (${state ?? null}::text is null or b.state = ${state ?? ''})
    and (${q ?? null}::text is null or position(${q ?? ''} in b.title) > 0
      or position(${q ?? ''} in b.year || '-' || lpad(b.ordinal::text, 3, '0')) > 0)`
  const { rows } = await sql<BatchViewRow>`
    select ${batchColumns} from ${batches} where ${condition}
    order by b.year desc, b.ordinal desc, b.region_path ${limitOf(filter)}
  `.execute(db.as<LedgerTables>())
  const counted = await sql<{ count: bigint }>`select count(*) as count from ledger.batch b where ${condition}`.execute(
    db.as<LedgerTables>(),
  )
  return { rows, total: Number(counted.rows[0]?.count ?? 0n) }
}

/** Null when there is none in these books. */
export async function batchDetail(db: Db, books: readonly string[], id: string): Promise<BatchViewRow | null> {
  const { rows } = await sql<BatchViewRow>`
    select ${batchColumns} from ${batches} where b.region_path = any(${[...books]}::text[]) and b.id = ${id}
  `.execute(db.as<LedgerTables>())
  return rows[0] ?? null
}
