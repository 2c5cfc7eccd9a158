import { addDays, type Cadence, daysBetween, neighbour, periodHolding } from './period.ts'

export interface OwedReport {
  /** The earliest period that is due and not reported. */
  period: string
  dueOn: string
  daysLate: number
  /** How many periods are owed; 12 stands for twelve or more. */
  periods: number
}

/**
 * The report that is owed on a day: periods that ended, whose days of grace are over, and which the data do not reach.
 *
 * Units: business dates, calendar days.
 * Source: the indicator's definition card, cadence and days of grace.
 * Errors: none; null when nothing is owed.
 * Example: owedReport({ cadence: 'month', dueDays: 10, dataThrough: '2025-03-31', startsOn: '2025-01-01', endsOn: '2025-12-31', today: '2025-06-15' })?.period → '2025-04'
 */
export function owedReport(input: {
  cadence: Cadence
  dueDays: number
  dataThrough: string | null
  /** Periods that end before this day are not owed. */
  startsOn: string
  /** Nor those that end after it: the deadline. */
  endsOn: string
  today: string
}): OwedReport | null {
  let period = neighbour(periodHolding(input.today, input.cadence), -1)
  let owed: OwedReport | null = null
  for (let periods = 0; periods < 12; period = neighbour(period, -1)) {
    if (period.end < input.startsOn || (input.dataThrough !== null && period.end <= input.dataThrough)) break
    const dueOn = addDays(period.end, input.dueDays)
    if (dueOn >= input.today || period.end > input.endsOn) continue
    periods++
    owed = { period: period.period, dueOn, daysLate: daysBetween(dueOn, input.today), periods }
  }
  return owed
}
