import { divide, multiply, type Rational, subtract } from '#kernel/decimal'
import { rational } from './decimal.ts'
import type { Frame } from './frame.ts'
import { noteReason } from './reasons.ts'
import { accumulate, carryYears, type MonthSeries, monthSeries, type Point } from './series.ts'
import type { PaceInput, PaceReason } from './types.ts'

export interface Observed {
  /** The point that counts for the target; null with a blocking reason. */
  latest: Point | null
  /** Values in the reading that the target needs: running totals, levels or growth rates. */
  series: MonthSeries
  /** Running totals that start again each January; only for flows within one year. */
  isYearToDate: boolean
  reasons: PaceReason[]
}

/** Turns what was reported into what the target speaks of, and finds the value that counts. */
export function observe(input: PaceInput, frame: Frame, points: readonly Point[]): Observed {
  const { mode } = input.target
  if (mode === 'flow-annual' || mode === 'flow-cumulative') return observeFlow(input, frame, points)
  if (mode === 'growth' && input.observationsAre === 'level') return observeGrowth(input, frame, points)
  return { latest: latestWithin(points, frame), series: monthSeries(points), isYearToDate: false, reasons: [] }
}

function latestWithin(points: readonly Point[], frame: Frame): Point | null {
  return points.findLast((point) => point.at > frame.start + 1e-9 && point.at <= frame.end + 1e-9) ?? null
}

function observeFlow(input: PaceInput, frame: Frame, points: readonly Point[]): Observed {
  const each = input.reported === 'each-period'
  const yearly = input.target.mode === 'flow-annual'
  if (frame.byWholeYears) {
    const totals = each ? accumulate(points, true, frame.start) : { points, reasons: [] }
    const years = totals.points.filter((point) => Math.abs(point.at % 12) < 1e-9)
    return {
      latest: latestWithin(years, frame),
      series: monthSeries(years),
      isYearToDate: false,
      reasons: totals.reasons,
    }
  }
  if (input.reported === 'year-to-date' && !yearly) {
    const own = carryYears(points, frame.start)
    // Earlier years join on where they reach without a gap.
    const all = points[0] ? carryYears(points, points[0].period.start).points : []
    const series = monthSeries(all.at(-1)?.at === own.points.at(-1)?.at ? all : own.points)
    return { latest: latestWithin(own.points, frame), series, isYearToDate: false, reasons: own.reasons }
  }
  if (!each) {
    return { latest: latestWithin(points, frame), series: monthSeries(points), isYearToDate: yearly, reasons: [] }
  }
  const own = accumulate(points, false, frame.start)
  // The history starts each January (annual) or runs on from the first period known (several years).
  const history = accumulate(points, yearly, points[0] ? points[0].period.start : frame.start)
  return {
    latest: latestWithin(own.points, frame),
    series: monthSeries(history.points),
    isYearToDate: yearly,
    reasons: own.reasons,
  }
}

/** Growth in % over the same point a year before, or over the fixed base where the target names one. */
function observeGrowth(input: PaceInput, frame: Frame, points: readonly Point[]): Observed {
  const given = input.target.baseline
  const fixedBase = given === null || given === undefined ? null : rational(given, 'target.baseline')
  const rates: Point[] = []
  const reasons: PaceReason[] = []
  const latestLevel = latestWithin(points, frame)
  for (const point of points) {
    const base = fixedBase ?? points.find((p) => Math.abs(p.at - (point.at - 12)) < 1e-9)?.value
    const isLatest = point === latestLevel
    if (!base || base.n <= 0n) {
      if (isLatest) reasons.push(noteReason(base ? 'growth-base-not-positive' : 'growth-base-missing'))
      continue
    }
    rates.push({ ...point, value: growthPercent(point.value, base) })
  }
  const latest = reasons.length ? null : latestWithin(rates, frame)
  return { latest, series: monthSeries(rates), isYearToDate: false, reasons }
}

function growthPercent(value: Rational, base: Rational): Rational {
  return multiply(divide(subtract(value, base), base), { n: 100n, d: 1n })
}
