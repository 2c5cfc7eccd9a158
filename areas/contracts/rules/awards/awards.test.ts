import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cityTerms } from './city-terms.ts'
import { recoveriesOf } from './recoveries.ts'
import { type GivenAward, shareAwards } from './share-awards.ts'
import { type AwardContract, type AwardTerms, entitlementOf, termsOn } from './terms.ts'

const terms: AwardTerms = {
  effectiveFrom: '2025-01-01',
  base: 'technology-amount',
  rateBps: 200n,
  capPerContractFen: 50_000_00n,
  capPerPartyFen: 80_000_00n,
  yearlyBudgetFen: 1_000_000_00n,
}

const contract = (over: Partial<AwardContract> = {}): AwardContract => ({
  contractId: 'c1',
  partyCode: 'p1',
  registeredOn: '2025-05-31',
  state: 'registered',
  contractAmountFen: 3_000_000_00n,
  technologyAmountFen: 2_200_000_00n,
  ...over,
})

const share = (contracts: AwardContract[], given: GivenAward[] = [], all: AwardTerms[] = [terms]) =>
  shareAwards(contracts, { year: 2025, terms: all, given })

const codes = (result: ReturnType<typeof shareAwards>) =>
  result.refused.map(({ contractId, problems }) => [contractId, problems.map(({ code }) => code)])

describe('one contract', () => {
  it('gets base times rate, with the arithmetic', () => {
    const { awards, leftFen } = share([contract()])
    expect(awards[0]?.amountFen).toBe(44_000_00n)
    expect(awards[0]?.entitlement.working.zh).toBe('技术交易额 2,200,000.00 元 × 2% = 44,000.00 元')
    expect(leftFen).toBe(956_000_00n)
  })
  it('gets the cap and no fen more', () => {
    expect(entitlementOf(contract({ technologyAmountFen: 250_000_000n }), terms)).toMatchObject({
      amountFen: 50_000_00n,
      isCapped: false,
    })
    expect(entitlementOf(contract({ technologyAmountFen: 250_000_100n }), terms)).toMatchObject({
      amountFen: 50_000_00n,
      isCapped: true,
    })
  })
  it('falls under the terms of the day it was registered', () => {
    const later = { ...terms, effectiveFrom: '2025-06-01', rateBps: 100n }
    expect(termsOn([later, terms], '2025-05-31')?.rateBps).toBe(200n)
    expect(termsOn([later, terms], '2025-06-01')?.rateBps).toBe(100n)
  })
  it('is awarded once, ever', () => {
    const given = [{ contractId: 'c1', partyCode: 'p1', year: 2024, amountFen: 1n }]
    expect(codes(share([contract()], given))).toEqual([['c1', ['contracts.award-taken']]])
  })
  it('named twice in a batch gets nothing until one is taken out', () => {
    const result = share([contract(), contract()])
    expect(result.awards).toEqual([])
    expect(codes(result)).toEqual([['c1', ['contracts.award-twice-asked']]])
  })
  it('every reason against it is named at once', () => {
    const result = share([contract({ state: 'revoked', technologyAmountFen: null })])
    expect(codes(result)).toEqual([['c1', ['contracts.award-revoked', 'contracts.award-amount-open']]])
  })
  it('from before the first terms is refused with the day', () => {
    const { refused } = share([contract({ registeredOn: '2024-12-31' })])
    expect(refused[0]?.problems[0]).toMatchObject({ code: 'contracts.award-not-set', params: { on: '2024-12-31' } })
  })
})

