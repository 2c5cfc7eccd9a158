import { afterAll, beforeAll, expect, test } from 'vitest'
import { splitTransfer } from '#engines/ledger'
import { allocateFen, shareOfFen } from '#kernel/money'
import {
  hold,
  openPayee,
  post,
  postAll,
  requestPayment,
  reverse,
  settleHold,
  verifyLedger,
  voidHold,
} from './public.ts'
import {
  anAccount,
  anEntry,
  type Book,
  balanceOf,
  city,
  codesOf,
  district,
  fresh,
  funded,
  openBook,
  postIn,
  yuan,
} from './testing/book.ts'
import { creditCode } from './testing/ledger-app.ts'

/**
 * What other areas will stand on the ledger, walked through with nothing but its public door: if one of these needed a
 * change of the ledger, it would show here.
 */
let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(async () => {
  const { faults } = await verifyLedger(book.db)
  await book.db.close()
  expect(faults).toEqual([])
})

const balance = async (id: string) => (await balanceOf(book.db, id)).balance
const origin = (id: string) => ({ area: 'test', id, label: null, href: null })

test('awards: 30,180,000.00 yuan to 269 enterprises, to the last fen, no enterprise twice', async () => {
  const total = yuan(30_180_000)
  const fund = await funded(book, total)
  const companies = await Promise.all(Array.from({ length: 269 }, () => anAccount(book, { kind: 'party' })))
  const weights = companies.map((to, i) => ({ to, weight: BigInt(1 + (i % 3)) }))
  const awards = splitTransfer(fund, total, weights)
  const requests = awards.map((award) =>
    anEntry(award.from, award.to, award.amountFen, { key: `award:2025:${award.to}` }),
  )
  const pay = () => book.db.tx((tx) => postAll(tx, book, book.actor, requests))
  await pay()
  await pay()
  const balances = await Promise.all(companies.map(balance))
  expect(balances.reduce((sum, one) => sum + one, 0n)).toBe(3_018_000_000n)
  expect(await balance(fund)).toBe(0n)
  const more = anEntry(fund, companies[0] ?? '', 1n, { key: `award:2025:${companies[0]}` })
  expect(await codesOf(postIn(book, more))).toEqual(['ledger.key-used-otherwise'])
})

test('risk compensation: the fund bears its share of a loss, never goes below zero, and gets its share of what is recovered', async () => {
  const pool = await funded(book, yuan(4_000_000))
  const [bank, recovered] = [await anAccount(book, { kind: 'party' }), await anAccount(book, { kind: 'source' })]
  const [fundPart = 0n] = allocateFen(yuan(4_000_000), [80n, 20n])
  const claim = anEntry(pool, bank, fundPart, { origin: origin('clm_1') })
  await postIn(book, claim)
  expect(await balance(pool)).toBe(yuan(800_000))
  expect(await codesOf(postIn(book, anEntry(pool, bank, yuan(800_001))))).toEqual(['ledger.not-enough'])
  const [back = 0n] = allocateFen(yuan(1_000_000), [80n, 20n])
  await postIn(book, anEntry(recovered, pool, back, { origin: origin('clm_1') }))
  expect(await balance(pool)).toBe(yuan(1_600_000))
})

test('milestones with hold-back: gross, hold-back and net of each, the hold-back released at the end, and a project cut short', async () => {
  const fund = await funded(book, yuan(1_000_000))
  const team = await anAccount(book, { kind: 'party' })
  const asked = {
    regionPath: city,
    key: fresh('task-book'),
    from: fund,
    to: team,
    amountFen: yuan(1_000_000),
    purpose: '任务书',
    origin: origin('prj_1'),
    expiresAt: null,
  }
  const { holdId } = await book.db.tx((tx) => hold(tx, book, book.actor, asked))
  let heldBack = 0n
  for (const [index, gross] of [yuan(300_000), yuan(333_333.33)].entries()) {
    const kept = shareOfFen(gross, 1000n, 10_000n)
    heldBack += kept
    const part = { regionPath: city, holdId, key: `milestone:${index}`, amountFen: gross - kept, rest: 'keep' as const }
    await book.db.tx((tx) => settleHold(tx, book, book.actor, part))
  }
  expect(await balance(team)).toBe(yuan(270_000) + yuan(300_000))
  expect(heldBack).toBe(yuan(63_333.33))
  const last = { regionPath: city, holdId, key: 'hold-back', amountFen: heldBack, rest: 'release' as const }
  await book.db.tx((tx) => settleHold(tx, book, book.actor, last))
  expect(await balanceOf(book.db, fund)).toEqual({ balance: yuan(366_666.67), decrease: 0n, increase: 0n })
  const second = await book.db.tx((tx) =>
    hold(tx, book, book.actor, { ...asked, key: fresh('task-book'), amountFen: yuan(100) }),
  )
  await book.db.tx((tx) =>
    voidHold(tx, book, book.actor, { regionPath: city, holdId: second.holdId, reason: '项目终止' }),
  )
  expect((await balanceOf(book.db, fund)).decrease).toBe(0n)
})

