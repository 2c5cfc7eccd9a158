import { approveBatch, enterByHand, hold, openAccount, openPayee, payByHand, prepareBatch } from '#areas/ledger'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { bankAnswers } from './bank.ts'
import { demoCompanies } from './companies.ts'

const city = '320800/'
const district = '320800/320812/'
const wan = 1_000_000n

/**
 * A year in the books of an invented city: a budget, two funds and a risk pool, one batch that the bank has answered
 * (one payment came back), one that waits for a second pair of eyes, and what has not been batched yet.
 */
export async function keepDemoBooks(services: Services, people: Map<string, Actor>): Promise<void> {
  const [clerk, approver, districtClerk] = ['finance', 'finance2', 'finance.district'].map((name) => people.get(name))
  if (!clerk || !approver || !districtClerk) throw new Error('the demo city has no finance officers')
  const as = (actor: Actor, regionPath = city): Context =>
    outsideRequest(services, { actor, scope: { reach: 'own-region', regionPath } })
  const year = Number(businessDate(services.clock.now()).slice(0, 4))
  const accounts = await openFunds(services, clerk, year)
  await fill(as(clerk), accounts, year)
  const payees = await addPayees(services, clerk)
  await answeredBatch(as(clerk), as(approver), accounts.award, payees)
  await openBatch(as(clerk), accounts.award, payees)
  await districtBooks(as(districtClerk, district), year)
}

type Accounts = Record<'budget' | 'main' | 'award' | 'pool', string>

async function openFunds(services: Services, actor: Actor, year: number): Promise<Accounts> {
  return services.db.tx(async (tx) => {
    const open = async (code: string, name: string, kind: 'source' | 'fund', over: object = {}) =>
      (await openAccount(tx, services, actor, { regionPath: city, code, name, kind, ...over })).id
    const basis = `示例：淮财教〔${year}〕示例1号（虚构）`
    return {
      budget: await open(`budget/science-${year}`, `市级科技专项预算（${year}年度）`, 'source', {
        ceilingFen: 5000n * wan,
        basis,
      }),
      main: await open(`fund/science-${year}`, `科技创新专项资金（${year}年度）`, 'fund', { budgetYear: year, basis }),
      award: await open(`fund/transfer-award-${year}`, `技术转移奖补资金（${year}年度）`, 'fund', {
        budgetYear: year,
        basis,
      }),
      pool: await open('fund/loan-risk-pool', '科技贷款风险补偿资金池', 'fund', { floorFen: 0n }),
    }
  })
}

async function fill(ctx: Context, accounts: Accounts, year: number): Promise<void> {
  const happenedOn = businessDate(ctx.clock.now())
  const movements = [
    [accounts.budget, accounts.main, '32000000', `${year}年度科技专项预算指标下达`],
    [accounts.main, accounts.award, '6000000', '安排技术转移奖补资金'],
    [accounts.main, accounts.pool, '10000000', '注入科技贷款风险补偿资金池'],
  ] as const
  for (const [index, [fromAccountId, toAccountId, amountYuan, purpose]] of movements.entries())
    await enterByHand(ctx, city, {
      fromAccountId,
      toAccountId,
      amountYuan,
      happenedOn,
      purpose: `${purpose}（示例）`,
      key: `demo-movement-${index}`,
    })
  await ctx.db.tx((tx) =>
    hold(tx, ctx, ctx.actor, {
      regionPath: city,
      key: 'demo:task-book',
      from: accounts.main,
      to: null,
      amountFen: 300n * wan,
      purpose: '“揭榜挂帅”项目任务书：按里程碑拨付（示例）',
      origin: { area: 'projects', id: null, label: '揭榜挂帅项目（示例）', href: null },
      expiresAt: null,
    }),
  )
}

async function addPayees(services: Services, actor: Actor): Promise<string[]> {
  return services.db.tx(async (tx) => {
    const ids: string[] = []
    for (const { name, creditCode, bankName, bankAccountNo } of demoCompanies) {
      const bank = { bankName, bankCode: null, bankAccountNo }
      ids.push((await openPayee(tx, services, actor, { regionPath: city, name, creditCode, bank })).accountId)
    }
    return ids
  })
}

async function pay(ctx: Context, fundId: string, payeeId: string, amountYuan: string, key: string): Promise<string> {
  const purpose = '技术合同交易额奖补（示例）'
  const { paymentId } = await payByHand(ctx, city, { fundId, payeeId, amountYuan, purpose, key })
  return paymentId
}

/** Prepared, approved, sent, answered: five paid, one came back. */
async function answeredBatch(clerk: Context, approver: Context, fundId: string, payees: string[]): Promise<void> {
  const amounts = ['126500.00', '88000.00', '45230.50', '310000.00', '52800.00', '198600.00']
  const paymentIds: string[] = []
  for (const [index, payeeId] of payees.entries())
    paymentIds.push(await pay(clerk, fundId, payeeId, amounts[index] ?? '1', `demo-first-${index}`))
  const batch = await prepareBatch(clerk, city, { title: '第一批技术转移奖补（示例）', paymentIds })
  await approveBatch(approver, city, { batchId: batch.id, revision: 1 })
  await answer(clerk, batch, amounts)
}

async function answer(ctx: Context, batch: { year: number; ordinal: number }, amounts: string[]): Promise<void> {
  const { year, ordinal } = batch
  const answers = demoCompanies.map(({ name }, index) => ({
    reference: `KC320800${year}${String(ordinal).padStart(3, '0')}${String(index + 1).padStart(4, '0')}`,
    name,
    amountYuan: amounts[index] ?? '',
    failure: index === 4 ? '账号户名不符' : null,
  }))
  await bankAnswers(ctx, city, answers)
}

/** One batch that waits for approval, and two payments that no batch has taken yet. */
async function openBatch(ctx: Context, fundId: string, payees: string[]): Promise<void> {
  const amounts = ['61200.00', '240000.00', '33333.33']
  const paymentIds: string[] = []
  for (const [index, amount] of amounts.entries())
    paymentIds.push(await pay(ctx, fundId, payees[index + 1] ?? '', amount, `demo-second-${index}`))
  await prepareBatch(ctx, city, { title: '第二批技术转移奖补（示例）', paymentIds })
  await pay(ctx, fundId, payees[0] ?? '', '75000.00', 'demo-waiting-0')
  await pay(ctx, fundId, payees[5] ?? '', '18900.00', 'demo-waiting-1')
}

async function districtBooks(ctx: Context, year: number): Promise<void> {
  const { sourceId, fundId } = await ctx.db.tx(async (tx) => {
    const open = async (code: string, name: string, kind: 'source' | 'fund') =>
      (await openAccount(tx, ctx, ctx.actor, { regionPath: district, code, name, kind })).id
    return {
      sourceId: await open(`budget/science-${year}`, `区级科技专项预算（${year}年度）`, 'source'),
      fundId: await open(`fund/science-${year}`, `区科技专项资金（${year}年度）`, 'fund'),
    }
  })
  await enterByHand(ctx, district, {
    fromAccountId: sourceId,
    toAccountId: fundId,
    amountYuan: '4500000',
    happenedOn: businessDate(ctx.clock.now()),
    purpose: `${year}年度区级科技专项预算下达（示例）`,
    key: 'demo-district-budget',
  })
}
