import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reconcile, splitRatio, whatIf } from './engine.ts'

const part = (id: string, basis: number) => ({ id, basis })
const stock = { mode: 'stock', by: 'weight' } as const

describe('what if one changes', () => {
  const base = {
    ...stock,
    total: 150,
    parts: [part('a', 1), part('b', 1), part('c', 1)],
    current: { a: 60, b: 50, c: 40 },
  }

  test('the others carry the difference in proportion to what they carry', () => {
    const result = whatIf({ ...base, change: { id: 'a', value: 70 } })
    expect(result.ok && result.changes).toEqual([
      { id: 'a', change: '10' },
      { id: 'b', change: '-6' },
      { id: 'c', change: '-4' },
    ])
  })

  test('locked parts stay, and what cannot be carried is refused', () => {
    const locked = whatIf({ ...base, change: { id: 'a', value: 70 }, locked: ['b'] })
    expect(locked.ok && locked.shares.map((share) => share.value)).toEqual(['70', '50', '30'])
    const tooMuch = whatIf({ ...base, change: { id: 'a', value: 120 }, locked: ['b'] })
    expect(tooMuch.ok).toBe(false)
    const lessThanTotal = whatIf({ ...base, change: { id: 'a', value: 10 }, locked: ['b', 'c'] })
    expect(!lessThanTotal.ok && lessThanTotal.problems[0]?.code).toBe('pace.nothing-left-to-move')
  })

  test('parts that carry nothing today take over by their basis', () => {
    const fresh = { ...base, current: { a: 150, b: 0, c: 0 }, parts: [part('a', 1), part('b', 2), part('c', 1)] }
    const result = whatIf({ ...fresh, change: { id: 'a', value: 120 } })
    expect(result.ok && result.shares.map((share) => share.value)).toEqual(['120', '20', '10'])
  })
})

describe('ratios', () => {
  const districts = [
    { id: 'a', denominator: 300, current: 40 },
    { id: 'b', denominator: 100, current: 30 },
  ]

  test('weighted: all rise alike until together they reach the target', () => {
    const result = splitRatio({ target: 42, method: 'weighted', parts: districts })
    expect(result.ok && [result.combined, ...result.shares.map((share) => `${share.value} ${share.change}`)]).toEqual([
      '42',
      '44.5 4.5',
      '34.5 4.5',
    ])
  })

  test('the same floor: who is above it keeps what it has', () => {
    const result = splitRatio({ target: 35, method: 'same-floor', parts: districts })
    expect(result.ok && result.shares.map((share) => share.value)).toEqual(['40', '35'])
  })

  test('a target already reached asks nobody to slip back', () => {
    const result = splitRatio({ target: 30, method: 'weighted', parts: districts })
    expect(result.ok && result.shares.map((share) => share.change)).toEqual(['0', '0'])
  })

  test('bounds out of reach are named', () => {
    const capped = splitRatio({
      target: 42,
      method: 'weighted',
      parts: districts.map((one) => ({ ...one, ceiling: 41 })),
    })
    expect(!capped.ok && capped.problems[0]?.zh).toContain('最多到 41，达不到 42（a 41、b 41）')
    const floor = splitRatio({
      target: 42,
      method: 'same-floor',
      parts: districts.map((one) => ({ ...one, ceiling: 41 })),
    })
    expect(!floor.ok && floor.problems.map((problem) => problem.part)).toEqual(['a', 'b'])
    const none = splitRatio({ target: 42, method: 'weighted', parts: [{ id: 'a', denominator: 0, current: 1 }] })
    expect(!none.ok && none.problems[0]?.zh).toContain('a 的分母不大于 0')
  })

  test('rounding to steps never leaves the whole short of the target', () => {
    const parts = fc.array(
      fc.record({ denominator: fc.integer({ min: 1, max: 900 }), current: fc.integer({ min: 0, max: 600 }) }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(
        parts,
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom('up', 'down'),
        fc.constantFrom('weighted', 'same-floor'),
        (list, target, direction, method) => {
          const result = splitRatio({
            target: target / 10,
            direction: direction as 'up',
            method: method as 'weighted',
            parts: list.map((one, index) => ({
              id: `u${index}`,
              denominator: one.denominator,
              current: one.current / 10,
            })),
          })
          expect(result.ok).toBe(true)
          if (!result.ok) return
          if (direction === 'up') expect(Number(result.combined)).toBeGreaterThanOrEqual(target / 10 - 1e-6)
          else expect(Number(result.combined)).toBeLessThanOrEqual(target / 10 + 1e-6)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('reconciling children with their parent', () => {
  const children = [
    { id: 'a', value: 60, denominator: 300 },
    { id: 'b', value: 50, denominator: 100 },
    { id: 'c', value: 30, denominator: 100 },
  ]
  test.each([
    ['sum', 150, 'up', 'short', '140', '-10'],
    ['sum', 140, 'up', 'equal', '140', '0'],
    ['sum', 150, 'down', 'covers', '140', '-10'],
    ['max', 55, 'up', 'covers', '60', '5'],
    ['min', 35, 'up', 'short', '30', '-5'],
    ['weighted-ratio', 52, 'up', 'equal', '52', '0'],
  ] as const)('%s of 60, 50, 30 against %i (%s): %s', (rule, parent, direction, verdict, combined, difference) => {
    expect(reconcile({ rule, parent, direction, children })).toMatchObject({ verdict, combined, difference })
  })

  test('a child without a value makes the answer unknown and is named', () => {
    const result = reconcile({
      rule: 'sum',
      parent: 100,
      children: [
        { id: 'a', value: 60 },
        { id: 'b', name: '涟水县', value: null },
      ],
    })
    expect(result).toMatchObject({ verdict: 'unknown', missing: ['b'], combined: null })
    expect(result.working.zh).toBe('缺 涟水县 的数，不能核对；请补齐。')
    expect(reconcile({ rule: 'weighted-ratio', parent: 1, children: [{ id: 'a', value: 1 }] }).verdict).toBe('unknown')
  })

  test('a child that weighs nothing is left out of a ratio; where none weighs anything there is none', () => {
    const none = { id: 'd', name: '涟水县', value: null, denominator: 0 }
    const ratio = { rule: 'weighted-ratio', parent: 52 } as const
    expect(reconcile({ ...ratio, children: [...children, none] })).toMatchObject({ verdict: 'equal', combined: '52' })
    expect(reconcile({ ...ratio, children: [none] })).toMatchObject({ verdict: 'unknown', missing: ['d'] })
  })

  test('the working can be followed by hand', () => {
    expect(reconcile({ rule: 'sum', parent: 150, children }).working.zh).toBe(
      '各单位合计：60 + 50 + 30 = 140，上级 150，相差 -10：不足',
    )
  })
})
