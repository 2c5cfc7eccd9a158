import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SplitInput, splitTarget } from './engine.ts'

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
