import type { Localized } from '#kernel/localized'

export interface FactKind {
  label: Localized
  type: 'amount' | 'count' | 'yes-no' | 'text'
  unit: Localized | null
}

const wan: Localized = { zh: '万元', en: '10k yuan' }
const persons: Localized = { zh: '人', en: 'persons' }
const items: Localized = { zh: '件', en: 'items' }
const amount = (zh: string, en: string): FactKind => ({ label: { zh, en }, type: 'amount', unit: wan })
const count = (zh: string, en: string, unit: Localized): FactKind => ({ label: { zh, en }, type: 'count', unit })
const yesNo = (zh: string, en: string): FactKind => ({ label: { zh, en }, type: 'yes-no', unit: null })
const textual = (zh: string, en: string): FactKind => ({ label: { zh, en }, type: 'text', unit: null })

/**
 * What is known of a company by period, under the names that rule sets use without their “last year”.
 *
 * Units: amounts 万元, counts whole, `yes` or `no`.
 */
export const factKinds = {
  rd_expense_wan_yuan: amount('研发费用', 'R&D expense'),
  sales_wan_yuan: amount('销售收入', 'Sales'),
  total_revenue_wan_yuan: amount('营业收入总额', 'Total revenue'),
  main_business_revenue_wan_yuan: amount('主营业务收入', 'Main-business revenue'),
  cost_and_expense_wan_yuan: amount('成本费用支出', 'Cost and expense'),
  total_assets_wan_yuan: amount('资产总额', 'Total assets'),
  total_liabilities_wan_yuan: amount('负债总额', 'Total liabilities'),
  high_tech_income_wan_yuan: amount('高新技术产品（服务）收入', 'High-tech income'),
  total_income_wan_yuan: amount('收入总额（含不征税收入）', 'Income, with non-taxable'),
  non_taxable_income_wan_yuan: amount('不征税收入', 'Non-taxable income'),
  tech_contract_wan_yuan: amount('技术合同成交额', 'Value of technology contracts'),
  staff_total: count('职工总数', 'Staff', persons),
  staff_science_and_technology: count('科技人员', 'S&T staff', persons),
  rd_staff: count('研发人员', 'R&D staff', persons),
  invention_patent_applications: count('与主营业务相关的发明专利申请量', 'Invention patents applied for', items),
  pct_applications: count('与主营业务相关的PCT专利申请量', 'PCT applications', items),
  super_deduction_tax_saved_wan_yuan: amount('研发费用加计扣除所得税减免额', 'Tax saved by super-deduction'),
  fresh_graduates_hired: count('吸纳高校应届毕业生', 'Fresh graduates hired', persons),
  provincial_platforms: count('省级及以上研发或创新平台', 'Provincial platforms', items),
  provincial_st_awards: count('省级及以上科技奖励', 'Provincial S&T awards', items),
  provincial_st_projects: count('省级及以上科技计划项目', 'Provincial S&T projects', items),
  venture_capital_wan_yuan: amount('获得风险投资', 'Venture capital received'),
  ip_class_1_count: count('Ⅰ类知识产权', 'Class Ⅰ rights', items),
  ip_class_2_count: count('Ⅱ类知识产权', 'Class Ⅱ rights', items),
  owns_ip_supporting_main_product: yesNo('拥有核心支持作用的知识产权', 'Owns IP that supports the main product'),
  core_technology_in_state_supported_fields: yesNo(
    '核心技术属于国家重点支持领域',
    'Core technology in supported fields',
  ),
  main_product_in_strategic_emerging_industry: yesNo(
    '主导产品属于战略性新兴产业',
    'Main product in a strategic industry',
  ),
  products_prohibited_or_restricted: yesNo(
    '产品服务属于禁止、限制、淘汰类',
    'Products prohibited, restricted or eliminated',
  ),
  major_safety_accident: yesNo('发生重大安全事故', 'Major safety accident'),
  major_quality_accident: yesNo('发生重大质量事故', 'Major quality accident'),
  serious_environmental_offence: yesNo('有严重环境违法', 'Serious environmental offence'),
  serious_research_dishonesty: yesNo('有科研严重失信', 'Serious research dishonesty'),
  on_abnormal_operation_list: yesNo('列入经营异常名录', 'On the list of abnormal operation'),
  on_serious_illegality_list: yesNo('列入严重违法失信名单', 'On the list of serious illegality'),
  has_provincial_rd_institution: yesNo('有省部级以上研发机构', 'Has a provincial R&D institution'),
  registered_name: textual('名称', 'Name'),
  registered_region: textual('所属地区', 'Region'),
} as const satisfies Record<string, FactKind>
export type FactName = keyof typeof factKinds

export const factNames = Object.keys(factKinds) as FactName[]
