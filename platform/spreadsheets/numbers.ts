import type { Cell } from './cells.ts'
import { hasChineseDigits, readNumeral } from './chinese-numerals.ts'
import { type Decimal, decimalText, readDecimal, shift } from './decimals.ts'
import type { RowReason } from './fields.ts'
import { isNull, narrow } from './text-forms.ts'
import { readUnit, type Unit } from './units.ts'

export type NumberFlag = 'approx' | 'lowerBound' | 'unit-suffix-stripped' | 'inner-space-removed' | 'chinese-numerals'

export type NumberReading =
  | { value: null }
  | { reason: RowReason }
  | { value: { decimal: string; number: number }; flags: NumberFlag[] }

export interface NumberOptions {
  /** What the value is converted to. */
  unit?: string
  /** What a number without a unit of its own is in: the header's or the unit row's; `unit` when there is none. */
  columnUnit?: string
  allowNegative?: boolean
  integer?: boolean
}

const APPROX_BEFORE = /^(大约|约为|约|将近|接近|近|大概|大致)/
const APPROX_AFTER = /(左右|上下)$/
const BOUND_BEFORE = /^(超过|超出|超|逾|多于|大于|不少于|不低于|至少|突破|>=|≥|>)/
const BOUND_AFTER = /(及以上|以上|多|余|\+)$/
// 100余万元, 三百多人: the word stands between the number and its unit.
const BOUND_INSIDE = /^(.*[\d零〇一二两三四五六七八九十百千])(余|多)([亿万千百十元圆人名家个项件份台套次%].*)$/
const LONGEST = 60
const PLAIN = /^\d{1,20}(?:\.\d{1,20})?$/
const INSIDE_NUMBER = /[\d.,]/
const RANGE = /^([\d.,]+)([^\d.,]{0,4}?)(-|–|—|——|~|～|至|到)([\d.,]+)(\D{0,4})$/
const CHINESE_RANGE = /^[零一二两三四五六七八九十百千万亿]+(-|–|—|~|至|到)[零一二两三四五六七八九十百千万亿]+\D{0,3}$/
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/

interface Trimmed {
  text: string
  flags: Set<NumberFlag>
}

/** Takes 约, 左右, 超, 以上, 余 off and notes them. */
function withoutHedges(source: string): Trimmed {
  const flags = new Set<NumberFlag>()
  let text = source
  for (let before = ''; before !== text; ) {
    before = text
    for (const [pattern, flag] of [
      [APPROX_BEFORE, 'approx'],
      [APPROX_AFTER, 'approx'],
      [BOUND_BEFORE, 'lowerBound'],
      [BOUND_AFTER, 'lowerBound'],
    ] as const) {
      const shorter = text.replace(pattern, '')
      if (shorter === text || shorter === '') continue
      text = shorter
      flags.add(flag)
    }
    const inside = BOUND_INSIDE.exec(text)
    if (inside) {
      text = `${inside[1]}${inside[3]}`
      flags.add('lowerBound')
    }
  }
  return { text, flags }
}

function isRange(text: string): boolean {
  return RANGE.test(text) || CHINESE_RANGE.test(text)
}

const named = new Map<string, Unit | undefined>()

/** As `readUnit`, of the few names that the columns of a sheet have: asked for every cell again. */
function unitNamed(name: string): Unit | undefined {
  if (!named.has(name)) {
    if (named.size >= 1000) named.clear()
    named.set(name, readUnit(name))
  }
  return named.get(name)
}

/** Number and own unit. 万 and 亿 inside a numeral make it a sum of yuan or persons, so they count as its own unit. */
interface Amount {
  value: Decimal
  own: Unit | undefined
  isChinese: boolean
}

/** The longest numeral at the beginning wins: 一百二十万元 is 一百二十万 of 元, 1亿2000万 is one numeral, 三十人 is 三十 of 人. */
function readAmount(text: string): Amount | undefined {
  if (text.length > LONGEST) return undefined
  for (let at = text.length; at > 0; at--) {
    if (at < text.length && INSIDE_NUMBER.test(text[at] as string)) continue
    const [digits, unitText] = [text.slice(0, at), text.slice(at)]
    const unit = readUnit(unitText)
    const grouped = digits.includes(',') ? (GROUPED.test(digits) ? digits.replaceAll(',', '') : undefined) : digits
    if (!unit || grouped === undefined) continue
    const sign = /^[+-]/.exec(grouped)?.[0] ?? ''
    const value = readDecimal(grouped) ?? signed(readNumeral(grouped.slice(sign.length)), sign)
    if (!value) continue
    const absolute = /[万萬亿億]/.test(digits)
    if (absolute && unit.kind === 'none' && unit.exponent > 0) continue
    const own = unitText !== '' ? unit : absolute ? { exponent: 0, kind: 'none' as const } : undefined
    return { value, own, isChinese: hasChineseDigits(digits) }
  }
  return undefined
}