describe('limits', () => {
  it("a party's contracts share what the party may have", () => {
    const { awards } = share([contract(), contract({ contractId: 'c2' })])
    expect(awards.map(({ amountFen, cutBy }) => [amountFen, cutBy])).toEqual([
      [40_000_00n, 'party'],
      [40_000_00n, 'party'],
    ])
  })
  it('what the party had earlier in the year counts', () => {
    const given = [{ contractId: 'c0', partyCode: 'p1', year: 2025, amountFen: 79_999_99n }]
    expect(share([contract()], given).awards[0]?.amountFen).toBe(1n)
  })
  it('a budget that is used up gives nothing, and says by what', () => {
    const given = [{ contractId: 'c0', partyCode: 'p0', year: 2025, amountFen: 1_000_000_00n }]
    expect(share([contract()], given).awards[0]).toMatchObject({ amountFen: 0n, cutBy: 'budget' })
  })
  it('a budget that is overspent is not given again', () => {
    const given = [{ contractId: 'c0', partyCode: 'p0', year: 2025, amountFen: 1_000_001_00n }]
    expect(share([contract()], given)).toMatchObject({ leftFen: 0n })
  })
})

const fen = fc.bigInt({ min: 0n, max: 10n ** 12n })
const anyTerms = fc.record({
  effectiveFrom: fc.constant('2025-01-01'),
  base: fc.constantFrom('contract-amount' as const, 'technology-amount' as const),
  rateBps: fc.bigInt({ min: 0n, max: 10_000n }),
  capPerContractFen: fen,
  capPerPartyFen: fc.option(fen, { nil: null }),
  yearlyBudgetFen: fen,
})
const anyContracts = fc.uniqueArray(
  fc.record({
    contractId: fc.string({ minLength: 1, maxLength: 6 }),
    partyCode: fc.constantFrom('p1', 'p2', 'p3'),
    registeredOn: fc.constant('2025-05-31'),
    state: fc.constantFrom('registered' as const, 'registered' as const, 'revoked' as const),
    contractAmountFen: fc.option(fen, { nil: null }),
    technologyAmountFen: fc.option(fen, { nil: null }),
  }),
  { selector: ({ contractId }) => contractId, maxLength: 30 },
)
const anyGiven = fc.array(
  fc.record({
    contractId: fc.string({ minLength: 7, maxLength: 9 }),
    partyCode: fc.constantFrom('p1', 'p2', 'p3'),
    year: fc.constantFrom(2024, 2025),
    amountFen: fen,
  }),
  { maxLength: 5 },
)
const sum = (list: readonly { amountFen: bigint }[]) => list.reduce((all, { amountFen }) => all + amountFen, 0n)

describe('properties', () => {
  it('no award is above its entitlement, no party above its limit, no year above its budget', () => {
    fc.assert(
      fc.property(anyContracts, anyTerms, anyGiven, (contracts, own, given) => {
        const { awards, leftFen } = share(contracts, given, [own])
        const ofYear = given.filter(({ year }) => year === 2025)
        for (const { amountFen, entitlement } of awards) {
          expect(amountFen >= 0n && amountFen <= entitlement.amountFen).toBe(true)
          expect(entitlement.amountFen <= own.capPerContractFen).toBe(true)
        }
        const left = own.yearlyBudgetFen - sum(ofYear)
        expect(sum(awards)).toBeLessThanOrEqual(left > 0n ? left : 0n)
        expect(leftFen).toBe((left > 0n ? left : 0n) - sum(awards))
        for (const party of ['p1', 'p2', 'p3']) {
          const mine = sum(awards.filter(({ partyCode }) => partyCode === party))
          const before = sum(ofYear.filter(({ partyCode }) => partyCode === party))
          if (own.capPerPartyFen !== null && mine > 0n) expect(mine + before).toBeLessThanOrEqual(own.capPerPartyFen)
        }
      }),
    )
  })
  it('where the budget is what cuts, it is spent to the last fen', () => {
    fc.assert(
      fc.property(anyContracts, anyTerms, (contracts, own) => {
        const { awards, leftFen } = share(contracts, [], [own])
        if (awards.some(({ cutBy }) => cutBy === 'budget')) expect(leftFen).toBe(0n)
      }),
    )
  })
  it('the order in which contracts are named changes nothing', () => {
    const shuffled = anyContracts.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }).map((other) => ({ all, other })),
    )
    fc.assert(
      fc.property(shuffled, anyTerms, anyGiven, ({ all, other }, own, given) => {
        expect(share(other, given, [own])).toEqual(share(all, given, [own]))
      }),
    )
  })
  it('every contract is either awarded or refused, once', () => {
    fc.assert(
      fc.property(anyContracts, anyTerms, anyGiven, (contracts, own, given) => {
        const { awards, refused } = share(contracts, given, [own])
        const named = [...awards, ...refused].map(({ contractId }) => contractId).sort()
        expect(named).toEqual(contracts.map(({ contractId }) => contractId).sort())
      }),
    )
  })
})

