import type { ReactNode } from 'react'
import { inBrackets } from '../text.tsx'
import type { Cell } from './state.ts'

/** One column: what it is called, how a cell looks, and its bare value for sorting, copying and export. */
export interface Column<Row> {
  key: string
  title: string
  /** Stands once in the head: `合同成交额（亿元）`. */
  unit?: string
  /** Left out: the value as text. */
  render?: (row: Row) => ReactNode
  /** Left out: the row's property of the same name as `key`. */
  value?: (row: Row) => Cell
  /** `number` aligns right with tabular figures. */
  kind?: 'text' | 'number'
  sortable?: boolean
  width?: number
  /** One line with an ellipsis, the whole on hover: for long lists of names that would make rows tall. Needs `width`. */
  clip?: boolean
  /** Hidden until chosen. */
  optional?: boolean
  /** The title of the card on a phone; the first column when none says so. */
  isTitle?: boolean
  /** Kept at the left when the table scrolls sideways. */
  fixed?: boolean
}

export type FilterKind = 'search' | 'select' | 'multi' | 'region' | 'date' | 'period'

/** One field of the filter bar; its value goes to the server under `key`. */
export interface Filter {
  key: string
  label: string
  kind: FilterKind
  options?: { value: string; label: string }[]
  /** Which periods a `period` filter offers. Default month. */
  periodKind?: 'year' | 'half' | 'quarter' | 'month'
}

export function cellOf<Row extends object>(column: Column<Row>, row: Row): Cell {
  if (column.value) return column.value(row)
  const value = (row as Record<string, unknown>)[column.key]
  if (value === undefined || value === null) return null
  return typeof value === 'number' ? value : String(value)
}

export function headOf<Row>(column: Column<Row>): string {
  return column.unit ? column.title + inBrackets(column.unit) : column.title
}
