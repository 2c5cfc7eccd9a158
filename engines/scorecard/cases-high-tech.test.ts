import type { FactTable } from './testing/companies.ts'
import { type Case, fails, runCases } from './testing/run-cases.ts'

const free = (...items: string[]): FactTable =>
  Object.fromEntries(items.map((item) => [`expert_points_${item}`, undefined]))
const net = (...values: number[]): FactTable => ({
  net_assets_last_3_years_wan_yuan: values,
  ...free('growth_net_assets'),
})
const sales = (...values: number[]): FactTable => ({
  sales_last_3_years_wan_yuan: values,
  rd_expense_last_3_years_wan_yuan: values.map(() => 400),
  ...free('growth_sales'),
})
const results = (...values: number[]): FactTable => ({
  converted_results_last_3_years: values,
  ...free('transformation'),
})
const quantity = (one: number, two: number, used: number): FactTable => ({
  ip_class_1_count: one,
  ip_class_2_count: two,
  ip_class_2_used_in_earlier_recognition_count: used,
  ...free('ip_quantity'),
})

const highTech: Case[] = [
  [{ days_since_registration_at_application: 365 }, { age_365_days: true, pass: true }],
  [{ days_since_registration_at_application: 364 }, fails('age_365_days')],
  [{ owns_ip_supporting_main_product: false }, fails('owns_ip')],
  [{ core_technology_in_state_supported_fields: false }, fails('field')],
  [{ major_safety_accident_in_year_before_application: true }, fails('no_incident')],
  [{ major_quality_accident_in_year_before_application: true }, fails('no_incident')],
  [{ serious_environmental_offence_in_year_before_application: true }, fails('no_incident')],
  [{ staff_total_monthly_average: 200.1 }, fails('staff_ratio')],
  [
    { staff_total_monthly_average: 0, staff_science_and_technology_monthly_average: 0 },
    { staff_ratio: null, pass: null, missing: [] },
  ],
  [
    { total_income_last_year_wan_yuan: 100, non_taxable_income_last_year_wan_yuan: 100 },
    { high_tech_income: null, missing: [] },
  ],
  [{ non_taxable_income_last_year_wan_yuan: 0, total_income_last_year_wan_yuan: 6667 }, fails('high_tech_income')],
  [quantity(1, 0, 0), { ip_quantity: [7, 8] }],
  [quantity(0, 5, 0), { ip_quantity: [5, 6] }],
  [quantity(0, 4, 0), { ip_quantity: [3, 4] }],
  [quantity(0, 3, 0), { ip_quantity: [3, 4] }],
  [quantity(0, 2, 0), { ip_quantity: [1, 2] }],
  [quantity(0, 1, 0), { ip_quantity: [1, 2] }],
  [quantity(0, 0, 0), { ip_quantity: 0 }],
  [quantity(0, 6, 2), { ip_quantity: [3, 4] }],
  [quantity(0, 6, 6), { ip_quantity: 0 }],
  [quantity(2, 6, 6), { ip_quantity: [7, 8] }],
  ...['high', 'fairly_high', 'average', 'fairly_low'].map(
    (grade, i): Case => [
      { ip_advancedness_grade: grade, ...free('ip_advancedness') },
      { ip_advancedness: [7 - 2 * i, 8 - 2 * i] },
    ],
  ),
  ...['strong', 'fairly_strong', 'average', 'fairly_weak'].map(
    (grade, i): Case => [
      { ip_core_support_grade: grade, ...free('ip_core_support') },
      { ip_core_support: [7 - 2 * i, 8 - 2 * i] },
    ],
  ),
  [{ ip_advancedness_grade: 'none', expert_points_ip_advancedness: 0 }, { ip_advancedness: 0 }],
  [{ ip_core_support_grade: 'none', ...free('ip_core_support') }, { ip_core_support: 0 }],
  [free('ip_acquisition'), { ip_acquisition: [1, 6], group_ip: [27, 30] }],
  [{ ip_any_by_own_rd: false, ...free('ip_acquisition') }, { ip_acquisition: [1, 3] }],
  [{ ip_any_by_own_rd: false, expert_points_ip_acquisition: 3 }, { ip_acquisition: 3 }],
  [free('ip_standards_bonus'), { ip_standards_bonus: [1, 2], group_ip: 30 }],
  [
    { took_part_in_standard_setting: false, ...free('ip_standards_bonus') },
    { ip_standards_bonus: 0, group_ip: 29 },
  ],
  [results(5, 5, 5), { transformation: [25, 30] }],
  [results(5, 5, 4), { transformation: [19, 24] }],
  [results(4, 4, 4), { transformation: [19, 24] }],
  [results(4, 4, 3), { transformation: [13, 18] }],
  [results(0, 0, 9), { transformation: [13, 18] }],
  [results(3, 3, 2), { transformation: [7, 12] }],
  [results(2, 2, 2), { transformation: [7, 12] }],
  [results(1, 1, 1), { transformation: [1, 6] }],
  [results(1, 1, 0), { transformation: 0 }],
  [results(0, 0, 0), { transformation: 0 }],
  [results(4, 6), { transformation: [25, 30] }],
  [
    {
      ...free('transformation'),
      converted_results_last_3_years: undefined,
      converted_results_detail_last_3_years: ['a', 'b', 'c', 'c', 'a'].map((result_id) => ({
        result_id,
        product_count: 4,
      })),
    },
    { transformation: [1, 6] },
  ],
  [net(1000, 1350, 1822.5), { growth_net_assets: [9, 10] }],
  [net(1000, 1250, 1562.5), { growth_net_assets: [7, 8] }],
  [net(1000, 1050, 1102.5), { growth_net_assets: [3, 4] }],
  [net(1000, 1000, 1000), { growth_net_assets: 0 }],
  [net(1000, 900, 800), { growth_net_assets: 0 }],
  [net(1000, 1000, 1001), { growth_net_assets: [1, 2] }],
  [net(0, 0, 900), { growth_net_assets: 0 }],
  [net(500, 0, 900), { growth_net_assets: 0 }],
  [net(0, 800, 700), { growth_net_assets: 0 }],
  [net(800, 1000), { growth_net_assets: [7, 8] }],
  [net(100, 50, -20), { growth_net_assets: 0 }],
  [net(-100, 50, 80), { growth_net_assets: 0 }],
  [net(-100, -200, -300), { growth_net_assets: null, total: null, missing: [] }],
  [
    {
      ...free('growth_net_assets'),
      net_assets_last_3_years_wan_yuan: undefined,
      assets_last_3_years_wan_yuan: [2000, 2500, 3000],
      liabilities_last_3_years_wan_yuan: [1000, 1200, 1310],
    },
    { growth_net_assets: [7, 8] },
  ],
  [
    { net_assets_last_3_years_wan_yuan: undefined, assets_last_3_years_wan_yuan: [2000, 2500, 3000] },
    { growth_net_assets: null, missing: ['liabilities_last_3_years_wan_yuan'] },
  ],
  [
    { net_assets_last_3_years_wan_yuan: undefined },
    { growth_net_assets: null, missing: ['net_assets_last_3_years_wan_yuan'] },
  ],
  [sales(0, 1000, 1350), { growth_sales: [9, 10] }],
  [sales(1000, 1000, 900), { growth_sales: 0 }],
  [sales(1000, 1250), { growth_sales: [7, 8], rd_ratio: true }],
  [
    { sales_last_3_years_wan_yuan: [0, 0, 0], ...free('growth_sales') },
    { rd_ratio: null, growth_sales: 0 },
  ],
  [
    { sales_last_3_years_wan_yuan: [4000, null, 5500] },
    { rd_ratio: null, growth_sales: null, missing: ['sales_last_3_years_wan_yuan'] },
  ],
  [
    { ...free('transformation'), expert_points_rd_management_rules_and_ledger: undefined },
    {
      transformation: [25, 30],
      rd_management_rules_and_ledger: [0, 6],
      total: [78, 89],
      score_over_70: true,
      pass: true,
    },
  ],
  [
    { ...results(3, 3, 3), ...free('growth_sales') },
    { total: [71, 77], score_over_70: true },
  ],
  [
    { ...results(3, 3, 3), ip_any_by_own_rd: false, expert_points_ip_acquisition: 1 },
    { total: [68, 73], score_over_70: null, pass: null },
  ],
  [{ ...results(2, 2, 2) }, { total: [65, 70], score_over_70: false, pass: false }],
  [
    { ...results(0, 0, 0), ...free('rd_management_rules_and_ledger') },
    { total: [53, 59], ...fails('score_over_70') },
  ],
]

