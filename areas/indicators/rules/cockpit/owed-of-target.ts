import { type OwedReport, owedReport } from '../due-report.ts'
import { type Cadence, monthEndBefore } from '../period.ts'

/** What of a target says when its figures are owed. */
export interface OwingTarget {
  mode: string
  cadence: Cadence | null
  dueDays: number | null
  /** Business date of the binding. */
  boundOn: string
  periodStart: string | null
  deadline: string
  deadlineEnd: string
}

/** Reports are owed from the month before the target was bound, for amounts of a year not before that year. */
function owedFrom(target: OwingTarget): string {
  const bound = monthEndBefore(target.boundOn)
  const counts = `${(target.periodStart ?? target.deadline).slice(0, 4)}-01-01`
  return target.mode === 'flow-annual' && counts > bound ? counts : bound
}

/**
 * The report that is owed on a target on a day, by the cadence and the days of grace of its card; null when none is.
 *
 * Units:   business dates.
 * Example: a monthly figure bound in March, reported to April, asked on 20 June → that of May
 */
export function owedOf(
  target: OwingTarget,
  dataThrough: string | null,
  today: string,
  /** Later periods are not asked for. */
  through: string | null = null,
): OwedReport | null {
  return owedReport({
    cadence: target.cadence ?? 'month',
    dueDays: target.dueDays ?? 10,
    dataThrough,
    startsOn: owedFrom(target),
    endsOn: through !== null && through < target.deadlineEnd ? through : target.deadlineEnd,
    today,
  })
}
