import { expect, test } from 'vitest'
import { loadRuleSets } from '#platform/rule-sets'
import { passMarkOf, usesOf } from './engine.ts'

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

test.each([
  ['tech-sme', { points: 60, isAbove: false }],
  ['high-tech-enterprise', { points: 70, isAbove: true }],
  ['gazelle', null],
])('the total that %s asks for is %j', (id, expected) => {
  expect(passMarkOf(inForce(id))).toEqual(expected)
})
