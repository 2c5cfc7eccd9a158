import { type Archive, openArchive } from '../documents/archive.ts'
import { xmlStream } from '../documents/xml.ts'
import { type Cell, isErrorText, type SheetRow, shownNumber } from './cells.ts'
import { serialDate } from './date-formats.ts'
import type { SheetLimits } from './limits.ts'
import { refuseFile } from './sheet-fault.ts'
import { columnNumber, MergeFiller, mergedRanges } from './xlsx-merges.ts'
import { readWorkbook, type SheetPart, unescapeCell, type Workbook } from './xlsx-package.ts'

interface OpenCell {
  column: number
  type: string
  style: number
  value: string | undefined
  inline: string
  isFormula: boolean
}

/** A stored value as a cell; null when the cell is only formatted. */
function finishedCell(open: OpenCell, workbook: Workbook): Cell | null {
  const cell = valueCell(open, workbook)
  if (!open.isFormula) return cell
  const isEmpty = open.value === undefined || (open.value === '' && open.type !== 'str')
  if (isEmpty) return { text: '', isFormula: true, isUncalculated: true }
  return { ...(cell ?? { text: '' }), isFormula: true }
}

function valueCell({ type, value, inline, style }: OpenCell, workbook: Workbook): Cell | null {
  if (type === 'inlineStr') return stringCell(unescapeCell(inline))
  if (value === undefined || value === '') return null
  switch (type) {
    case 's':
      return stringCell(workbook.sharedStrings[Number(value)] ?? '')
    case 'str':
      return stringCell(unescapeCell(value))
    case 'b':
      return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE', isBoolean: true }
    case 'e':
      return { text: value, error: value }
    case 'd':
      return { text: value, date: value.replace(/T00:00:00(\.0+)?Z?$/, '') }
    default:
      return numberCell(value, style, workbook)
  }
}

function stringCell(text: string): Cell | null {
  if (text === '') return null
  return isErrorText(text) ? { text, error: text.trim().toUpperCase() } : { text }
}

function numberCell(raw: string, style: number, workbook: Workbook): Cell {
  const number = Number(raw)
  if (!Number.isFinite(number)) return { text: raw }
  const shown = workbook.shownAs[style] ?? 'number'
  if (shown === 'day' || shown === 'month') {
    const date = serialDate(number, workbook.is1904)
    if (date) return { text: date, number, date, ...(shown === 'month' ? { isMonth: true as const } : {}) }
  }
  return { text: shownNumber(raw), number, ...(shown === 'percent' ? { isPercent: true as const } : {}) }
}

interface SheetContext {
  fileName: string
  limits: SheetLimits
  workbook: Workbook
  sheet: SheetPart
  sheetNumber: number
}

/** Collects rows of one sheet from its XML. */
class SheetRows {
  readonly ready: SheetRow[] = []
  readonly #context: SheetContext
  #row: SheetRow | undefined
  #lastRow = 0
  #cell: OpenCell | undefined
  #inValue = false
  #inText = false
  #phonetic = 0

  constructor(context: SheetContext) {
    this.#context = context
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') this.#startRow(attributes)
    else if (name === 'c') this.#startCell(attributes)
    else if (this.#cell && name === 'v') {
      this.#inValue = true
      this.#cell.value ??= ''
    } else if (this.#cell && name === 'f') this.#cell.isFormula = true
    else if (name === 'rPh') this.#phonetic++
    else if (this.#cell && name === 't') this.#inText = this.#phonetic === 0
  }

  text(text: string): void {
    if (!this.#cell) return
    if (this.#inValue) this.#cell.value += text
    else if (this.#inText) this.#cell.inline += text
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false
    else if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'c') this.#endCell()
    else if (name === 'row' && this.#row) {
      this.ready.push(this.#row)
      this.#row = undefined
    }
  }

  #startRow(attributes: Record<string, string>): void {
    const { fileName, limits, sheet, sheetNumber } = this.#context
    const row = attributes.r === undefined ? this.#lastRow + 1 : Number(attributes.r)
    if (!Number.isInteger(row) || row <= this.#lastRow) throw refuseFile('spreadsheets.unreadable-file', fileName)
    if (row > limits.maxRows) throw refuseFile('spreadsheets.too-many-rows', fileName, { limit: limits.maxRows })
    this.#lastRow = row
    const isHidden = ['1', 'true'].includes(attributes.hidden ?? '') || attributes.ht === '0'
    this.#row = { sheet: sheet.name, sheetNumber, isSheetHidden: sheet.isHidden, row, isHidden, cells: [] }
  }

  #startCell(attributes: Record<string, string>): void {
    const { fileName, limits } = this.#context
    const letters = /^[A-Z]+/.exec(attributes.r ?? '')?.[0]
    const column = letters === undefined ? (this.#row?.cells.length ?? 0) + 1 : columnNumber(letters)
    if (column > limits.maxColumns)
      throw refuseFile('spreadsheets.too-many-columns', fileName, { limit: limits.maxColumns })
    const style = Number(attributes.s ?? '0')
    this.#cell = { column, type: attributes.t ?? 'n', style, value: undefined, inline: '', isFormula: false }
  }

  #endCell(): void {
    const open = this.#cell
    this.#cell = undefined
    if (!open || !this.#row) return
    const cells = this.#row.cells
    while (cells.length < open.column) cells.push(null)
    cells[open.column - 1] = finishedCell(open, this.#context.workbook)
  }
}

async function* sheetRows(archive: Archive, context: SheetContext): AsyncGenerator<SheetRow> {
  const filler = new MergeFiller(await mergedRanges(archive, context.sheet.path))
  const rows = new SheetRows(context)
  const stream = xmlStream({
    open: (name, attributes) => rows.open(name, attributes),
    text: (text) => rows.text(text),
    close: (name) => rows.close(name),
  })
  const decoder = new TextDecoder()
  for await (const chunk of archive.chunks(context.sheet.path)) {
    stream.write(decoder.decode(chunk, { stream: true }))
    for (const row of rows.ready.splice(0)) {
      filler.fill(row)
      yield row
    }
  }
  stream.write(decoder.decode())
  stream.end()
  for (const row of rows.ready.splice(0)) {
    filler.fill(row)
    yield row
  }
}

/** Rows of all worksheets of an .xlsx, sheet after sheet, never more than one chunk of them in memory. */
export async function* xlsxRows(
  source: Uint8Array | string,
  context: { fileName: string; limits: SheetLimits; onProgress: (share: number) => void },
): AsyncGenerator<SheetRow> {
  const { fileName, limits, onProgress } = context
  const archive = await openArchive(source, limits)
  try {
    const workbook = await readWorkbook(archive, fileName)
    for (const [index, sheet] of workbook.sheets.entries()) {
      if (!archive.has(sheet.path)) throw refuseFile('spreadsheets.unreadable-file', fileName)
      yield* sheetRows(archive, { fileName, limits, workbook, sheet, sheetNumber: index + 1 })
      onProgress((index + 1) / workbook.sheets.length)
    }
  } finally {
    archive.close()
  }
}
