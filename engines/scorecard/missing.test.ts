import { describe, expect, it } from 'vitest'
import { companies, type FactTable } from './testing/companies.ts'
import { company, flat, judge } from './testing/expect.ts'

const removals = Object.keys(companies).flatMap((set) =>
  Object.keys(company(set)).map((fact): [string, string] => [set, fact]),
)

describe('a missing fact', () => {
  it.each(removals)('%s without %s: nothing turns to zero or no, and every null names it', (set, fact) => {
    const whole = flat(judge(set, company(set)))
    const lacking = flat(judge(set, company(set, { [fact]: undefined })))
    const { missing: _, ...results } = lacking
    const turnedNull = Object.keys(results).filter((key) => results[key] === null && whole[key] !== null)
    if (set === 'innovation-points-trial') return
    for (const [key, value] of Object.entries(results))
      if (value !== null && !Array.isArray(value)) expect([key, value]).toEqual([key, whole[key]])
    const isExpert = fact.startsWith('expert_points_')
    if (!isExpert) expect(lacking.missing).toEqual(turnedNull.length > 0 ? [fact] : [])
  })

  it.each(removals)('%s with %s null is the same as without it', (set, fact) => {
    const absent = flat(judge(set, company(set, { [fact]: undefined })))
    const { [fact]: __, ...rest } = company(set)
    expect(flat(judge(set, { ...rest, [fact]: null }))).toEqual(absent)
  })

  it.each(Object.keys(companies))('%s with no facts at all: everything is open, nothing is decided', (set) => {
    if (set.startsWith('innovation-points')) return
    const { missing, direct, ...results } = flat(judge(set, {}))
    const decided = Object.entries(results).filter(([, value]) => value !== null && !Array.isArray(value))
    expect(decided).toEqual([])
    expect((missing as string[]).length).toBeGreaterThan(0)
    expect([null, false]).toContain(direct)
  })

  it('without a stage no trial points are assumed to be zero', () => {
    const lacking = flat(
      judge('innovation-points-trial', company('innovation-points-trial', { life_stage: undefined })),
    )
    expect(lacking).toMatchObject({ T1: null, total: null, missing: ['years_since_foundation'] })
  })

  const decidedElsewhere: [why: string, set: string, changes: FactTable, expected: FactTable][] = [
    [
      'R&D over sales at the most makes cost needless',
      'tech-sme',
      { rd_expense_last_year_wan_yuan: 480, cost_and_expense_last_year_wan_yuan: undefined },
      { rd: 50, missing: [] },
    ],
    [
      'R&D over sales below the most needs cost too',
      'tech-sme',
      { cost_and_expense_last_year_wan_yuan: undefined },
      { rd: null, total: null, pass: null, missing: ['cost_and_expense_last_year_wan_yuan'] },
    ],
    [
      'a class Ⅰ right makes class Ⅱ needless',
      'tech-sme',
      { ip_class_1_count: 1, ip_class_2_count: undefined },
      { ip: 30, missing: [] },
    ],
    [
      'one failed part decides a gate',
      'tech-sme',
      { on_abnormal_operation_list: true, on_serious_illegality_list: undefined },
      { G4: false, pass: false, missing: [] },
    ],
    [
      'direct confirmation makes the score needless',
      'tech-sme',
      {
        holds_valid_high_tech_enterprise_certificate: true,
        rd_expense_last_year_wan_yuan: undefined,
        ip_class_1_count: undefined,
      },
      { rd: null, ip: null, total: null, G5: true, direct: true, pass: true, missing: [] },
    ],
    [
      'the rank is needed only after an award',
      'tech-sme',
      { national_st_award_last_5_years: undefined },
      { direct: null, pass: true, missing: ['national_st_award_last_5_years'] },
    ],
    [
      'after an award the rank is needed',
      'tech-sme',
      { national_st_award_last_5_years: true, rd_expense_last_year_wan_yuan: 0 },
      { direct: null, G5: null, pass: null, missing: ['national_st_award_unit_rank'] },
    ],
    [
      'staff at zero decides G5 whatever the rest',
      'tech-sme',
      { staff_science_and_technology: 0, ip_class_1_count: undefined },
      { staff: 0, G5: false, total: null, pass: false, missing: ['ip_class_1_count'] },
    ],
    [
      'ten years in the field are enough for any product',
      'single-champion',
      { is_new_product: undefined },
      { years_in_field: true, pass: true, missing: [] },
    ],
    [
      'seven years depend on whether the product is new',
      'single-champion',
      { years_in_product_field: 7, is_new_product: undefined },
      { years_in_field: null, pass: null, missing: ['is_new_product'] },
    ],
    [
      'revenue between both lines depends on the title',
      'single-champion',
      {
        main_business_revenue_last_3_years_wan_yuan: [30000, 30000, 30000],
        holds_provincial_specialised_sme_title: undefined,
      },
      { main_revenue: null, missing: ['holds_provincial_specialised_sme_title'] },
    ],
    [
      'share or rank: one is enough',
      'little-giant',
      { market_share_percent: undefined },
      { market: true, pass: true, missing: [] },
    ],
    [
      'a low share needs the rank',
      'little-giant',
      { market_segment_rank: undefined },
      { market: null, pass: null, missing: ['market_segment_rank'] },
    ],
    [
      'enough rights make the award needless',
      'little-giant',
      { national_st_award_last_3_years: undefined },
      { ip: true, missing: [] },
    ],
    [
      'too few rights need the award, not yet the rank',
      'little-giant',
      { ip_class_1_count: 3, national_st_award_last_3_years: undefined },
      { ip: null, missing: ['national_st_award_last_3_years'] },
    ],
    [
      'enough revenue makes equity needless',
      'specialised-sme',
      { new_equity_financing_last_2_years_wan_yuan: undefined },
      { revenue_or_equity: true, missing: [] },
    ],
    [
      'a young borrower needs last year only',
      'innovation-score-loan',
      { operating_years: 1.9, revenue_year_before_last_wan_yuan: undefined, loan_principal_wan_yuan: 900 },
      { loan_ceiling_wan_yuan: 900, amount: true, missing: [] },
    ],
    [
      'experience of either is enough',
      'innovation-score-loan',
      { controller_years_in_trade: undefined },
      { experience: true, missing: [] },
    ],
    [
      'tax is decided without a gain list',
      'technology-contract',
      {
        technology_transfer_gain_this_tax_year_wan_yuan: undefined,
        technology_transfer_gains_this_tax_year_wan_yuan: [300, 500],
      },
      { taxable_wan_yuan: 150, missing: [] },
    ],
    [
      'revenue without cost',
      'technology-contract',
      {
        technology_transfer_gain_this_tax_year_wan_yuan: undefined,
        technology_transfer_revenue_wan_yuan: 900,
        technology_transfer_related_taxes_wan_yuan: 20,
      },
      { exempt_wan_yuan: null, taxable_wan_yuan: null, missing: ['technology_transfer_cost_wan_yuan'] },
    ],
    [
      'licence years are needed only for licences',
      'technology-contract',
      { licence_years: undefined },
      { relief_applies: true, missing: [] },
    ],
    [
      'after 2027 it does not matter who makes chips',
      'super-deduction',
      { tax_year: 2028, is_ic_or_machine_tool_enterprise: undefined },
      { extra_deduction_wan_yuan: 1000, missing: [] },
    ],
    [
      'an excluded industry needs no year',
      'super-deduction',
      { industry: 'real_estate', tax_year: undefined },
      { extra_deduction_wan_yuan: 0, missing: [] },
    ],
    [
      'what both ways need is missing at once, beside the test',
      'single-champion',
      {
        is_new_product: undefined,
        years_in_product_field: undefined,
        holds_provincial_specialised_sme_title: undefined,
        main_business_revenue_last_3_years_wan_yuan: undefined,
      },
      {
        years_in_field: null,
        main_revenue: null,
        missing: [
          'years_in_product_field',
          'is_new_product',
          'main_business_revenue_last_3_years_wan_yuan',
          'holds_provincial_specialised_sme_title',
        ],
      },
    ],
    [
      'last year’s revenue is needed at any age, the year before only from two years on',
      'innovation-score-loan',
      {
        operating_years: undefined,
        revenue_last_year_wan_yuan: undefined,
        revenue_year_before_last_wan_yuan: undefined,
      },
      { loan_ceiling_wan_yuan: null, missing: ['operating_years', 'revenue_last_year_wan_yuan'] },
    ],
    [
      'more than 1000 is too much whatever the revenue',
      'innovation-score-loan',
      { loan_principal_wan_yuan: 1000.01, revenue_last_year_wan_yuan: undefined },
      { loan_ceiling_wan_yuan: null, amount: false, pass: false, missing: ['revenue_last_year_wan_yuan'] },
    ],
    [
      'R&D is needed over sales and over cost alike',
      'tech-sme',
      {
        sales_last_year_wan_yuan: undefined,
        cost_and_expense_last_year_wan_yuan: undefined,
        rd_expense_last_year_wan_yuan: undefined,
      },
      {
        rd: null,
        missing: ['sales_last_year_wan_yuan', 'rd_expense_last_year_wan_yuan', 'cost_and_expense_last_year_wan_yuan'],
      },
    ],
    [
      'without relief the gain is taxed as well',
      'technology-contract',
      { provincially_recognised: undefined, technology_transfer_gain_this_tax_year_wan_yuan: undefined },
      {
        taxable_wan_yuan: null,
        missing: ['technology_transfer_gain_this_tax_year_wan_yuan', 'provincially_recognised'],
      },
    ],
    [
      'year and trade set the rate together',
      'super-deduction',
      { tax_year: undefined, is_ic_or_machine_tool_enterprise: undefined },
      { extra_deduction_wan_yuan: null, missing: ['tax_year', 'is_ic_or_machine_tool_enterprise'] },
    ],
    [
      'amortisation at cost is needed in any industry',
      'super-deduction/intangible',
      { industry: undefined, rd_formed_intangible_amortisation_at_cost_wan_yuan: undefined },
      {
        intangible_amortisation_deductible_wan_yuan: null,
        missing: ['industry', 'rd_formed_intangible_amortisation_at_cost_wan_yuan'],
      },
    ],
    [
      'a small firm is micro whatever its staff',
      'size-class',
      { staff_total: undefined, revenue_wan_yuan: 299 },
      { size_class: 'micro', missing: [] },
    ],
  ]
  it.each(decidedElsewhere)('%s', (_, set, changes, expected) => {
    expect(flat(judge(set, company(set, changes)))).toMatchObject(expected)
  })
})
