import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, postAll, reverse, verifyLedger } from './public.ts'
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

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.db.close())

const postings = (id: string) =>
  book.db.query<{ seq: bigint; side: string; amount_fen: bigint; balance_fen: bigint }>(
    'select seq, side, amount_fen, balance_fen from ledger.posting where account_id = $1 order by seq',
    [id],
  )

describe('an entry', () => {
  test('moves an amount from one account to another and numbers it in both', async () => {
    const fund = await funded(book, yuan(1000))
    const company = await anAccount(book, { kind: 'party' })
    const posted = await postIn(book, anEntry(fund, company, yuan(300)))
    expect(posted.legs).toEqual(
      [
        { accountId: company, side: 'debit', amountFen: yuan(300), balanceFen: yuan(300) },
        { accountId: fund, side: 'credit', amountFen: yuan(300), balanceFen: yuan(700) },
      ].sort((a, b) => (a.accountId < b.accountId ? -1 : 1)),
    )
    expect(await postings(fund)).toEqual([
      { seq: 1n, side: 'debit', amount_fen: yuan(1000), balance_fen: yuan(1000) },
      { seq: 2n, side: 'credit', amount_fen: yuan(300), balance_fen: yuan(700) },
    ])
  })

  test('may pass through an account whose limit it would break halfway', async () => {
    const fund = await funded(book, yuan(10))
    const empty = await anAccount(book)
    const company = await anAccount(book, { kind: 'party' })
    const through = [
      { from: empty, to: company, amountFen: yuan(10) },
      { from: fund, to: empty, amountFen: yuan(10) },
    ]
    const { legs } = await postIn(book, { ...anEntry(fund, empty, 1n), transfers: through })
    expect(legs.filter(({ accountId }) => accountId === empty).map(({ balanceFen }) => balanceFen)).toEqual([
      yuan(-10),
      0n,
    ])
  })

  test('of ten to the fifteenth yuan is kept to the fen', async () => {
    const huge = 10n ** 17n
    const fund = await funded(book, huge)
    const company = await anAccount(book, { kind: 'party' })
    await postIn(book, anEntry(fund, company, huge - 1n))
    expect([(await balanceOf(book.db, fund)).balance, (await balanceOf(book.db, company)).balance]).toEqual([
      1n,
      huge - 1n,
    ])
    expect(await codesOf(postIn(book, anEntry(company, fund, huge + 1n)))).toEqual(['ledger.amount-too-large'])
  })

  test('beyond what a balance can hold is refused, and the balance stays', async () => {
    const huge = 10n ** 17n
    const source = await anAccount(book, { kind: 'source' })
    const fund = await anAccount(book, { name: '满户' })
    const many = Array.from({ length: 90 }, () => anEntry(source, fund, huge))
    await book.db.tx((tx) => postAll(tx, book, book.actor, many))
    expect(await codesOf(postIn(book, anEntry(source, fund, huge)))).toEqual([
      'ledger.balance-too-large',
      'ledger.balance-too-large',
    ])
    expect((await balanceOf(book.db, fund)).balance).toBe(90n * huge)
  })

  test('names every reason at once, with what is available and where the limit lies', async () => {
    const fund = await funded(book, yuan(100), { name: '科技专项资金' })
    const company = await anAccount(book, { kind: 'party', name: '示例企业', ceilingFen: yuan(50) })
    await expect(postIn(book, anEntry(fund, company, yuan(300)))).rejects.toMatchObject({
      problems: [
        { code: 'ledger.not-enough', params: { account: '科技专项资金', available: '100.00 元', asked: '300.00 元' } },
        { code: 'ledger.above-ceiling', params: { account: '示例企业', room: '50.00 元', ceiling: '50.00 元' } },
      ],
    })
    expect(await postings(company)).toEqual([])
  })

  test.each([
    ['another currency', { currency: 'USD' }, ['ledger.currency-not-kept']],
    ['no purpose', { purpose: ' ' }, ['ledger.text-missing']],
    ['no key', { key: '' }, ['ledger.key-unusable']],
    ['no transfers', { transfers: [] }, ['ledger.no-transfers']],
    ['an instant to come', { happenedAt: new Date('2025-06-10T02:00:01Z') }, ['ledger.happened-later']],
    ['an instant that is none', { happenedAt: new Date('x') }, ['ledger.happened-implausibly']],
    ['a correction without reason', { corrects: { entryId: 'ent_1', reason: '' } }, ['ledger.reason-missing']],
    ['a correction of nothing', { corrects: { entryId: 'ent_1', reason: '错' } }, ['ledger.entry-not-found']],
    [
      'an account of another region',
      { regionPath: district },
      ['ledger.account-not-found', 'ledger.account-not-found'],
    ],
  ])('with %s is refused', async (_, over, codes) => {
    const fund = await funded(book, yuan(10))
    const company = await anAccount(book, { kind: 'party' })
    expect(await codesOf(postIn(book, anEntry(fund, company, 1n, over)))).toEqual(codes)
  })

  test('outside a transaction is a defect, not a refusal', async () => {
    await expect(post(book.db, book, book.actor, anEntry('a', 'b', 1n))).rejects.toThrow('inside a transaction')
  })

  test('in two books at once is written in both or in neither', async () => {
    const [ours, theirs] = [
      await funded(book, yuan(10)),
      await anAccount(book, { regionPath: district, kind: 'clearing' }),
    ]
    const clearing = await anAccount(book, { kind: 'clearing' })
    const income = await anAccount(book, { regionPath: district, kind: 'source', ceilingFen: yuan(5) })
    const both = (amountFen: bigint) => [
      anEntry(ours, clearing, amountFen),
      anEntry(income, theirs, amountFen, { regionPath: district }),
    ]
    await book.db.tx(async (tx) => {
      // The caller goes on after the refusal: nothing of either book may remain.
      expect(await codesOf(postAll(tx, book, book.actor, both(yuan(6))))).toEqual(['ledger.above-ceiling'])
    })
    expect((await balanceOf(book.db, ours)).balance).toBe(yuan(10))
    await book.db.tx((tx) => postAll(tx, book, book.actor, both(yuan(5))))
    expect([(await balanceOf(book.db, clearing)).balance, (await balanceOf(book.db, theirs)).balance]).toEqual([
      yuan(5),
      yuan(5),
    ])
  })
})

