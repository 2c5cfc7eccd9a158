import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FactTable } from './testing/companies.ts'
import { company, flat, judge } from './testing/expect.ts'

/** The worked examples of the rules, by their ids: what changes in the company, and what must come out. */
const examples: [id: string, set: string, changes: FactTable, expected: FactTable][] = [
  ['IP-startup', 'innovation-points-trial', { life_stage: 'startup' }, { total: 51.8 }],
  ['IP-growth', 'innovation-points-trial', {}, { total: 51.7 }],
  ['IP-stable', 'innovation-points-trial', { life_stage: 'stable' }, { total: 50.1 }],
  [
    'IP-missing',
    'innovation-points-trial',
    { total_revenue_growth_percent: -20, technology_contract_value_wan_yuan: undefined },
    { G3: 0, T6: 0, total: 46.1, missing: ['technology_contract_value_wan_yuan'] },
  ],
  ['SME-1', 'tech-sme', {}, { staff: 16, rd: 40, ip: 18, total: 74, pass: true }],
  [
    'SME-2',
    'tech-sme',
    {
      staff_total: 40,
      staff_science_and_technology: 3,
      sales_last_year_wan_yuan: 1000,
      rd_expense_last_year_wan_yuan: 80,
      total_assets_wan_yuan: 900,
      cost_and_expense_last_year_wan_yuan: undefined,
      ip_class_1_count: 1,
      ip_class_2_count: 0,
    },
    { staff: 0, rd: 50, ip: 30, total: 80, G5: false, pass: false, missing: [] },
  ],
  [
    'SME-3',
    'tech-sme',
    {
      staff_total: 510,
      staff_science_and_technology: 200,
      sales_last_year_wan_yuan: 15000,
      total_assets_wan_yuan: 15000,
      rd_expense_last_year_wan_yuan: 1500,
      holds_valid_high_tech_enterprise_certificate: true,
      ip_class_1_count: 3,
      ip_class_2_count: 9,
    },
    { G2: false, G5: true, direct: true, pass: false },
  ],
  [
    'SME-4',
    'tech-sme',
    {
      staff_total: 20,
      staff_science_and_technology: 8,
      sales_last_year_wan_yuan: 0,
      rd_expense_last_year_wan_yuan: 150,
      cost_and_expense_last_year_wan_yuan: 700,
      total_assets_wan_yuan: 500,
      ip_class_2_count: 1,
    },
    { staff: 20, rd: 30, ip: 6, total: 56, G5: false, pass: false },
  ],
  [
    'SME-5',
    'tech-sme',
    {
      staff_total: 500,
      staff_science_and_technology: 50,
      sales_last_year_wan_yuan: 20000,
      rd_expense_last_year_wan_yuan: 1200,
      total_assets_wan_yuan: 20000,
      cost_and_expense_last_year_wan_yuan: undefined,
      ip_class_2_count: 2,
    },
    { staff: 4, rd: 50, ip: 12, total: 66, pass: true },
  ],
  [
    'HN-1',
    'high-tech-enterprise',
    { expert_points_growth_net_assets: undefined, expert_points_growth_sales: undefined },
    { growth_net_assets: [7, 8], growth_sales: [5, 6], total: [83, 85] },
  ],
  [
    'HN-2',
    'high-tech-enterprise',
    { net_assets_last_3_years_wan_yuan: [0, 800, 920], expert_points_growth_net_assets: undefined },
    { growth_net_assets: [5, 6] },
  ],
  [
    'HN-3',
    'high-tech-enterprise',
    { sales_last_3_years_wan_yuan: [500, 0, 900], expert_points_growth_sales: undefined },
    { growth_sales: 0 },
  ],
  [
    'HN-4',
    'high-tech-enterprise',
    {
      sales_last_3_years_wan_yuan: [12000, 13000, 20000],
      rd_expense_last_3_years_wan_yuan: [500, 550, 650],
      expert_points_growth_sales: undefined,
    },
    { rd_ratio: false },
  ],
  [
    'HN-5',
    'high-tech-enterprise',
    {
      sales_last_3_years_wan_yuan: [12000, 12999, 20001],
      rd_expense_last_3_years_wan_yuan: [500, 550, 650],
      expert_points_growth_sales: undefined,
    },
    { rd_ratio: true },
  ],
  [
    'HN-6',
    'high-tech-enterprise/rd_items',
    {},
    { other_cap_wan_yuan: 225, other_counted_wan_yuan: 225, rd_total_counted_wan_yuan: 1125 },
  ],
  [
    'HN-7',
    'high-tech-enterprise',
    {
      converted_results_last_3_years: [3, 3, 3],
      expert_points_transformation: 13,
      expert_points_rd_management_rules_and_ledger: 6,
      net_assets_last_3_years_wan_yuan: [1000, 1150, 1322.5],
      expert_points_growth_net_assets: 5,
    },
    { group_ip: 30, group_growth: 10, total: 70, score_over_70: false, pass: false },
  ],
  [
    'HN-8',
    'high-tech-enterprise',
    {
      ip_advancedness_grade: 'average',
      expert_points_ip_advancedness: 3,
      took_part_in_standard_setting: false,
      expert_points_ip_standards_bonus: 0,
      converted_results_last_3_years: [4, 4, 4],
      expert_points_transformation: 19,
      expert_points_rd_management_rules_and_ledger: 6,
      expert_points_rd_management_rd_body_and_cooperation: 5,
      expert_points_rd_management_staff_training_and_appraisal: 4,
      net_assets_last_3_years_wan_yuan: [1000, 1150, 1322.5],
      expert_points_growth_net_assets: 5,
    },
    { group_ip: 24, group_rd_management: 18, group_growth: 10, total: 71, score_over_70: true, pass: true },
  ],
  ['TC-1', 'technology-contract', {}, { technology_amount_wan_yuan: 220 }],
  [
    'TC-2',
    'technology-contract',
    {},
    { exempt_wan_yuan: 500, half_taxed_excess_wan_yuan: 300, taxable_wan_yuan: 150, tax_at_25_percent_wan_yuan: 37.5 },
  ],
  [
    'TC-3',
    'technology-contract',
    { technology_transfer_gain_this_tax_year_wan_yuan: 500 },
    { exempt_wan_yuan: 500, half_taxed_excess_wan_yuan: 0, taxable_wan_yuan: 0, tax_at_25_percent_wan_yuan: 0 },
  ],
  [
    'TC-4',
    'technology-contract',
    {
      contract_kind: 'licence',
      transfer_form: 'non_exclusive_licence',
      licence_years: 3,
      technology_transfer_gain_this_tax_year_wan_yuan: 300,
    },
    {
      relief_applies: false,
      exempt_wan_yuan: 0,
      half_taxed_excess_wan_yuan: 0,
      taxable_wan_yuan: 300,
      tax_at_25_percent_wan_yuan: 75,
    },
  ],
  ['TC-5', 'technology-contract', { filing_date: '2026-02-28' }, { regime: 'old_2000_2001' }],
  ['TC-5', 'technology-contract', { filing_date: '2026-03-01' }, { regime: 'new_2026' }],
  ['LO-1', 'innovation-score-loan', {}, { loan_ceiling_wan_yuan: 750 }],
  [
    'LO-2',
    'innovation-score-loan',
    { revenue_last_year_wan_yuan: 3000, revenue_year_before_last_wan_yuan: 2400, operating_years: 8 },
    { loan_ceiling_wan_yuan: 1000 },
  ],
  [
    'LO-3',
    'innovation-score-loan',
    { revenue_last_year_wan_yuan: 180, revenue_year_before_last_wan_yuan: undefined, operating_years: 1.5 },
    { loan_ceiling_wan_yuan: 180, missing: [] },
  ],
  ['LO-4', 'innovation-score-loan', { lpr_percent: 3.0 }, { rate_cap_percent: 3.8 }],
  ['LO-7', 'innovation-score-loan', {}, { guaranteed_principal_wan_yuan: 450 }],
  [
    'EL-1',
    'innovative-sme',
    {},
    { group_innovation: 25, group_growth: 25, group_specialisation: 25, total: 75, pass: true },
  ],
  [
    'EL-2',
    'innovative-sme',
    {
      ip_own_rd_class_1_count: 1,
      rd_expense_last_year_wan_yuan: 60,
      main_business_revenue_last_year_wan_yuan: 750,
      main_business_revenue_previous_year_wan_yuan: 765.3061,
      total_liabilities_wan_yuan: 600,
      main_product_in_strategic_emerging_industry: true,
    },
    { group_innovation: 35, group_growth: 5, group_specialisation: 30, total: 70, growth_15: false, pass: false },
  ],
  [
    'EL-3',
    'little-giant',
    { rd_expense_last_2_years_wan_yuan: [700, 450] },
    { rd_amount: false, rd_ratio: true, market: true, pass: false },
  ],
  ['EL-4', 'gazelle', {}, { pass: true }],
  [
    'EL-5',
    'gazelle',
    { revenue_last_year_wan_yuan: 2073.6, revenue_previous_year_wan_yuan: 1900 },
    { cagr_4y: false, last_year_positive: true, pass: false },
  ],
  ['EL-6', 'size-class', {}, { size_class: 'medium' }],
  ['EL-6', 'size-class', { staff_total: 350, revenue_wan_yuan: 1500 }, { size_class: 'small' }],
  ['EL-6', 'size-class', { staff_total: 15, revenue_wan_yuan: 5000 }, { size_class: 'micro' }],
  [
    'EL-7',
    'super-deduction',
    {},
    { other_cap_wan_yuan: 100, other_counted_wan_yuan: 100, extra_deduction_wan_yuan: 1000 },
  ],
]

describe('worked examples', () => {
  it.each(examples)('%s of %s', (_, set, changes, expected) => {
    expect(flat(judge(set, company(set, changes)))).toMatchObject(expected)
  })

  it('every example that the collected rules give for these sets is here', () => {
    const file = new URL('../../../shared/rules/worked_examples.json', import.meta.url)
    const own = new Set(examples.map(([id]) => id))
    // The collection lies beside the checkout where the rules were gathered; elsewhere the table above stands alone.
    const collected: { id: string }[] = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : [...own].map((id) => ({ id }))
    const elsewhere = new Set(['LO-5', 'LO-6', 'LO-8'])
    const wanted = collected.map(({ id }) => id).filter((id) => /^(IP|SME|HN|TC|LO|EL)-/.test(id) && !elsewhere.has(id))
    expect(wanted.filter((id) => !own.has(id))).toEqual([])
  })
})
