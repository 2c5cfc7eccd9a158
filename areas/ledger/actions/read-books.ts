import { regionNames } from '#areas/regions'
import { statementOf } from '#engines/ledger'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getAccount, getEntry, getStatement, listAccounts, listEntries } from '../contract.ts'
import { permissions } from '../permissions.ts'
import {
  type AccountDetailRow,
  accountDetail,
  balanceBefore,
  findAccounts,
  sumAccounts,
  trialBalances,
} from '../store/account-views.ts'
import { booksWithin } from '../store/books.ts'
import { entryAt } from '../store/entries.ts'
import {
  correctionsOf,
  countEntries,
  type EntryFilter,
  entryDetail,
  findEntries,
  legsOfEntry,
  openHoldsOf,
} from '../store/entry-views.ts'
import { type StatementPeriod, statementRows, turnover } from '../store/statements.ts'
import { accountView, correctionView, entryView, holdView, type RegionNames, statementLineView } from '../views.ts'
import { isMadeByHand } from './manual.ts'

const shownLines = 1000
const dayMilliseconds = 86_400_000

/** Whether to offer something in this book; the route decides again. */
export function mayIn(ctx: Pick<Context, 'actor'>, permission: keyof typeof permissions, regionPath?: string): boolean {
  const scope = decide(ctx.actor, permissions[permission])
  return scope?.reach === 'own-region' && (regionPath === undefined || scope.regionPath === regionPath)
}

/** First instant of a business day in China. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
/** First instant after it. */
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + dayMilliseconds)

export async function namesOf(db: Db, rows: readonly { region_path: string }[]): Promise<RegionNames> {
  return regionNames(db, [...new Set(rows.map(({ region_path }) => region_path))])
}

/** Permission: ledger:read. */
export async function readAccounts(
  ctx: Context,
  query: QueryOf<typeof listAccounts>,
): Promise<ResponseOf<typeof listAccounts>> {
  const books = await booksWithin(ctx.db, ctx.scope, query.under)
  const rows = await findAccounts(ctx.db, books, query, query)
  const sums = await sumAccounts(ctx.db, books, query)
  const trial = await trialBalances(ctx.db, books)
  const names = await regionNames(ctx.db, books)
  return {
    items: rows.map((row) => accountView(row, names)),
    total: Number(sums.count),
    sums: {
      fundFen: sums.fund,
      availableFen: sums.available,
      partyFen: sums.party,
      transitFen: sums.transit,
      paidFen: sums.paid,
    },
    trialBalances: trial.map((one) => ({ ...one, regionName: names.get(one.regionPath) ?? one.regionPath })),
    mayWrite: mayIn(ctx, 'ledger:write'),
  }
}

/** Errors: ledger.account-not-found. */
export async function loadAccount(ctx: Context, accountId: string): Promise<AccountDetailRow> {
  const row = await accountDetail(ctx.db, await booksWithin(ctx.db, ctx.scope), accountId)
  if (!row) throw new Refusal({ code: 'ledger.account-not-found', params: { account: accountId } })
  return row
}

/** Permission: ledger:read. Errors: ledger.account-not-found. */
export async function readAccount(
  ctx: Context,
  accountId: string,
  query: QueryOf<typeof getAccount>,
): Promise<ResponseOf<typeof getAccount>> {
  const row = await loadAccount(ctx, accountId)
  const holds = await openHoldsOf(ctx.db, row.region_path, row.id)
  const balanceOn =
    query.on === undefined ? row.balance_fen : await balanceBefore(ctx.db, row, endOf(query.on), query.by)
  return {
    account: accountView(row, await namesOf(ctx.db, [row])),
    on: query.on ?? businessDate(ctx.clock.now()),
    balanceOnFen: `${balanceOn}`,
    holds: holds.map(holdView),
    mayWrite: mayIn(ctx, 'ledger:write', row.region_path),
  }
}