describe('a repeated request', () => {
  test('changes nothing and answers the same, even when the money has gone meanwhile', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const request = anEntry(fund, company, yuan(60))
    const first = await postIn(book, request)
    await postIn(book, anEntry(fund, company, yuan(40)))
    book.clock.set('2025-06-10T03:00:00Z')
    expect(await postIn(book, request)).toEqual(first)
    expect((await balanceOf(book.db, fund)).balance).toBe(0n)
  })

  test('under the same key with other content is refused', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const request = anEntry(fund, company, yuan(10))
    await postIn(book, request)
    for (const over of [{ purpose: '别的' }, { transfers: [{ from: fund, to: company, amountFen: yuan(11) }] }])
      expect(await codesOf(postIn(book, { ...request, ...over }))).toEqual(['ledger.key-used-otherwise'])
  })

  test('in one call counts once; two contents under one key are refused whole', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const request = anEntry(fund, company, yuan(10))
    const both = await book.db.tx((tx) => postAll(tx, book, book.actor, [request, request]))
    expect(both[0]).toEqual(both[1])
    const one = anEntry(fund, company, yuan(1))
    const other = { ...one, purpose: '别的' }
    expect(await codesOf(book.db.tx((tx) => postAll(tx, book, book.actor, [one, other])))).toEqual([
      'ledger.key-used-otherwise',
    ])
    expect((await balanceOf(book.db, company)).balance).toBe(yuan(10))
  })

  test('from two people at once is one entry', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const request = anEntry(fund, company, yuan(10))
    const answers = await Promise.all(Array.from({ length: 8 }, () => postIn(book, request)))
    expect(new Set(answers.map(({ entryId }) => entryId)).size).toBe(1)
    expect((await balanceOf(book.db, company)).balance).toBe(yuan(10))
  })
})

test('100 clients on one account of 1,000 yuan taking 30 each: exactly 33 succeed', async () => {
  const fund = await funded(book, yuan(1000))
  const company = await anAccount(book, { kind: 'party' })
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, () => codesOf(postIn(book, anEntry(fund, company, yuan(30))))),
  )
  expect(outcomes.filter((codes) => codes.length === 0)).toHaveLength(33)
  expect(outcomes.filter((codes) => codes.length > 0).every(([code]) => code === 'ledger.not-enough')).toBe(true)
  expect(await balanceOf(book.db, fund)).toMatchObject({ balance: yuan(10) })
})

describe('a budget', () => {
  test('is spent from within its year; filling it and correcting it is free of that', async () => {
    const budget = await anAccount(book, { budgetYear: 2024 })
    const next = await anAccount(book, { budgetYear: 2025 })
    const source = await anAccount(book, { kind: 'source' })
    await postIn(book, anEntry(source, budget, yuan(100)))
    expect(await codesOf(postIn(book, anEntry(budget, next, yuan(1))))).toEqual(['ledger.outside-budget-year'])
    // The last second of the year in China, which is still the day before in Greenwich.
    const happenedAt = new Date('2024-12-31T15:59:59Z')
    const carried = await postIn(book, anEntry(budget, next, yuan(100), { happenedAt }))
    expect((await balanceOf(book.db, next)).balance).toBe(yuan(100))
    await book.db.tx((tx) =>
      reverse(tx, book, book.actor, { regionPath: city, entryId: carried.entryId, reason: '结转有误' }),
    )
    expect((await balanceOf(book.db, budget)).balance).toBe(yuan(100))
  })
})

