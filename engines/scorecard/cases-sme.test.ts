import type { FactTable } from './testing/companies.ts'
import { type Case, fails, runCases } from './testing/run-cases.ts'

const rights = (type: string, ...marks: string[]) => ({
  type,
  valid: !marks.includes('expired'),
  disputed: marks.includes('disputed'),
  related_to_main_product: !marks.includes('unrelated'),
})
const listed = (...list: unknown[]): FactTable => ({
  ip_class_1_count: undefined,
  ip_class_2_count: undefined,
  ip_rights: list,
})

const techSme: Case[] = [
  [{ registered_in_mainland_as_resident_enterprise: false }, fails('G1')],
  [
    { staff_total: 500, staff_science_and_technology: 150 },
    { G2: true, staff: 20 },
  ],
  [{ staff_total: 501, staff_science_and_technology: 150 }, fails('G2')],
  [{ staff_total: 500.5, staff_science_and_technology: 150 }, fails('G2')],
  [{ sales_last_year_wan_yuan: 20000 }, { G2: true, rd: 10 }],
  [
    { sales_last_year_wan_yuan: 20000.01, rd_expense_last_year_wan_yuan: 1300 },
    { ...fails('G2'), rd: 50 },
  ],
  [{ total_assets_wan_yuan: 20000 }, { G2: true }],
  [{ total_assets_wan_yuan: 20000.0001 }, fails('G2')],
  [{ products_in_prohibited_restricted_or_eliminated_class: true }, fails('G3')],
  [{ major_safety_accident_last_or_current_year: true }, fails('G4')],
  [{ major_quality_accident_last_or_current_year: true }, fails('G4')],
  [{ serious_environmental_offence_last_or_current_year: true }, fails('G4')],
  [{ serious_research_dishonesty_last_or_current_year: true }, fails('G4')],
  [{ on_abnormal_operation_list: true }, fails('G4')],
  [{ on_serious_illegality_list: true }, fails('G4')],
  [{ ip_class_2_count: 0 }, { ip: 0, total: 56, ...fails('G5') }],
  [{ ip_class_2_count: 1 }, { ip: 6, total: 62, pass: true }],
  [{ ip_class_2_count: 2 }, { ip: 12, total: 68, pass: true }],
  [{ ip_class_2_count: 4 }, { ip: 24, total: 80, pass: true }],
  [{ ip_class_2_count: 40 }, { ip: 24 }],
  [{ ip_class_1_count: 1, ip_class_2_count: 0 }, { ip: 30 }],
  [
    { ip_class_2_count: 1, staff_total: 200, staff_science_and_technology: 29 },
    { staff: 4, total: 50, ...fails('G5') },
  ],
  [
    { ip_class_2_count: 2, staff_total: 200, staff_science_and_technology: 30 },
    { staff: 8, total: 60, G5: true, pass: true },
  ],
  [
    { staff_total: 301, staff_science_and_technology: 30, ip_class_1_count: 1 },
    { staff: 0, total: 70, ...fails('G5') },
  ],
  [{ cost_and_expense_last_year_wan_yuan: 1600 }, { rd: 40 }],
  [{ cost_and_expense_last_year_wan_yuan: 1333 }, { rd: 50 }],
  [{ rd_expense_last_year_wan_yuan: 0 }, { rd: 0, total: 34, pass: false }],
  [
    { sales_last_year_wan_yuan: 0, cost_and_expense_last_year_wan_yuan: 0 },
    { rd: null, total: null, pass: null, missing: [] },
  ],
  [
    { staff_total: 0, staff_science_and_technology: 0 },
    { staff: null, total: null, missing: [] },
  ],
  [
    { holds_valid_high_tech_enterprise_certificate: true, rd_expense_last_year_wan_yuan: 0 },
    { total: 34, direct: true, pass: true },
  ],
  [
    { recognised_provincial_or_ministerial_rd_institution: true, ip_class_2_count: 0 },
    { direct: true, pass: true },
  ],
  [
    { recognised_provincial_or_ministerial_rd_institution: true, on_abnormal_operation_list: true },
    { direct: true, pass: false },
  ],
  [
    { national_st_award_last_5_years: true, national_st_award_unit_rank: 3, ip_class_2_count: 0 },
    { direct: true, pass: true },
  ],
  [
    { national_st_award_last_5_years: true, national_st_award_unit_rank: 4, ip_class_2_count: 0 },
    { direct: false, pass: false },
  ],
  [{ national_st_award_unit_rank: 1 }, { direct: false }],
  [
    {
      drafted_international_national_or_industry_standard_last_5_years: true,
      best_drafting_unit_rank_in_such_standard: 5,
      ip_class_2_count: 0,
    },
    { direct: true, pass: true },
  ],
  [
    {
      drafted_international_national_or_industry_standard_last_5_years: true,
      best_drafting_unit_rank_in_such_standard: 6,
      ip_class_2_count: 0,
    },
    { direct: false, pass: false },
  ],
  [
    { holds_valid_high_tech_enterprise_certificate: true, staff_science_and_technology: 0 },
    { staff: 0, pass: true },
  ],
  [listed(rights('invention_patent')), { ip: 30 }],
  [listed(rights('ic_layout')), { ip: 30 }],
  [listed(rights('first_class_protected_tcm')), { ip: 30 }],
  [listed(rights('national_new_drug')), { ip: 30 }],
  [listed(rights('national_crop_variety')), { ip: 30 }],
  [listed(rights('new_plant_variety')), { ip: 30 }],
  [listed(rights('invention_patent', 'expired')), { ip: 0 }],
  [listed(rights('invention_patent', 'disputed'), rights('utility_model')), { ip: 6 }],
  [listed(rights('invention_patent', 'unrelated'), rights('design'), rights('software_copyright')), { ip: 12 }],
  [
    listed(rights('utility_model'), rights('utility_model'), rights('design'), rights('software_copyright', 'expired')),
    { ip: 18 },
  ],
  [
    listed(rights('utility_model'), rights('utility_model'), rights('design'), rights('software_copyright')),
    { ip: 24 },
  ],
  [listed(), { ip: 0, missing: [] }],
  [listed({ type: 'invention_patent', valid: true, disputed: false }), { ip: null, missing: ['ip_rights'] }],
  [listed({ type: 'invention_patent', valid: true, disputed: false }, rights('ic_layout')), { ip: 30, missing: [] }],
]