const rdItems: Case[] = [
  [{ rd_other_wan_yuan: 225 }, { other_counted_wan_yuan: 225 }],
  [{ rd_other_wan_yuan: 224.99 }, { other_counted_wan_yuan: 224.99, rd_total_counted_wan_yuan: 1124.99 }],
  [{ rd_other_wan_yuan: 225.01 }, { other_counted_wan_yuan: 225 }],
  [
    { rd_outsourced_overseas_actual_wan_yuan: 0, rd_outsourced_domestic_actual_wan_yuan: 0, rd_other_wan_yuan: 0 },
    {
      outsourced_counted_wan_yuan: 0,
      other_cap_wan_yuan: 175,
      rd_total_counted_wan_yuan: 700,
      rd_domestic_counted_wan_yuan: 700,
    },
  ],
  [
    { rd_outsourced_overseas_actual_wan_yuan: 2000 },
    { outsourced_counted_wan_yuan: 1720, rd_domestic_share: false, pass: false },
  ],
  [
    { rd_other_wan_yuan: undefined },
    { other_counted_wan_yuan: null, rd_total_counted_wan_yuan: null, other_cap_wan_yuan: 225, rd_domestic_share: null },
  ],
]

runCases({ 'high-tech-enterprise': highTech, 'high-tech-enterprise/rd_items': rdItems })
