import type { FactTable } from './testing/companies.ts'
import { type Case, fails, runCases } from './testing/run-cases.ts'

const sizeClass: Case[] = [
  [
    { staff_total: 1000, revenue_wan_yuan: 40000 },
    { size_class: 'large', grade: 'large' },
  ],
  [{ staff_total: 999, revenue_wan_yuan: 40000 }, { size_class: 'medium' }],
  [{ staff_total: 1000, revenue_wan_yuan: 39999.99 }, { size_class: 'medium' }],
  [{ staff_total: 300, revenue_wan_yuan: 2000 }, { size_class: 'medium' }],
  [{ staff_total: 299, revenue_wan_yuan: 2000 }, { size_class: 'small' }],
  [{ staff_total: 300, revenue_wan_yuan: 1999.99 }, { size_class: 'small' }],
  [{ staff_total: 20, revenue_wan_yuan: 300 }, { size_class: 'small' }],
  [{ staff_total: 19, revenue_wan_yuan: 300 }, { size_class: 'micro' }],
  [{ staff_total: 20, revenue_wan_yuan: 299.99 }, { size_class: 'micro' }],
]
const aboveScale: Case[] = [
  [{ main_business_revenue_last_year_wan_yuan: 1999.99 }, fails('above_designated_size_industry')],
]

const superDeduction: Case[] = [
  [
    { rd_other_costs_wan_yuan: 99 },
    { other_counted_wan_yuan: 99, deduction_base_wan_yuan: 999, extra_deduction_wan_yuan: 999 },
  ],
  [{ is_ic_or_machine_tool_enterprise: true }, { extra_deduction_wan_yuan: 1200 }],
  [{ is_ic_or_machine_tool_enterprise: true, tax_year: 2023 }, { extra_deduction_wan_yuan: 1200 }],
  [{ is_ic_or_machine_tool_enterprise: true, tax_year: 2027 }, { extra_deduction_wan_yuan: 1200 }],
  [{ is_ic_or_machine_tool_enterprise: true, tax_year: 2028 }, { extra_deduction_wan_yuan: 1000 }],
  [{ tax_year: 2022 }, { extra_deduction_wan_yuan: null, deduction_base_wan_yuan: 1000, missing: [] }],
  ...[
    'tobacco_manufacturing',
    'accommodation_and_catering',
    'wholesale_and_retail',
    'real_estate',
    'leasing_and_business_services',
    'entertainment',
  ].map((industry): Case => [{ industry }, { ...fails('industry_allowed'), extra_deduction_wan_yuan: 0 }]),
  [
    { rd_outsourced_domestic_actual_wan_yuan: 100 },
    { outsourced_domestic_counted_wan_yuan: 80, deduction_base_wan_yuan: 1080 },
  ],
  [
    { rd_outsourced_overseas_actual_wan_yuan: 100 },
    { outsourced_overseas_counted_wan_yuan: 80, deduction_base_wan_yuan: 1080 },
  ],
  [
    { rd_outsourced_overseas_actual_wan_yuan: 833, rd_other_costs_wan_yuan: 99 },
    { outsourced_overseas_counted_wan_yuan: 666, deduction_base_wan_yuan: 1665 },
  ],
  [
    { rd_outsourced_overseas_actual_wan_yuan: 5000, rd_outsourced_domestic_actual_wan_yuan: 250 },
    { outsourced_overseas_counted_wan_yuan: 800, deduction_base_wan_yuan: 2000 },
  ],
]
const intangible: Case[] = [
  [{}, { intangible_amortisation_deductible_wan_yuan: 100 }],
  [{ is_ic_or_machine_tool_enterprise: true }, { intangible_amortisation_deductible_wan_yuan: 110 }],
  [{ industry: 'entertainment' }, { intangible_amortisation_deductible_wan_yuan: 50 }],
]