const innovativeSme: Case[] = [
  [{ ip_high_value_class_1_count: 1 }, { ip: 20 }],
  [{ ip_own_rd_class_1_count: 1 }, { ip: 15 }],
  [
    { ip_class_1_count: 0, ip_class_2_count: 1 },
    { ip: 5, innovation_20: true },
  ],
  [{ ip_class_1_count: 0 }, { ip: 0, group_innovation: 15, innovation_20: false, pass: false }],
  [{ main_product_in_strategic_emerging_industry: true }, { field: 10, group_specialisation: 30 }],
  [
    { main_business_revenue_previous_year_wan_yuan: 0 },
    { main_growth: null, group_growth: null, total: null, growth_15: null, missing: [] },
  ],
  [{ main_business_revenue_previous_year_wan_yuan: 700.01 }, { main_growth: 0, growth_15: false, pass: false }],
  [{ main_business_revenue_previous_year_wan_yuan: 700 }, { main_growth: 5, group_growth: 15, growth_15: true }],
  [{ total_liabilities_wan_yuan: 751 }, { debt: 0, group_growth: 15, growth_15: true, total: 65, pass: true }],
  [
    { main_business_revenue_last_year_wan_yuan: 550, main_business_revenue_previous_year_wan_yuan: 500 },
    { main_share: 10, specialisation_15: true, group_specialisation: 15 },
  ],
  [
    { main_business_revenue_last_year_wan_yuan: 549, main_business_revenue_previous_year_wan_yuan: 490 },
    { main_share: 5, ...fails('specialisation_15') },
  ],
  [
    { ip_class_1_count: 0, national_or_provincial_st_award_last_3_years: true },
    { direct: true, pass: true },
  ],
  [
    { ip_class_1_count: 0, holds_valid_high_tech_enterprise_certificate: true },
    { direct: true, pass: true },
  ],
  [
    { ip_class_1_count: 0, holds_valid_national_innovation_demonstration_or_ip_advantage_title: true },
    { direct: true, pass: true },
  ],
  [
    { ip_class_1_count: 0, has_provincial_or_ministerial_rd_institution: true },
    { direct: true, pass: true },
  ],
  [
    { ip_class_1_count: 0, new_qualified_equity_financing_last_3_years_wan_yuan: 500 },
    { direct: true, pass: true },
  ],
  [
    { ip_class_1_count: 0, new_qualified_equity_financing_last_3_years_wan_yuan: 499.99 },
    { direct: false, pass: false },
  ],
]

runCases({ 'tech-sme': techSme, 'innovative-sme': innovativeSme })
