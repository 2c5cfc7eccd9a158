import { inTheBooks, type KnownPayment, latestPaymentsOf } from '#areas/ledger'
import { businessDate } from '#kernel/clock'
import { fenText } from '#kernel/money'
import { decide, type Scope } from '#platform/auth/permission'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { AwardListFilter, AwardView, listAwards as listShape } from '../../contract/awards.ts'
import { permissions } from '../../permissions.ts'
import { epoch } from '../../rules/awards/city-terms.ts'
import { type AwardTerms, termsOn } from '../../rules/awards/terms.ts'
import { type AwardRow, findAwards, linesOfAwards, sumAwards } from '../../store/awards.ts'
import { termsOfCity } from './city-terms.ts'

/** Rows that one export may hold. */
const exportLimit = 20_000

/** Awards of a region are those of everything in it; nobody else reaches any. */
export function regionOf(scope: Scope): string {
  if (scope.reach === 'all') return ''
  if (scope.reach === 'region') return scope.regionPath
  throw new Error(`awards are not reached by ${scope.reach}`)
}

const yearOf = (ctx: Context, year: number | undefined) => year ?? Number(businessDate(ctx.clock.now()).slice(0, 4))

/**
 * The awards of a year with their budget: what is set, promised, handed to payment and left.
 *
 * Permission: contracts:read-awards.
 */
export async function listAwards(
  ctx: Context,
  { page, pageSize, ...asked }: QueryOf<typeof listShape>,
): Promise<ResponseOf<typeof listShape>> {
  const year = yearOf(ctx, asked.year)
  const regionPath = regionOf(ctx.scope)
  const on = { limit: pageSize, offset: (page - 1) * pageSize }
  const { items, total } = await findAwards(ctx.db, { ...asked, regionPath, year }, on)
  const { decidedFen, paidFen } = await sumAwards(ctx.db, regionPath, year)
  const terms = termsAtEnd(await termsOfCity(ctx.db), year)
  const leftFen = terms.yearlyBudgetFen - decidedFen - paidFen
  return {
    items: await viewsOf(ctx, items),
    total,
    year: {
      year,
      budgetYuan: fenText(terms.yearlyBudgetFen),
      decidedYuan: fenText(decidedFen),
      paidYuan: fenText(paidFen),
      leftYuan: fenText(leftFen > 0n ? leftFen : 0n),
    },
    terms: {
      since: terms.effectiveFrom === epoch ? null : terms.effectiveFrom,
      base: terms.base,
      ratePercent: String(Number(terms.rateBps) / 100),
      capPerContractYuan: fenText(terms.capPerContractFen),
      capPerPartyYuan: terms.capPerPartyFen === null ? null : fenText(terms.capPerPartyFen),
    },
  }
}

function termsAtEnd(all: readonly AwardTerms[], year: number): AwardTerms {
  const terms = termsOn(all, `${year}-12-31`)
  if (!terms) throw new Error(`the city has no terms in ${year}`)
  return terms
}

async function viewsOf(ctx: Context, rows: readonly AwardRow[]): Promise<AwardView[]> {
  const lines = Map.groupBy(
    await linesOfAwards(
      ctx.db,
      rows.map(({ id }) => id),
    ),
    ({ award_id }) => award_id,
  )
  const payments = await paymentsByCase(ctx, rows)
  const mayTakeBack = decide(ctx.actor, permissions['contracts:recover-awards']) !== null
  return rows.map((row) => viewOf(row, lines.get(row.id) ?? [], payments.get(row.case_id)?.state ?? null, mayTakeBack))
}

function viewOf(
  row: AwardRow,
  lines: Awaited<ReturnType<typeof linesOfAwards>>,
  payment: AwardView['payment'],
  isOfficer: boolean,
): AwardView {
  return {
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.case_number,
    partyName: row.party_name,
    decidedOn: row.decided_on,
    decidedByName: row.decided_by_name,
    state: row.state === 'released' ? 'decided' : row.state,
    payment,
    takenBackBecause: row.wrong_reason ?? (row.state === 'taken-back' ? row.release_reason : null),
    mayTakeBack: isOfficer && row.state === 'paid' && isOpen(payment, row.wrong_reason !== null),
    amountYuan: fenText(row.amount_fen),
    lines: lines.map((line) => ({
      registrationId: line.registration_id,
      number: line.registration_number,
      projectName: line.project_name,
      amountYuan: fenText(line.amount_fen),
      working: { zh: line.working_zh, en: line.working_en },
    })),
  }
}

/** Neither in a batch nor at the bank: before and after those an award can be taken back; what was paid, once. */
const isOpen = (payment: AwardView['payment'], isFoundWrong: boolean) =>
  payment !== null && (payment === 'paid' ? !isFoundWrong : inTheBooks.includes(payment))

/** Where the money of each is: the payment asked for last, because a returned one may have been asked for anew. */
async function paymentsByCase(ctx: Context, rows: readonly AwardRow[]): Promise<Map<string, KnownPayment>> {
  const found = new Map<string, KnownPayment>()
  for (const [regionPath, own] of Map.groupBy(rows, (row) => row.region_path)) {
    const ids = own.map((row) => row.case_id)
    for (const [id, payment] of await latestPaymentsOf(ctx.db, { regionPath, area: 'contracts', ids }))
      found.set(id, payment)
  }
  return found
}

const paymentWords: Record<NonNullable<AwardView['payment']>, string> = {
  waiting: '待编批次',
  batched: '已编批次',
  sent: '已提交银行',
  paid: '已到账',
  returned: '银行退回',
  cancelled: '已取消',
}

/**
 * The awards that the filters show, one line for each contract, exact to the fen.
 *
 * Permission: contracts:read-awards.
 */
export async function exportAwards(ctx: Context, asked: AwardListFilter): Promise<Download> {
  const year = yearOf(ctx, asked.year)
  const filter = { ...asked, regionPath: regionOf(ctx.scope), year }
  const { items } = await findAwards(ctx.db, filter, { limit: exportLimit, offset: 0 })
  const rows = (await viewsOf(ctx, items)).flatMap((award) => award.lines.map((line) => ({ award, line })))
  const columns: OutputColumn<(typeof rows)[number]>[] = [
    { header: '受理编号', value: ({ award }) => award.caseNumber, width: 22 },
    { header: '受奖单位', value: ({ award }) => award.partyName, width: 30 },
    { header: '合同登记编号', value: ({ line }) => line.number, width: 20 },
    { header: '项目名称', value: ({ line }) => line.projectName, width: 44 },
    { header: '计算', value: ({ line }) => line.working.zh, width: 60 },
    { header: '奖补金额（元）', value: ({ line }) => Number(line.amountYuan), format: '#,##0.00', width: 18 },
    { header: '决定日期', value: ({ award }) => award.decidedOn, width: 12 },
    { header: '决定人', value: ({ award }) => award.decidedByName, width: 12 },
    { header: '拨付', value: ({ award }) => (award.payment ? paymentWords[award.payment] : '待拨付'), width: 12 },
  ]
  return sheetDownload(`技术转移奖补-${year}.xlsx`, '技术转移奖补', columns, rows)
}
