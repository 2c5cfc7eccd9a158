/** An exact decimal number: `digits / 10^places`. */
export interface Decimal {
  digits: bigint
  places: number
}

const ONE = 1n

export function wholeNumber(value: bigint): Decimal {
  return { digits: value, places: 0 }
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}

/** Reads plain or scientific digits; undefined for anything else. */
export function readDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return undefined
  const digits = BigInt(whole + fraction) * (sign === '-' ? -ONE : ONE)
  const places = fraction.length - Number(exponent)
  if (Math.abs(places) > 60) return undefined
  return places >= 0 ? { digits, places } : { digits: digits * power(-places), places: 0 }
}

export function shift(value: Decimal, exponent: number): Decimal {
  const places = value.places - exponent
  return places >= 0 ? { digits: value.digits, places } : { digits: value.digits * power(-places), places: 0 }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { digits: a.digits * power(places - a.places) + b.digits * power(places - b.places), places }
}

/**
 * The number without superfluous zeros and without an exponent.
 *
 * Example: decimalText({ digits: 12300n, places: 3 }) → '12.3'
 */
export function decimalText({ digits, places }: Decimal): string {
  const negative = digits < 0n
  const text = String(negative ? -digits : digits).padStart(places + 1, '0')
  const whole = text.slice(0, text.length - places)
  const fraction = places > 0 ? text.slice(text.length - places).replace(/0+$/, '') : ''
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
