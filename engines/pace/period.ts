import type { Rational } from '#kernel/decimal'
import { PaceInputError } from './input-error.ts'

/**
 * A span of time on the month axis: position 24304 is the end of the 24304th month since year 0.
 * Months are equally long here, as 序时进度 counts them; a day is its part of its month.
 */
export interface Period {
  readonly start: number
  readonly end: number
  /** Length of the grain in months: 12, 6, 3, 1 or a fraction. */
  readonly grainMonths: number
}

const FORM = /^(\d{4})(?:-(?:(H)([12])|(Q)([1-4])|(\d{2})(?:-(\d{2}))?))?$/

export function daysInMonth(monthIndex: number): number {
  const year = Math.floor(monthIndex / 12)
  const month = monthIndex % 12
  if (month === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31
}

function refuse(text: string, field: string): never {
  throw new PaceInputError(
    'pace.not-a-period',
    field,
    `${field}：“${text}”不是可识别的期间。请写成 2025、2025-H1、2025-Q1、2025-05 或 2025-05-31。`,
  )
}

/**
 * Reads a period.
 *
 * Units: months since year 0.
 * Errors: pace.not-a-period for any other form and for days that do not exist.
 * Example: parsePeriod('2025-05') → { start: 24304, end: 24305, grainMonths: 1 }
 */
export function parsePeriod(text: string, field = 'period'): Period {
  const match = FORM.exec(text.trim())
  if (!match) refuse(text, field)
  const [, year, half, halfNumber, quarter, quarterNumber, month, day] = match
  const base = Number(year) * 12
  if (half) return span(base + (Number(halfNumber) - 1) * 6, 6)
  if (quarter) return span(base + (Number(quarterNumber) - 1) * 3, 3)
  if (!month) return span(base, 12)
  if (Number(month) < 1 || Number(month) > 12) refuse(text, field)
  const index = base + Number(month) - 1
  if (!day) return span(index, 1)
  const days = daysInMonth(index)
  if (Number(day) < 1 || Number(day) > days) refuse(text, field)
  return { start: index + (Number(day) - 1) / days, end: index + Number(day) / days, grainMonths: 1 / days }
}

function span(start: number, months: number): Period {
  return { start, end: start + months, grainMonths: months }
}

/** End of the day on the month axis. Errors: pace.not-a-date. */
export function parseDay(text: string, field: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw new PaceInputError('pace.not-a-date', field, `${field}：“${text}”不是日期。请写成 2025-05-31。`)
  }
  return parsePeriod(text, field).end
}

/** The position as an exact fraction, so that 5/12 stays 5/12. */
export function positionAsRational(position: number): Rational {
  const month = Math.floor(position)
  if (month === position) return { n: BigInt(month), d: 1n }
  const days = daysInMonth(month)
  return { n: BigInt(month * days + Math.round((position - month) * days)), d: BigInt(days) }
}

/** Last calendar day that lies before the position, `YYYY-MM-DD`. */
export function lastDayBefore(position: number): string {
  const whole = Math.floor(position) === position
  const month = whole ? position - 1 : Math.floor(position)
  const day = whole ? daysInMonth(month) : Math.round((position - month) * daysInMonth(month))
  return `${monthName(month)}-${String(day).padStart(2, '0')}`
}

export function monthName(monthIndex: number): string {
  return `${String(Math.floor(monthIndex / 12)).padStart(4, '0')}-${String((monthIndex % 12) + 1).padStart(2, '0')}`
}
