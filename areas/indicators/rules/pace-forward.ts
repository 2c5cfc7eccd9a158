import { addDecimals, compareDecimals, plainDecimal, subtractDecimals } from './decimal.ts'

export interface PaceForward {
  perMonth: string
  value: string
  meetsTarget: boolean
  /** Whole months until the target is reached; null where it is not reached at this pace. */
  months: number | null
}

/**
 * What so much a month comes to by the deadline, and when the target would be reached.
 *
 * Units:   values in the target's unit, months from the day that the figures reach.
 * Errors:  none.
 * Example: 48 of 150 with 7 months left at 15 a month → 153, reached in the 7th month
 */
export function paceForward(of: {
  actual: string
  perMonth: string
  monthsLeft: number
  target: string
  isCeiling: boolean
}): PaceForward {
  const { actual, perMonth, monthsLeft, target, isCeiling } = of
  // Parts of a month, as of figures to a day, are counted in thousandths.
  const added = Number(perMonth) * monthsLeft
  const value = addDecimals(actual, added.toFixed(Number.isInteger(added) ? 0 : 3))
  const order = compareDecimals(value, target)
  const remaining = Number(subtractDecimals(target, actual))
  const months = remaining * (isCeiling ? -1 : 1) <= 0 ? 0 : Math.ceil(remaining / Number(perMonth))
  const isReached = Number.isFinite(months) && months >= 0
  return {
    perMonth: plainDecimal(perMonth),
    value,
    meetsTarget: isCeiling ? order <= 0 : order >= 0,
    months: isReached && !isCeiling ? months : null,
  }
}
