import { expect, test } from 'vitest'
import { loadRuleSets } from '#platform/rule-sets'
import { itemGroupsOf, passMarkOf, usesOf } from './engine.ts'

const catalogue = loadRuleSets()
const inForce = (id: string) => {
  const choice = catalogue.choose(id, '2026-06-10')
  if (choice.kind !== 'in-force') throw new Error(id)
  return choice.set
}

test('facts are found by what looks at them, through named values too', () => {
  const { gates, items, direct } = usesOf(inForce('tech-sme'))
  expect([...items]).toContain('ip_class_2_count')
  expect([...gates]).toContain('total_assets_wan_yuan')
  expect([...direct]).toContain('national_st_award_unit_rank')
  expect([...gates]).not.toContain('national_st_award_unit_rank')
})

test('facts in which experts write their points are told apart', () => {
  const { experts, items } = usesOf(inForce('high-tech-enterprise'))
  expect(experts.size).toBe(12)
  expect([...items].filter((fact) => experts.has(fact))).toEqual([])
})

test('the facts of other parts are left out', () => {
  const { gates, items } = usesOf(inForce('high-tech-enterprise'))
  expect(gates.has('rd_design_wan_yuan') || items.has('rd_design_wan_yuan')).toBe(false)
})

test('facts are found by the group of items that they are scored in', () => {
  const groups = itemGroupsOf(inForce('high-tech-enterprise'))
  // What is left out is judged by experts alone.
  expect(groups.map(({ label }) => label.zh)).toEqual(['知识产权', '科技成果转化能力', '企业成长性'])
  expect([...(groups[1]?.facts ?? [])]).toContain('converted_results_last_3_years')
  expect(itemGroupsOf(inForce('tech-sme')).map(({ label }) => label.zh)).toEqual([
    '科技人员指标',
    '研发投入指标',
    '科技成果指标',
  ])
})

test.each([
  ['tech-sme', { points: 60, isAbove: false }],
  ['high-tech-enterprise', { points: 70, isAbove: true }],
  ['gazelle', null],
])('the total that %s asks for is %j', (id, expected) => {
  expect(passMarkOf(inForce(id))).toEqual(expected)
})
