import { Refusal } from '#kernel/refusal'
import {
  type Cell,
  type FieldSpec,
  findTable,
  readPeriod,
  readRows,
  type SheetRow,
} from '#platform/spreadsheets/spreadsheets'
import { parseWrittenPeriod } from '../rules/period.ts'

export const maxImportRows = 20_000

/** One value as the sheet gives it, with the place where it stands. */
export interface SheetValue {
  sheet: string
  row: number
  /** Heading of the value's column in a wide table; empty in a long one. */
  column: string
  region: string
  indicator: string
  period: string
  /** Stored form where the period could be read. */
  periodRead: string | null
  value: Cell | null
  unit: string
  note: string
  /** First cell that shows an error or a formula without its result. */
  fault: { column: string; reason: string } | null
}

const fields: FieldSpec[] = [
  {
    name: 'region',
    label: '地区',
    kind: 'text',
    aliases: ['地区', '区县', '县区', '所属区县', '区划', '统计地区', 'region'],
  },
  {
    name: 'indicator',
    label: '指标',
    kind: 'text',
    required: true,
    aliases: ['指标', '指标名称', '项目', 'indicator'],
  },
  {
    name: 'period',
    label: '统计期',
    kind: 'period',
    required: true,
    aliases: ['统计期', '期间', '时间', '月份', '报告期', '所属期', 'period'],
  },
  {
    name: 'value',
    label: '数值',
    kind: 'decimal',
    required: true,
    aliases: ['数值', '完成值', '完成数', '累计数', '本期数', '值', 'value'],
  },
  { name: 'unit', label: '单位', kind: 'text', aliases: ['单位', '计量单位', 'unit'] },
  { name: 'note', label: '备注', kind: 'text', aliases: ['备注', '说明', '变动说明', '原因', 'note'] },
]

const headerWindow = 60
const notData = /^(?:合计|总计|小计|共计|注[:：]|备注[:：]|说明[:：]|填表|制表|审核|数据来源)/

interface Layout {
  headerLast: number
  region: number | null
  indicator: number
  unit: number | null
  note: number | null
  /** A long table has one value column and a period column; a wide one has a value column per period. */
  values: { index: number; heading: string; period: string | null }[]
  period: number | null
}

/**
 * The values of a sheet: a long table (地区、指标、统计期、数值) or a wide one (a row per indicator, a column per month).
 *
 * Errors: indicators.columns-missing, indicators.import-empty, indicators.import-too-long, those of the spreadsheet reader.
 */
export async function readSheetValues(
  bytes: Uint8Array,
  options: { fileName: string; signal?: AbortSignal },
): Promise<SheetValue[]> {
  const sheets = new Map<number, SheetRow[]>()
  let count = 0
  for await (const row of readRows(bytes, options)) {
    if (!row.cells.some((cell) => cell && cell.text.trim() !== '')) continue
    count++
    const rows = sheets.get(row.sheetNumber)
    if (rows) rows.push(row)
    else sheets.set(row.sheetNumber, [row])
  }
  if (count > maxImportRows) {
    throw new Refusal({ code: 'indicators.import-too-long', params: { limit: maxImportRows, rows: count } })
  }
  const values: SheetValue[] = []
  let missing: string[] | null = null
  for (const rows of sheets.values()) {
    const layout = layoutOf(rows)
    if (Array.isArray(layout)) missing ??= layout
    else values.push(...valuesOf(rows, layout))
  }
  if (values.length === 0 && missing) {
    throw new Refusal({ code: 'indicators.columns-missing', params: { columns: missing.join('、') } })
  }
  if (values.length === 0) throw new Refusal('indicators.import-empty')
  return values
}

