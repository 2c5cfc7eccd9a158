import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulkOf, loadRuleSet, type RuleSet, score } from './engine.ts'
import { setOf } from './testing/expect.ts'
import { indicatorCount, indicators } from './testing/indicators.ts'

/** Money with up to four decimals, and often exactly on an edge of a share of 1,000. */
const figure = fc.oneof(
  fc.integer({ min: 0, max: 400 }),
  fc.integer({ min: 0, max: 4_000_000 }).map((n) => n / 10_000),
  fc.integer({ min: 0, max: 40 }).map((percent) => percent * 10),
  fc.constant(Number.NaN),
)
const denominators = fc.oneof(fc.constantFrom(1000, 0, 3, 0.3, 700), figure)

function compare(set: RuleSet, names: string[], rows: number[][]): void {
  const columns = Object.fromEntries(
    names.map((name, i) => [name, Float64Array.from(rows, (row) => row[i] ?? Number.NaN)]),
  )
  const bulk = bulkOf(set)
  const totals = bulk.totals(columns, rows.length)
  for (const [row, values] of rows.entries()) {
    const facts = Object.fromEntries(names.flatMap((name, i) => (Number.isNaN(values[i]) ? [] : [[name, values[i]]])))
    const result = score(facts, set)
    const total = Array.isArray(result.total) ? result.total[0] : result.total
    expect([facts, totals[row]]).toEqual([facts, total ?? Number.NaN])
    const explained = bulk.explain(columns, row)
    expect(explained.total).toBe(total)
    for (const { id, points } of explained.items)
      expect([id, points]).toEqual([id, result.items.find((item) => item.id === id)?.points])
  }
}

/** One indicator, the figure itself, in bands between some limits. */
function bandedBy(limits: readonly number[], isAtMost: boolean): RuleSet {
  const best = limits.toSorted((a, b) => (isAtMost ? a - b : b - a))
  const edge = (limit: number) => (isAtMost ? { atMost: `${limit} wan_yuan` } : { atLeast: `${limit} wan_yuan` })
  const label = { zh: '指标', en: 'indicator' }
  const bands = [
    ...best.map((limit, index) => ({ ...edge(limit), points: best.length - index })),
    { otherwise: true, points: 0 },
  ]
  return loadRuleSet({
    id: 'figure',
    title: label,
    inForceFrom: '2026-01-01',
    status: 'trial',
    documents: { here: { title: '例' } },
    facts: { figure: { type: 'number', unit: 'wan_yuan', label, mayBeNegative: true } },
    items: [
      {
        id: 'only',
        label,
        max: best.length,
        banded: { of: 'figure', bands },
        clause: '例',
        source: 'here',
        confidence: 'trial',
      },
    ],
    total: { sum: ['only'], outOf: best.length },
  })
}

describe('in bulk', () => {
  it('eighteen indicators give what score gives, on, beside and between the edges, and with gaps', () => {
    const set = loadRuleSet(indicators)
    const names = ['sales', 'staff', ...Array.from({ length: indicatorCount }, (_, i) => `f${i}`)]
    const row = fc.tuple(
      denominators,
      denominators,
      fc.array(figure, { minLength: indicatorCount, maxLength: indicatorCount }),
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        compare(
          set,
          names,
          rows.map(([sales, staff, figures]) => [sales, staff, ...figures]),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('a share on the edge is not lost to binary fractions: 0.3 of 3 is one tenth', () => {
    const set = loadRuleSet(indicators)
    const names = ['sales', 'staff', ...Array.from({ length: indicatorCount }, (_, i) => `f${i}`)]
    const onEdge = names.map((name) => (name === 'sales' ? 3 : name === 'staff' ? 0.7 : name === 'f0' ? 0.27 : 0))
    compare(set, names, [onEdge])
  })

  it('limits of any size, close together or far apart, more or less being better', () => {
    const limit = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 1000),
      fc.integer({ min: 0, max: 3 }).map((n) => 999_999_990 + n),
    )
    const limitsAndFigures = fc
      .tuple(fc.uniqueArray(limit, { minLength: 1, maxLength: 6 }), fc.boolean())
      .chain(([limits, isAtMost]) => {
        const around = fc
          .tuple(fc.constantFrom(...limits), fc.constantFrom(-1, -0.0001, 0, 0.0001, 1))
          .map(([at, by]) => Math.round((at + by) * 10_000) / 10_000)
        const figures = fc.array(fc.oneof(around, fc.constantFrom(0, 1e9, -1e9, Number.NaN)), {
          minLength: 1,
          maxLength: 8,
        })
        return fc.tuple(fc.constant(limits), fc.constant(isAtMost), figures)
      })
    fc.assert(
      fc.property(limitsAndFigures, ([limits, isAtMost, figures]) => {
        compare(
          bandedBy(limits, isAtMost),
          ['figure'],
          figures.map((each) => [each]),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('rule sets that do more than add are worked out exactly', () => {
    const names = [
      'staff_total',
      'staff_science_and_technology',
      'sales_last_year_wan_yuan',
      'rd_expense_last_year_wan_yuan',
      'cost_and_expense_last_year_wan_yuan',
      'ip_class_1_count',
      'ip_class_2_count',
    ]
    compare(setOf('tech-sme'), names, [
      [120, 30, 8000, 400, 7200, 0, 3],
      [120, 30, 0, 400, Number.NaN, 1, 3],
    ])
  })
})
