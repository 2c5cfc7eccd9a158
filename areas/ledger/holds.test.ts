import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireHolds, type Settlement, settleHold, settleHolds, verifyLedger, voidHold } from './public.ts'
import {
  aHold,
  anAccount,
  anEntry,
  type Book,
  balanceOf,
  city,
  codesOf,
  district,
  fresh,
  funded,
  holdIn,
  openBook,
  postIn,
  yuan,
} from './testing/book.ts'

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.db.close())

const settle = (holdId: string, over: Partial<Settlement> = {}) =>
  book.db.tx((tx) =>
    settleHold(tx, book, book.actor, { regionPath: city, holdId, key: fresh('settle'), rest: 'release', ...over }),
  )
const voided = (holdId: string, regionPath = city) =>
  book.db.tx((tx) => voidHold(tx, book, book.actor, { regionPath, holdId, reason: '不再支付' }))
const stateOf = async (id: string) =>
  (await book.db.query('select state, settled_fen as settled from ledger.hold where id = $1', [id]))[0]

describe('holding', () => {
  test('keeps the amount from everybody else and keeps room where it goes', async () => {
    const fund = await funded(book, yuan(1000))
    const company = await anAccount(book, { kind: 'party', ceilingFen: yuan(800) })
    await holdIn(book, aHold(fund, company, yuan(700)))
    expect(await balanceOf(book.db, fund)).toEqual({ balance: yuan(1000), decrease: yuan(700), increase: 0n })
    expect(await balanceOf(book.db, company)).toEqual({ balance: 0n, decrease: 0n, increase: yuan(700) })
    expect(await codesOf(postIn(book, anEntry(fund, company, yuan(301))))).toEqual([
      'ledger.not-enough',
      'ledger.above-ceiling',
    ])
    expect(await codesOf(holdIn(book, aHold(fund, null, yuan(301))))).toEqual(['ledger.not-enough'])
    await holdIn(book, aHold(fund, null, yuan(300)))
  })

  test('twice under one key holds once; with other content it is refused', async () => {
    const fund = await funded(book, yuan(100))
    const request = aHold(fund, null, yuan(60))
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => holdIn(book, request)))
    for (const other of others) expect(other).toEqual(first)
    expect((await balanceOf(book.db, fund)).decrease).toBe(yuan(60))
    expect(await codesOf(holdIn(book, { ...request, amountFen: yuan(61) }))).toEqual(['ledger.key-used-otherwise'])
  })

  test('what makes no sense is refused with every reason', async () => {
    const fund = await funded(book, yuan(100))
    const wrong = aHold(fund, fund, 0n, { purpose: '', key: '' })
    expect(await codesOf(holdIn(book, wrong))).toEqual([
      'ledger.key-unusable',
      'ledger.text-missing',
      'ledger.amount-not-positive',
      'ledger.same-account',
    ])
    const past = aHold(fund, 'lac_nothing', 1n, { expiresAt: new Date('2025-06-10T02:00:00Z') })
    expect(await codesOf(holdIn(book, past))).toEqual(['ledger.hold-expired', 'ledger.account-not-found'])
    expect(await codesOf(holdIn(book, aHold(fund, null, 1n, { regionPath: district })))).toEqual([
      'ledger.account-not-found',
    ])
  })

  test('on a budget is possible within its year only; what it promised may be paid in the next', async () => {
    const budget = await funded(book, yuan(100), { budgetYear: 2025 })
    const company = await anAccount(book, { kind: 'party' })
    const { holdId } = await holdIn(book, aHold(budget, company, yuan(50)))
    book.clock.set('2026-01-02T02:00:00Z')
    expect(await codesOf(holdIn(book, aHold(budget, company, yuan(1))))).toEqual(['ledger.outside-budget-year'])
    expect(await codesOf(settle(holdId))).toEqual([])
    book.clock.set('2025-06-10T02:00:00Z')
  })
})

