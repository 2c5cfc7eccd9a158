/**
 * Exact decimals: fractions of `bigint`, so that a threshold is met or missed by the figures themselves and never by how a
 * binary number happens to hold them.
 */

/** An exact fraction; the denominator is positive and the fraction is not necessarily reduced. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * Reads a decimal exactly; a number is read by its shortest printed form, so 0.1 is one tenth. Null: not a decimal.
 *
 * Example: readDecimal('114.2') → { n: 1142n, d: 10n }
 */
export function readDecimal(value: string | number): Rational | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n }
  const match = DECIMAL.exec(String(value).trim())
  if (!match) return null
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match
  const shift = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  return shift >= 0 ? { n: digits, d: 10n ** BigInt(shift) } : { n: digits * 10n ** BigInt(-shift), d: 1n }
}

export const ZERO: Rational = { n: 0n, d: 1n }

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d })
}

export function multiply(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** The caller makes sure that `b` is not zero; a zero here is a defect and throws. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero')
  return b.n < 0n ? { n: -a.n * b.d, d: -(a.d * b.n) } : { n: a.n * b.d, d: a.d * b.n }
}

export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** Nearest integer of n/d, halves away from zero, as hand calculation rounds. */
function roundDivision(n: bigint, d: bigint): bigint {
  const magnitude = ((n < 0n ? -n : n) * 2n + d) / (2n * d)
  return n < 0n ? -magnitude : magnitude
}

/**
 * Text with exactly `places` decimals, halves away from zero.
 *
 * Units: those of the value.
 * Example: fixed({ n: 1n, d: 8n }, 2) → '0.13'
 */
export function fixed(value: Rational, places: number): string {
  const scaled = roundDivision(value.n * 10n ** BigInt(places), value.d)
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0')
  const sign = scaled < 0n ? '-' : ''
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Text with at most `places` decimals and no trailing zeros: 14.50 → 14.5, 3.00 → 3. */
export function plain(value: Rational, places = 12): string {
  if (value.d === 1n) return value.n.toString()
  const text = fixed(value, places)
  const cut = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
  return cut === '-0' ? '0' : cut
}

/** Number of decimals that the value is written with, at most 12. */
export function places(value: Rational): number {
  return (plain(value).split('.')[1] ?? '').length
}

/** Nearest double (beyond 20 significant digits: of the value cut there). */
export function toNumber(value: Rational): number {
  if (value.d === 1n) return Number(value.n)
  // Two doubles that hold n and d exactly divide to the nearest double of the quotient.
  if (value.d <= 10n ** 15n && value.n < 9007199254740992n && value.n > -9007199254740992n) {
    return Number(value.n) / Number(value.d)
  }
  const size = value.d.toString().length - value.n.toString().length
  return Number(fixed(value, Math.min(60, Math.max(20, size + 20))))
}
