import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountState, Side, Transfer } from './engine.ts'
import { applyLegs, applyReserved, availableFen, largestAmountFen, legsOf, roomFen, splitTransfer } from './engine.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const amount = fc.bigInt({ min: 1n, max: 10n ** 12n })
const transfer = fc
  .record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), amountFen: amount })
  .filter(({ from, to }) => from !== to)
const transfers = fc.array(transfer, { minLength: 1, maxLength: 12 })

const account = (id: string, over: Partial<AccountState> = {}): AccountState => ({
  id,
  name: `账户${id}`,
  normalSide: 'debit',
  balanceFen: 0n,
  heldDecreaseFen: 0n,
  heldIncreaseFen: 0n,
  floorFen: null,
  ceilingFen: null,
  ...over,
})
const book = (...accounts: AccountState[]) => new Map(accounts.map((one) => [one.id, one]))
const anyBook = fc
  .tuple(...ids.map((id) => fc.record({ id: fc.constant(id), normalSide: fc.constantFrom<Side>('debit', 'credit') })))
  .map((all) => book(...all.map(({ id, normalSide }) => account(id, { normalSide }))))

/** Debits less credits of a whole book: zero, always. */
const trialBalance = (accounts: Iterable<AccountState>) =>
  [...accounts].reduce(
    (sum, { normalSide, balanceFen }) => sum + (normalSide === 'debit' ? balanceFen : -balanceFen),
    0n,
  )

