import { type FieldSpec, type ReadSummary, type RecordOutcome, readRecords } from '#platform/spreadsheets/spreadsheets'

/** Columns of a sheet of company facts, by the names under which offices send them. Amounts in 万元. */
const policyFields: FieldSpec[] = [
  {
    name: 'credit_code',
    label: '统一社会信用代码',
    kind: 'creditCode',
    required: true,
    aliases: ['统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码（18位）'],
  },
  { name: 'name', kind: 'text', required: true, aliases: ['企业名称', '单位名称', '企业全称'] },
  {
    name: 'district',
    label: '区县',
    kind: 'district',
    required: true,
    aliases: ['所属区县', '区县', '属地', '所在县区', '所在区县', '所属县区', '县区'],
  },
  { name: 'period', kind: 'period', required: true, aliases: ['统计期', '所属期', '时间'] },
  { name: 'rd_expense_wan', kind: 'decimal', unit: '万元', aliases: ['研发费用', '研发投入', 'R&D经费'] },
  {
    name: 'tech_contract_wan',
    kind: 'decimal',
    unit: '万元',
    aliases: ['技术合同成交额', '技术合同额', '技术合同登记额'],
  },
  {
    name: 'rd_staff',
    label: '研发人员数',
    kind: 'integer',
    unit: '人',
    aliases: ['研发人员', '研发人员数', 'R&D人员'],
  },
  { name: 'hnte', kind: 'boolean', aliases: ['是否高企', '高新技术企业', '是否高新技术企业'] },
  { name: 'cert_date', kind: 'date', aliases: ['认定日期', '高企认定时间', '认定时间'] },
]

const wan = (name: string, ...aliases: string[]): FieldSpec => ({ name, kind: 'decimal', unit: '万元', aliases })
const whole = (name: string, unit: string, ...aliases: string[]): FieldSpec => ({
  name,
  kind: 'integer',
  unit,
  aliases,
})

/** Further columns that an import reads where a sheet has them; the policy for `--dry-run` is silent about them. */
const furtherFields: FieldSpec[] = [
  wan('sales_wan', '销售收入', '年销售收入'),
  wan('total_revenue_wan', '营业收入', '营业收入总额'),
  wan('main_business_revenue_wan', '主营业务收入'),
  wan('cost_and_expense_wan', '成本费用', '成本费用支出', '成本费用总额'),
  wan('total_assets_wan', '资产总额', '总资产'),
  wan('total_liabilities_wan', '负债总额', '总负债'),
  wan('high_tech_income_wan', '高新技术产品收入', '高新技术产品（服务）收入'),
  whole('staff_total', '人', '职工总数', '从业人员', '从业人员数'),
  whole('staff_science_and_technology', '人', '科技人员', '科技人员数'),
  whole('invention_patent_applications', '件', '与主营业务相关的发明专利申请量', '发明专利申请量'),
  whole('pct_applications', '件', '与主营业务相关的PCT专利申请量', 'PCT专利申请量'),
  wan('super_deduction_tax_saved_wan', '研发费用加计扣除所得税减免额'),
  whole('fresh_graduates_hired', '人', '吸纳高校应届毕业生', '吸纳高校应届毕业生人数'),
  whole('provincial_platforms', '个', '省级及以上研发或创新平台'),
  whole('provincial_st_awards', '项', '省级及以上科技奖励'),
  whole('provincial_st_projects', '项', '省级及以上科技计划项目'),
  wan('venture_capital_wan', '获得风险投资', '获得风险投资金额'),
  whole('ip_class_1_count', '件', 'Ⅰ类知识产权', 'I类知识产权', '一类知识产权'),
  whole('ip_class_2_count', '件', 'Ⅱ类知识产权', 'II类知识产权', '二类知识产权'),
]

export interface CompanyFactsOptions {
  fileName: string
  /** Full names of the districts that may stand in the sheet. */
  districts: readonly string[]
  /** ISO day after which no date may lie. */
  asOf: string
  /** From 1. */
  headerRow?: number | undefined
  /** Whether further columns than those of the policy are read. */
  withFurther?: boolean
}

/**
 * Reads a sheet of company facts, one row of a company and a period at a time, in flat memory.
 *
 * Units:  amounts in 万元. `source` is a path, or the bytes.
 * Errors: the codes of `spreadsheetErrors`, for the file as a whole.
 */
export function companyFactRows(source: string | Uint8Array, options: CompanyFactsOptions) {
  const { fileName, districts, asOf, headerRow, withFurther = false } = options
  return readRecords({
    bytes: source,
    fileName,
    fields: withFurther ? [...policyFields, ...furtherFields] : policyFields,
    districts,
    asOf,
    ...(headerRow === undefined ? {} : { headerRow }),
    duplicates: { key: ['credit_code', 'period'] },
  })
}

export interface CompanyFactsReading {
  rows: RecordOutcome[]
  summary: ReadSummary
}

/** The whole sheet at once, as an import would read it, writing nothing. */
export async function readCompanyFacts(
  source: string | Uint8Array,
  options: CompanyFactsOptions,
): Promise<CompanyFactsReading> {
  const reading = companyFactRows(source, options)
  const rows: RecordOutcome[] = []
  for await (const row of reading) rows.push(row)
  return { rows, summary: reading.summary }
}

/** Under which heading a column is known that a sheet calls so. */
export function headingOfColumn(name: string): string | null {
  const field = [...policyFields, ...furtherFields].find((each) => each.name === name)
  const [heading] = field?.aliases ?? []
  return heading === undefined ? null : field?.kind === 'decimal' ? `${heading}（万元）` : heading
}