export interface Period {
  from: string
  to: string
  by: 'happened' | 'recorded'
}

/** Errors: ledger.period-reversed. */
export function periodOf(account: AccountDetailRow, { from, to, by }: Period): StatementPeriod {
  if (to < from) throw new Refusal({ code: 'ledger.period-reversed', field: 'to' })
  return { account, from: startOf(from), until: endOf(to), by }
}

/** Permission: ledger:read. Errors: ledger.account-not-found, .period-reversed. */
export async function readStatement(
  ctx: Context,
  accountId: string,
  query: Period,
): Promise<ResponseOf<typeof getStatement>> {
  const row = await loadAccount(ctx, accountId)
  const period = periodOf(row, query)
  const openingFen = await balanceBefore(ctx.db, row, period.from, query.by)
  const { increase, decrease, count } = await turnover(ctx.db, period)
  const statement = statementOf(row.normal_side, openingFen, await sided(ctx.db, period, shownLines))
  return {
    account: accountView(row, await namesOf(ctx.db, [row])),
    from: query.from,
    to: query.to,
    by: query.by,
    openingFen: `${openingFen}`,
    increaseFen: `${increase}`,
    decreaseFen: `${decrease}`,
    closingFen: `${openingFen + increase - decrease}`,
    lines: statement.lines.map(statementLineView),
    lineCount: count,
    printedAt: ctx.clock.now().toISOString(),
  }
}

async function sided(db: Db, period: StatementPeriod, limit: number) {
  return (await statementRows(db, period, limit)).map((row) => ({ ...row, amountFen: row.amount_fen }))
}

export function entryFilter(query: Pick<QueryOf<typeof listEntries>, 'q' | 'kind' | 'from' | 'to'>): EntryFilter {
  return {
    ...(query.q ? { q: query.q } : {}),
    ...(query.kind ? { kind: query.kind } : {}),
    ...(query.from ? { from: startOf(query.from) } : {}),
    ...(query.to ? { until: endOf(query.to) } : {}),
  }
}

/** Permission: ledger:read. */
export async function readEntries(
  ctx: Context,
  query: QueryOf<typeof listEntries>,
): Promise<ResponseOf<typeof listEntries>> {
  const books = await booksWithin(ctx.db, ctx.scope, query.under)
  const filter = entryFilter(query)
  const at = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize }
  const rows = await findEntries(ctx.db, books, filter, at)
  const names = await regionNames(ctx.db, books)
  return {
    items: rows.map((row) => entryView(row, names)),
    total: await countEntries(ctx.db, books, filter),
    mayWrite: mayIn(ctx, 'ledger:write'),
  }
}

/** Permission: ledger:read. Errors: ledger.entry-not-found. */
export async function readEntry(ctx: Context, entryId: string): Promise<ResponseOf<typeof getEntry>> {
  const row = await entryDetail(ctx.db, await booksWithin(ctx.db, ctx.scope), entryId)
  if (!row) throw new Refusal('ledger.entry-not-found')
  const { region_path: regionPath, corrects_entry_id: correctsId } = row
  const legs = await legsOfEntry(ctx.db, regionPath, row.id)
  const corrected = correctsId === null ? null : await entryAt(ctx.db, regionPath, correctsId)
  const corrections = await correctionsOf(ctx.db, regionPath, row.id)
  return {
    entry: entryView(row, await namesOf(ctx.db, [row])),
    legs: legs.map((leg) => ({
      accountId: leg.account_id,
      account: leg.name,
      side: leg.side,
      amountFen: `${leg.amount_fen}`,
      balanceFen: `${leg.balance_fen}`,
      seq: Number(leg.seq),
    })),
    reason: row.reason,
    corrects: corrected ? correctionView(corrected) : null,
    correctedBy: corrections.map(correctionView),
    holdId: row.hold_id,
    mayReverse: mayIn(ctx, 'ledger:write', regionPath) && isMadeByHand(row) && !row.is_reversed,
  }
}
