/** What a table is showing: kept in the address, in a saved view or in memory, always as the same text values. */
export interface TableState {
  page: number
  pageSize: number
  /** Column key; descending with a leading minus; '' for the order the server gives. */
  sort: string
  filters: Record<string, string>
}

export const pageSizes = [20, 50, 100] as const

const reserved = new Set(['page', 'pageSize', 'sort'])

function positive(text: string | undefined, otherwise: number): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : otherwise
}

/**
 * Reads the state from an address; what is nonsense becomes the default.
 *
 * Example: stateFrom({ page: '2', status: 'behind' }, ['status']).filters → { status: 'behind' }
 */
export function stateFrom(query: Record<string, string>, filterKeys: string[], pageSize = 20): TableState {
  const filters: Record<string, string> = {}
  for (const key of filterKeys) {
    const value = query[key]
    if (value && !reserved.has(key)) filters[key] = value
  }
  return {
    page: positive(query.page, 1),
    pageSize: Math.min(positive(query.pageSize, pageSize), 200),
    sort: query.sort ?? '',
    filters,
  }
}

/** The change of address that shows a state; defaults are '' and so disappear from the address. */
export function queryOf(state: TableState, filterKeys: string[], pageSize = 20): Record<string, string> {
  const query: Record<string, string> = {
    page: state.page === 1 ? '' : String(state.page),
    pageSize: state.pageSize === pageSize ? '' : String(state.pageSize),
    sort: state.sort,
  }
  for (const key of filterKeys) query[key] = state.filters[key] ?? ''
  return query
}

/** A filter or an order that changes what is found begins again at the first page. */
export function withFilter(state: TableState, key: string, value: string): TableState {
  const filters = { ...state.filters, [key]: value }
  if (value === '') delete filters[key]
  return { ...state, page: 1, filters }
}

/** Once: ascending, twice: descending, three times: as the server gives it. */
export function nextSort(sort: string, key: string): string {
  if (sort === key) return `-${key}`
  return sort === `-${key}` ? '' : key
}

/** What a saved view keeps of a table: its filters and its order. */
export function viewOf(state: TableState): Record<string, string> {
  return state.sort ? { ...state.filters, sort: state.sort } : state.filters
}

/**
 * The state that a saved view shows, from its first page.
 *
 * Example: withView({ page: 3, pageSize: 20, sort: '', filters: {} }, { sort: '-due', status: 'behind' }).sort → '-due'
 */
export function withView(state: TableState, { sort = '', ...filters }: Record<string, string>): TableState {
  return { ...state, page: 1, sort, filters }
}

export type Cell = string | number | null

function compare(a: Cell, b: Cell, collator: Intl.Collator): number {
  if (a === b) return 0
  // What is not known stands last in either order's ascending form, never as a zero.
  if (a === null) return 1
  if (b === null) return -1
  const numbers = [Number(a), Number(b)] as const
  if (a !== '' && b !== '' && !Number.isNaN(numbers[0]) && !Number.isNaN(numbers[1])) return numbers[0] - numbers[1]
  return collator.compare(String(a), String(b))
}

/** Sorts rows held in the browser; Chinese by pinyin, missing values last either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: string,
  cellAt: (row: Row, key: string) => Cell,
  locale = 'zh-CN',
): Row[] {
  if (!sort) return [...rows]
  const isDown = sort.startsWith('-')
  const key = isDown ? sort.slice(1) : sort
  const collator = new Intl.Collator(locale, { numeric: true })
  return rows
    .map((row, index) => ({ row, index, value: cellAt(row, key) }))
    .sort((a, b) => {
      const order = compare(a.value, b.value, collator)
      const isAboutMissing = a.value === null || b.value === null
      return (isDown && !isAboutMissing ? -order : order) || a.index - b.index
    })
    .map((each) => each.row)
}

/**
 * Text that spreadsheet programs paste as cells. A cell that a spreadsheet would run as a formula gets an apostrophe.
 *
 * Example: toTabbed(['名称'], [['=1+1']]) → "名称\n'=1+1"
 */
export function toTabbed(head: string[], rows: Cell[][]): string {
  const cell = (value: Cell) => {
    if (value === null) return ''
    const text = String(value).replace(/[\t\r\n]+/g, ' ')
    const isNumber = /^[+-]?\d+(\.\d+)?$/.test(text)
    return !isNumber && /^[=+\-@]/.test(text) ? `'${text}` : text
  }
  return [head, ...rows].map((row) => row.map(cell).join('\t')).join('\n')
}