const noRelief: FactTable = {
  relief_applies: false,
  exempt_wan_yuan: 0,
  half_taxed_excess_wan_yuan: 0,
  taxable_wan_yuan: 800,
  tax_at_25_percent_wan_yuan: 200,
}
const contract: Case[] = [
  [{ is_written: false }, { registrable: false, vat_exempt: false, pass: false }],
  [{ parties_clear: false }, { registrable: false, vat_exempt: true }],
  [{ subject_clear: false }, { registrable: false }],
  [{ already_registered: true }, { registrable: false }],
  [{ inseparable_part_of_construction_contract: true }, { registrable: false }],
  ...['legal_advice', 'economic_analysis', 'advertising', 'repair', 'anything_else'].map(
    (content_category): Case => [{ content_category }, { registrable: false, pass: false }],
  ),
  [
    {
      instrument_cost_wan_yuan: 10,
      parts_cost_wan_yuan: 5,
      raw_material_cost_wan_yuan: 4,
      other_non_technical_cost_wan_yuan: 1,
    },
    { technology_amount_wan_yuan: 200 },
  ],
  [{ equipment_cost_wan_yuan: 300 }, { technology_amount_wan_yuan: 0 }],
  [{ reasonable_carrier_cost_wan_yuan: undefined }, { technology_amount_wan_yuan: 220, missing: [] }],
  [{ parties_100_percent_related: true }, noRelief],
  [{ provincially_recognised: false }, { ...noRelief, vat_exempt: false }],
  [{ contract_kind: 'development' }, { ...noRelief, vat_exempt: true }],
  [{ contract_kind: 'consulting' }, { ...noRelief, vat_exempt: false }],
  [
    { contract_kind: 'service', tied_to_transfer_or_development: true },
    { ...noRelief, vat_exempt: true },
  ],
  [
    { contract_kind: 'licence', transfer_form: 'non_exclusive_licence', licence_years: 5 },
    { relief_applies: true, taxable_wan_yuan: 150, vat_exempt: true },
  ],
  [{ contract_kind: 'licence', transfer_form: 'non_exclusive_licence', licence_years: 4.99 }, noRelief],
  [
    { contract_kind: 'licence', transfer_form: 'non_exclusive_licence' },
    { relief_applies: null, exempt_wan_yuan: null, missing: ['licence_years'] },
  ],
  [
    { technology_transfer_gain_this_tax_year_wan_yuan: 500.01 },
    {
      exempt_wan_yuan: 500,
      half_taxed_excess_wan_yuan: 0.01,
      taxable_wan_yuan: 0.005,
      tax_at_25_percent_wan_yuan: 0.00125,
    },
  ],
  [
    { technology_transfer_gain_this_tax_year_wan_yuan: 499 },
    { exempt_wan_yuan: 499, half_taxed_excess_wan_yuan: 0, taxable_wan_yuan: 0 },
  ],
  [
    { technology_transfer_gain_this_tax_year_wan_yuan: -50 },
    { exempt_wan_yuan: 0, half_taxed_excess_wan_yuan: 0, taxable_wan_yuan: 0 },
  ],
  [
    {
      technology_transfer_gain_this_tax_year_wan_yuan: undefined,
      technology_transfer_revenue_wan_yuan: 1000,
      technology_transfer_cost_wan_yuan: 150,
      technology_transfer_related_taxes_wan_yuan: 50,
    },
    { exempt_wan_yuan: 500, half_taxed_excess_wan_yuan: 300, tax_at_25_percent_wan_yuan: 37.5 },
  ],
  [
    {
      technology_transfer_gain_this_tax_year_wan_yuan: undefined,
      technology_transfer_gains_this_tax_year_wan_yuan: [200, 250, 150],
    },
    { exempt_wan_yuan: 500, half_taxed_excess_wan_yuan: 100 },
  ],
  [{ filing_date: '2025-12-31' }, { regime: 'old_2000_2001' }],
  [{ filing_date: '2026-11-01' }, { regime: 'new_2026' }],
]

const loan: Case[] = [
  [{ borrower_titles: [] }, fails('borrower_title')],
  [{ borrower_titles: ['gazelle'] }, fails('borrower_title')],
  ...['high_tech_enterprise', 'innovation_leading_enterprise', 'specialised_sme', 'innovative_sme'].map(
    (title): Case => [{ borrower_titles: ['gazelle', title] }, { borrower_title: true, pass: true }],
  ),
  [{ registered_in_huaian: false }, fails('registered_in_huaian')],
  [{ operating_years: 0.99, controller_years_in_trade: 1.99, revenue_last_year_wan_yuan: 2000 }, fails('experience')],
  [{ operating_years: 1, controller_years_in_trade: 0 }, { experience: true }],
  [
    { operating_years: 0.5, controller_years_in_trade: 2 },
    { experience: true, loan_ceiling_wan_yuan: 900 },
  ],
  [{ operating_years: 2 }, { loan_ceiling_wan_yuan: 750 }],
  [{ operating_years: 1.99 }, { loan_ceiling_wan_yuan: 900 }],
  [{ operating_years: 1, revenue_last_year_wan_yuan: 5000 }, { loan_ceiling_wan_yuan: 1000 }],
  [{ technology_qualification_valid: false }, fails('qualification_valid')],
  [{ has_current_overdue: true }, fails('no_overdue')],
  [{ major_violation_last_3_years: true }, fails('no_major_violation')],
  [{ cash_inflow_last_6_months_about_covers_outflow: false }, fails('cash_flow')],
  [{ accounts_complete: false }, fails('accounts')],
  [{ firm_is_dishonest_judgment_debtor: true }, fails('not_judgment_defaulter')],
  [{ controller_is_dishonest_judgment_debtor: true }, fails('not_judgment_defaulter')],
  ...['blue', 'yellow'].map((rating): Case => [{ environmental_credit_rating: rating }, { environment: true }]),
  ...['red', 'black'].map((rating): Case => [{ environmental_credit_rating: rating }, fails('environment')]),
  ...['B', 'M', 'C'].map((grade): Case => [{ tax_credit_grade: grade }, { tax_credit: true }]),
  [{ tax_credit_grade: 'D' }, fails('tax_credit')],
  [{ loan_principal_wan_yuan: 750.01 }, fails('amount')],
  [{ loan_term_months: 13 }, fails('term')],
  [{ loan_rate_percent: 3.81 }, fails('rate')],
  [
    { lpr_percent: 3.1, loan_rate_percent: 3.9 },
    { rate_cap_percent: 3.9, rate: true },
  ],
]

runCases({
  'size-class': sizeClass,
  'size-class/above_scale': aboveScale,
  'super-deduction': superDeduction,
  'super-deduction/intangible': intangible,
  'technology-contract': contract,
  'innovation-score-loan': loan,
})