describe('terms of the city', () => {
  const parameters = {
    base: { key: 'base', initial: 2 },
    rate: { key: 'rate', initial: 2 },
    contractCap: { key: 'cap', initial: 50 },
    partyCap: { key: 'party', initial: 100 },
    budget: { key: 'budget', initial: 600 },
  }
  const set = (key: string, effectiveFrom: string, value: number) => ({ key, effectiveFrom, value })
  it('are the initial values until one is set, and from that day on the new one beside the others', () => {
    const all = cityTerms(parameters, [
      set('rate', '2026-01-01', 1.25),
      set('party', '2025-06-01', 0),
      set('other', '2025-01-01', 9),
    ])
    expect(all.map(({ effectiveFrom, rateBps, capPerPartyFen }) => [effectiveFrom, rateBps, capPerPartyFen])).toEqual([
      ['2001-07-18', 200n, 100_000_000n],
      ['2025-06-01', 200n, null],
      ['2026-01-01', 125n, null],
    ])
    expect(all[0]).toMatchObject({
      base: 'technology-amount',
      capPerContractFen: 50_000_000n,
      yearlyBudgetFen: 600_000_000n,
    })
  })
})

describe('recovery', () => {
  const paid = [{ contractId: 'c1', paidFen: 44_000_00n, recoveredFen: 0n, wrongBecause: null }]
  const recover = (over: Partial<AwardContract>, awards = paid) =>
    recoveriesOf(awards, new Map([['c1', contract(over)]]), [terms])
  it('a revoked registration gives back all that was paid', () => {
    expect(recover({ state: 'revoked' })).toMatchObject([{ contractId: 'c1', amountFen: 44_000_00n }])
  })
  it('amounts corrected downwards give back what lies above', () => {
    expect(recover({ technologyAmountFen: 2_000_000_00n })).toMatchObject([{ amountFen: 4_000_00n }])
  })
  it('what has come back is not asked for again', () => {
    const half = [{ contractId: 'c1', paidFen: 44_000_00n, recoveredFen: 40_000_00n, wrongBecause: null }]
    expect(recover({ state: 'revoked' }, half)).toMatchObject([{ amountFen: 4_000_00n }])
    expect(
      recover({ state: 'revoked' }, [{ contractId: 'c1', paidFen: 1n, recoveredFen: 1n, wrongBecause: null }]),
    ).toEqual([])
  })
  it.each([
    ['a contract as it was', {}],
    ['amounts corrected upwards', { technologyAmountFen: 2_300_000_00n }],
    ['an amount that has become open', { technologyAmountFen: null }],
  ])('%s asks for nothing', (_, over) => {
    expect(recover(over)).toEqual([])
  })
  it('never more than was paid is asked for', () => {
    fc.assert(
      fc.property(
        fen,
        fen,
        fc.constantFrom('registered' as const, 'revoked' as const),
        fen,
        (base, paidFen, state, back) => {
          const recoveredFen = back > paidFen ? paidFen : back
          const [found] = recover({ technologyAmountFen: base, state }, [
            { contractId: 'c1', paidFen, recoveredFen, wrongBecause: null },
          ])
          expect((found?.amountFen ?? 0n) + recoveredFen).toBeLessThanOrEqual(paidFen)
        },
      ),
    )
  })
})
