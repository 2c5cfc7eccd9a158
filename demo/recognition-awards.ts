import { approveBatch, enterByHand, latestPaymentsOf, openAccount, openPayee, prepareBatch } from '#areas/ledger'
import {
  approveRecognitionBatch,
  drawRecognitionBatch,
  listRecognitionAwards,
  payRecognitionBatch,
  recognitionFund,
} from '#areas/recognition'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { bankAnswers } from './bank.ts'

const city = '320800/'
const dayMilliseconds = 86_400_000
/** Between these days exactly 269 invented companies were recognised, 156 for the first time. */
export const awardedDays = { fromDay: '2024-07-01', toDay: '2025-05-18' }
const title = '2025 年第一批高新技术企业奖补（示例）'

/**
 * 269 high-tech enterprises of the demo city are awarded 30,180,000.00 yuan: drawn up, approved by somebody else, on public
 * notice, handed to payment, taken to the bank by two of finance, paid. Invented, as are companies, accounts and terms.
 */
export async function awardDemoRecognitions(services: Services, people: ReadonlyMap<string, Actor>): Promise<void> {
  const named = ['city', 'statistics', 'finance', 'finance2'].map((name) => people.get(name))
  const [officer, second, clerk, approver] = named
  if (!officer || !second || !clerk || !approver) throw new Error('the demo city lacks somebody who handles awards')
  const as = (actor: Actor, days: number): Context => {
    const now = services.clock.now().getTime() + days * dayMilliseconds
    const scope = { reach: 'region' as const, regionPath: city }
    return outsideRequest({ ...services, clock: { now: () => new Date(now) } }, { actor, scope })
  }
  await fillFund(as(clerk, -25))
  const { id } = await drawRecognitionBatch(as(officer, -24), {
    title,
    titles: ['high-tech-enterprise'],
    ...awardedDays,
  })
  await approveRecognitionBatch(as(second, -20), { batchId: id, revision: 1 })
  const { items: awards } = await listRecognitionAwards(as(officer, -6), id, { page: 1, pageSize: 1000 })
  await enterAccounts(as(clerk, -6), awards)
  await payRecognitionBatch(as(clerk, -6), id)
  await takeToBank({ clerk: (days) => as(clerk, days), approver: as(approver, -2) }, awards)
}

type Awards = Awaited<ReturnType<typeof listRecognitionAwards>>['items']

/** These companies act for themselves nowhere in the demo: finance enters where their money goes. */
async function enterAccounts(ctx: Context, awards: Awards): Promise<void> {
  await ctx.db.tx(async (tx) => {
    for (const [index, { companyName: name, creditCode }] of awards.entries()) {
      const bank = { bankName: '示例银行淮安分行', bankCode: null, bankAccountNo: `62220000${10_000_000 + index}` }
      await openPayee(tx, ctx, ctx.actor, { regionPath: city, name, creditCode, bank })
    }
  })
}

async function takeToBank(
  { clerk, approver }: { clerk: (days: number) => Context; approver: Context },
  awards: Awards,
): Promise<void> {
  const of = { regionPath: city, area: 'recognition', ids: awards.map(({ id }) => id) }
  const asked = await latestPaymentsOf(approver.db, of)
  const paymentIds = [...asked.values()].map(({ paymentId }) => paymentId)
  const batch = await prepareBatch(clerk(-5), city, { title, paymentIds })
  await approveBatch(approver, city, { batchId: batch.id, revision: batch.revision })
  const sent = await latestPaymentsOf(approver.db, of)
  const answers = awards.map(({ id, companyName: name, amountYuan }) => {
    const reference = sent.get(id)?.reference
    if (!reference) throw new Error(`the award ${id} was not taken to the bank`)
    return { reference, name, amountYuan, failure: null }
  })
  await bankAnswers(clerk(-1), city, answers)
}

async function fillFund(ctx: Context): Promise<void> {
  const year = Number(businessDate(ctx.clock.now()).slice(0, 4))
  const { budget, fund } = await ctx.db.tx(async (tx) => ({
    budget: await openAccount(tx, ctx, ctx.actor, {
      ...{ regionPath: city, code: `budget/recognition-award-${year}`, kind: 'source' as const },
      ...{ name: `市级认定奖补预算（${year}年度）`, ceilingFen: 4_000_000_000n, basis: '示例（虚构）' },
    }),
    fund: await openAccount(tx, ctx, ctx.actor, recognitionFund(city, year)),
  }))
  await enterByHand(ctx, city, {
    fromAccountId: budget.id,
    toAccountId: fund.id,
    amountYuan: '40000000',
    happenedOn: businessDate(ctx.clock.now()),
    purpose: `${year}年度认定奖补预算指标下达（示例）`,
    key: 'demo-recognition-budget',
  })
}