test('vouchers: issued is redeemed, expired and outstanding at every instant; a yearly quota holds for the firm', async () => {
  const fund = await funded(book, yuan(1_000_000))
  const [company, provider] = [await anAccount(book, { kind: 'party' }), await anAccount(book, { kind: 'party' })]
  // The firm's quota of a year is an account too: what is issued moves out of it, and it cannot go below zero.
  const quotaSource = await anAccount(book, { kind: 'source' })
  const quota = await anAccount(book, { kind: 'party', budgetYear: 2025 })
  const used = await anAccount(book, { kind: 'paid' })
  await postIn(book, anEntry(quotaSource, quota, yuan(300_000)))
  const issue = (amount: number) => {
    const amountFen = yuan(amount)
    const transfers = [
      { from: quota, to: used, amountFen },
      { from: fund, to: company, amountFen },
    ]
    return postIn(book, { ...anEntry(fund, company, 1n), transfers })
  }
  for (const half of [10, 15, 5]) await issue(half * 10_000)
  expect(await codesOf(issue(0.01))).toEqual(['ledger.not-enough'])
  const redeemed = anEntry(company, provider, yuan(100_000))
  await postIn(book, redeemed)
  await postIn(book, anEntry(company, fund, yuan(50_000), { purpose: '创新券到期收回' }))
  const outstanding = await balance(company)
  expect(await balance(used)).toBe((await balance(provider)) + yuan(50_000) + outstanding)
})

test('an order paid partly by voucher is one entry whose parts add up', async () => {
  const [voucher, own] = [await funded(book, yuan(100)), await funded(book, yuan(1000))]
  const provider = await anAccount(book, { kind: 'party' })
  const price = yuan(333.33)
  const covered = shareOfFen(price, 5000n, 10_000n)
  const voucherPart = covered < yuan(100) ? covered : yuan(100)
  const transfers = [
    { from: voucher, to: provider, amountFen: voucherPart },
    { from: own, to: provider, amountFen: price - voucherPart },
  ]
  const { legs } = await postIn(book, { ...anEntry(own, provider, 1n), transfers })
  expect(legs.find(({ accountId }) => accountId === provider)?.amountFen).toBe(price)
  expect([await balance(voucher), await balance(own)]).toEqual([0n, yuan(1000) - (price - yuan(100))])
})

test('vouchers cleared between two regions: each keeps its own books, and what one owes the other is owed', async () => {
  const region = { regionPath: district }
  const [cityFund, cityClearing] = [await funded(book, yuan(1000)), await anAccount(book, { kind: 'clearing' })]
  const [theirClearing, theirProvider] = [
    await anAccount(book, { ...region, kind: 'clearing' }),
    await anAccount(book, { ...region, kind: 'party' }),
  ]
  // A firm of the city redeems at a provider of the district: the district pays out, the city owes it.
  const redeem = (amount: number) => [
    anEntry(cityFund, cityClearing, yuan(amount)),
    anEntry(theirClearing, theirProvider, yuan(amount), region),
  ]
  await book.db.tx((tx) => postAll(tx, book, book.actor, redeem(120)))
  await book.db.tx((tx) => postAll(tx, book, book.actor, redeem(80)))
  expect((await balance(cityClearing)) + (await balance(theirClearing))).toBe(0n)
  expect(await codesOf(book.db.tx((tx) => postAll(tx, book, book.actor, redeem(801))))).toEqual(['ledger.not-enough'])
  expect(await balance(theirProvider)).toBe(yuan(200))
})

test('funds of several departments pooled: one item is paid once, whichever pool pays', async () => {
  const [science, industry] = [await funded(book, yuan(100)), await funded(book, yuan(100))]
  const company = await anAccount(book, { kind: 'party' })
  const item = { key: 'item:loan-interest:2025:org_1' }
  await postIn(book, anEntry(science, company, yuan(60), item))
  expect(await codesOf(postIn(book, anEntry(industry, company, yuan(60), item)))).toEqual(['ledger.key-used-otherwise'])
})

test('interest subsidy of a partial month is rounded once and taken back whole when the loan is cancelled', async () => {
  const fund = await funded(book, yuan(10_000))
  const company = await anAccount(book, { kind: 'party' })
  // 7,500,000 yuan at 3.8 % for 17 days of a year of 360, half of it subsidised.
  const subsidy = shareOfFen(yuan(7_500_000), 380n * 17n, 10_000n * 360n * 2n)
  expect(subsidy).toBe(672_917n)
  const { entryId } = await postIn(book, anEntry(fund, company, subsidy))
  await book.db.tx((tx) =>
    reverse(tx, book, book.actor, { regionPath: city, entryId, reason: '贷款提前结清，多计利息' }),
  )
  expect(await balance(fund)).toBe(yuan(10_000))
})

test('from a decision to the bank in one transaction: what is undone was never promised', async () => {
  const fund = await funded(book, yuan(100))
  const decide = (fail: boolean) =>
    book.db.tx(async (tx) => {
      const payee = await openPayee(tx, book, book.actor, { regionPath: city, name: '示例', creditCode: creditCode() })
      const amountFen = yuan(40)
      await post(tx, book, book.actor, anEntry(fund, payee.accountId, amountFen))
      const request = {
        regionPath: city,
        key: fresh('pay'),
        accountId: payee.accountId,
        amountFen,
        purpose: '奖补',
        origin: origin('cas_1'),
      }
      await requestPayment(tx, book, book.actor, request)
      if (fail) throw new Error('the decision was not taken after all')
    })
  await expect(decide(true)).rejects.toThrow('not taken')
  expect(await balance(fund)).toBe(yuan(100))
  await decide(false)
  expect(await balance(fund)).toBe(yuan(60))
})
