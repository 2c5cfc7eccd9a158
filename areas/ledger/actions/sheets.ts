import { regionNames } from '#areas/regions'
import { changeOf } from '#engines/ledger'
import { businessDate } from '#kernel/clock'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn, OutputValue } from '#platform/spreadsheets/spreadsheets'
import type { BankLine, JournalEntry, LedgerAccount, Payment } from '../contract.ts'
import { type AccountFilter, balanceBefore, findAccounts } from '../store/account-views.ts'
import { bankFileDetail } from '../store/bank-file-views.ts'
import { bankLinesOf, paymentFacts } from '../store/bank-files.ts'
import { booksWithin } from '../store/books.ts'
import { findEntries } from '../store/entry-views.ts'
import { findPayments, type PaymentFilter } from '../store/payment-views.ts'
import { type After, type StatementPeriod, type StatementRow, statementRows } from '../store/statements.ts'
import { accountView, bankLineView, entryView, paymentView } from '../views.ts'
import { entryFilter, loadAccount, type Period, periodOf } from './read-books.ts'

const money = '#,##0.00'
const rowsPerRead = 1000
const mostEntries = 100_000

/** Yuan as a number where a spreadsheet keeps every digit, else as text. */
export function yuanCell(fen: string | bigint | null): OutputValue {
  if (fen === null) return null
  const amount = BigInt(fen)
  return amount < 10n ** 15n && amount > -(10n ** 15n) ? Number(fenText(amount)) : fenText(amount)
}

const yuan = <Row>(header: string, value: (row: Row) => string | bigint | null): OutputColumn<Row> => ({
  header: `${header}（元）`,
  value: (row) => yuanCell(value(row)),
  format: money,
  width: 18,
})

const accountWords: Record<LedgerAccount['kind'], string> = {
  source: '资金来源',
  fund: '专项资金',
  party: '单位往来',
  transit: '在途资金',
  paid: '已付资金',
  clearing: '区划间往来',
}
const entryWords: Record<JournalEntry['kind'], string> = { transfer: '收支', reversal: '冲销', correction: '更正' }
const paymentWords: Record<Payment['state'], string> = {
  waiting: '待拨付',
  batched: '已编批',
  sent: '已提交银行',
  paid: '已付',
  returned: '银行退回',
  cancelled: '已取消',
}
const outcomeWords: Record<BankLine['outcome'], string> = {
  paid: '已付',
  returned: '退回',
  already: '以前已处理',
  'amount-differs': '金额不符',
  ambiguous: '不唯一',
  repeated: '文件内重复',
  contradicts: '前后矛盾',
  unknown: '无此付款',
  unreadable: '读不出',
  dismissed: '已说明',
}

/** Permission: ledger:read. */
export async function accountsSheet(ctx: Context, filter: AccountFilter & { under?: string }): Promise<Download> {
  const books = await booksWithin(ctx.db, ctx.scope, filter.under)
  const names = await regionNames(ctx.db, books)
  const rows = (await findAccounts(ctx.db, books, filter)).map((row) => accountView(row, names))
  const columns: OutputColumn<LedgerAccount>[] = [
    { header: '账套', value: (row) => row.regionName, width: 14 },
    { header: '账户代码', value: (row) => row.code, width: 28 },
    { header: '账户名称', value: (row) => row.name, width: 36 },
    { header: '类别', value: (row) => accountWords[row.kind] },
    { header: '预算年度', value: (row) => row.budgetYear },
    yuan('累计增加', (row) => row.increaseFen),
    yuan('累计减少', (row) => row.decreaseFen),
    yuan('余额', (row) => row.balanceFen),
    yuan('冻结', (row) => row.heldDecreaseFen),
    yuan('可用', (row) => row.availableFen),
    yuan('下限', (row) => row.floorFen),
    yuan('上限', (row) => row.ceilingFen),
    { header: '依据', value: (row) => row.basis, width: 30 },
  ]
  return sheetDownload(`账户余额-${businessDate(ctx.clock.now())}.xlsx`, '账户余额', columns, rows)
}

type Printed = (StatementRow & { balanceFen: bigint; changeFen: bigint }) | { words: string; balanceFen: bigint }

/** All lines of a period, however many, with the running balance. Permission and errors as readStatement. */
export async function statementSheet(ctx: Context, accountId: string, query: Period): Promise<Download> {
  const account = await loadAccount(ctx, accountId)
  const period = periodOf(account, query)
  const openingFen = await balanceBefore(ctx.db, account, period.from, query.by)
  const line =
    <T>(of: (row: StatementRow) => T) =>
    (row: Printed) =>
      'words' in row ? null : of(row)
  const columns: OutputColumn<Printed>[] = [
    { header: '发生日期', value: line((row) => businessDate(row.happened_at)), width: 12 },
    { header: '记账日期', value: line((row) => businessDate(row.recorded_at)), width: 12 },
    { header: '摘要', value: (row) => ('words' in row ? row.words : row.purpose), width: 44 },
    { header: '对方账户', value: line((row) => row.counterparts), width: 30 },
    { header: '事由', value: line((row) => row.origin_label), width: 24 },
    yuan('增加', (row) => ('words' in row || row.changeFen < 0n ? null : row.changeFen)),
    yuan('减少', (row) => ('words' in row || row.changeFen > 0n ? null : -row.changeFen)),
    yuan('余额', (row) => row.balanceFen),
    { header: '记账人', value: line((row) => row.recorded_by_name), width: 12 },
    { header: '分录', value: line((row) => row.entry_id), width: 32 },
  ]
  const fileName = `对账单-${account.name}-${query.from}至${query.to}.xlsx`
  return sheetDownload(fileName, '对账单', columns, printed(ctx, period, openingFen))
}

