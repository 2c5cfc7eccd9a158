import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { AccountKind } from '../rules/new-account.ts'
import type { LedgerTables } from '../schema/tables.gen.ts'

/** An account with its amounts, as pages show it. */
export interface AccountDetailRow {
  region_path: string
  id: string
  code: string
  name: string
  kind: AccountKind
  normal_side: 'debit' | 'credit'
  organisation_id: string | null
  budget_year: number | null
  basis: string | null
  floor_fen: bigint | null
  ceiling_fen: bigint | null
  balance_fen: bigint
  increased_fen: string
  held_decrease_fen: bigint
  held_increase_fen: bigint
  opened_by_name: string
  opened_at: Date
  closed_at: Date | null
  revision: number
}

const columns = sql`a.region_path, a.id, a.code, a.name, a.kind, a.normal_side, a.organisation_id, a.budget_year, a.basis,
  a.floor_fen, a.ceiling_fen, a.balance_fen, a.increased_fen, a.held_decrease_fen, a.held_increase_fen, a.opened_by_name,
  a.opened_at, a.closed_at, a.revision`

export interface AccountFilter {
  q?: string
  kind?: AccountKind
  year?: number
  state: 'open' | 'closed'
  sort?: string
}

const orders: Record<string, string> = {
  name: 'a.name',
  code: 'a.code',
  budgetYear: 'a.budget_year',
  balanceFen: 'a.balance_fen',
  decreaseFen: '(a.increased_fen - a.balance_fen)',
}

/** Funds first, then where the money comes from, then everybody who gets it. */
const kindOrder = sql`array_position(array['fund', 'source', 'party', 'transit', 'paid', 'clearing'], a.kind)`

function orderOf(sort: string | undefined) {
  const column = orders[sort?.replace(/^-/, '') ?? '']
  const first = column ? sql`${sql.raw(column)} ${sql.raw(sort?.startsWith('-') ? 'desc' : 'asc')},` : sql``
  return sql`${first} a.region_path, ${kindOrder}, a.budget_year desc nulls last, a.code`
}

function conditionOf(books: readonly string[], filter: AccountFilter) {
  const { q, kind, year, state } = filter
  return sql<SqlBool>`a.region_path = any(${[...books]}::text[])
    and (${q ?? null}::text is null or position(${q ?? ''} in a.name) > 0 or starts_with(a.code, lower(${q ?? ''})))
    and (${kind ?? null}::text is null or a.kind = ${kind ?? ''})
    and (${year ?? null}::int is null or a.budget_year = ${year ?? 0})
    and (a.closed_at is null) = ${state === 'open'}`
}

/** Accounts page by page; without a page all of them, for a spreadsheet. */
export async function findAccounts(
  db: Db,
  books: readonly string[],
  filter: AccountFilter,
  page?: { page: number; pageSize: number },
): Promise<AccountDetailRow[]> {
  const limit = page ? sql`limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}` : sql`limit 50000`
  const { rows } = await sql<AccountDetailRow>`
    select ${columns} from ledger.account a where ${conditionOf(books, filter)} order by ${orderOf(filter.sort)} ${limit}
  `.execute(db.as<LedgerTables>())
  return rows
}

export interface AccountSums {
  count: bigint
  fund: string
  available: string
  party: string
  transit: string
  paid: string
}

/** Of everything that the filter shows. Sums are numeric: together they may be more than one account can hold. */
export async function sumAccounts(db: Db, books: readonly string[], filter: AccountFilter): Promise<AccountSums> {
  const { rows } = await sql<AccountSums>`
    select count(*) as count,
      coalesce(sum(a.balance_fen) filter (where a.kind = 'fund'), 0)::text as fund,
      coalesce(sum(a.balance_fen - a.held_decrease_fen - coalesce(a.floor_fen, 0)) filter (where a.kind = 'fund'), 0)::text as available,
      coalesce(sum(a.balance_fen) filter (where a.kind = 'party'), 0)::text as party,
      coalesce(sum(a.balance_fen) filter (where a.kind = 'transit'), 0)::text as transit,
      coalesce(sum(a.balance_fen) filter (where a.kind = 'paid'), 0)::text as paid
    from ledger.account a where ${conditionOf(books, filter)}
  `.execute(db.as<LedgerTables>())
  const [sums] = rows
  if (!sums) throw new Error('an aggregate gave no row')
  return sums
}

/** Debits less credits of each book: 0, or something is wrong. */
export async function trialBalances(
  db: Db,
  books: readonly string[],
): Promise<{ regionPath: string; differenceFen: string }[]> {
  return db.query(
    `select region_path as "regionPath",
            sum(case normal_side when 'debit' then balance_fen else -balance_fen end)::text as "differenceFen"
     from ledger.account where region_path = any($1::text[]) group by region_path order by region_path`,
    [books],
  )
}

/** Null when there is none in these books. Locked where it is about to change. */
export async function accountDetail(
  db: Db,
  books: readonly string[],
  id: string,
  lock = false,
): Promise<AccountDetailRow | null> {
  const { rows } = await sql<AccountDetailRow>`
    select ${columns} from ledger.account a where a.region_path = any(${[...books]}::text[]) and a.id = ${id}
    ${lock ? sql`for update` : sql``}
  `.execute(db.as<LedgerTables>())
  return rows[0] ?? null
}

export interface AccountTermsChange {
  name: string
  basis: string | null
  floorFen: bigint | null
  ceilingFen: bigint | null
  closedAt: Date | null
}

export async function updateTerms(
  tx: Db,
  account: { region_path: string; id: string },
  change: AccountTermsChange,
): Promise<void> {
  await tx.query(
    `update ledger.account set name = $3, basis = $4, floor_fen = $5, ceiling_fen = $6, closed_at = $7, revision = revision + 1
     where region_path = $1 and id = $2`,
    [account.region_path, account.id, change.name, change.basis, change.floorFen, change.ceilingFen, change.closedAt],
  )
}

/**
 * Balance at an instant: by when things happened, or as the books said then. The first is a sum over an index, the
 * second the last posting before.
 */
export async function balanceBefore(
  db: Db,
  account: { region_path: string; id: string; normal_side: 'debit' | 'credit' },
  before: Date,
  by: 'happened' | 'recorded',
): Promise<bigint> {
  const [row] = await db.query<{ balance: string }>(
    by === 'happened'
      ? `select coalesce(sum(case side when $4 then amount_fen else -amount_fen end), 0)::text as balance
         from ledger.posting where region_path = $1 and account_id = $2 and happened_at < $3`
      : `select balance_fen::text as balance from ledger.posting
         where region_path = $1 and account_id = $2 and recorded_at < $3 and $4::text is not null order by seq desc limit 1`,
    [account.region_path, account.id, before, account.normal_side],
  )
  return BigInt(row?.balance ?? '0')
}