describe('taking back', () => {
  test('is a new entry that names the first one and says why; the first stays', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const { entryId } = await postIn(book, anEntry(fund, company, yuan(40)))
    const back = (reason: string) =>
      book.db.tx((tx) => reverse(tx, book, book.actor, { regionPath: city, entryId, reason }))
    const reversal = await back('重复拨付')
    expect((await balanceOf(book.db, fund)).balance).toBe(yuan(100))
    const [row] = await book.db.query('select kind, corrects_entry_id, reason from ledger.entry where id = $1', [
      reversal.entryId,
    ])
    expect(row).toEqual({ kind: 'reversal', corrects_entry_id: entryId, reason: '重复拨付' })
    expect(await back('重复拨付')).toEqual(reversal)
    expect(await codesOf(back('又一次'))).toEqual(['ledger.already-reversed'])
    const again = { regionPath: city, entryId: reversal.entryId, reason: '再冲' }
    expect(await codesOf(book.db.tx((tx) => reverse(tx, book, book.actor, again)))).toEqual(['ledger.reversal-stays'])
  })

  test('is refused when the money has been spent, and needs a reason', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party', name: '已用户' })
    const paid = await anAccount(book, { kind: 'paid' })
    const { entryId } = await postIn(book, anEntry(fund, company, yuan(40)))
    await postIn(book, anEntry(company, paid, yuan(30)))
    const back = (reason: string) =>
      book.db.tx((tx) => reverse(tx, book, book.actor, { regionPath: city, entryId, reason }))
    await expect(back('收回')).rejects.toMatchObject({
      problems: [{ code: 'ledger.not-enough', params: { account: '已用户', available: '10.00 元' } }],
    })
    expect(await codesOf(back('  '))).toEqual(['ledger.text-missing'])
    expect(
      await codesOf(book.db.tx((tx) => reverse(tx, book, book.actor, { regionPath: district, entryId, reason: '收' }))),
    ).toEqual(['ledger.entry-not-found'])
  })

  test('by twenty at once happens once', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    const { entryId } = await postIn(book, anEntry(fund, company, yuan(40)))
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        codesOf(book.db.tx((tx) => reverse(tx, book, book.actor, { regionPath: city, entryId, reason: `原因${i}` }))),
      ),
    )
    expect(outcomes.filter((codes) => codes.length === 0)).toHaveLength(1)
    expect((await balanceOf(book.db, fund)).balance).toBe(yuan(100))
  })
})

describe('time', () => {
  test('a clock set back does not make a journal run backwards', async () => {
    const fund = await funded(book, yuan(100))
    const company = await anAccount(book, { kind: 'party' })
    book.clock.set('2025-06-11T02:00:00Z')
    await postIn(book, anEntry(fund, company, yuan(1)))
    book.clock.set('2025-06-09T02:00:00Z')
    const late = await postIn(book, anEntry(fund, company, yuan(1)))
    expect(late.recordedAt).toEqual(new Date('2025-06-11T02:00:00Z'))
    expect(late.happenedAt).toEqual(new Date('2025-06-09T02:00:00Z'))
    book.clock.set('2025-06-12T02:00:00Z')
  })
})

describe('the database itself', () => {
  test.each([
    ['update ledger.entry set amount_fen = 1', 'entry'],
    ['delete from ledger.entry', 'entry'],
    ['truncate ledger.entry cascade', 'entry'],
    ['update ledger.posting set amount_fen = amount_fen + 1 where false', 'posting'],
    ['delete from ledger.posting', 'posting'],
    ['truncate ledger.posting', 'posting'],
    ['delete from ledger.account', 'account'],
    ['delete from ledger.hold', 'hold'],
  ])('refuses: %s', async (statement) => {
    await expect(book.db.query(statement)).rejects.toThrow('is refused')
  })

  test('keeps limits even against a statement that goes past our code', async () => {
    const fund = await funded(book, yuan(1))
    await expect(
      book.db.query('update ledger.account set balance_fen = -1 where id = $1', [fund]),
    ).rejects.toMatchObject({
      constraint: 'account_not_below_floor',
    })
  })
})

test('after all this the books are right', async () => {
  const verified = await verifyLedger(book.db)
  expect(verified.faults).toEqual([])
  expect(verified.trialBalances.map(({ differenceFen }) => differenceFen)).toEqual(['0', '0'])
  expect(verified.ok).toBe(true)
  expect(fresh('x')).not.toBe(fresh('x'))
})
