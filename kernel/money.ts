import type { Localized } from './localized.ts'
import { Refusal } from './refusal.ts'

/**
 * Money is a whole number of fen (分), 1/100 yuan, as `bigint`: no sum in this house is ever a floating-point number.
 * People read and write yuan (元), 万元 and 亿元; every conversion here is exact or refused.
 */
export const moneyUnits = ['元', '万元', '亿元'] as const
export type MoneyUnit = (typeof moneyUnits)[number]

/** Digits after the point of each unit that still name a whole fen. */
const placesOf: Record<MoneyUnit, number> = { 元: 2, 万元: 6, 亿元: 10 }

export type MoneyFault =
  /** No amount at all. */
  | 'not-an-amount'
  /** Finer than a fen: somebody computed it and did not round. */
  | 'parts-of-a-fen'
  /** Another currency than yuan. */
  | 'foreign-currency'

const foreign = /[$€£]|美元|美金|欧元|日元|港[元币]|英镑|韩元|(?<![A-Z])(?!CNY|RMB)[A-Z]{3}(?![A-Z])/
const amount = /^([+-]?)(\d{1,30}|\d{1,3}(?:,\d{3}){1,9})(?:\.(\d{1,30}))?(元|万元?|亿元?)?$/

/** Full-width digits and marks made narrow, blanks removed. */
const narrow = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\s/g, '')

const unitWritten = (own: string) => moneyUnits.find((each) => each.charAt(0) === own.charAt(0)) ?? '元'

/**
 * An amount as people write it, in fen. A unit in the text wins over `unit`.
 *
 * Units:  result in fen; `unit` is what a bare number counts.
 * Errors: faults not-an-amount, parts-of-a-fen, foreign-currency.
 * Example: readFen('1,234.5') → { fen: 123450n }
 * Example: readFen('114.2亿元') → { fen: 1142000000000n }
 */
export function readFen(text: string, unit: MoneyUnit = '元'): { fen: bigint } | { fault: MoneyFault } {
  const written = narrow(text)
  if (foreign.test(written.toUpperCase())) return { fault: 'foreign-currency' }
  const parts = amount.exec(written.replace(/^(人民币|CNY|RMB)?[¥￥]?/i, ''))
  if (!parts) return { fault: 'not-an-amount' }
  const [, sign = '', whole = '', fraction = '', own] = parts
  const places = placesOf[own === undefined ? unit : unitWritten(own)]
  if (/[1-9]/.test(fraction.slice(places))) return { fault: 'parts-of-a-fen' }
  const digits = whole.replaceAll(',', '') + fraction.slice(0, places).padEnd(places, '0')
  return { fen: sign === '-' ? -BigInt(digits) : BigInt(digits) }
}

/**
 * The exact amount as plain decimal text: yuan with both places, larger units with as many as are needed.
 *
 * Example: fenText(123450n) → '1234.50'
 * Example: fenText(1142000000000n, '亿元') → '114.2'
 */
export function fenText(fen: bigint, unit: MoneyUnit = '元'): string {
  const places = placesOf[unit]
  const digits = (fen < 0n ? -fen : fen).toString().padStart(places + 1, '0')
  const [whole, decimals] = [digits.slice(0, -places), digits.slice(-places)]
  const shown = unit === '元' ? decimals : decimals.replace(/0+$/, '')
  return `${fen < 0n ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`
}

/**
 * The exact amount for people, thousands in groups, with its unit.
 *
 * Example: formatFen(3018000000n) → '30,180,000.00 元'
 * Example: formatFen(3018000000n, '万元') → '3,018 万元'
 */
export function formatFen(fen: bigint, unit: MoneyUnit = '元'): string {
  const [whole = '', decimals] = fenText(fen, unit).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals === undefined ? '' : `.${decimals}`} ${unit}`
}

/**
 * The exact amount in yuan in both languages.
 *
 * Example: fenWords(4400000n) → { zh: '44,000.00 元', en: '44,000.00 yuan' }
 */
export function fenWords(fen: bigint): Localized {
  const zh = formatFen(fen)
  return { zh, en: zh.replace('元', 'yuan') }
}

/**
 * A part of an amount, rounded half up to the fen, negative amounts like positive ones.
 *
 * Units:  fen; the part is `numerator` ÷ `denominator`, which are whole numbers (basis points ÷ 10,000).
 * Errors: kernel.bad-share when the denominator is not positive.
 * Example: shareOfFen(10001n, 1n, 2n) → 5001n
 */
export function shareOfFen(fen: bigint, numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new Refusal('kernel.bad-share')
  const product = fen * numerator
  const half = (product < 0n ? -product : product) * 2n + denominator
  const rounded = half / (2n * denominator)
  return product < 0n ? -rounded : rounded
}

/**
 * Divides an amount by weights so that the parts add up to it to the last fen: everyone gets the whole fen of the
 * exact part, and the fen that remain go to the largest remainders, of equal ones to those named first.
 *
 * Units:  fen; weights are any whole numbers from 0.
 * Errors: kernel.bad-share when the amount or a weight is negative, or all weights are 0.
 * Example: allocateFen(100n, [1n, 1n, 1n]) → [34n, 33n, 33n]
 */
export function allocateFen(totalFen: bigint, weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n)
  if (totalFen < 0n || all <= 0n || weights.some((weight) => weight < 0n)) throw new Refusal('kernel.bad-share')
  const parts = weights.map((weight, index) => {
    const product = totalFen * weight
    return { index, fen: product / all, remainder: product % all }
  })
  let left = totalFen - parts.reduce((sum, { fen }) => sum + fen, 0n)
  const byRemainder = [...parts].sort((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder))
  for (const part of byRemainder) {
    if (left === 0n) break
    part.fen += 1n
    left -= 1n
  }
  return parts.map(({ fen }) => fen)
}
