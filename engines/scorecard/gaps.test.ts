import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gaps, loadRuleSet, pointsGoal, score } from './engine.ts'
import { company, flat, judge, setOf } from './testing/expect.ts'

const label = { zh: '甲', en: 'a' }
const said = { clause: '第一条', source: 'doc', confidence: 'official' }

describe('the smallest set of changes', () => {
  it('nothing, where the goal is reached', () => {
    expect(gaps(company('tech-sme'), setOf('tech-sme'))).toEqual({ isReached: true, missing: [], plans: [] })
  })

  it('56 points: one right, or a little more R&D, or more staff – and every plan passes', () => {
    const facts = company('tech-sme', { ip_class_2_count: 0 })
    const { plans } = gaps(facts, setOf('tech-sme'))
    expect(plans[0]).toEqual({ changes: [{ fact: 'ip_class_2_count', from: 0, to: 1 }], effort: 1 })
    expect(plans.map(({ changes }) => changes.map(({ fact, to }) => [fact, to]))).toContainEqual([
      ['rd_expense_last_year_wan_yuan', 480],
    ])
    for (const { changes } of plans) {
      const changed = { ...facts, ...Object.fromEntries(changes.map(({ fact, to }) => [fact, to])) }
      expect(judge('tech-sme', changed).pass).toBe(true)
      // One step less is not enough.
      for (const { fact, to } of changes)
        expect(judge('tech-sme', { ...changed, [fact]: Number(to) - (fact.startsWith('rd') ? 0.01 : 1) }).pass).toBe(
          false,
        )
    }
  })

  it('the city weighs effort as it likes', () => {
    const facts = company('tech-sme', { ip_class_2_count: 0 })
    const [best] = gaps(facts, setOf('tech-sme'), { effort: { ip_class_2_count: 9 } }).plans
    expect(best?.changes[0]?.fact).toBe('rd_expense_last_year_wan_yuan')
  })

  it('two changes, where one is not enough', () => {
    const facts = company('tech-sme', {
      ip_class_2_count: 0,
      staff_science_and_technology: 0,
      rd_expense_last_year_wan_yuan: 100,
    })
    const { plans } = gaps(facts, setOf('tech-sme'))
    expect(plans[0]?.changes).toHaveLength(2)
  })

  it('years cannot be gained: no plan where only they fail', () => {
    const facts = company('specialised-sme', { years_in_market_segment: 1 })
    expect(gaps(facts, setOf('specialised-sme'))).toEqual({ isReached: false, missing: [], plans: [] })
  })

  it('of a list only the latest year can still be improved', () => {
    const facts = company('specialised-sme', { rd_expense_last_2_years_wan_yuan: [110, 59] })
    const [best] = gaps(facts, setOf('specialised-sme')).plans
    expect(best?.changes).toEqual([{ fact: 'rd_expense_last_2_years_wan_yuan', from: 59, to: 100 }])
    const early = company('specialised-sme', { rd_expense_last_2_years_wan_yuan: [59, 110] })
    expect(gaps(early, setOf('specialised-sme')).plans).toEqual([])
  })

  it('more R&D abroad would not help where the domestic share fails', () => {
    const facts = company('high-tech-enterprise', { rd_expense_domestic_last_3_years_total_wan_yuan: 500 })
    const { plans } = gaps(facts, setOf('high-tech-enterprise'))
    expect(plans[0]?.changes).toEqual([{ fact: 'rd_expense_domestic_last_3_years_total_wan_yuan', from: 500, to: 540 }])
  })

  it('a missing fact is asked for first', () => {
    const facts = company('tech-sme', { ip_class_1_count: undefined })
    expect(gaps(facts, setOf('tech-sme'))).toMatchObject({ isReached: null, missing: ['ip_class_1_count'] })
  })

  it('a goal may be points or one gate', () => {
    const set = setOf('tech-sme')
    const [best] = gaps(company('tech-sme'), set, { goal: pointsGoal(80) }).plans
    expect(best?.changes).toEqual([{ fact: 'ip_class_2_count', from: 3, to: 4 }])
    expect(gaps(company('tech-sme'), set, { goal: { kind: 'gate', id: 'G2' } }).isReached).toBe(true)
  })

  it('no plan makes the facts contradict each other', () => {
    const facts = company('tech-sme', {
      staff_total: 10,
      staff_science_and_technology: 1,
      ip_class_2_count: 0,
      rd_expense_last_year_wan_yuan: 470,
    })
    for (const { changes } of gaps(facts, setOf('tech-sme')).plans)
      for (const { fact, to } of changes) if (fact.startsWith('staff')) expect(to).toBeLessThanOrEqual(10)
  })
})

/** Three whole facts from 0 to 6, each with bands: small enough to try everything. */
const edges = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 })
const small = fc.record({
  edges: fc.tuple(edges, edges, edges),
  gain: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
  effort: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
  start: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
  least: fc.integer({ min: 1, max: 60 }),
})
const names = ['a', 'b', 'c'] as const

describe('minimal, against trying everything', () => {
  it('finds a plan exactly where one exists, and none has fewer changes or less effort', () => {
    fc.assert(
      fc.property(small, ({ edges, gain, effort, start, least }) => {
        const set = loadRuleSet({
          id: 'small',
          title: label,
          inForceFrom: '2026-01-01',
          status: 'trial',
          documents: { doc: { title: '文件' } },
          facts: Object.fromEntries(
            names.map((name, i) => [
              name,
              { type: 'number', unit: 'item', whole: true, improves: 'up', effort: effort[i], label },
            ]),
          ),
          gates: [{ id: 'enough', label, holds: `total >= ${least} points`, ...said }],
          items: names.map((name, i) => {
            const sorted = [...(edges[i] ?? [])].sort((x, y) => y - x)
            const bands = sorted.map((edge, rank) => ({
              atLeast: `${edge} items`,
              points: (sorted.length - rank) * (gain[i] ?? 1),
            }))
            return {
              id: `p_${name}`,
              label,
              max: 27,
              banded: { of: name, bands: [...bands, { otherwise: true, points: 0 }] },
              ...said,
            }
          }),
          total: { sum: names.map((name) => `p_${name}`) },
        })
        const facts = { a: start[0], b: start[1], c: start[2] }
        const best = byTryingEverything(facts, (changed) => flat(score(changed, set)).pass === true, effort)
        const answer = gaps(facts, set)
        const [plan] = answer.plans
        const found = answer.isReached ? [0, 0] : plan ? [plan.changes.length, plan.effort] : null
        expect(found).toEqual(best)
      }),
      { numRuns: 150 },
    )
  })
})

function byTryingEverything(
  facts: Record<'a' | 'b' | 'c', number>,
  passes: (changed: Record<string, number>) => boolean,
  effort: readonly number[],
): [changes: number, effort: number] | null {
  let best: [number, number] | null = null
  for (let a = facts.a; a <= 6; a++)
    for (let b = facts.b; b <= 6; b++)
      for (let c = facts.c; c <= 6; c++) {
        const changed = names.map((name, i) => ({ a, b, c })[name] === facts[name] ? 0 : (effort[i] ?? 0))
        const cost: [number, number] = [changed.filter(Boolean).length, changed.reduce((sum, each) => sum + each, 0)]
        const isBetter = best === null || cost[0] < best[0] || (cost[0] === best[0] && cost[1] < best[1])
        if (isBetter && passes({ a, b, c })) best = cost
      }
  return best
}
