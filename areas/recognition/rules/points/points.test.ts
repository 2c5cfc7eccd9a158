import { expect, test } from 'vitest'
import { loadRuleSets } from '#platform/rule-sets'
import { type JudgedItem, judge } from './judge.ts'
import { type Ranked, rankAll } from './rank.ts'
import { reasonsOf } from './reasons.ts'

const trial = loadRuleSets().versions('innovation-points-trial').at(-1)
if (!trial) throw new Error('no trial rule set')
const byAge = { startup_until: 3, growth_until: 10 }

/** The firm of the worked examples IP-*. */
const firm = {
  rd_expense_last_year_wan_yuan: 500,
  rd_expense_growth_percent: 45,
  rd_staff_share_percent: 24,
  related_invention_patent_applications: 5,
  related_pct_applications: 0,
  technology_contract_value_wan_yuan: 100,
  high_tech_product_income_wan_yuan: 6000,
  total_revenue_last_year_wan_yuan: 8000,
  total_revenue_growth_percent: 15,
  rd_share_of_revenue_percent: 6,
  return_on_net_assets_percent: 8,
  super_deduction_tax_saved_wan_yuan: 120,
  fresh_graduates_hired: 4,
  provincial_platforms: 1,
  provincial_st_awards: 0,
  provincial_st_projects: 1,
  venture_capital_wan_yuan: 0,
}

test.each([
  [2, 'startup', 51.8],
  [3, 'startup', 51.8],
  [3.01, 'growth', 51.7],
  [10, 'growth', 51.7],
  [10.01, 'stable', 50.1],
])('the worked firm after %s years is in stage %s and has %s points', (years, stage, total) => {
  const judged = judge(trial, { ...firm, years_since_foundation: years }, byAge)
  expect([judged.stage, judged.total]).toEqual([stage, total])
})

test('the city moves the end of a stage', () => {
  expect(judge(trial, { ...firm, years_since_foundation: 4 }, { ...byAge, startup_until: 5 }).stage).toBe('startup')
})

test('a fall and a missing figure give nothing, and the reasons say which is which and what they cost', () => {
  const { technology_contract_value_wan_yuan: _, ...rest } = firm
  const judged = judge(trial, { ...rest, total_revenue_growth_percent: -20, years_since_foundation: 5 }, byAge)
  expect(judged.total).toBe(46.1)
  expect(judged.missing).toContain('technology_contract_value_wan_yuan')
  const reasons = new Map(reasonsOf(judged.items).map((reason) => [reason.item, reason]))
  expect(reasons.get('G3')).toEqual({ item: 'G3', code: 'negative', lost: 8 })
  expect(reasons.get('T6')).toEqual({ item: 'T6', code: 'data-gap', lost: 8 })
  expect(reasons.get('T5')).toEqual({ item: 'T5', code: 'nothing', lost: 3 })
  expect(reasons.get('G2')).toEqual({ item: 'G2', code: 'below-reference', lost: 3 })
  expect([reasons.has('T2'), reasons.has('A6')]).toEqual([false, false])
})

test('the reasons begin with what costs most', () => {
  const lost = reasonsOf(judge(trial, { ...firm, years_since_foundation: 5 }, byAge).items).map(
    (each) => each.lost ?? 0,
  )
  expect(lost).toEqual(lost.toSorted((a, b) => b - a))
})

test('without a day of foundation there is neither stage nor total, and nothing is invented', () => {
  const judged = judge(trial, firm, byAge)
  expect([judged.stage, judged.total, judged.missing.includes('years_since_foundation')]).toEqual([null, null, true])
})

const item = (id: string, points: number, max: number): JudgedItem => ({ id, points, max, share: null, isGap: false })
const company = (id: string, points: [number, number], over: Partial<Ranked> = {}): Ranked => ({
  id,
  stage: 'growth',
  district: 'a',
  total: points[0] + points[1],
  items: [item('one', points[0], 60), item('two', points[1], 40)],
  ...over,
})
const rule = { seed: 'city 2026', draws: 200, spreadPercent: 20 }

test('equal totals share a rank and the next one is left out; stages and districts are ranked by themselves', () => {
  const ranks = rankAll(
    [
      company('a', [30, 20]),
      company('b', [50, 10], { district: 'b' }),
      company('c', [20, 30]),
      company('d', [10, 10]),
      company('e', [1, 1], { stage: 'stable' }),
    ],
    rule,
  )
  const shown = (id: string) => [ranks.get(id)?.rank, ranks.get(id)?.of, ranks.get(id)?.districtRank]
  expect([shown('a'), shown('b'), shown('c'), shown('d'), shown('e')]).toEqual([
    [2, 4, 1],
    [1, 4, 1],
    [2, 4, 1],
    [4, 4, 3],
    [1, 1, 1],
  ])
})

test('totals that differ by less than a millionth of a point are a tie', () => {
  const ranks = rankAll([company('a', [30, 20.00000001]), company('b', [30, 20])], { ...rule, spreadPercent: 0 })
  expect([ranks.get('a')?.rank, ranks.get('b')?.rank]).toEqual([1, 1])
})

test('a company that leads in everything keeps its place whatever the weights; two that trade strengths do not', () => {
  const ranks = rankAll([company('best', [60, 40]), company('x', [40, 12]), company('y', [22, 29.9])], rule)
  expect([ranks.get('best')?.low, ranks.get('best')?.high]).toEqual([1, 1])
  expect([ranks.get('x')?.low, ranks.get('x')?.high]).toEqual([2, 3])
  expect([ranks.get('y')?.low, ranks.get('y')?.high]).toEqual([2, 3])
})

test('the band is found again from its seed, and is the rank itself where weights do not move', () => {
  const many = Array.from({ length: 40 }, (_, at) => company(`c${at}`, [(at * 37) % 60, (at * 23) % 40]))
  expect(rankAll(many, rule)).toEqual(rankAll(many, rule))
  const few = { ...rule, draws: 3, spreadPercent: 60 }
  expect(rankAll(many, few)).not.toEqual(rankAll(many, { ...few, seed: 'another' }))
  for (const { rank, low, high } of rankAll(many, { ...rule, spreadPercent: 0 }).values())
    expect([low, high]).toEqual([rank, rank])
})