/** Where things stand, or the labels of what is missing. */
function layoutOf(rows: readonly SheetRow[]): Layout | string[] {
  const window = rows.slice(0, headerWindow)
  const wide = wideLayout(window)
  if (wide) return wide
  const table = findTable([...window], fields)
  if (!table) return fields.filter((field) => field.required).map((field) => field.label ?? field.name)
  if (table.missing.length > 0) return table.missing
  const at = (name: string) => table.columns.get(name)?.index ?? null
  return {
    headerLast: table.headerLast,
    region: at('region'),
    indicator: at('indicator') ?? 0,
    unit: at('unit'),
    note: at('note'),
    values: [{ index: at('value') ?? 0, heading: '', period: null }],
    period: at('period'),
  }
}

function wideLayout(window: readonly SheetRow[]): Layout | null {
  for (const row of window) {
    const texts = row.cells.map((cell) => (cell?.text ?? '').replace(/[\s（(].*$/, ''))
    const place = (name: string) => {
      const aliases = fields.find((field) => field.name === name)?.aliases ?? []
      const index = texts.findIndex((text) => aliases.includes(text))
      return index < 0 ? null : index
    }
    const indicator = place('indicator')
    if (indicator === null || place('value') !== null) continue
    const values = row.cells.flatMap((cell, index) => {
      const period = cell && index !== indicator ? periodOf(cell) : null
      return period ? [{ index, heading: cell?.text ?? '', period }] : []
    })
    if (values.length === 0) continue
    return {
      headerLast: row.row,
      region: place('region'),
      indicator,
      unit: place('unit'),
      note: place('note'),
      values,
      period: null,
    }
  }
  return null
}

function periodOf(cell: Cell): string | null {
  const reading = readPeriod(cell)
  const read = 'value' in reading && typeof reading.value === 'string' ? reading.value : null
  return (parseWrittenPeriod(read ?? cell.text) ?? parseWrittenPeriod(cell.text))?.period ?? null
}

function textAt(row: SheetRow, index: number | null): string {
  return index === null ? '' : (row.cells[index]?.text ?? '').replace(/\s+/g, ' ').trim()
}

function valuesOf(rows: readonly SheetRow[], layout: Layout): SheetValue[] {
  return rows.flatMap((row) => {
    if (row.row <= layout.headerLast) return []
    const indicator = textAt(row, layout.indicator)
    const isAlone = row.cells.filter((cell) => cell && cell.text.trim() !== '').length === 1
    if (
      notData.test(indicator) ||
      notData.test(textAt(row, layout.region)) ||
      (isAlone && notData.test(firstText(row)))
    )
      return []
    return layout.values.flatMap((column): SheetValue[] => {
      const cell = row.cells[column.index] ?? null
      // An empty month of a wide table was simply not reported.
      if (column.period !== null && (cell === null || cell.text.trim() === '')) return []
      const periodCell = layout.period === null ? null : (row.cells[layout.period] ?? null)
      return [
        {
          sheet: row.sheet,
          row: row.row,
          column: column.heading,
          region: textAt(row, layout.region),
          indicator,
          period: column.heading || textAt(row, layout.period),
          periodRead: column.period ?? (periodCell ? periodOf(periodCell) : null),
          value: cell,
          unit: textAt(row, layout.unit),
          note: textAt(row, layout.note),
          fault: faultOf(row, layout, column.index),
        },
      ]
    })
  })
}

function firstText(row: SheetRow): string {
  return row.cells.find((cell) => cell && cell.text.trim() !== '')?.text.trim() ?? ''
}

function faultOf(row: SheetRow, layout: Layout, valueIndex: number): SheetValue['fault'] {
  const named: [string, number | null][] = [
    ['地区', layout.region],
    ['指标', layout.indicator],
    ['统计期', layout.period],
    ['数值', valueIndex],
    ['单位', layout.unit],
  ]
  for (const [column, index] of named) {
    const cell = index === null ? null : row.cells[index]
    if (cell?.error) return { column, reason: cell.error }
    if (cell?.isUncalculated) return { column, reason: '公式没有保存计算结果' }
  }
  return null
}
