import { formatFen } from '#kernel/money'
import type { Hit } from '#platform/area'
import type { Context } from '#platform/http/route'
import { findAccounts } from './store/account-views.ts'
import { booksWithin } from './store/books.ts'
import { findPayments } from './store/payment-views.ts'

const mostHits = 5

/** Accounts by name or code, payments by payee, purpose or reference. */
export async function searchLedger(ctx: Context, query: string): Promise<Hit[]> {
  const books = await booksWithin(ctx.db, ctx.scope)
  const first = { page: 1, pageSize: mostHits }
  const accounts = await findAccounts(ctx.db, books, { q: query, state: 'open' }, first)
  const payments = await findPayments(ctx.db, books, { q: query }, first)
  return [
    ...accounts.map((row) => ({
      kind: 'ledger-account',
      title: row.name,
      snippet: formatFen(row.balance_fen),
      link: `/ledger/accounts/${row.id}`,
    })),
    ...payments.map((row) => ({
      kind: 'payment',
      title: `${row.payee} ${formatFen(row.amount_fen)}`,
      snippet: row.purpose,
      link: row.batch_id ? `/ledger/batches/${row.batch_id}` : `/ledger/payments?q=${encodeURIComponent(row.payee)}`,
    })),
  ]
}
