import { creditCodeFault, normalizeCreditCode } from '#kernel/credit-code'
import type { Cell } from './cells.ts'
import { isAfter, readDate } from './dates.ts'
import type { FieldSpec, RowReason } from './fields.ts'
import { readNumber } from './numbers.ts'
import { readPeriod } from './periods.ts'
import { comparable, isNull, narrow } from './text-forms.ts'

export { type DateReading, readDate } from './dates.ts'
export { type NumberOptions, type NumberReading, readNumber } from './numbers.ts'
export { type PeriodReading, readPeriod } from './periods.ts'

export type FieldValue = string | number | boolean | null

export interface ValueContext {
  /** The unit that the header or the unit row gives to the column. */
  columnUnit?: string
  districts?: DistrictNames
  /** Dates after this ISO day are refused; without it no date is too late. */
  asOf?: string
}

export type ValueReading = { reason: RowReason } | { value: FieldValue; decimal?: string; flags: string[] }

const TRUE = new Set('是 有 对 √ ✓ ✔ ☑ ● y yes t true 1 已认定 已获批 属于'.split(' '))
const FALSE = new Set('否 没有 不是 非 × ✗ ✘ x n no f false 0 未 未认定 未获批 不属于'.split(' '))

/** Yes or no. 无 and blanks are no value, as everywhere. Errors: reason bad-boolean. */
export function readBoolean(cell: Cell): ValueReading {
  if (cell.isBoolean) return { value: cell.text === 'TRUE', flags: [] }
  if (isNull(cell.text)) return { value: null, flags: [] }
  const text = comparable(cell.text).replace(/^[(（]|[)）]$/g, '')
  if (TRUE.has(text)) return { value: true, flags: [] }
  return FALSE.has(text) ? { value: false, flags: [] } : { reason: 'bad-boolean' }
}

/** The names of the districts a file may speak of, with the short forms that mean exactly one of them. */
export class DistrictNames {
  readonly #byName = new Map<string, string>()
  readonly #byShortName = new Map<string, string | undefined>()

  constructor(names: readonly string[]) {
    for (const name of names) this.#byName.set(comparable(name), name)
    for (const name of names) {
      const short = comparable(name).replace(/[区县市]$/, '')
      if (short === '' || this.#byName.has(short)) continue
      this.#byShortName.set(short, this.#byShortName.has(short) ? undefined : name)
    }
  }

  /** Errors: reason unknown-district, also for a short form that several districts share. */
  read(cell: Cell): ValueReading {
    if (isNull(cell.text)) return { value: null, flags: [] }
    const key = comparable(cell.text)
    const spaces = /\S\s+\S/.test(cell.text) ? ['inner-space-removed'] : []
    const full = this.#byName.get(key)
    if (full !== undefined) return { value: full, flags: spaces }
    const short = this.#byShortName.get(key)
    return short === undefined ? { reason: 'unknown-district' } : { value: short, flags: [...spaces, 'district-alias'] }
  }
}

const FORMULA_START = /^[=+\-@\t\r]/
const PLAIN_NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/

/** Whether a spreadsheet program would calculate a text if it were written to a file as it stands. */
export function isFormulaLike(text: string): boolean {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text)
}

/**
 * A text that no spreadsheet program takes for a formula: an apostrophe goes before what would be one.
 *
 * Example: escapeForExport('=1+1') → "'=1+1"
 */
export function escapeForExport(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text
}

/** What `escapeForExport` put before a text is taken off again. */
function withoutEscape(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text
}

