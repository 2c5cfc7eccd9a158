import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { score } from '#engines/scorecard'
import { allRules, rulesOn } from '../../actions/rule-sets.ts'
import { evaluable } from './evaluable.ts'
import { answersOfFacts, factFields, factShape, factsOfAnswers, fieldOfFact, fieldsByTopic } from './fact-form.ts'
import { contradictions, judge } from './judge.ts'

const day = '2026-06-10'
const techSme = rulesOn('tech-sme', day)

describe('the form of a rule set', () => {
  test.each(evaluable)('%s asks for every fact that leaves its verdict undecided', (id) => {
    const set = rulesOn(id, day)
    const asked = new Set(factFields(set).map(({ fact }) => fact))
    expect(score({}, set).missing.filter((fact) => !asked.has(fact))).toEqual([])
    expect(Object.keys(factShape(set))).toHaveLength(factFields(set).length)
  })

  test('never asks for what experts give, nor for single rights beside their counts', () => {
    const names = factFields(rulesOn('high-tech-enterprise', day)).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('expert_points'))).toEqual([])
    expect(factFields(techSme).map(({ name }) => name)).not.toContain('ip_rights')
  })

  test('by topic it asks for the same, conditions first, each topic once', () => {
    const set = rulesOn('high-tech-enterprise', day)
    const fields = fieldsByTopic(set)
    expect(fields.map(({ name }) => name).sort()).toEqual(
      factFields(set)
        .map(({ name }) => name)
        .sort(),
    )
    const topics = fields.map(({ section }) => section.zh)
    expect(topics.filter((topic, at) => topic !== topics[at - 1])).toEqual([
      '基本条件：逐项确认',
      '基本条件：人员、费用与收入',
      '知识产权',
      '科技成果转化能力',
      '企业成长性',
    ])
  })

  test('a list over years is a field for each year, the oldest first; years before a young company are left out', () => {
    const set = rulesOn('high-tech-enterprise', day)
    const answers = { sales_last_3_years_wan_yuan_1: '10.50', sales_last_3_years_wan_yuan_0: '12345678901234567.89' }
    const facts = factsOfAnswers(set, answers)
    expect(JSON.stringify(answersOfFacts(set, facts))).toBe(JSON.stringify(answers))
    expect(facts.sales_last_3_years_wan_yuan).toHaveLength(2)
    expect(fieldOfFact(set, 'sales_last_3_years_wan_yuan[0]')).toBe('sales_last_3_years_wan_yuan_2')
  })
})

test('what contradicts itself is said beside its field', () => {
  const facts = factsOfAnswers(techSme, { staff_total: '10', staff_science_and_technology: '11' })
  expect(contradictions(facts, techSme)).toMatchObject([
    {
      code: 'recognition.fact',
      field: 'staff_science_and_technology',
      params: { reasonZh: expect.stringContaining('不能多于') },
    },
  ])
})

const facts = fc.record({
  staff_total: fc.integer({ min: 1, max: 500 }),
  share: fc.integer({ min: 0, max: 100 }),
  sales_last_year_wan_yuan: fc.integer({ min: 0, max: 20_000 }),
  cost_and_expense_last_year_wan_yuan: fc.integer({ min: 0, max: 20_000 }),
  rd_expense_last_year_wan_yuan: fc.integer({ min: 0, max: 3000 }),
  ip_class_1_count: fc.integer({ min: 0, max: 1 }),
  ip_class_2_count: fc.integer({ min: 0, max: 5 }),
})

test('each way that is suggested makes a company pass when it goes it, with the total that was promised', () => {
  const clean = Object.fromEntries(
    Object.entries(techSme.source.facts).flatMap(([name, { type }]) => (type === 'yes-no' ? [[name, 'no']] : [])),
  )
  let tried = 0
  fc.assert(
    fc.property(facts, ({ share, ...figures }) => {
      const staff = Math.floor((figures.staff_total * share) / 100)
      const numbers = Object.entries({ ...figures, staff_science_and_technology: staff, total_assets_wan_yuan: 5000 })
      const answers: Record<string, string> = {
        ...clean,
        registered_in_mainland_as_resident_enterprise: 'yes',
        ...Object.fromEntries(numbers.map(([name, value]) => [name, String(value)])),
      }
      for (const { changes, total } of judge(factsOfAnswers(techSme, answers), techSme).ways) {
        const moved = { ...answers, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) }
        const after = score(factsOfAnswers(techSme, moved), techSme)
        expect([after.pass, after.total]).toEqual([true, total])
        tried++
      }
    }),
    { numRuns: 60 },
  )
  expect(tried).toBeGreaterThan(20)
})

test('every rule set that may be used for self-evaluation is there', () => {
  expect(evaluable.filter((id) => allRules().versions(id).length === 0)).toEqual([])
})
