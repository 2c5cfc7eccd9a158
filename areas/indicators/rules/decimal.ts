/** An exact decimal: `units` of 10^-scale. */
interface Decimal {
  units: bigint
  scale: number
}

const FORM = /^([+-]?)(\d{1,30})(?:\.(\d{1,12}))?$/

/**
 * True for a decimal text that the area stores: at most 30 digits before and 12 after the point, no exponent.
 *
 * Units: none.
 * Example: isDecimal('114.2') → true
 */
export function isDecimal(text: string): boolean {
  return FORM.test(text)
}

function read(text: string): Decimal {
  const match = FORM.exec(text)
  if (!match) throw new RangeError(`not a decimal: ${text}`)
  const [, sign, whole = '0', fraction = ''] = match
  return { units: BigInt(whole + fraction) * (sign === '-' ? -1n : 1n), scale: fraction.length }
}

function write({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  const text = fraction ? `${whole}.${fraction}` : whole
  return units < 0n && text !== '0' ? `-${text}` : text
}

function align(a: Decimal, b: Decimal): { a: bigint; b: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale)
  return { a: a.units * 10n ** BigInt(scale - a.scale), b: b.units * 10n ** BigInt(scale - b.scale), scale }
}

/**
 * The shortest text of the same decimal.
 *
 * Units: those of the input.
 * Example: plainDecimal('0012.500') → '12.5'
 */
export function plainDecimal(text: string): string {
  return write(read(text))
}

/**
 * Exact sum.
 *
 * Units: those of the inputs, which must agree.
 * Example: addDecimals('38.7', '0.30') → '39'
 */
export function addDecimals(first: string, second: string): string {
  const { a, b, scale } = align(read(first), read(second))
  return write({ units: a + b, scale })
}

/**
 * Exact difference.
 *
 * Units: those of the inputs, which must agree.
 * Example: subtractDecimals('150', '48') → '102'
 */
export function subtractDecimals(first: string, second: string): string {
  const { a, b, scale } = align(read(first), read(second))
  return write({ units: a - b, scale })
}

/**
 * Order of two decimals: -1, 0 or 1.
 *
 * Units: those of the inputs, which must agree.
 * Example: compareDecimals('9', '10') → -1
 */
export function compareDecimals(first: string, second: string): -1 | 0 | 1 {
  const { a, b } = align(read(first), read(second))
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The decimal times a power of ten.
 *
 * Units: result in units that are 10^exponent smaller.
 * Example: shiftDecimal('1.2', 4) → '12000'
 */
export function shiftDecimal(text: string, exponent: number): string {
  const { units, scale } = read(text)
  return exponent >= scale
    ? write({ units: units * 10n ** BigInt(exponent - scale), scale: 0 })
    : write({ units, scale: scale - exponent })
}
