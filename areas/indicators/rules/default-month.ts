import { type Cadence, neighbour, periodHolding } from './period.ts'

export interface DefaultMonth {
  /** Month end that a cockpit shows unless another is asked for. */
  asOf: string
  /** The newest month that anything is reported for, when most figures do not reach it yet. */
  sparse: { day: string; reported: number; of: number } | null
}

interface Reach {
  cadence: Cadence | null
  /** Last day that its figures reach; null: never reported. */
  dataThrough: string | null
}

const monthsBack = 36

/** Whether a figure is as new as its cadence lets it be: at the end of May a quarter's figure reaches to March. */
function reaches({ cadence, dataThrough }: Reach, monthEnd: string): boolean {
  const period = periodHolding(monthEnd, cadence ?? 'month')
  const lastEnd = period.end <= monthEnd ? period.end : neighbour(period, -1).end
  return dataThrough !== null && dataThrough >= lastEnd
}

/**
 * The newest month end that at least half of the reported figures reach. A single early figure of the next month does
 * not move everybody there, which would show all others as without data.
 *
 * Units:  business dates, count of targets.
 * Errors: none; the newest month end where nothing is reported at all.
 * Example: of figures to 2025-05, 2025-05 and 2025-06 → asOf '2025-05-31', sparse { day: '2025-06-30', reported: 1, of: 3 }
 */
export function defaultMonth(targets: readonly Reach[], newest: string): DefaultMonth {
  const known = targets.filter((target) => target.dataThrough !== null)
  if (known.length === 0) return { asOf: newest, sparse: null }
  let day = newest
  let sparse: DefaultMonth['sparse'] = null
  for (let back = 0; back < monthsBack; back++, day = neighbour(periodHolding(day, 'month'), -1).end) {
    const reported = known.filter((target) => reaches(target, day)).length
    if (reported * 2 >= known.length) return { asOf: day, sparse }
    const hasOwn = known.some((target) => (target.dataThrough ?? '') > neighbour(periodHolding(day, 'month'), -1).end)
    if (hasOwn && sparse === null) sparse = { day, reported, of: known.length }
  }
  return { asOf: periodHolding(lastOf(known), 'month').end, sparse: null }
}

function lastOf(known: readonly Reach[]): string {
  return known.reduce((last, { dataThrough }) => ((dataThrough ?? '') > last ? (dataThrough ?? '') : last), '')
}