/** A text, kept as it is but for line ends and outer blanks, and for blanks that were set between Chinese characters. */
export function readText(cell: Cell, fieldName: string): ValueReading {
  if (isNull(cell.text)) return { value: null, flags: [] }
  const flags: string[] = []
  let text = withoutEscape(cell.text)
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
  const oneLine = text
    .replace(/([A-Za-z0-9,.])[ \t]*[\r\n]+[ \t]*(?=[A-Za-z0-9])/g, '$1 ')
    .replace(/[ \t]*[\r\n]+[ \t]*/g, '')
  if (oneLine !== text) flags.push(`${fieldName}-newline-removed`)
  text = oneLine
  const dense = text.replace(/(?<=[\u4e00-\u9fff（）])[ \t\u3000\u00a0]+(?=[\u4e00-\u9fff（）])/g, '')
  if (dense !== text) flags.push('inner-space-removed')
  text = dense
  if (isFormulaLike(text)) flags.push('formula-like-text')
  if (/<\s*[a-z!/?]|javascript:|&#/i.test(text)) flags.push('escape-on-render')
  return { value: text, flags }
}

function readCreditCode(cell: Cell): ValueReading {
  if (isNull(cell.text)) return { value: null, flags: [] }
  const code = normalizeCreditCode(cell.text)
  if (creditCodeFault(code) !== undefined) return { reason: 'bad-credit-code' }
  return { value: code, flags: code === cell.text ? [] : ['code-normalised'] }
}

function readAmount(cell: Cell, field: FieldSpec, context: ValueContext): ValueReading {
  const { unit, allowNegative } = field
  const options = { unit, columnUnit: context.columnUnit, allowNegative, integer: field.kind === 'integer' }
  const reading = readNumber(cell, options)
  if ('reason' in reading) return reading
  if (reading.value === null) return { value: null, flags: [] }
  const flags = reading.flags.map((flag) =>
    flag === 'approx' || flag === 'lowerBound' ? `${flag}:${field.name}` : flag,
  )
  return { value: reading.value.number, decimal: reading.value.decimal, flags }
}

function readDateField(cell: Cell, context: ValueContext): ValueReading {
  const reading = readDate(cell)
  if ('reason' in reading) return reading
  if (reading.value === null) return { value: null, flags: [] }
  if (context.asOf !== undefined && isAfter(reading.value, context.asOf)) return { reason: 'date-in-future' }
  return { value: reading.value, flags: reading.flags }
}

/**
 * One cell read as one field.
 *
 * Errors: the reasons of each kind, cell-error, formula-without-value, missing-required.
 * Example: readValue({ text: '1.2亿' }, { name: 'rd', aliases: [], kind: 'decimal', unit: '万元' }) → { value: 12000, decimal: '12000', flags: ['unit-suffix-stripped'] }
 */
export function readValue(cell: Cell | null, field: FieldSpec, context: ValueContext = {}): ValueReading {
  if (cell?.error !== undefined) return { reason: 'cell-error' }
  if (cell?.isUncalculated) return { reason: 'formula-without-value' }
  const isNumeric = field.kind === 'decimal' || field.kind === 'integer'
  // A merged amount belongs to its first row: repeating it in the others would count it several times.
  const shown = !cell || (cell.isMerged && isNumeric) ? { text: '' } : cell
  const reading = readKind(shown, field, context)
  if ('reason' in reading) return reading
  if (reading.value === null) return field.required ? { reason: 'missing-required' } : reading
  return cell?.isFormula ? { ...reading, flags: [...reading.flags, 'from-formula'] } : reading
}

function readKind(cell: Cell, field: FieldSpec, context: ValueContext): ValueReading {
  switch (field.kind) {
    case 'text':
      return readText(cell, field.name)
    case 'creditCode':
      return readCreditCode(cell)
    case 'boolean':
      return readBoolean(cell)
    case 'district':
      return context.districts ? context.districts.read(cell) : readText(cell, field.name)
    case 'date':
      return readDateField(cell, context)
    case 'period': {
      const reading = readPeriod(cell)
      return 'reason' in reading || reading.value !== null ? (reading as ValueReading) : { value: null, flags: [] }
    }
    default:
      return readAmount(cell, field, context)
  }
}

/** Cell text for a message: one line, not too long. */
export function quotable(cell: Cell | null): string {
  const text = narrow(cell?.error ?? cell?.text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
