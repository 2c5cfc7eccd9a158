import { organisationsByCreditCodes } from '#areas/accounts'
import { keepAwards } from '#areas/ledger'
import { notify, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { loadWorkingCalendar } from '#platform/calendar'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { approvalProblems, budgetProblems, yearProblems } from '../../rules/awards/batch-problems.ts'
import { type BatchRow, batchById, setApproved, setDropped, setYear } from '../../store/award-batches.ts'
import { type AwardRow, lockAwards, releaseAll, setKept } from '../../store/awards.ts'
import { budgetOf, noticeDays } from './city-terms.ts'
import { linkOf, objectOf } from './draw-batch.ts'
import { regionOf } from './reach.ts'
import { refuseUngranted } from './still-granted.ts'

const yearOf = (day: string) => Number(day.slice(0, 4))
const calendar = loadWorkingCalendar()
const allOf = 10_000

/** The account out of which a year's recognition awards are paid; finance fills it. */
export const recognitionFund = (regionPath: string, year: number) => ({
  regionPath,
  code: `fund/recognition-award-${year}`,
  name: `认定奖补资金（${year}年度）`,
  kind: 'fund' as const,
  budgetYear: year,
  area: 'recognition',
})

/** The award as the ledger shows where its money comes from. */
export const originOf = (row: AwardRow) => ({
  area: 'recognition',
  id: row.id,
  label: row.company_name,
  href: linkOf(row.batch_id),
})

async function openBatch(tx: Db, ctx: Context, at: { batchId: string; revision: number }): Promise<BatchRow> {
  const batch = await batchById(tx, regionOf(ctx.scope), at.batchId, 'update')
  if (!batch) throw new Refusal('recognition.award-batch-not-found')
  if (batch.state !== 'drawn') throw new Refusal('recognition.award-batch-decided')
  if (batch.revision !== at.revision) throw new Refusal('recognition.award-changed-meanwhile')
  return batch
}

/**
 * The second pair of eyes: the money of every company is kept back in the fund of the year, and public notice begins. While
 * the money is kept nobody else decides about that fund, so the budget is never passed.
 *
 * Permission: recognition:approve-awards; a person other than who drew it up.
 * Writes:     recognition.award_batch, recognition.award, ledger.hold, notices to companies and finance, the operation log.
 * Errors:     recognition.award-batch-not-found, .award-batch-decided, .award-changed-meanwhile, .award-own-batch,
 *             .award-person-needed, .award-year-over, .award-over-budget, .award-nothing-to-pay, .award-not-granted; ledger.not-enough when the fund has less.
 */
export async function approveRecognitionBatch(
  ctx: Context,
  at: { batchId: string; revision: number },
): Promise<{ noticeUntil: string }> {
  return ctx.db.tx(async (tx) => {
    const batch = await openBatch(tx, ctx, at)
    const { region_path: regionPath, id: batchId, year } = batch
    const now = ctx.clock.now()
    const today = businessDate(now)
    const userId = ctx.actor.kind === 'api-key' ? null : ctx.actor.userId
    const problems = [
      ...approvalProblems(userId, { drawnByUserId: batch.drawn_by_user_id }),
      ...yearProblems(batch, yearOf(today)),
    ]
    if (problems.length > 0) throw new Refusal(problems)
    const awards = await lockAwards(tx, { regionPath, batchId }, { state: 'drawn', limit: allOf })
    if (awards.length === 0) throw new Refusal('recognition.award-nothing-to-pay')
    await refuseUngranted(tx, awards)
    const holdIds = await keepAwards(tx, ctx, ctx.actor, recognitionFund(regionPath, year), awards.map(keptOf))
    await setKept(
      tx,
      regionPath,
      awards.map(({ id }, index) => ({ id, holdId: holdIds[index] ?? '' })),
    )
    const over = budgetProblems(year, await budgetOf(tx, regionPath, year))
    if (over.length > 0) throw new Refusal(over)
    const noticeUntil = calendar.addWorkingDays(today, await noticeDays(tx, today)).date
    await setApproved(tx, batch, { at: now, name: ctx.actor.name, noticeUntil })
    await resolveTodos(tx, ctx, objectOf(batchId))
    await tell(tx, ctx, batch, { awards, noticeUntil })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.approve-awards',
      object: objectOf(batchId),
      regionPath,
      detail: { title: batch.title, companies: awards.length, noticeUntil },
    })
    return { noticeUntil }
  })
}

