import { once } from 'node:events'
import type { Writable } from 'node:stream'
import ExcelJS from '@protobi/exceljs'
import { escapeForExport } from './values.ts'

export type OutputValue = string | number | bigint | boolean | Date | null | undefined

/** One column of a table that is written. */
export interface OutputColumn<Row> {
  header: string
  value: (row: Row) => OutputValue
  /** Width in characters; by default by the header. */
  width?: number
  /** Number format of the program, such as `#,##0.00` or `0.0%`. */
  format?: string
}

type Rows<Row> = Iterable<Row> | AsyncIterable<Row>

/** Numbers beyond 15 digits would be rounded by a spreadsheet program, so they are written as text. */
function cellValue(value: OutputValue): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return escapeForExport(value)
  if (typeof value === 'bigint') return value > -(10n ** 15n) && value < 10n ** 15n ? Number(value) : String(value)
  return value
}

/** Characters that an .xlsx cannot hold, and everything beyond what one cell can. */
function storable(value: ReturnType<typeof cellValue>): ReturnType<typeof cellValue> {
  if (typeof value !== 'string') return value
  let text = ''
  for (const char of value) if (char >= ' ' || char === '\n' || char === '\t') text += char
  return text.slice(0, 32_767)
}

/** One sheet of a workbook that is written. */
export interface OutputSheet {
  name: string
  /** Lines above the table, the first one large: title, unit, date. */
  title?: readonly string[]
  columns: readonly OutputColumn<never>[]
  rows: Rows<unknown>
}

/** A sheet whose columns fit its rows; many of them, each with rows of its own, make a workbook. */
export function outputSheet<Row>(sheet: {
  name: string
  title?: readonly string[]
  columns: readonly OutputColumn<Row>[]
  rows: Rows<Row>
}): OutputSheet {
  return sheet as OutputSheet
}

/**
 * Writes a table as .xlsx, row by row: memory does not grow with the table. Texts that look like formulas are escaped.
 *
 * Units:  `width` in characters. Errors: those of the stream.
 */
export async function writeXlsx<Row>(
  columns: readonly OutputColumn<Row>[],
  rows: Rows<Row>,
  out: Writable,
  options: { sheetName?: string } = {},
): Promise<{ rows: number }> {
  return writeWorkbook([outputSheet({ name: options.sheetName ?? 'Sheet1', columns, rows })], out)
}

/**
 * Writes sheets one after another as .xlsx, with their title lines above the tables; as `writeXlsx` otherwise.
 *
 * Units:  `width` in characters. Errors: those of the stream.
 */
export async function writeWorkbook(sheets: readonly OutputSheet[], out: Writable): Promise<{ rows: number }> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  let count = 0
  for (const { name, title = [], columns, rows } of sheets) {
    const head = title.length + 1
    const sheet = workbook.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: head }],
      pageSetup: {
        paperSize: 9,
        orientation: columns.length > 7 ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToHeight: 0,
      },
    })
    sheet.columns = columns.map((column) => ({
      width: column.width ?? Math.min(40, Math.max(10, column.header.length * 2 + 2)),
      style: column.format === undefined ? {} : { numFmt: column.format },
    }))
    for (const [index, line] of title.entries()) {
      const row = sheet.addRow([storable(escapeForExport(line))])
      row.font = index === 0 ? { bold: true, size: 16 } : {}
      row.alignment = { horizontal: index === 0 ? 'center' : 'right' }
      sheet.mergeCells(index + 1, 1, index + 1, columns.length)
      row.commit()
    }
    const headRow = sheet.addRow(columns.map((column) => String(storable(escapeForExport(column.header)))))
    headRow.font = { bold: true }
    if (title.length > 0) headRow.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    headRow.commit()
    for await (const row of rows) {
      sheet.addRow(columns.map((column) => storable(cellValue(column.value(row as never))))).commit()
      // Without a pause now and then the writer would queue the whole table before the stream gets a turn.
      if (++count % 500 === 0 && out.writableNeedDrain) await once(out, 'drain')
    }
    sheet.commit()
  }
  await workbook.commit()
  return { rows: count }
}

function csvField(value: OutputValue): string {
  const cell = cellValue(value)
  const text = cell === null ? '' : cell instanceof Date ? cell.toISOString() : String(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as .csv with a byte order mark, without which Excel takes UTF-8 for the local encoding; piece by piece. */
export async function* csvChunks<Row>(columns: readonly OutputColumn<Row>[], rows: Rows<Row>): AsyncGenerator<string> {
  yield `\ufeff${columns.map((column) => csvField(column.header)).join(',')}\r\n`
  let piece = ''
  for await (const row of rows) {
    piece += `${columns.map((column) => csvField(column.value(row))).join(',')}\r\n`
    if (piece.length < 32_768) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/** Writes a table as .csv (UTF-8 with a byte order mark); texts that look like formulas are escaped. */
export async function writeCsv<Row>(
  columns: readonly OutputColumn<Row>[],
  rows: Rows<Row>,
  out: Writable,
): Promise<{ rows: number }> {
  let count = 0
  const counted = async function* () {
    for await (const row of rows) {
      count++
      yield row
    }
  }
  for await (const chunk of csvChunks(columns, counted())) if (!out.write(chunk)) await once(out, 'drain')
  out.end()
  return { rows: count }
}
