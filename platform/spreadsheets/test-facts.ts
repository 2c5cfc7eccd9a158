import { type FieldSpec, type ReadRecordsOptions, type RecordOutcome, readRecords } from './spreadsheets.ts'
import { aCode } from './test-files.ts'

/** The fields of the published import policy. */
export const fields: FieldSpec[] = [
  {
    name: 'credit_code',
    label: '信用代码',
    kind: 'creditCode',
    required: true,
    aliases: ['统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码（18位）'],
  },
  { name: 'name', kind: 'text', required: true, aliases: ['企业名称', '单位名称', '企业全称'] },
  { name: 'district', kind: 'district', required: true, aliases: ['所属区县', '区县', '属地'] },
  { name: 'period', kind: 'period', required: true, aliases: ['统计期', '所属期', '时间'] },
  { name: 'rd_expense_wan', kind: 'decimal', unit: '万元', aliases: ['研发费用', '研发投入', 'R&D经费'] },
  {
    name: 'tech_contract_wan',
    kind: 'decimal',
    unit: '万元',
    aliases: ['技术合同成交额', '技术合同额', '技术合同登记额'],
  },
  { name: 'rd_staff', kind: 'integer', unit: '人', aliases: ['研发人员', '研发人员数', 'R&D人员'] },
  { name: 'hnte', kind: 'boolean', aliases: ['是否高企', '高新技术企业', '是否高新技术企业'] },
  { name: 'cert_date', kind: 'date', aliases: ['认定日期', '高企认定时间', '认定时间'] },
]
export const districts = ['淮安区', '淮阴区', '清江浦区', '洪泽区', '涟水县', '盱眙县', '金湖县']
export const HEADER = [
  '统一社会信用代码',
  '企业名称',
  '所属区县',
  '统计期',
  '研发费用（万元）',
  '技术合同成交额（万元）',
  '研发人员',
  '是否高企',
  '认定日期',
]

export function csv(rows: string[][]): Uint8Array {
  return new TextEncoder().encode(
    rows
      .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
      .join('\n'),
  )
}

/** A sound data row; entries replace single columns. */
export function data(number: number, changes: Record<number, string> = {}): string[] {
  const row = [aCode(number), `甲${number}公司`, '淮安区', '2025', '100', '20', '5', '是', '2023-11-06']
  for (const [column, value] of Object.entries(changes)) row[Number(column)] = value
  return row
}

export async function readAll(bytes: Uint8Array, options: Partial<ReadRecordsOptions> = {}) {
  const reading = readRecords({
    bytes,
    fileName: 'facts.xlsx',
    fields,
    districts,
    duplicates: { key: ['credit_code', 'period'] },
    ...options,
  })
  const records: RecordOutcome[] = []
  for await (const record of reading) records.push(record)
  return { records, summary: reading.summary }
}

/** Row, outcome and reason or flags, in short. */
export function brief(records: RecordOutcome[]): string[] {
  return records.map((r) => [r.row, r.outcome, r.reason ?? '', ...r.flags].filter((part) => part !== '').join(' '))
}
