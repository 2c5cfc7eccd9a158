import { describe, expect, it } from 'vitest'
import { FactsError, readJsonText, score } from './engine.ts'
import { companies, type FactTable } from './testing/companies.ts'
import { catalogue, company, judge, setOf } from './testing/expect.ts'

function problemsOf(set: string, facts: unknown): { code: string; field: string; zh: string; en: string }[] {
  const [, part = null] = set.split('/')
  try {
    score(facts, setOf(set), { part, isKnownElsewhere: catalogue.isFact })
  } catch (error) {
    if (error instanceof FactsError) return [...error.problems]
    throw error
  }
  return []
}

const bad: [why: string, set: string, changes: FactTable, code: string, field: string][] = [
  ['a text for a number', 'tech-sme', { staff_total: '120' }, 'wrong-type', 'staff_total'],
  ['thousands with a comma', 'tech-sme', { staff_total: '1,200' }, 'wrong-type', 'staff_total'],
  [
    'a figure with its unit',
    'tech-sme',
    { sales_last_year_wan_yuan: '1.2亿' },
    'wrong-type',
    'sales_last_year_wan_yuan',
  ],
  ['yes for true', 'tech-sme', { on_abnormal_operation_list: 'yes' }, 'wrong-type', 'on_abnormal_operation_list'],
  ['1 for true', 'tech-sme', { on_abnormal_operation_list: 1 }, 'wrong-type', 'on_abnormal_operation_list'],
  ['true for a number', 'tech-sme', { staff_total: true }, 'wrong-type', 'staff_total'],
  ['a list for a number', 'tech-sme', { staff_total: [120] }, 'wrong-type', 'staff_total'],
  ['negative staff', 'tech-sme', { staff_total: -1 }, 'negative', 'staff_total'],
  ['negative R&D', 'tech-sme', { rd_expense_last_year_wan_yuan: -0.01 }, 'negative', 'rd_expense_last_year_wan_yuan'],
  ['10^15', 'tech-sme', { sales_last_year_wan_yuan: 1e15 }, 'too-large', 'sales_last_year_wan_yuan'],
  ['half a patent', 'tech-sme', { ip_class_2_count: 1.5 }, 'not-whole', 'ip_class_2_count'],
  ['not a number', 'tech-sme', { staff_total: Number.NaN }, 'wrong-type', 'staff_total'],
  ['infinity', 'tech-sme', { staff_total: Number.POSITIVE_INFINITY }, 'wrong-type', 'staff_total'],
  ['more S&T staff than staff', 'tech-sme', { staff_total: 20 }, 'contradiction', 'staff_science_and_technology'],
  ['a mistyped fact', 'tech-sme', { staf_total: 1 }, 'unknown-fact', 'staf_total'],
  ['a fact named like a built-in', 'tech-sme', { constructor: 1 }, 'unknown-fact', 'constructor'],
  ['an unknown kind of right', 'tech-sme', { ip_rights: [{ type: 'patent' }] }, 'no-such-choice', 'ip_rights[0].type'],
  ['an unknown field of a right', 'tech-sme', { ip_rights: [{ typ: 'design' }] }, 'unknown-fact', 'ip_rights[0].typ'],
  ['a right that is no object', 'tech-sme', { ip_rights: ['design'] }, 'wrong-type', 'ip_rights[0]'],
  [
    'an unknown grade',
    'high-tech-enterprise',
    { ip_advancedness_grade: '高' },
    'no-such-choice',
    'ip_advancedness_grade',
  ],
  [
    'an empty list',
    'high-tech-enterprise',
    { sales_last_3_years_wan_yuan: [] },
    'list-length',
    'sales_last_3_years_wan_yuan',
  ],
  [
    'four years of three',
    'high-tech-enterprise',
    { sales_last_3_years_wan_yuan: [1, 2, 3, 4] },
    'list-length',
    'sales_last_3_years_wan_yuan',
  ],
  [
    'sales of two years, R&D of three',
    'high-tech-enterprise',
    { sales_last_3_years_wan_yuan: [1, 2] },
    'list-length',
    'sales_last_3_years_wan_yuan',
  ],
  [
    'a text in a list',
    'high-tech-enterprise',
    { converted_results_last_3_years: [1, '2', 3] },
    'wrong-type',
    'converted_results_last_3_years[1]',
  ],
  [
    'a figure for a list',
    'high-tech-enterprise',
    { sales_last_3_years_wan_yuan: 5000 },
    'wrong-type',
    'sales_last_3_years_wan_yuan',
  ],
  [
    'points above the band',
    'high-tech-enterprise',
    { expert_points_transformation: 31 },
    'outside-band',
    'expert_points_transformation',
  ],
  [
    'points below the band',
    'high-tech-enterprise',
    { expert_points_ip_advancedness: 6 },
    'outside-band',
    'expert_points_ip_advancedness',
  ],
  [
    'half a point',
    'high-tech-enterprise',
    { expert_points_growth_sales: 5.5 },
    'not-whole',
    'expert_points_growth_sales',
  ],
  [
    'points where there are none',
    'high-tech-enterprise',
    { took_part_in_standard_setting: false },
    'outside-band',
    'expert_points_ip_standards_bonus',
  ],
  [
    'one year of two',
    'specialised-sme',
    { rd_expense_last_2_years_wan_yuan: [100] },
    'list-length',
    'rd_expense_last_2_years_wan_yuan',
  ],
  ['a day that is not', 'technology-contract', { filing_date: '2026-02-30' }, 'wrong-type', 'filing_date'],
  ['a date with slashes', 'technology-contract', { filing_date: '2026/03/01' }, 'wrong-type', 'filing_date'],
  [
    'costs above the contract',
    'technology-contract',
    { equipment_cost_wan_yuan: 301 },
    'contradiction',
    'contract_amount_wan_yuan',
  ],
  [
    'an unknown kind of contract',
    'technology-contract',
    { contract_kind: 'purchase' },
    'no-such-choice',
    'contract_kind',
  ],
  ['an unknown tax grade', 'innovation-score-loan', { tax_credit_grade: 'E' }, 'no-such-choice', 'tax_credit_grade'],
  ['another sector', 'size-class', { sector: 'construction' }, 'no-such-choice', 'sector'],
]

