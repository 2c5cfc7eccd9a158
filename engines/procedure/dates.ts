const dayMilliseconds = 86_400_000

const toTime = (date: string) => Date.parse(`${date}T00:00:00Z`)
const toDate = (time: number) => new Date(time).toISOString().slice(0, 10)

/**
 * Example: addDays('2024-02-28', 2) → '2024-03-01'
 */
export function addDays(date: string, count: number): string {
  return toDate(toTime(date) + count * dayMilliseconds)
}

/**
 * The corresponding day some months later, or the last of that month where it has none.
 *
 * Example: addMonths('2023-07-31', 2) → '2023-09-30'
 */
export function addMonths(date: string, count: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return toDate(Date.UTC(year, month - 1 + count, Math.min(day, lastDay)))
}

/**
 * Days from one date to another.
 *
 * Example: daysBetween('2024-02-28', '2024-03-01') → 2
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((toTime(to) - toTime(from)) / dayMilliseconds)
}

/**
 * The later of two dates or instants that are written alike.
 *
 * Example: later('2024-02-28', '2024-03-01') → '2024-03-01'
 */
export function later(a: string, b: string): string {
  return a > b ? a : b
}
