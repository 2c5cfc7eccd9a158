import { latestPaymentsOf } from '#areas/ledger'
import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type {
  getRecognitionBatch as getShape,
  listRecognitionBatches as listShape,
  listAwardNotices as noticesShape,
  RecognitionAward,
  RecognitionAwardFilter,
  RecognitionBatch,
} from '../../contract/awards.ts'
import { permissions } from '../../permissions.ts'
import { type BatchRow, batchById, batchesOnNotice, findBatches, type Sums, sumsOf } from '../../store/award-batches.ts'
import { type AwardRow, findAwards } from '../../store/awards.ts'
import { budgetOf } from './city-terms.ts'
import { regionOf } from './reach.ts'

const may = (ctx: Context, name: keyof typeof permissions) => decide(ctx.actor, permissions[name]) !== null
const today = (ctx: Context) => businessDate(ctx.clock.now())
const sumView = ({ count, fen }: Sums['all']) => ({ count, yuan: fenText(fen) })

/** Batches of awards with what they come to, and the year's budget. Permission: recognition:read-awards. */
export async function listRecognitionBatches(
  ctx: Context,
  { state, page, pageSize }: QueryOf<typeof listShape>,
): Promise<ResponseOf<typeof listShape>> {
  const regionPath = regionOf(ctx.scope)
  const on = { limit: pageSize, offset: (page - 1) * pageSize }
  const { items, total } = await findBatches(ctx.db, { regionPath, state }, on)
  const sums = await sumsOf(
    ctx.db,
    items.map(({ id }) => id),
  )
  return {
    items: items.map((row) => batchView(row, sums.get(row.id))),
    total,
    budget: await budgetView(ctx, regionPath, Number(today(ctx).slice(0, 4))),
    mayDraw: may(ctx, 'recognition:draw-awards'),
  }
}

async function budgetView(ctx: Context, regionPath: string, year: number) {
  const { budgetFen, awardedFen } = await budgetOf(ctx.db, regionPath, year)
  return {
    year,
    budgetYuan: fenText(budgetFen),
    awardedYuan: fenText(awardedFen),
    leftYuan: fenText(budgetFen - awardedFen),
  }
}

function batchView(row: BatchRow, sums: Sums | undefined): RecognitionBatch {
  if (!sums) throw new Error(`no sums of the batch ${row.id}`)
  return {
    id: row.id,
    title: row.title,
    fromDay: row.from_day,
    toDay: row.to_day,
    year: row.year,
    state: row.state,
    drawnByName: row.drawn_by_name,
    drawnOn: businessDate(row.drawn_at),
    decidedByName: row.decided_by_name,
    noticeUntil: row.notice_until,
    dropReason: row.drop_reason,
    revision: row.revision,
    all: sumView(sums.all),
    first: sumView(sums.first),
    again: sumView(sums.again),
    kept: sumView(sums.kept),
    handed: sumView(sums.handed),
  }
}

async function batchWithin(ctx: Context, batchId: string): Promise<BatchRow> {
  const batch = await batchById(ctx.db, regionOf(ctx.scope), batchId)
  if (!batch) throw new Refusal('recognition.award-batch-not-found')
  return batch
}

