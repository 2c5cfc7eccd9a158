import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reconcile, type SplitInput, splitRatio, splitTarget, whatIf } from './engine.ts'

type Bounds = { floor?: string | number; ceiling?: string | number }
const part = (id: string, basis: number | string, bounds: Bounds = {}) => ({ id, basis, ...bounds })
const stock = { mode: 'stock', by: 'weight' } as const

function values(input: SplitInput): string[] | string {
  const result = splitTarget(input)
  return result.ok ? result.shares.map((share) => share.value) : result.problems.map((problem) => problem.zh).join('\n')
}

describe('splitting an amount', () => {
  test.each<[string, SplitInput, string[]]>([
    [
      'equal weights: the remainder goes to the first named',
      { ...stock, total: 10, parts: [part('a', 1), part('b', 1), part('c', 1)] },
      ['4', '3', '3'],
    ],
    [
      'largest remainders win',
      { ...stock, total: 10, parts: [part('a', 1), part('b', 4), part('c', 2)] },
      ['1', '6', '3'],
    ],
    [
      'steps of five',
      { ...stock, total: 100, step: 5, parts: [part('a', 1), part('b', 1), part('c', 1)] },
      ['35', '35', '30'],
    ],
    [
      'steps of 0.1',
      { ...stock, total: '31.4', step: '0.1', parts: [part('a', '0.1'), part('b', '0.2')] },
      ['10.5', '20.9'],
    ],
    [
      'floors take from the others in proportion',
      { ...stock, total: 100, parts: [part('a', 1, { floor: 40 }), part('b', 2), part('c', 1)] },
      ['40', '40', '20'],
    ],
    [
      'ceilings give to the others in proportion',
      { ...stock, total: 100, parts: [part('a', 8, { ceiling: 40 }), part('b', 1), part('c', 2)] },
      ['40', '20', '40'],
    ],
    [
      'a floor and a ceiling at once',
      { ...stock, total: 100, parts: [part('a', 98, { ceiling: 50 }), part('b', 1, { floor: 30 }), part('c', 1)] },
      ['50', '30', '20'],
    ],
    [
      'bounds are tightened to whole steps',
      { ...stock, total: 20, step: 5, parts: [part('a', 1, { floor: 11 }), part('b', 1)] },
      ['15', '5'],
    ],
    ['nothing is zero for all', { ...stock, total: 0, parts: [part('a', 1), part('b', 2)] }, ['0', '0']],
    [
      'a part without basis keeps its floor',
      { ...stock, total: 9, parts: [part('a', 0, { floor: 2 }), part('b', 3)] },
      ['2', '7'],
    ],
  ])('%s', (_, input, expected) => {
    expect(values(input)).toEqual(expected)
  })

  test.each<[string, SplitInput, string]>([
    [
      'floors above the total',
      { ...stock, total: 100, parts: [part('淮安区', 1, { floor: 60 }), part('涟水', 1, { floor: 50 })] },
      '各下限之和 110 超过总量 100，多出 10（淮安区 60、涟水 50）',
    ],
    [
      'ceilings below the total',
      { ...stock, total: 100, parts: [part('a', 1, { ceiling: 40 }), part('b', 1, { ceiling: 50 })] },
      '各上限最多容纳 90，比总量 100 少 10（a 40、b 50）',
    ],
    [
      'a floor above its ceiling',
      { ...stock, total: 10, parts: [part('a', 1, { floor: 5, ceiling: 4 }), part('b', 1)] },
      'a 的下限（5）高于上限（4',
    ],
    [
      'bounds that hold no whole step',
      { ...stock, total: 10, step: 5, parts: [part('a', 1, { floor: 6, ceiling: 9 }), part('b', 1)] },
      'a 的下限（10）高于上限（5',
    ],
    ['a total between steps', { ...stock, total: '10.5', parts: [part('a', 1)] }, '总量 10.5 不是步长 1 的非负整数倍'],
    ['a step of nothing', { ...stock, total: 10, step: 0, parts: [part('a', 1)] }, '步长必须大于 0'],
    ['no parts', { ...stock, total: 10, parts: [] }, '没有可分解的单位'],
    [
      'no basis at all',
      { ...stock, total: 10, by: 'history', parts: [part('a', 0), part('b', 0)] },
      '所有单位的历史完成都是 0',
    ],
    ['a negative basis', { ...stock, total: 10, parts: [part('a', -1), part('b', 2)] }, 'a 的分解依据是负数'],
    ['a part named twice', { ...stock, total: 10, parts: [part('a', 1), part('a', 2)] }, '单位 a 出现了两次'],
    ['a ratio', { ...stock, mode: 'ratio', total: 42, parts: [part('a', 1)] }, '比率、增幅、位次不能相加'],
  ])('%s: refused with the reason', (_, input, message) => {
    expect(values(input)).toContain(message)
  })

  const splits = fc
    .record({
      parts: fc.array(fc.record({ basis: fc.nat(50), floor: fc.nat(20), room: fc.nat(60), capped: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
      }),
      total: fc.nat(600),
      step: fc.constantFrom('1', '5', '0.1', '0.25'),
    })
    .map(({ parts, total, step }) => ({
      ...stock,
      step,
      total: Number((total * Number(step)).toFixed(4)),
      parts: parts.map((one, index) => ({
        id: `u${index}`,
        basis: one.basis,
        floor: one.floor,
        ceiling: one.capped ? one.floor + one.room : null,
      })),
    }))

  test('shares sum to the total exactly, keep their bounds and are whole steps', () => {
    let feasible = 0
    fc.assert(
      fc.property(splits, (input) => {
        const result = splitTarget(input)
        if (!result.ok) {
          expect(result.problems.length).toBeGreaterThan(0)
          return
        }
        feasible++
        const inSteps = result.shares.map((share) => Math.round(Number(share.value) / Number(input.step)))
        expect(inSteps.reduce((a, b) => a + b, 0)).toBe(Math.round(input.total / Number(input.step)))
        for (const [index, share] of result.shares.entries()) {
          const bounds = input.parts[index]
          expect(Number(share.value)).toBeCloseTo((inSteps[index] ?? 0) * Number(input.step), 9)
          expect(Number(share.value)).toBeGreaterThanOrEqual(bounds?.floor ?? 0)
          expect(Number(share.value)).toBeLessThanOrEqual(bounds?.ceiling ?? Number.POSITIVE_INFINITY)
          expect(Math.abs(Number(share.value) - Number(share.claim))).toBeLessThan(Number(input.step) + 1e-5)
        }
      }),
      { numRuns: 500 },
    )
    expect(feasible).toBeGreaterThan(50)
  })

  test('a refused split has no solution: bounds of the parts that may move do not hold the total', () => {
    fc.assert(
      fc.property(splits, (input) => {
        const step = Number(input.step)
        const total = Math.round(input.total / step)
        const low = input.parts.map((one) => Math.ceil(one.floor / step - 1e-9))
        const high = input.parts.map((one, i) =>
          one.basis === 0 ? (low[i] ?? 0) : one.ceiling === null ? 1e12 : Math.floor(one.ceiling / step + 1e-9),
        )
        const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
        const crossed = input.parts.some(
          (one, i) => one.ceiling !== null && Math.floor(one.ceiling / step + 1e-9) < (low[i] ?? 0),
        )
        const feasible = !crossed && sum(low) <= total && total <= sum(high)
        expect(splitTarget(input).ok).toBe(feasible)
      }),
      { numRuns: 500 },
    )
  })

  test('who has more basis never gets less, the bounds being the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 2, maxLength: 10 }),
        fc.nat(500),
        fc.nat(5),
        (bases, total, floor) => {
          fc.pre(bases.some((basis) => basis > 0))
          const result = splitTarget({
            ...stock,
            total,
            parts: bases.map((basis, index) => part(`u${index}`, basis, { floor })),
          })
          if (!result.ok) return
          for (const [i, a] of bases.entries()) {
            for (const [j, b] of bases.entries()) {
              if (a > b) expect(Number(result.shares[i]?.value)).toBeGreaterThanOrEqual(Number(result.shares[j]?.value))
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

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
    expect(!lessThanTotal.ok && lessThanTotal.problems[0]?.code).toBe('pace.basis-all-zero')
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

  test('the working can be followed by hand', () => {
    expect(reconcile({ rule: 'sum', parent: 150, children }).working.zh).toBe(
      '各单位合计：60 + 50 + 30 = 140，上级 150，相差 -10：不足',
    )
  })
})
