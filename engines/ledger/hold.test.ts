import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actOnHold, type Hold, type HoldAct, heldFen, holdLife, holdStates } from './engine.ts'

const noon = new Date('2025-06-01T04:00:00Z')
const later = new Date('2025-06-02T04:00:00Z')
const aHold = (over: Partial<Hold> = {}): Hold => ({
  state: 'open',
  amountFen: 1000n,
  settledFen: 0n,
  expiresAt: null,
  ...over,
})
const settle = (amountFen: bigint, rest: 'keep' | 'release' = 'release'): HoldAct => ({
  kind: 'settle',
  amountFen,
  rest,
})
const codes = (hold: Hold, act: HoldAct, at = noon) => actOnHold(hold, act, at).problems.map(({ code }) => code)

test('nothing follows an end', () => {
  expect(holdStates.filter((state) => Object.keys(holdLife[state]).length > 0)).toEqual(['open'])
  for (const state of ['posted', 'voided'] as const)
    for (const act of [settle(1n), { kind: 'void' }, { kind: 'expire' }] as const)
      expect(codes(aHold({ state }), act)).toEqual(['ledger.hold-over'])
  expect(codes(aHold({ state: 'expired' }), settle(1n))).toEqual(['ledger.hold-expired'])
})

describe('settling', () => {
  test('a part with the rest given back ends the hold', () => {
    const { after, releasedFen } = actOnHold(aHold(), settle(600n), noon)
    expect([after.state, after.settledFen, releasedFen]).toEqual(['posted', 600n, 1000n])
  })

  test('a part with the rest kept leaves the hold open for the rest', () => {
    const first = actOnHold(aHold(), settle(300n, 'keep'), noon)
    expect([first.after.state, heldFen(first.after), first.releasedFen]).toEqual(['open', 700n, 300n])
    const last = actOnHold(first.after, settle(700n, 'keep'), noon)
    expect([last.after.state, last.after.settledFen, last.releasedFen]).toEqual(['posted', 1000n, 700n])
  })

  test('more than is left, nothing, and less than nothing are refused', () => {
    expect(codes(aHold({ settledFen: 600n }), settle(401n))).toEqual(['ledger.above-hold'])
    expect(codes(aHold(), settle(0n))).toEqual(['ledger.amount-not-positive'])
    expect(codes(aHold(), settle(-1n))).toEqual(['ledger.amount-not-positive'])
  })

  test('at the instant of expiry it is too late, whether or not the hold was marked', () => {
    const hold = aHold({ expiresAt: noon })
    expect(codes(hold, settle(1n), noon)).toEqual(['ledger.hold-expired'])
    expect(codes(hold, settle(1n), new Date(noon.getTime() - 1))).toEqual([])
    expect(codes(hold, { kind: 'expire' }, new Date(noon.getTime() - 1))).toEqual(['ledger.hold-not-due'])
    expect(actOnHold(hold, { kind: 'expire' }, later)).toMatchObject({
      after: { state: 'expired' },
      releasedFen: 1000n,
    })
    expect(codes(aHold(), { kind: 'expire' }, later)).toEqual(['ledger.hold-not-due'])
  })
})

test('what was held is posted or given back, each fen once', () => {
  const act = fc.oneof(
    fc.record({
      kind: fc.constant('settle' as const),
      amountFen: fc.bigInt(-10n, 700n),
      rest: fc.constantFrom('keep' as const, 'release' as const),
    }),
    fc.constant({ kind: 'void' as const }),
    fc.constant({ kind: 'expire' as const }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), fc.boolean(), (acts, isLate) => {
      let hold = aHold({ expiresAt: isLate ? noon : null })
      let released = 0n
      for (const each of acts) {
        const outcome = actOnHold(hold, each, noon)
        if (outcome.problems.length > 0) expect(outcome.after).toBe(hold)
        hold = outcome.after
        released += outcome.releasedFen
      }
      expect(released + heldFen(hold)).toBe(1000n)
      expect(hold.settledFen >= 0n && hold.settledFen <= released).toBe(true)
    }),
  )
})
