import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { fillText, Refusal } from '#kernel/refusal'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getBankFile, getBatch, listBankFiles, listBatches, listPayees, listPayments } from '../contract.ts'
import { errors } from '../errors.ts'
import { approvalProblems } from '../rules/four-eyes.ts'
import { bankFileDetail, findBankFiles, unansweredIds } from '../store/bank-file-views.ts'
import { bankLinesOf, paymentFacts } from '../store/bank-files.ts'
import { booksWithin } from '../store/books.ts'
import { interestOf, organisationsOfPerson, payeesOf } from '../store/payees.ts'
import { batchDetail, findBatches, findPayees, findPayments, sumPayments } from '../store/payment-views.ts'
import { bankFileView, bankLineView, batchView, payeeView, paymentFactsView, paymentView } from '../views.ts'
import { mayIn, namesOf } from './read-books.ts'

const shownUnanswered = 200

/** Permission: ledger:read. */
export async function readPayees(
  ctx: Context,
  query: QueryOf<typeof listPayees>,
): Promise<ResponseOf<typeof listPayees>> {
  const { rows, total } = await findPayees(ctx.db, await booksWithin(ctx.db, ctx.scope), query)
  return { items: rows.map(payeeView), total, mayWrite: mayIn(ctx, 'ledger:pay') }
}

/** Permission: ledger:read. */
export async function readPayments(
  ctx: Context,
  query: QueryOf<typeof listPayments>,
): Promise<ResponseOf<typeof listPayments>> {
  const books = await booksWithin(ctx.db, ctx.scope, query.under)
  const rows = await findPayments(ctx.db, books, query, query)
  const { count, sumFen } = await sumPayments(ctx.db, books, query)
  return { items: rows.map((row) => paymentView(row)), total: count, sumFen, mayWrite: mayIn(ctx, 'ledger:pay') }
}

/** Permission: ledger:read. */
export async function readBatches(
  ctx: Context,
  query: QueryOf<typeof listBatches>,
): Promise<ResponseOf<typeof listBatches>> {
  const books = await booksWithin(ctx.db, ctx.scope, query.under)
  const { rows, total } = await findBatches(ctx.db, books, query)
  const names = await regionNames(ctx.db, books)
  return { items: rows.map((row) => batchView(row, names)), total, mayWrite: mayIn(ctx, 'ledger:pay') }
}

/** One batch with its lines, and what keeps the reader from approving it. Permission: ledger:read. Errors: ledger.batch-not-found. */
export async function readBatch(ctx: Context, batchId: string): Promise<ResponseOf<typeof getBatch>> {
  const batch = await batchDetail(ctx.db, await booksWithin(ctx.db, ctx.scope), batchId)
  if (!batch) throw new Refusal('ledger.batch-not-found')
  const { region_path: regionPath } = batch
  const payments = await findPayments(ctx.db, [regionPath], { batchId })
  const isOpen = batch.state === 'prepared'
  const mayPay = mayIn(ctx, 'ledger:pay', regionPath)
  const isApprover = isOpen && mayIn(ctx, 'ledger:approve', regionPath) && ctx.actor.kind === 'person'
  const against = isApprover
    ? await againstApproval(ctx, regionPath, {
        preparedByUserId: batch.prepared_by_user_id,
        accountIds: payments.map(({ account_id }) => account_id),
      })
    : []
  return {
    batch: batchView(batch, await namesOf(ctx.db, [batch])),
    payments: payments.map((row) => paymentView(row, mayPay)),
    approvalProblems: against,
    mayApprove: isApprover && against.length === 0,
    mayWithdraw: isOpen && mayPay,
    mayExport: batch.state === 'approved' && mayPay,
  }
}

async function againstApproval(
  ctx: Context,
  regionPath: string,
  batch: { preparedByUserId: string; accountIds: string[] },
): Promise<string[]> {
  const userId = ctx.actor.userId ?? ''
  const payees = await ctx.db.tx((tx) => payeesOf(tx, regionPath, batch.accountIds))
  const organisationIds = await organisationsOfPerson(ctx.db, userId, businessDate(ctx.clock.now()))
  const interests = { preparedByUserId: batch.preparedByUserId, payees: [...payees.values()].map(interestOf) }
  return approvalProblems({ userId, organisationIds }, interests).map(({ code, params }) => {
    const said = errors[code as keyof typeof errors]
    return fillText(ctx.actor.locale === 'en' ? said.en : said.zh, params)
  })
}

/** Permission: ledger:read. */
export async function readBankFiles(
  ctx: Context,
  query: QueryOf<typeof listBankFiles>,
): Promise<ResponseOf<typeof listBankFiles>> {
  const books = await booksWithin(ctx.db, ctx.scope)
  const { rows, total } = await findBankFiles(ctx.db, books, query)
  const { count } = await unansweredIds(ctx.db, books, 1)
  return { items: rows.map(bankFileView), total, unansweredCount: count, mayWrite: mayIn(ctx, 'ledger:pay') }
}

/** Permission: ledger:read. Errors: ledger.bank-file-not-found. */
export async function readBankFile(ctx: Context, bankFileId: string): Promise<ResponseOf<typeof getBankFile>> {
  const file = await bankFileDetail(ctx.db, await booksWithin(ctx.db, ctx.scope), bankFileId)
  if (!file) throw new Refusal('ledger.bank-file-not-found')
  const { region_path: regionPath } = file
  const lines = await bankLinesOf(ctx.db, regionPath, bankFileId)
  const unanswered = await unansweredIds(ctx.db, [regionPath], shownUnanswered)
  const named = lines.flatMap(({ payment_id, candidate_ids }) => [
    ...(payment_id ? [payment_id] : []),
    ...candidate_ids,
  ])
  const payments = await paymentFacts(ctx.db, regionPath, [...named, ...unanswered.ids])
  return {
    file: bankFileView(file),
    lines: lines.map((line) => bankLineView(line, payments)),
    unanswered: unanswered.ids.flatMap((id) => {
      const payment = payments.get(id)
      return payment ? [paymentFactsView(payment)] : []
    }),
    unansweredCount: unanswered.count,
    mayWrite: mayIn(ctx, 'ledger:pay', regionPath),
  }
}