function signed(value: Decimal | undefined, sign: string): Decimal | undefined {
  return value && sign === '-' ? { digits: -value.digits, places: value.places } : value
}

function unitsAgree(own: Unit, target: Unit): boolean {
  return own.kind === 'none' || target.kind === 'none' || own.kind === target.kind
}

/** The power of ten from the unit in which a number is given to the unit that is wanted; undefined when they differ in kind. */
function exponentBetween(own: Unit | undefined, column: Unit, target: Unit): number | undefined {
  const given = own ?? column
  if (!unitsAgree(given, target) || (given.kind === 'percent') !== (target.kind === 'percent')) return undefined
  return given.exponent - target.exponent
}

function finish(value: Decimal, flags: NumberFlag[], options: NumberOptions): NumberReading {
  if (value.digits < 0n && !options.allowNegative) return { reason: 'negative-value' }
  const decimal = decimalText(value)
  if (options.integer && decimal.includes('.')) return { reason: 'not-an-integer' }
  return { value: { decimal, number: Number(decimal) }, flags }
}

/** A cell that the file says is a number. */
function readStored(cell: Cell, column: Unit, target: Unit, options: NumberOptions): NumberReading {
  const value = readDecimal(cell.text)
  if (!value) return { reason: 'not-a-number' }
  if (cell.isPercent && target.kind === 'percent') return finish(shift(value, 2), [], options)
  const exponent = exponentBetween(undefined, column, target)
  return exponent === undefined ? { reason: 'not-a-number' } : finish(shift(value, exponent), [], options)
}

/**
 * An amount or a count as offices write it: 1,234.5 · １２３ · 1.2亿 · 3千万元 · 约500万 · 100余万元 · 一百二十 · （12）.
 * A unit in the cell wins over the column's; the result is exact.
 *
 * Units:  the result is in `options.unit`.
 * Errors: reasons not-a-number, range-not-allowed, negative-value, not-an-integer.
 * Example: readNumber({ text: '1.2亿' }, { unit: '万元' }) → { value: { decimal: '12000', number: 12000 }, flags: ['unit-suffix-stripped'] }
 */
export function readNumber(cell: Cell, options: NumberOptions = {}): NumberReading {
  const target = unitNamed(options.unit ?? '') ?? { exponent: 0, kind: 'none' }
  const columnUnit = options.columnUnit ?? options.unit ?? ''
  // A unit that this grammar does not know, such as 吨标准煤, is no hindrance where nothing is converted.
  const column = unitNamed(columnUnit) ?? (columnUnit === options.unit ? target : undefined)
  if (!column) return { reason: 'not-a-number' }
  if (cell.number !== undefined && cell.date === undefined) return readStored(cell, column, target, options)
  if (cell.isBoolean || cell.date !== undefined) return { reason: 'not-a-number' }
  // Nearly every number of a sheet is written without anything that could be meant otherwise.
  if (PLAIN.test(cell.text)) return readStored(cell, column, target, options)
  if (isNull(cell.text)) return { value: null }
  const source = narrow(cell.text)
    .trim()
    .replace(/^'/, '')
    .replace(/^(人民币|RMB|CNY)?\s*¥?\s*/i, '')
  const dense = source.replace(/\s+/g, '')
  const { text, flags } = withoutHedges(dense)
  if (dense !== source) flags.add('inner-space-removed')
  if (isRange(text)) return { reason: 'range-not-allowed' }
  const negative = /^\((.*)\)$/.exec(text) ?? /^负(.*)$/.exec(text)
  const amount = readAmount(negative ? (negative[1] ?? '') : text)
  if (!amount) return { reason: 'not-a-number' }
  const exponent = exponentBetween(amount.own, column, target)
  if (exponent === undefined) return { reason: 'not-a-number' }
  if (amount.own) flags.add('unit-suffix-stripped')
  if (amount.isChinese) flags.add('chinese-numerals')
  const value = negative ? { digits: -amount.value.digits, places: amount.value.places } : amount.value
  return finish(shift(value, exponent), [...flags], options)
}
