import { type Paragraph, readNumbering } from './lines.ts'
import {
  BLANK,
  CELL_MAX,
  type Cell,
  type Column,
  type ColumnRole,
  cellsOf,
  isUnitCell,
  isValueCell,
  readValue,
  type TableValue,
} from './table-cells.ts'

export interface TableRow {
  name: string
  /** Place or unit that the row is of, where a table divides among several; null in the row of all of them. */
  subject?: string | null
  offset: number
  unit: string | null
  units: string | null
  values: TableValue[]
}

export interface Table {
  title: string | null
  paragraphs: number[]
  rows: TableRow[]
}

const NAME_HEAD =
  /^(?:主要|核心|具体|发展|评价|监测|约束性|预期性)?(?:指标|目标|项目)(?:名称|内容|体系)?(?:（.{1,6}）)?$|^(?:指标|监测)名称$|^(?:二级|三级|具体|分项)指标$/
const YEAR_HEAD = /^[“‘]?(?:(?:19|20)\d{2}年?|十[二三四五六]五”?末?).{0,10}$/
const OTHER_HEAD: [RegExp, ColumnRole][] = [
  [/^序号$/, 'order'],
  [/^(?:计量)?单位$/, 'unit'],
  [/^(?:指标)?(?:属性|性质)$/, 'attribute'],
  [/^(?:类别|类型|维度|领域|分类|一级指标|指标类别|指标类型|一级)$/, 'class'],
  [/^(?:责任|牵头|负责)(?:单位|部门)|^(?:配合单位|数据来源|责任主体)$/, 'units'],
  [/^备注$|^说明$/, 'other'],
  [/(?:年均|平均).{0,4}(?:增长|增速|提高)|^累计$|^增速/, 'growth'],
  [
    /^(?:现状|基期|基数|现状值|基期值|基准值|完成值|完成情况|实际值|实绩|上年实绩|目标|目标值|预期值|预期目标|规划目标|规划值|计划目标|年度目标|当前值)$/,
    'value',
  ],
]
const ATTRIBUTE = /^(?:预期性|约束性|预期|约束|引导性|监测性)$/
const WORDY =
  /^(?:完成|达到|与|持续|控制在|保持|高于|低于|下降|基本|稳定|逐步|显著|位居|进一步|省定|国家|按|不断|明显|全面)[^\d]*$/
const HEAD_LOOK = 12
/** A table has shown its first rows within so many cells below its head. */
const ROWS_LOOK = 100

/** Finds tables that were flattened to lines, tabs, bars or runs of blanks. */
export function readTables(raw: string, normal: string, paragraphs: Paragraph[]): Table[] {
  const tables: Table[] = []
  const cells = cellReader(raw, normal, paragraphs)
  for (let index = 0; index < paragraphs.length; index++) {
    const head = cells(index)
    if (head === null || !head.some((cell) => NAME_HEAD.test(cell.text) || /^(?:序号|类别|维度)$/.test(cell.text)))
      continue
    const table = readTable(cells, paragraphs, index)
    if (table === null) continue
    tables.push(table)
    index = table.paragraphs.at(-1) ?? index
  }
  return tables
}

type CellsAt = (paragraph: number) => Cell[] | null

/** Reads the cells of a paragraph once, however many heads above it may be those of a table. */
function cellReader(raw: string, normal: string, paragraphs: Paragraph[]): CellsAt {
  const read = new Map<number, Cell[] | null>()
  return (index) => {
    const known = read.get(index)
    if (known !== undefined) return known
    const cells = cellsOf(raw, normal, paragraphs, index)
    read.set(index, cells)
    return cells
  }
}

function readTable(cellsAt: CellsAt, paragraphs: Paragraph[], from: number): Table | null {
  // Looked at in growing pieces: what turns out to be no table costs no more than its beginning.
  const beginning = cellsBelow(cellsAt, paragraphs, from, HEAD_LOOK).cells
  const head = readHead(beginning)
  if (head === null) return null
  const first = cellsBelow(cellsAt, paragraphs, from, ROWS_LOOK).cells
  const hasValues = first.some((cell) => isValueCell(cell.text))
  if (!hasValues || readRows(first, head.columns, head.length).rows.length < 2) return null
  const { cells, taken } = cellsBelow(cellsAt, paragraphs, from, Number.POSITIVE_INFINITY)
  const { rows, last } = readRows(cells, head.columns, head.length)
  const lastParagraph = cells[last]?.paragraph ?? taken.at(-1) ?? from
  return { title: titleAbove(paragraphs, from), paragraphs: taken.filter((index) => index <= lastParagraph), rows }
}

/** The cells from a paragraph on until the table ends, or until there are `enough`. */
function cellsBelow(
  cellsAt: CellsAt,
  paragraphs: Paragraph[],
  from: number,
  enough: number,
): { cells: Cell[]; taken: number[] } {
  const cells: Cell[] = []
  const taken: number[] = []
  for (let index = from; index < paragraphs.length && cells.length < enough; index++) {
    const own = cellsAt(index)
    if (own === null || (own.length > 0 && endsTable(paragraphs, index, from))) break
    for (const cell of own) cells.push(cell)
    taken.push(index)
  }
  return { cells, taken }
}

