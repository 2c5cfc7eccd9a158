import { type FieldSpec, type ReadSummary, type RecordOutcome, readRecords } from '#platform/spreadsheets/spreadsheets'

/** Columns of a sheet of company facts, by the names under which offices send them. Amounts in 万元. */
const fields: FieldSpec[] = [
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

export interface CompanyFactsReading {
  rows: RecordOutcome[]
  summary: ReadSummary
}

/**
 * Reads a sheet of company facts as an import would, writing nothing: one row of a company and a period at a time.
 *
 * Units:  amounts in 万元, `asOf` an ISO day after which no date may lie, `headerRow` from 1.
 * Errors: the codes of `spreadsheetErrors`, for the file as a whole.
 */
export async function readCompanyFacts(
  file: string,
  { districts, asOf, headerRow }: { districts: readonly string[]; asOf: string; headerRow?: number | undefined },
): Promise<CompanyFactsReading> {
  const reading = readRecords({
    bytes: file,
    fileName: file,
    fields,
    districts,
    asOf,
    ...(headerRow === undefined ? {} : { headerRow }),
    duplicates: { key: ['credit_code', 'period'] },
  })
  const rows: RecordOutcome[] = []
  for await (const row of reading) rows.push(row)
  return { rows, summary: reading.summary }
}
