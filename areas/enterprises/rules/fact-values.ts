import { compare, readDecimal } from '#kernel/decimal'
import type { Problem } from '#kernel/refusal'
import type { FactSource } from '../codes.ts'
import { type FactName, factKinds } from './fact-dictionary.ts'

/** What one source says of a fact in a period. */
export interface Said {
  source: FactSource
  /** Null: it no longer says anything. */
  value: string | null
  recordedAt: Date
}

/** Ten thousand times what the largest company in the world earns: beyond it a unit was mistaken. */
const mostWan = '1000000000000'

/** How people write it, and how it is kept. */
const yesNo = new Map([
  ['是', 'yes'],
  ['否', 'no'],
  ['yes', 'yes'],
  ['no', 'no'],
])

/**
 * A value as it is kept: digits without separators or leading zeros, `yes` or `no`; or the reason why it is none.
 *
 * Units:   amounts 万元.
 * Errors:  enterprises.not-a-number, .negative, .not-whole, .too-large, .not-yes-or-no.
 * Example: readFactValue('rd_expense_wan_yuan', '1,200.50') → { value: '1200.5' }
 */
export function readFactValue(fact: FactName, text: string): { value: string } | { problem: Problem } {
  const { type } = factKinds[fact]
  const said = text.trim()
  const refuse = (code: string) => ({ problem: { code, field: 'value', params: { text: said.slice(0, 40) } } })
  if (type === 'text') return { value: said }
  if (type === 'yes-no') {
    const value = yesNo.get(said.toLowerCase())
    return value === undefined ? refuse('enterprises.not-yes-or-no') : { value }
  }
  const digits = said.replace(/[,，\s]/g, '')
  if (/^-\d/.test(digits)) return refuse('enterprises.negative')
  if (!/^\d{1,40}(\.\d{1,6})?$/.test(digits)) return refuse('enterprises.not-a-number')
  const number = readDecimal(digits)
  const most = readDecimal(mostWan)
  if (number === null || most === null) return refuse('enterprises.not-a-number')
  if (type === 'count' && !/^\d+$/.test(digits)) return refuse('enterprises.not-whole')
  if (compare(number, most) > 0) return refuse('enterprises.too-large')
  return { value: plainDigits(digits) }
}

/** Digits without leading zeros, nor trailing ones after the point: `007.50` is 7.5. */
export function plainDigits(digits: string): string {
  const whole = digits.replace(/^0+(?=\d)/, '')
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole
}

/** Whether two values are the same: 1200 and 1200.00 are. */
export function isSameValue(one: string, other: string): boolean {
  if (one === other) return true
  const numeric = /^\d+(\.\d+)?$/
  if (!numeric.test(one) || !numeric.test(other)) return false
  const [left, right] = [readDecimal(one), readDecimal(other)]
  return left !== null && right !== null && compare(left, right) === 0
}

export interface Settled<T extends Said> {
  /** What counts: the source that comes first. Null where no source says anything any more. */
  winner: T | null
  /** Whether some source says something else. */
  isDisputed: boolean
}

/**
 * Which of several sources counts: the one that comes first in the order; of one source, through several files, the
 * latest record. Nothing is averaged and nothing is dropped: who says otherwise stays to be seen.
 *
 * Source: company-facts@2025-01-01, order (a parameter of the city).
 */
export function settle<T extends Said>(said: readonly T[], order: readonly FactSource[]): Settled<T> {
  const speaking = said.filter(({ value }) => value !== null)
  const rank = ({ source }: T) => {
    const place = order.indexOf(source)
    return place < 0 ? order.length : place
  }
  const [winner = null] = [...speaking].sort(
    (a, b) => rank(a) - rank(b) || b.recordedAt.getTime() - a.recordedAt.getTime(),
  )
  const isDisputed = speaking.some(({ value }) => value !== null && !isSameValue(value, winner?.value ?? ''))
  return { winner, isDisputed }
}