describe('legs', () => {
  test('what is debited equals what is credited', () => {
    fc.assert(
      fc.property(transfers, (wanted) => {
        const { legs, problems } = legsOf(wanted)
        expect(problems).toEqual([])
        const of = (side: Side) => legs.filter((leg) => leg.side === side).reduce((sum, leg) => sum + leg.amountFen, 0n)
        expect(of('debit')).toBe(of('credit'))
        expect(of('debit')).toBe(wanted.reduce((sum, { amountFen }) => sum + amountFen, 0n))
        expect(new Set(legs.map(({ accountId, side }) => `${accountId} ${side}`)).size).toBe(legs.length)
      }),
    )
  })

  test('everything wrong is named at once, each with its place', () => {
    const wrong: Transfer[] = [
      { from: 'a', to: 'a', amountFen: 1n },
      { from: 'a', to: 'b', amountFen: 0n },
      { from: 'a', to: 'b', amountFen: -5n },
      { from: 'a', to: 'b', amountFen: largestAmountFen + 1n },
    ]
    expect(legsOf(wrong).problems.map(({ code, field }) => [code, field])).toEqual([
      ['ledger.same-account', 'transfers.0'],
      ['ledger.amount-not-positive', 'transfers.1.amountFen'],
      ['ledger.amount-not-positive', 'transfers.2.amountFen'],
      ['ledger.amount-too-large', 'transfers.3.amountFen'],
    ])
    expect(legsOf([]).problems.map(({ code }) => code)).toEqual(['ledger.no-transfers'])
    expect(legsOf([{ from: 'a', to: 'b', amountFen: largestAmountFen }]).problems).toEqual([])
  })

  test('30,180,000 yuan shared out to 269 enterprises add up to the last fen', () => {
    const shares = Array.from({ length: 269 }, (_, i) => ({ to: `e${i}`, weight: BigInt(1 + (i % 7)) }))
    const parts = splitTransfer('fund', 3_018_000_000n, shares)
    expect(parts).toHaveLength(269)
    expect(parts.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(3_018_000_000n)
  })
})

describe('applying', () => {
  test('the trial balance stays zero, in whatever order transfers come', () => {
    fc.assert(
      fc.property(anyBook, transfers, (accounts, wanted) => {
        const all = (list: readonly Transfer[]) => {
          const { after } = applyLegs(accounts, legsOf(list).legs)
          return new Map([...accounts, ...after])
        }
        const [forwards, backwards] = [all(wanted), all(wanted.toReversed())]
        expect(trialBalance(forwards.values())).toBe(0n)
        for (const id of ids) expect(backwards.get(id)?.balanceFen).toBe(forwards.get(id)?.balanceFen)
      }),
    )
  })

  test('posting and posting the other way round changes nothing', () => {
    fc.assert(
      fc.property(anyBook, transfers, (accounts, wanted) => {
        const { after } = applyLegs(accounts, legsOf(wanted).legs)
        const back = wanted.map(({ from, to, amountFen }) => ({ from: to, to: from, amountFen }))
        const restored = applyLegs(new Map([...accounts, ...after]), legsOf(back).legs).after
        for (const [id, { balanceFen }] of restored) expect(balanceFen).toBe(accounts.get(id)?.balanceFen)
      }),
    )
  })

  test('what goes through without a problem leaves every account within its limits', () => {
    const limited = fc
      .array(fc.record({ balance: fc.bigInt(0n, 200n), floor: fc.bigInt(-100n, 0n), ceiling: fc.bigInt(200n, 400n) }), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map((rows) =>
        book(
          ...rows.map(({ balance, floor, ceiling }, i) =>
            account(ids[i] ?? '', { balanceFen: balance, floorFen: floor, ceilingFen: ceiling }),
          ),
        ),
      )
    const small = fc.array(
      transfer.map((one) => ({ ...one, amountFen: (one.amountFen % 150n) + 1n })),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(limited, small, (accounts, wanted) => {
        const { after, problems } = applyLegs(accounts, legsOf(wanted).legs)
        const isWithin = [...after.values()].every(
          (one) => (availableFen(one) ?? 0n) >= 0n && (roomFen(one) ?? 0n) >= 0n,
        )
        expect(isWithin).toBe(problems.length === 0)
      }),
    )
  })

  test('a refusal names the account, what it has, what was asked and where its limit lies', () => {
    const accounts = book(
      account('a', { name: '科技专项资金', balanceFen: 100_000n, heldDecreaseFen: 60_000n, floorFen: 0n }),
      account('b', { name: '企业', balanceFen: 0n, ceilingFen: 30_000n }),
    )
    const { problems } = applyLegs(accounts, legsOf([{ from: 'a', to: 'b', amountFen: 50_000n }]).legs)
    expect(problems).toEqual([
      {
        code: 'ledger.not-enough',
        params: {
          account: '科技专项资金',
          available: '400.00 元',
          asked: '500.00 元',
          balance: '1,000.00 元',
          held: '600.00 元',
          floor: '0.00 元',
        },
      },
      {
        code: 'ledger.above-ceiling',
        params: { account: '企业', room: '300.00 元', asked: '500.00 元', ceiling: '300.00 元' },
      },
    ])
  })

  test('an account whose balance grows by credits is limited the same way', () => {
    const accounts = book(account('source', { normalSide: 'credit', ceilingFen: 100n }), account('fund'))
    const give = (amountFen: bigint) => applyLegs(accounts, legsOf([{ from: 'source', to: 'fund', amountFen }]).legs)
    expect(give(100n).problems).toEqual([])
    expect(give(101n).problems.map(({ code }) => code)).toEqual(['ledger.above-ceiling'])
  })

  test('a balance beyond what the database can hold is refused, not wrapped', () => {
    const accounts = book(account('a', { balanceFen: 9n * 10n ** 18n }), account('b'))
    const { problems } = applyLegs(accounts, legsOf([{ from: 'b', to: 'a', amountFen: 1n }]).legs)
    expect(problems.map(({ code }) => code)).toEqual(['ledger.balance-too-large'])
  })

  test('a hold takes from what is available and keeps room where it goes; releasing it restores both', () => {
    const accounts = book(account('a', { balanceFen: 100n, floorFen: 0n }), account('b', { ceilingFen: 70n }))
    const reserved = [
      { accountId: 'a', side: 'credit', amountFen: 60n },
      { accountId: 'b', side: 'debit', amountFen: 60n },
    ] as const
    const held = applyReserved(accounts, reserved)
    expect(held.problems).toEqual([])
    expect(held.after.get('a')).toMatchObject({ balanceFen: 100n, heldDecreaseFen: 60n })
    expect(held.after.get('b')).toMatchObject({ balanceFen: 0n, heldIncreaseFen: 60n })
    const again = applyReserved(held.after, reserved)
    expect(again.problems.map(({ code }) => code)).toEqual(['ledger.not-enough', 'ledger.above-ceiling'])
    const settled = applyLegs(held.after, legsOf([{ from: 'a', to: 'b', amountFen: 60n }]).legs, reserved)
    expect(settled.problems).toEqual([])
    expect(settled.after.get('a')).toMatchObject({ balanceFen: 40n, heldDecreaseFen: 0n })
    expect(settled.after.get('b')).toMatchObject({ balanceFen: 60n, heldIncreaseFen: 0n })
  })
})
