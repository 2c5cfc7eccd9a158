/** One cell as the file holds it. Numbers keep their written digits in `text`; nothing is rounded through a float. */
export interface Cell {
  text: string
  /** Set when the file says that the cell is a number, not when a text merely looks like one. */
  number?: number
  /** ISO day, or day and time, when the cell is shown as a date. */
  date?: string
  /** The date is shown without its day. */
  isMonth?: true
  isBoolean?: true
  /** The number is shown as a percentage: 0.15 stands for 15 %. */
  isPercent?: true
  isFormula?: true
  /** A formula whose result the file does not hold. */
  isUncalculated?: true
  /** The error the cell shows, such as `#REF!`. */
  error?: string
  /** The value stands in the top left cell of the merged range; this cell only shows it. */
  isMerged?: true
}

export interface SheetRow {
  sheet: string
  /** From 1, in the order of the file. */
  sheetNumber: number
  isSheetHidden: boolean
  /** From 1, as the program that made the file counts. */
  row: number
  isHidden: boolean
  cells: (Cell | null)[]
}

export type SheetFormat = 'xlsx' | 'delimited' | 'html'

/** What the file as a whole is. `encoding` is null for formats that have none of their own. */
export interface SheetFileInfo {
  format: SheetFormat
  encoding: string | null
  delimiter: string | null
}

const ERROR_TEXTS = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
])

/** Whether a text is one of the error values of spreadsheet programs. */
export function isErrorText(text: string): boolean {
  return ERROR_TEXTS.has(text.trim().toUpperCase())
}

/** A cell from plain text, as delimited files and web tables hold it; null when blank. */
export function textCell(text: string): Cell | null {
  if (text === '') return null
  return isErrorText(text) ? { text, error: text.trim().toUpperCase() } : { text }
}

/**
 * Digits of a stored number as people saw them: spreadsheet programs calculate in binary and show 15 digits, so
 * 0.28999999999999998 is 0.29. Whole numbers keep all their digits, for codes that were typed as numbers.
 */
export function shownNumber(raw: string): string {
  const digits = raw
    .replace(/^[-+]?0*\.?0*/, '')
    .replace(/[eE].*$/, '')
    .replace('.', '')
  if (digits.length <= 15 || /^[-+]?\d+$/.test(raw)) return raw
  const value = Number(raw)
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : raw
}