describe('posting a hold', () => {
  test('moves what was held and ends it', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const { holdId } = await holdIn(book, aHold(fund, company, yuan(60)))
    await settle(holdId)
    expect(await balanceOf(book.db, fund)).toEqual({ balance: yuan(40), decrease: 0n, increase: 0n })
    expect(await balanceOf(book.db, company)).toEqual({ balance: yuan(60), decrease: 0n, increase: 0n })
    expect(await stateOf(holdId)).toEqual({ state: 'posted', settled: yuan(60) })
    expect(await codesOf(settle(holdId))).toEqual(['ledger.hold-over'])
    expect(await codesOf(voided(holdId))).toEqual(['ledger.hold-over'])
  })

  test('in part gives the rest back, or keeps it for later', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const first = await holdIn(book, aHold(fund, company, yuan(60)))
    await settle(first.holdId, { amountFen: yuan(20), rest: 'release' })
    expect(await balanceOf(book.db, fund)).toMatchObject({ balance: yuan(80), decrease: 0n })
    const second = await holdIn(book, aHold(fund, company, yuan(60)))
    await settle(second.holdId, { amountFen: yuan(20), rest: 'keep' })
    expect(await balanceOf(book.db, fund)).toMatchObject({ balance: yuan(60), decrease: yuan(40) })
    expect(await codesOf(settle(second.holdId, { amountFen: yuan(41), rest: 'keep' }))).toEqual(['ledger.above-hold'])
    await voided(second.holdId)
    expect(await stateOf(second.holdId)).toEqual({ state: 'voided', settled: yuan(20) })
    expect(await balanceOf(book.db, fund)).toMatchObject({ balance: yuan(60), decrease: 0n })
  })

  test('needs a destination that the hold left open, and no other than it named', async () => {
    const fund = await funded(book, yuan(100))
    const [company, other] = [await anAccount(book, { kind: 'party' }), await anAccount(book, { kind: 'party' })]
    const open = await holdIn(book, aHold(fund, null, yuan(10)))
    expect(await codesOf(settle(open.holdId))).toEqual(['ledger.destination-missing'])
    await settle(open.holdId, { to: company })
    const named = await holdIn(book, aHold(fund, company, yuan(10)))
    expect(await codesOf(settle(named.holdId, { to: other }))).toEqual(['ledger.destination-differs'])
    expect(await codesOf(settle('hld_nothing'))).toEqual(['ledger.hold-not-found'])
    expect(await codesOf(settle(named.holdId, { regionPath: district }))).toEqual(['ledger.hold-not-found'])
  })

  test('the same request again answers the same and moves nothing', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const { holdId } = await holdIn(book, aHold(fund, company, yuan(60)))
    const request = { key: fresh('settle'), amountFen: yuan(30), rest: 'keep' as const }
    const first = await settle(holdId, request)
    expect(await settle(holdId, request)).toEqual(first)
    expect(await stateOf(holdId)).toEqual({ state: 'open', settled: yuan(30) })
    expect(await codesOf(settle(holdId, { ...request, amountFen: yuan(29) }))).toEqual(['ledger.key-used-otherwise'])
  })

  test('several at once are posted all or not at all, of one hold one after the other', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const { holdId } = await holdIn(book, aHold(fund, company, yuan(60)))
    const part = (amount: number, rest: 'keep' | 'release') => ({
      regionPath: city,
      holdId,
      key: fresh('settle'),
      amountFen: yuan(amount),
      rest,
    })
    const all = (...parts: Settlement[]) => book.db.tx((tx) => settleHolds(tx, book, book.actor, parts))
    expect(await codesOf(all(part(40, 'keep'), part(21, 'keep')))).toEqual(['ledger.above-hold'])
    expect(await stateOf(holdId)).toEqual({ state: 'open', settled: 0n })
    await all(part(40, 'keep'), part(15, 'release'))
    expect(await stateOf(holdId)).toEqual({ state: 'posted', settled: yuan(55) })
    expect(await balanceOf(book.db, fund)).toMatchObject({ balance: yuan(45), decrease: 0n })
  })

  test('by twenty people at once happens once', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const { holdId } = await holdIn(book, aHold(fund, company, yuan(60)))
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => codesOf(i % 4 === 0 ? voided(holdId) : settle(holdId))),
    )
    const { balance, decrease } = await balanceOf(book.db, fund)
    const posted = (await stateOf(holdId))?.state === 'posted'
    expect([balance, decrease]).toEqual([posted ? yuan(40) : yuan(100), 0n])
    const won = outcomes.filter((codes, i) => codes.length === 0 && (i % 4 === 0) !== posted)
    expect(won).toHaveLength(posted ? 1 : 5)
  })
})

describe('the end of a hold', () => {
  test('voiding gives the amount back, needs a reason, and twice changes nothing', async () => {
    const fund = await funded(book, yuan(100))
    const { holdId } = await holdIn(book, aHold(fund, null, yuan(60)))
    await voided(holdId)
    await voided(holdId)
    expect(await balanceOf(book.db, fund)).toMatchObject({ balance: yuan(100), decrease: 0n })
    const unexplained = { regionPath: city, holdId, reason: ' ' }
    expect(await codesOf(book.db.tx((tx) => voidHold(tx, book, book.actor, unexplained)))).toEqual([
      'ledger.text-missing',
    ])
  })

  test('comes by itself at its time, for that hold only, and posting is then too late', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const due = await holdIn(book, aHold(fund, company, yuan(60), { expiresAt: new Date('2025-06-10T03:00:00Z') }))
    const later = await holdIn(book, aHold(fund, company, yuan(10), { expiresAt: new Date('2025-06-10T05:00:00Z') }))
    const forever = await holdIn(book, aHold(fund, company, yuan(10)))
    expect(await expireHolds(book.db, book)).toBe(0)
    book.clock.set('2025-06-10T03:00:00Z')
    expect(await codesOf(settle(due.holdId))).toEqual(['ledger.hold-expired'])
    expect(await Promise.all([expireHolds(book.db, book), expireHolds(book.db, book)])).toContain(1)
    expect(await stateOf(due.holdId)).toEqual({ state: 'expired', settled: 0n })
    expect(await balanceOf(book.db, fund)).toMatchObject({ decrease: yuan(20) })
    // The clock is set back after that: what is over stays over.
    book.clock.set('2025-06-10T02:00:00Z')
    expect(await codesOf(settle(due.holdId))).toEqual(['ledger.hold-expired'])
    expect(await codesOf(voided(due.holdId))).toEqual(['ledger.hold-expired'])
    await settle(later.holdId)
    await settle(forever.holdId)
    expect(await balanceOf(book.db, company)).toMatchObject({ balance: yuan(20), increase: 0n })
  })
})

test('after all this the books are right', async () => {
  expect((await verifyLedger(book.db)).faults).toEqual([])
})
