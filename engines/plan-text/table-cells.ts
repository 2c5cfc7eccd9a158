import type { Paragraph } from './lines.ts'
import { scanNumbers } from './numbers.ts'
import type { Comparator } from './types.ts'

/** One printed cell; offsets are raw. */
export interface Cell {
  text: string
  start: number
  end: number
  paragraph: number
}

export type ColumnRole = 'value' | 'growth' | 'unit' | 'attribute' | 'order' | 'class' | 'name' | 'units' | 'other'

export interface Column {
  role: ColumnRole
  year: string | null
  kind: 'target' | 'actual' | 'baseline' | null
  head: string
}

export interface TableValue {
  column: Column
  value: number
  valueMax: number | null
  comparator: Comparator
  /** Unit printed in the cell itself. */
  unit: string | null
  cumulative: boolean
  valueText: string
  valueOffset: number
  end: number
}

/** A cell that says that there is no figure. */
export const BLANK = /^(?:[-—–－/\\*]+|—+|待定|无)$/

/** A longer cell is prose. */
export const CELL_MAX = 60

/** The cells of a line; empty for a rule of dashes, null for prose. */
export function cellsOf(raw: string, normal: string, paragraphs: Paragraph[], index: number): Cell[] | null {
  const paragraph = paragraphs[index]
  if (paragraph === undefined) return null
  const isProse = paragraph.end - paragraph.start > 400 || '。；'.includes(normal[paragraph.end - 1] ?? ' ')
  if (isProse) return null
  const cells: Cell[] = []
  const pattern = /[^\t|│┃\n]+/g
  const text = raw.slice(paragraph.start, paragraph.end)
  for (const match of text.matchAll(pattern)) {
    for (const part of match[0].matchAll(/\S(?:[^\n]*?\S)??(?= {2,}|\u3000{2,}|\s*$)/g)) {
      const start = paragraph.start + match.index + part.index
      const folded = normal.slice(start, start + part[0].length).replace(/[ \n]/g, '')
      if (folded !== '' && !/^[-:：]{3,}$/.test(folded))
        cells.push({ text: folded, start, end: start + part[0].trimEnd().length, paragraph: index })
    }
  }
  if (cells.length === 0) return /^[|\s:：-]+$/.test(text) ? [] : null
  if (cells.some((cell) => cell.text.length > CELL_MAX || /[。；]$/.test(cell.text))) return null
  return cells
}

const VALUE_CELL =
  /^[[［（【]?(?:约|超|超过|突破|不低于|不少于|达到|力争|累计)?[<>≥≤＞＜﹥﹤≧≦]?[-+]?\d[\d,]*(?:\.\d+)?(?:[-—–~～]\d[\d,]*(?:\.\d+)?)?(?:%|‰|万亿|亿|万|个|家|项|件|人|名|元|亿元|万元|万人|百分点|个百分点|公顷|吨|平方米|倍|所|条|台|套|岁|次|场)*(?:以上|左右|以内|以下|余)?[\]］）】]?(?:以上|左右|以内|以下)?$/

export function isValueCell(text: string): boolean {
  return VALUE_CELL.test(text)
}

/** [8]以上 states its bound outside the bracket. */
function bracketBound(text: string): Comparator | null {
  const bound = /[\]］）】](以上|以内|以下|左右)$/.exec(text)?.[1]
  return bound === undefined ? null : bound === '以上' ? '>=' : bound === '左右' ? '~' : '<='
}

export function isUnitCell(text: string): boolean {
  const known = scanNumbers(`1${text}`)[0]
  if (known?.unit === text && known.end === text.length + 1) return true
  return (
    text.length <= 8 &&
    /^(?:（.+）|%|‰|万?亿?(?:元|人|人次|个|家|件|项|吨|亩|平方米|平方公里|公里|岁|台|套|所|张|户|次|场|名|天|年|倍|人年|件\/万人|吨标准煤|千瓦|万千瓦|立方米|公顷|微克\/立方米|元\/人|亿|万)|[一-龥]{1,4}\/[一-龥]{1,4}|个百分点|亿元|万元|人年\/万人|件\/万人|亿美元|万美元)$/.test(
      text,
    )
  )
}

/** The figure in a cell below a column; null where there is none. */
export function readValue(cell: Cell, column: Column): TableValue | null {
  const mention = scanNumbers(cell.text)[0]
  if (mention === undefined) return null
  const symbol = /[≥≧]/.test(cell.text) ? '>=' : /[≤≦]/.test(cell.text) ? '<=' : null
  const digits = cell.text.slice(mention.start, mention.numberEnd)
  return {
    column,
    value: mention.value,
    valueMax: mention.valueMax,
    comparator: symbol ?? bracketBound(cell.text) ?? mention.comparator,
    unit: mention.unit,
    cumulative: /^[[［【]/.test(cell.text),
    valueText: digits,
    valueOffset: cell.start + mention.start,
    end: cell.end,
  }
}