/** Permission: recognition:read-awards. Errors: recognition.award-batch-not-found. */
export async function readRecognitionBatch(ctx: Context, batchId: string): Promise<ResponseOf<typeof getShape>> {
  const batch = await batchWithin(ctx, batchId)
  const sums = (await sumsOf(ctx.db, [batchId])).get(batchId)
  const isOwn = batch.drawn_by_user_id === ctx.actor.userId
  const year = Number(today(ctx).slice(0, 4))
  const isYearOver = batch.year !== year
  const isNoticeOver = batch.notice_until !== null && today(ctx) > batch.notice_until
  const payments = await latestPaymentsOf(ctx.db, {
    regionPath: batch.region_path,
    area: 'recognition',
    ids: await handedIds(ctx, batch),
  })
  const paid = [...payments.values()].filter(({ state }) => state === 'paid')
  return {
    ...batchView(batch, sums),
    budget: await budgetView(ctx, batch.region_path, batch.year),
    paid: sumView({ count: paid.length, fen: paid.reduce((sum, { amountFen }) => sum + amountFen, 0n) }),
    isOwn,
    movesTo: batch.state === 'drawn' && isYearOver && may(ctx, 'recognition:draw-awards') ? year : null,
    isYearOver: batch.state === 'drawn' && isYearOver,
    mayApprove: batch.state === 'drawn' && !isYearOver && !isOwn && may(ctx, 'recognition:approve-awards'),
    mayChange: batch.state !== 'dropped' && may(ctx, 'recognition:draw-awards'),
    mayPay: isNoticeOver && (sums?.kept.count ?? 0) > 0 && may(ctx, 'recognition:pay-awards'),
  }
}

const all = 10_000

async function handedIds(ctx: Context, { region_path: regionPath, id: batchId }: BatchRow): Promise<string[]> {
  const { items } = await findAwards(ctx.db, { regionPath, batchId }, { state: 'handed' }, { limit: all, offset: 0 })
  return items.map(({ id }) => id)
}

/** The companies of a batch. Permission: recognition:read-awards. Errors: recognition.award-batch-not-found. */
export async function listRecognitionAwards(
  ctx: Context,
  batchId: string,
  { page, pageSize, ...filter }: RecognitionAwardFilter & { page: number; pageSize: number },
): Promise<{ items: RecognitionAward[]; total: number }> {
  const { region_path: regionPath } = await batchWithin(ctx, batchId)
  const on = { limit: pageSize, offset: (page - 1) * pageSize }
  const { items, total } = await findAwards(ctx.db, { regionPath, batchId }, filter, on)
  return { items: await awardViews(ctx, regionPath, items), total }
}

async function awardViews(ctx: Context, regionPath: string, rows: readonly AwardRow[]): Promise<RecognitionAward[]> {
  const payments = await latestPaymentsOf(ctx.db, {
    regionPath,
    area: 'recognition',
    ids: rows.map(({ id }) => id),
  })
  const names = await regionNames(
    ctx.db,
    rows.map((row) => row.company_region_path),
  )
  return rows.map((row) => ({
    id: row.id,
    creditCode: row.credit_code,
    companyName: row.company_name,
    regionName: names.get(row.company_region_path) ?? row.company_region_path,
    title: row.title,
    validFrom: row.valid_from,
    certificateNumber: row.certificate_number,
    isAgain: row.is_again,
    amountYuan: fenText(row.amount_fen),
    termsSince: row.terms_since,
    state: row.state,
    payment: payments.get(row.id)?.state ?? null,
    hasAccount: row.bank_account_no !== null,
    endReason: row.end_reason,
  }))
}

/** What is on public notice today, for anybody. Permission: recognition:award-notices. */
export async function listAwardNotices(ctx: Context): Promise<ResponseOf<typeof noticesShape>> {
  const batches = await batchesOnNotice(ctx.db, today(ctx))
  const sums = await sumsOf(
    ctx.db,
    batches.map(({ id }) => id),
  )
  const items: ResponseOf<typeof noticesShape>['items'] = []
  for (const { region_path: regionPath, id: batchId, title, notice_until: noticeUntil } of batches) {
    const of = sums.get(batchId)
    if (!of || noticeUntil === null) throw new Error(`the batch ${batchId} is on notice without an end`)
    const found = await findAwards(ctx.db, { regionPath, batchId }, { state: 'kept' }, { limit: all, offset: 0 })
    items.push({
      title,
      noticeUntil,
      total: sumView(of.kept),
      companies: found.items.map((row) => ({
        name: row.company_name,
        title: row.title,
        isAgain: row.is_again,
        amountYuan: fenText(row.amount_fen),
        validFrom: row.valid_from,
      })),
    })
  }
  return { items }
}
