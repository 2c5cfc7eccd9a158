import { type Cell, type RowReason, readPeriod, type SheetRow, skipReason } from '#platform/spreadsheets/spreadsheets'
import { parseWrittenPeriod } from '../rules/period.ts'
import type { ColumnMapping, ColumnMeaning } from './column-mapping.ts'
import { type FoundHeader, type KnownNames, periodWritten } from './guess-columns.ts'

/** One value as the sheet gives it, with the place where it stands. */
export interface SheetValue {
  sheet: string
  row: number
  isHidden: boolean
  /** As printed; empty where the whole sheet is about one. */
  region: string
  indicator: string
  period: string
  /** Named by the mapping instead of by a cell. */
  regionPath: string | null
  indicatorId: string | null
  /** Stored form where the period could be read. */
  periodRead: string | null
  value: Cell | null
  /** Stands in a cell of the row. */
  unit: string
  /** Unit that the header gives to the column, and the one that stands above the table. */
  headerUnit: string | null
  unitAbove: string | null
  note: string
  /** First cell that shows an error or a formula without its result. */
  fault: { column: string; cell: Cell } | null
}

export interface SkippedRow {
  sheet: string
  row: number
  skipped: RowReason
  text: string
}

/** Where things stand in a sheet. */
export interface Layout {
  header: FoundHeader
  mapping: ColumnMapping
}

function cellAt(row: SheetRow, index: number): Cell | null {
  return index < 0 ? null : (row.cells[index] ?? null)
}

function textAt(row: SheetRow, index: number): string {
  return (cellAt(row, index)?.text ?? '').replace(/\s+/g, ' ').trim()
}

/** Blank, or a sign that there is no value; a formula without its result is neither. */
function isNothing(cell: Cell | null): boolean {
  if (cell === null) return true
  return !cell.isUncalculated && /^(?:[—–\-/／]+|无|暂无|N\/A)?$/i.test(cell.text.trim())
}

/** The stored form of what a cell says; null where it is no period. */
function periodOf(cell: Cell, year: string | null): string | null {
  const reading = readPeriod(cell)
  const read = 'value' in reading && typeof reading.value === 'string' ? reading.value : null
  return parseWrittenPeriod(read ?? '')?.period ?? periodWritten(cell.text, year)
}

/** Reads the rows below one header. */
export class RowReader {
  readonly #layout: Layout
  readonly #names: KnownNames
  readonly #place: (is: ColumnMeaning['is']) => number
  readonly #values: { column: ColumnMeaning; index: number }[]

  constructor(layout: Layout, names: KnownNames) {
    this.#layout = layout
    this.#names = names
    const { columns } = layout.mapping
    this.#place = (is) => columns.findIndex((column) => column.is === is)
    this.#values = columns.flatMap((column, index) => (column.is === 'value' ? [{ column, index }] : []))
  }

  /** The values of a row; one that is skipped says why; nothing of the header and of blank lines. */
  read(row: SheetRow): SheetValue[] | SkippedRow {
    if (row.row <= this.#layout.header.last) return []
    const indicator = textAt(row, this.#place('indicator'))
    const isNamed = indicator !== '' && this.#names.indicator(indicator) !== null
    const reason = isNamed ? undefined : this.#repeatsHeader(row) ? 'note-row' : skipReason(row)
    if (reason === 'empty-row') return []
    if (reason) {
      const texts = row.cells.flatMap((cell) => (cell && !cell.isMerged && cell.text.trim() !== '' ? [cell.text] : []))
      return { sheet: row.sheet, row: row.row, skipped: reason, text: texts.join(' ').slice(0, 200) }
    }
    return this.#values.flatMap(({ column, index }) => this.#value(row, column, index))
  }

  /** Tables printed over several pages repeat their header. */
  #repeatsHeader(row: SheetRow): boolean {
    const { headings } = this.#layout.header
    const places = (['region', 'indicator', 'period', 'value'] as const).map(this.#place).filter((place) => place >= 0)
    const same = places.filter((place) => {
      const text = textAt(row, place).replace(/\s/g, '')
      return text !== '' && headings[place]?.label.split('/').some((level) => level.replace(/\s/g, '') === text)
    })
    return same.length >= 2
  }

  #value(row: SheetRow, column: ColumnMeaning, index: number): SheetValue[] {
    const { header, mapping } = this.#layout
    const cell = cellAt(row, index)
    const isWide = this.#values.length > 1
    // An empty cell of a wide table was simply not reported.
    if (isWide && isNothing(cell)) return []
    const heading = header.headings[index]?.label ?? ''
    const periodCell = cellAt(row, this.#place('period'))
    const fixed = column.period ?? mapping.period
    const period = column.period ?? (periodCell ? periodOf(periodCell, header.year) : mapping.period)
    const written = column.period ? lastLevel(heading, column.period) : textAt(row, this.#place('period'))
    return [
      {
        sheet: row.sheet,
        row: row.row,
        isHidden: row.isHidden || row.isSheetHidden,
        region: column.regionPath ? lastLevel(heading, '') : textAt(row, this.#place('region')),
        indicator: column.indicatorId ? heading : textAt(row, this.#place('indicator')),
        period: written || (fixed ?? ''),
        regionPath: column.regionPath ?? (this.#place('region') < 0 ? mapping.regionPath : null),
        indicatorId: column.indicatorId ?? (this.#place('indicator') < 0 ? mapping.indicatorId : null),
        periodRead: period,
        value: cell,
        unit: textAt(row, this.#place('unit')),
        headerUnit: header.headings[index]?.unit ?? null,
        unitAbove: header.unitAbove,
        note: textAt(row, this.#place('note')),
        fault: this.#fault(row, index),
      },
    ]
  }

  #fault(row: SheetRow, valueIndex: number): SheetValue['fault'] {
    const named: [string, number][] = [
      ['地区', this.#place('region')],
      ['指标', this.#place('indicator')],
      ['统计期', this.#place('period')],
      ['数值', valueIndex],
      ['单位', this.#place('unit')],
    ]
    for (const [column, index] of named) {
      const cell = cellAt(row, index)
      if (cell?.error !== undefined || cell?.isUncalculated) return { column, cell }
    }
    return null
  }
}

function lastLevel(heading: string, otherwise: string): string {
  return heading.split('/').at(-1) || otherwise
}
