import { enterByHand, openAccount } from '#areas/ledger'
import { approveRecognitionBatch, drawRecognitionBatch, recognitionFund } from '#areas/recognition'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

const city = '320800/'
const dayMilliseconds = 86_400_000
/** Between these days exactly 269 invented companies were recognised, 156 for the first time. */
export const awardedDays = { fromDay: '2024-07-01', toDay: '2025-05-18' }
const title = '2025 年第一批高新技术企业奖补（示例）'

/**
 * 269 high-tech enterprises of the demo city are awarded 30,180,000.00 yuan: drawn up, approved by somebody else, kept back
 * in the books, their notice over, ready to be handed to payment. Invented, as are companies and terms.
 */
export async function awardDemoRecognitions(services: Services, people: ReadonlyMap<string, Actor>): Promise<void> {
  const [officer, second, clerk] = ['city', 'statistics', 'finance'].map((name) => people.get(name))
  if (!officer || !second || !clerk) throw new Error('the demo city lacks somebody who handles awards')
  const as = (actor: Actor, days = 0): Context => {
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