/** A numbered line inside a table heads a class of rows when figures follow soon; else the table is over. */
function endsTable(paragraphs: Paragraph[], index: number, from: number): boolean {
  const paragraph = paragraphs[index]
  if (paragraph === undefined || index === from) return false
  if (paragraph.numbering === null || paragraph.cellLike) return false
  if (readNumbering(paragraph.head)?.style === 'arabic' || readNumbering(paragraph.head)?.style === 'arabic-bracket')
    return paragraph.end - paragraph.start > CELL_MAX
  const ahead = paragraphs.slice(index + 1, index + 6)
  return !ahead.some((next) => /^[[<>≥≤]?\d[\d.,]*(?:%|以上|左右)?\]?$/.test(next.head) || next.cellLike)
}

function titleAbove(paragraphs: Paragraph[], from: number): string | null {
  for (let index = from - 1; index >= Math.max(0, from - 2); index--) {
    const head = paragraphs[index]?.head ?? ''
    const box = /^(专栏 ?\d*|专栏[一二三四五六七八九十]*|表 ?\d+(?:[-.]\d+)?)/.exec(head)
    if (box?.[0] !== undefined) return box[0].replace(/ /g, '')
    if (head.length <= 40 && /指标|目标|表$/.test(head)) return head.replace(/ /g, '')
  }
  return null
}

function readHead(cells: Cell[]): { columns: Column[]; length: number } | null {
  const columns: Column[] = []
  let at = 0
  for (; at < Math.min(cells.length, HEAD_LOOK); at++) {
    const column = readColumn(cells[at]?.text ?? '')
    if (column === null) break
    columns.push(column)
  }
  const values = columns.filter((column) => column.role === 'value' || column.role === 'growth')
  if (values.length === 0 || !columns.some((column) => column.role === 'name')) return null
  return { columns: markBaselines(columns), length: at }
}

function readColumn(text: string): Column | null {
  if (NAME_HEAD.test(text) && text !== '目标') return { role: 'name', year: null, kind: null, head: text }
  for (const [pattern, role] of OTHER_HEAD) {
    if (!pattern.test(text)) continue
    const year = /(20\d{2})/.exec(text)?.[1] ?? null
    const kind = /目标|预期|规划|计划/.test(text)
      ? 'target'
      : /现状|基期|基数|基准/.test(text)
        ? 'baseline'
        : /完成|实际|实绩|当前/.test(text)
          ? 'actual'
          : null
    return { role, year, kind, head: text }
  }
  if (!YEAR_HEAD.test(text)) return null
  const year = /(20\d{2})/.exec(text)?.[1] ?? null
  const kind = /目标|预期|规划|计划/.test(text)
    ? 'target'
    : /现状|基期|基数|基准/.test(text)
      ? 'baseline'
      : /完成|实际|实绩/.test(text)
        ? 'actual'
        : null
  return { role: /增/.test(text) ? 'growth' : 'value', year, kind, head: text }
}

/** With several years side by side the earliest is where the plan starts from. */
function markBaselines(columns: Column[]): Column[] {
  const years = columns
    .filter((column) => column.role === 'value' && column.year !== null)
    .map((column) => column.year ?? '')
  const first = [...years].sort()[0]
  return columns.map((column) => {
    if (column.role !== 'value' || column.kind !== null) return column
    const earliest = years.length > 1 && column.year === first
    return { ...column, kind: earliest ? 'baseline' : 'target' }
  })
}

function readRows(cells: Cell[], columns: Column[], from: number): { rows: TableRow[]; last: number } {
  const valueColumns = columns.filter((column) => column.role === 'value' || column.role === 'growth')
  const hasOrder = columns.some((column) => column.role === 'order')
  const rows: TableRow[] = []
  let row: TableRow | null = null
  let filled = 0
  let last = from
  for (let index = from; index < cells.length; index++) {
    const cell = cells[index]
    if (cell === undefined) break
    const next = cells[index + 1]?.text ?? ''
    if (
      hasOrder &&
      /^\d{1,2}$/.test(cell.text) &&
      (row === null || filled >= valueColumns.length || row.values.length === 0) &&
      !isValueCell(next) &&
      next !== ''
    )
      continue
    const column = valueColumns[filled]
    if (
      row !== null &&
      column !== undefined &&
      (isValueCell(cell.text) || BLANK.test(cell.text) || (filled > 0 && WORDY.test(cell.text)))
    ) {
      const value = readValue(cell, column)
      if (value !== null) row.values.push(value)
      filled++
      last = index
      continue
    }
    if (ATTRIBUTE.test(cell.text)) {
      last = index
      continue
    }
    if (row !== null && filled === 0 && row.unit === null && isUnitCell(cell.text)) {
      row.unit = cell.text.replace(/[（）]/g, '')
      continue
    }
    if (
      row !== null &&
      filled >= valueColumns.length &&
      /(?:局|委|办|厅|部门|单位|中心|政府)(?:等)?$/.test(cell.text)
    ) {
      row.units = cell.text
      last = index
      continue
    }
    if (isValueCell(cell.text)) continue
    row = startRow(cell)
    rows.push(row)
    filled = 0
  }
  return { rows: rows.filter((entry) => entry.values.length > 0), last }
}

function startRow(cell: Cell): TableRow {
  const bracket = /（([^（）]{1,10})）$/.exec(cell.text)
  const isUnit = bracket?.[1] !== undefined && isUnitCell(bracket[1])
  const name = (isUnit ? cell.text.slice(0, bracket.index) : cell.text).replace(
    /^\d{1,2}[.、．]|^（\d{1,2}）|^[①-⑳]/,
    '',
  )
  return {
    name: name.replace(/^(?:其中：?|#|\*)/, ''),
    offset: cell.start,
    unit: isUnit ? (bracket[1] ?? null) : null,
    units: null,
    values: [],
  }
}