const keptOf = (row: AwardRow) => ({
  id: row.id,
  amountFen: row.amount_fen,
  purpose: `认定奖补 ${row.company_name}`,
  origin: originOf(row),
})

async function tell(
  tx: Db,
  ctx: Context,
  batch: BatchRow,
  { awards, noticeUntil }: { awards: readonly AwardRow[]; noticeUntil: string },
): Promise<void> {
  const { region_path: regionPath, id, title } = batch
  await notify(tx, ctx, {
    kind: 'todo',
    to: { role: 'finance-officer' },
    regionPath,
    title: { zh: `公示期满后提交拨付：${title}`, en: `Hand to payment after its notice: ${title}` },
    text: {
      zh: `${awards.length} 家，公示到 ${noticeUntil}。`,
      en: `${awards.length} companies, on notice until ${noticeUntil}.`,
    },
    link: linkOf(id),
    object: objectOf(id),
    reason: 'recognition.award-to-pay',
  })
  const known = await organisationsByCreditCodes(
    tx,
    awards.map(({ credit_code }) => credit_code),
  )
  for (const award of awards) {
    const organisation = known.get(award.credit_code)
    if (!organisation) continue
    await notify(tx, ctx, {
      kind: 'message',
      to: { organisationId: organisation.id },
      regionPath,
      title: { zh: '本企业列入认定奖补公示，请填写收款账户', en: 'Your company is to be awarded: say your account' },
      text: { zh: `${title}，公示到 ${noticeUntil}。`, en: `${title}, on public notice until ${noticeUntil}.` },
      link: '/recognition/own-awards',
      object: `award:${award.id}`,
      reason: 'recognition.award-on-notice',
    })
  }
}

/**
 * Drops a batch that was not approved: its companies may be drawn up again.
 *
 * Permission: recognition:draw-awards.
 * Writes:     recognition.award_batch, recognition.award, the to-do, the operation log.
 * Errors:     recognition.award-batch-not-found, .award-batch-decided, .award-changed-meanwhile.
 */
export async function dropRecognitionBatch(
  ctx: Context,
  at: { batchId: string; revision: number },
  { reason }: { reason: string },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const batch = await openBatch(tx, ctx, at)
    const { region_path: regionPath, id: batchId } = batch
    await releaseAll(tx, { regionPath, batchId }, { reason, byName: ctx.actor.name })
    await setDropped(tx, batch, { at: ctx.clock.now(), name: ctx.actor.name, reason })
    await resolveTodos(tx, ctx, objectOf(batchId))
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.drop-awards',
      object: objectOf(batchId),
      regionPath,
      detail: { title: batch.title, reason },
    })
  })
}

/**
 * Moves a batch that was not approved in its year to the budget of this one. What each company gets stays: it goes by the day of
 * its certificate.
 *
 * Permission: recognition:draw-awards.
 * Writes:     recognition.award_batch, the operation log.
 * Errors:     recognition.award-batch-not-found, .award-batch-decided, .award-changed-meanwhile, .award-year-current.
 */
export async function moveRecognitionBatch(
  ctx: Context,
  at: { batchId: string; revision: number },
): Promise<{ year: number }> {
  const year = yearOf(businessDate(ctx.clock.now()))
  return ctx.db.tx(async (tx) => {
    const batch = await openBatch(tx, ctx, at)
    if (batch.year === year) throw new Refusal({ code: 'recognition.award-year-current', params: { year } })
    await setYear(tx, batch, year)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.move-awards',
      object: objectOf(batch.id),
      regionPath: batch.region_path,
      detail: { title: batch.title, from: batch.year, to: year },
    })
    return { year }
  })
}