async function* printed(ctx: Context, period: StatementPeriod, openingFen: bigint): AsyncGenerator<Printed> {
  yield { words: '期初余额', balanceFen: openingFen }
  let balanceFen = openingFen
  let after: After | undefined
  for (;;) {
    const rows = await statementRows(ctx.db, period, rowsPerRead, after)
    for (const row of rows) {
      const changeFen = changeOf({ normalSide: period.account.normal_side }, row.side, row.amount_fen)
      balanceFen += changeFen
      yield { ...row, changeFen, balanceFen }
    }
    const last = rows.at(-1)
    if (rows.length < rowsPerRead || !last) break
    after = { at: period.by === 'happened' ? last.happened_at : last.recorded_at, seq: last.seq }
  }
  yield { words: '期末余额', balanceFen }
}

/** The journal of a period, newest first. Permission: ledger:read. Errors: ledger.too-many-entries. */
export async function entriesSheet(
  ctx: Context,
  query: Parameters<typeof entryFilter>[0] & { under?: string },
): Promise<Download> {
  const books = await booksWithin(ctx.db, ctx.scope, query.under)
  const names = await regionNames(ctx.db, books)
  const filter = entryFilter(query)
  const found = await findEntries(ctx.db, books, filter, { limit: mostEntries + 1, offset: 0 })
  if (found.length > mostEntries) throw new Refusal({ code: 'ledger.too-many-entries', params: { most: mostEntries } })
  const columns: OutputColumn<JournalEntry>[] = [
    { header: '账套', value: (row) => row.regionName, width: 14 },
    { header: '发生日期', value: (row) => businessDate(new Date(row.happenedAt)), width: 12 },
    { header: '记账日期', value: (row) => businessDate(new Date(row.recordedAt)), width: 12 },
    { header: '类别', value: (row) => `${entryWords[row.kind]}${row.isReversed ? '（已冲销）' : ''}` },
    { header: '摘要', value: (row) => row.purpose, width: 44 },
    { header: '贷方账户', value: (row) => row.from, width: 28 },
    { header: '借方账户', value: (row) => row.to, width: 28 },
    yuan('金额', (row) => row.amountFen),
    { header: '事由', value: (row) => row.origin.label, width: 24 },
    { header: '记账人', value: (row) => row.recordedByName, width: 12 },
    { header: '分录', value: (row) => row.id, width: 32 },
  ]
  const rows = found.map((row) => entryView(row, names))
  return sheetDownload(`分录-${businessDate(ctx.clock.now())}.xlsx`, '分录', columns, rows)
}

/** Permission: ledger:read. */
export async function paymentsSheet(ctx: Context, filter: PaymentFilter & { under?: string }): Promise<Download> {
  const books = await booksWithin(ctx.db, ctx.scope, filter.under)
  const rows = (await findPayments(ctx.db, books, filter)).map((row) => paymentView(row))
  const columns: OutputColumn<Payment>[] = [
    { header: '状态', value: (row) => paymentWords[row.state] },
    { header: '收款方', value: (row) => row.payee, width: 32 },
    yuan('金额', (row) => row.amountFen),
    { header: '用途', value: (row) => row.purpose, width: 40 },
    { header: '批次', value: (row) => row.batchNumber },
    { header: '付款编号', value: (row) => row.reference, width: 26 },
    { header: '开户行', value: (row) => row.bankName, width: 28 },
    { header: '银行账号', value: (row) => row.bankAccountNo, width: 22 },
    { header: '提出人', value: (row) => row.requestedByName },
    { header: '提出日期', value: (row) => businessDate(new Date(row.requestedAt)), width: 12 },
    { header: '银行处理日期', value: (row) => row.answeredOn, width: 14 },
    { header: '退回原因', value: (row) => row.answerReason, width: 30 },
  ]
  return sheetDownload(`付款-${businessDate(ctx.clock.now())}.xlsx`, '付款', columns, rows)
}

/** Permission: ledger:read. Errors: ledger.bank-file-not-found. */
export async function bankFileSheet(ctx: Context, bankFileId: string): Promise<Download> {
  const file = await bankFileDetail(ctx.db, await booksWithin(ctx.db, ctx.scope), bankFileId)
  if (!file) throw new Refusal('ledger.bank-file-not-found')
  const lines = await bankLinesOf(ctx.db, file.region_path, bankFileId)
  const ids = lines.flatMap(({ payment_id }) => payment_id ?? [])
  const payments = await paymentFacts(ctx.db, file.region_path, ids)
  const columns: OutputColumn<BankLine>[] = [
    { header: '行', value: (row) => row.sheetRow },
    {
      header: '核对结果',
      value: (row) => `${outcomeWords[row.outcome]}${row.bookedAt ? '（已入账）' : ''}`,
      width: 18,
    },
    { header: '付款编号', value: (row) => row.reference ?? row.payment?.reference ?? null, width: 26 },
    { header: '户名', value: (row) => row.payee, width: 30 },
    yuan('回单金额', (row) => row.amountFen),
    yuan('付款金额', (row) => row.payment?.amountFen ?? null),
    { header: '处理日期', value: (row) => row.answeredOn, width: 12 },
    { header: '银行说明', value: (row) => row.reason, width: 30 },
    { header: '说明', value: (row) => row.note ?? row.problems.map(({ zh }) => zh).join('；'), width: 40 },
  ]
  const rows = lines.map((line) => bankLineView(line, payments))
  return sheetDownload(`核对-${file.file_name.replace(/\.[^.]+$/, '')}.xlsx`, '核对', columns, rows)
}
