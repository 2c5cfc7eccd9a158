import type { Cell } from './cells.ts'
import { readNumeral } from './chinese-numerals.ts'
import { serialDate } from './date-formats.ts'
import type { RowReason } from './fields.ts'
import { isNull, narrow } from './text-forms.ts'

export type DateFlag = 'excel-serial' | 'day-first' | 'date-year-only' | 'date-month-only' | 'chinese-numerals'

export type DateReading = { value: null } | { reason: RowReason } | { value: string; flags: DateFlag[] }

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
// Below are years typed as numbers, above is nothing that a spreadsheet calls a date.
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 109_574

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

function padded(value: number): string {
  return String(value).padStart(2, '0')
}

/** An ISO day, or undefined when there is no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return `${year}-${padded(month)}-${padded(day)}`
}

export function isoMonth(year: number, month: number): string | undefined {
  return isYear(year) && month >= 1 && month <= 12 ? `${year}-${padded(month)}` : undefined
}

function day(text: string | undefined, ...flags: DateFlag[]): DateReading {
  return text === undefined ? { reason: 'bad-date' } : { value: text, flags }
}

function yearOnly(year: number): DateReading {
  return isYear(year) ? { value: String(year), flags: ['date-year-only'] } : { reason: 'bad-date' }
}

function monthOnly(year: number, month: number): DateReading {
  const text = isoMonth(year, month)
  return text === undefined ? { reason: 'bad-date' } : { value: text, flags: ['date-month-only'] }
}

/** 31/05/2025: the day comes first where only that is possible; where both are, nobody can tell. */
function yearLast(first: number, second: number, year: number): DateReading {
  if (first > 12 && second <= 12) return day(isoDay(year, second, first), 'day-first')
  if (second > 12 && first <= 12) return day(isoDay(year, first, second))
  if (first === second) return day(isoDay(year, first, second))
  return first <= 12 && second <= 12 && first > 0 && second > 0 ? { reason: 'ambiguous-date' } : { reason: 'bad-date' }
}

/** 2025年5月31日 in Chinese digits as in Arabic ones: 二〇二五年五月三十一日. */
export function withArabicDigits(text: string): { text: string; changed: boolean } {
  const arabic = text.replace(/[零〇○一二三四五六七八九十]+(?=[年月日号])/g, (numeral) => {
    const value = readNumeral(numeral.replace(/○/g, '〇'))
    return value && value.places === 0 ? String(value.digits) : numeral
  })
  return { text: arabic, changed: arabic !== text }
}

function fromSerial(serial: number, is1904 = false): DateReading {
  const text = serialDate(Math.floor(serial), is1904)
  return text === undefined ? { reason: 'bad-date' } : { value: text, flags: ['excel-serial'] }
}

/** A number that is no date cell: a year, a packed date, a month such as 2025.5, or a serial. */
function fromNumber(text: string): DateReading {
  const value = Number(text)
  if (Number.isInteger(value) && isYear(value)) return yearOnly(value)
  if (/^\d{8}$/.test(text)) return fromText(text)
  if (/^\d{6}$/.test(text) && isYear(Math.floor(value / 100))) return fromText(text)
  // A number cell cannot tell October (2025.10) from January (2025.1).
  if (/^\d{4}\.1$/.test(text) && isYear(Math.floor(value))) return { reason: 'ambiguous-date' }
  if (/^\d{4}\.\d{1,2}$/.test(text) && isYear(Math.floor(value))) return fromText(text)
  return value >= FIRST_SERIAL && value <= LAST_SERIAL ? fromSerial(value) : { reason: 'bad-date' }
}

const SEPARATED = /^(\d{4})([-./]|年)(\d{1,2})(?:\2|[-./]|月)(\d{1,2})[日号]?\.?$/
const YEAR_LAST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/
const SHORT_YEAR = /^\d{1,2}(?:[-./]|年)\d{1,2}(?:[-./]|月)\d{1,2}[日号]?$/

function fromText(text: string): DateReading {
  const full = SEPARATED.exec(text)
  if (full) return day(isoDay(Number(full[1]), Number(full[3]), Number(full[4])))
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (packed) return day(isoDay(Number(packed[1]), Number(packed[2]), Number(packed[3])))
  const month = /^(\d{4})(?:[-./]|年)(\d{1,2})月?份?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  if (month) return monthOnly(Number(month[1]), Number(month[2]))
  const year = /^(\d{4})年?度?$/.exec(text)
  if (year) return yearOnly(Number(year[1]))
  const last = YEAR_LAST.exec(text)
  if (last) return yearLast(Number(last[1]), Number(last[2]), Number(last[3]))
  if (SHORT_YEAR.test(text)) return { reason: 'ambiguous-date' }
  const serial = /^(\d{5,6})(\.\d+)?$/.exec(text)
  if (serial && Number(text) >= FIRST_SERIAL && Number(text) <= LAST_SERIAL) return fromSerial(Number(text))
  return { reason: 'bad-date' }
}

/**
 * A date as offices write it, as an ISO day, month or year: 2025.5.31 · 2025/5/31 · 20250531 · 2025年5月31日 · a serial
 * number · a date cell · 2025年5月 · 2025.5 · 2025年. A time of day is left out.
 *
 * Errors: reasons bad-date, ambiguous-date.
 * Example: readDate({ text: '2025年5月31日' }) → { value: '2025-05-31', flags: [] }
 */
export function readDate(cell: Cell): DateReading {
  if (cell.date !== undefined) {
    const [year, month, dayOfMonth] = cell.date.slice(0, 10).split('-').map(Number)
    return day(isoDay(year ?? 0, month ?? 0, dayOfMonth ?? 0))
  }
  if (cell.isBoolean) return { reason: 'bad-date' }
  if (cell.number !== undefined) return fromNumber(cell.text)
  if (isNull(cell.text)) return { value: null }
  const source = narrow(cell.text)
    .trim()
    .replace(/^'/, '')
    .replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/\s*(星期|周)[一二三四五六日天]$/, '')
    .replace(/\s+/g, '')
    .replace(/。/g, '.')
  const arabic = withArabicDigits(source)
  const reading = fromText(arabic.text)
  if (arabic.changed && 'flags' in reading) reading.flags.push('chinese-numerals')
  return reading
}

/** Whether a day, month or year begins after a given day. */
export function isAfter(date: string, asOf: string): boolean {
  return date > asOf.slice(0, date.length)
}