describe('facts that cannot be used', () => {
  it.each(bad)('%s is refused by name, in both languages', (_, set, changes, code, field) => {
    const problems = problemsOf(set, company(set, changes))
    expect(problems).toEqual([expect.objectContaining({ code, field })])
    expect(problems[0]?.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(problems[0]?.en).toMatch(/[a-z]{3}/)
  })

  it.each([[null], [[]], ['text'], [7]])('%j is no facts at all', (facts) => {
    expect(problemsOf('tech-sme', facts)).toMatchObject([{ code: 'not-facts' }])
  })

  it('a mistyped name is answered with the one that was meant', () => {
    expect(problemsOf('tech-sme', { sale_last_year_wan_yuan: 1 })[0]?.zh).toContain('是否指 sales_last_year_wan_yuan')
    expect(problemsOf('tech-sme', { zzz: 1 })[0]?.zh).not.toContain('是否指')
  })

  it('everything that is wrong is said at once', () => {
    const problems = problemsOf('tech-sme', { staf_total: 1, sales_last_year_wan_yuan: -1, ip_class_1_count: 'two' })
    expect(problems.map(({ code }) => code)).toEqual(['unknown-fact', 'negative', 'wrong-type'])
  })

  it("another rule set's facts are left aside, so that one file of a company serves all", () => {
    const everything = Object.assign({}, ...['specialised-sme', 'tech-sme'].map((set) => companies[set]))
    expect(judge('tech-sme', everything).pass).toBe(true)
  })
})

describe('figures as they are written', () => {
  it('a share a hair below a band does not reach it, however many digits it has', () => {
    const { value } = readJsonText(
      '{ "rd_expense_last_year_wan_yuan": 399.99999999999999999999, "ip_class_2_count": 1 }',
    )
    const facts = { ...company('tech-sme'), ...(value as FactTable) }
    expect(judge('tech-sme', facts).items.find(({ id }) => id === 'rd')?.points).toBe(30)
  })

  it('0.1 + 0.2 is 0.3', () => {
    const sixty = company('tech-sme', { staff_total: 1, staff_science_and_technology: 0.3 })
    expect(judge('tech-sme', sixty).items[0]?.points).toBe(20)
  })

  it('a key that stands twice is found, at any depth', () => {
    expect(readJsonText('{"a":1,"f":{"x":[{"y":1},{"y":2}],"x":3},"a":"{\\"a\\":1}"}').duplicates).toEqual(['f.x', 'a'])
  })
})
