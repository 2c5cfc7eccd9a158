import { PaceInputError } from './input-error.ts'
import { type MonthSeries, valueAt } from './series.ts'

/**
 * Checks a curve set by an owner and returns it as shares.
 *
 * Units: in percent, out shares 0 … 1 with 13 entries, the first being 0 (start of the year).
 * Errors: pace.curve when it has not 12 rising numbers ending at 100.
 */
export function readCurve(curve: readonly number[]): Float64Array {
  const refuse = (why: string): never => {
    throw new PaceInputError('pace.curve', 'curve', `curve：${why}。请给出 1–12 月累计百分数，如 3,8,15,…,100。`)
  }
  if (curve.length !== 12) refuse(`应有 12 个数，实有 ${curve.length} 个`)
  const shares = new Float64Array(13)
  for (const [index, percent] of curve.entries()) {
    if (!Number.isFinite(percent) || percent < 0) refuse(`第 ${index + 1} 个月不是非负数`)
    if (percent / 100 < (shares[index] ?? 0)) refuse(`第 ${index + 1} 个月比上月小`)
    shares[index + 1] = percent / 100
  }
  if (curve[11] !== 100) refuse(`12 月应为 100，实为 ${curve[11]}`)
  return shares
}

/** Share of a whole year that the curve gives up to a position in months from the year's start. */
function curveShare(shares: Float64Array, monthsIntoYear: number): number {
  const below = Math.floor(monthsIntoYear)
  const lower = shares[below] ?? Number.NaN
  if (below === monthsIntoYear) return lower
  return lower + ((shares[below + 1] ?? Number.NaN) - lower) * (monthsIntoYear - below)
}

/** Expected share between `start` and `end` when every year runs along the same curve; NaN when the window is flat. */
export function expectedByCurve(shares: Float64Array, start: number, end: number, at: number): number {
  const until = (position: number) =>
    Math.floor(position / 12) + curveShare(shares, position - Math.floor(position / 12) * 12)
  const whole = until(end) - until(start)
  return whole > 0 ? Math.min(1, Math.max(0, (until(at) - until(start)) / whole)) : Number.NaN
}

export interface HistoryCurve {
  /** 13 shares as in `readCurve`; NaN for month ends that no used year knows. */
  shares: Float64Array
  /** How many years stand behind each share. */
  counts: Uint8Array
  /** Start positions of the years used, latest first. */
  yearStarts: number[]
}

/** A curve to be filled; bulk work fills the same one again and again. */
export function emptyCurve(): HistoryCurve {
  return { shares: new Float64Array(13), counts: new Uint8Array(13), yearStarts: [] }
}

export interface HistoryOptions {
  /** The total starts again each January (annual flows); else the year's change of the level is looked at. */
  restartsAtZero: boolean
  /** -1 where falling is good. */
  sign: 1 | -1
  /** At most this many years. */
  years: number
}

/** Share of the year's total (or change) that a position of an earlier year had reached; NaN where unknown. */
export function shareOfYear(series: MonthSeries, yearStart: number, months: number, restartsAtZero: boolean): number {
  const from = restartsAtZero ? 0 : valueAt(series, yearStart)
  const at = months === 0 ? from : valueAt(series, yearStart + months)
  return (at - from) / (valueAt(series, yearStart + 12) - from)
}

/**
 * Mean curve of the complete years before `beforeYearStart`. A year that is not known at its end, or did not
 * move in the good direction, says nothing about the season and is left out.
 */
export function historyCurve(
  series: MonthSeries,
  beforeYearStart: number,
  options: HistoryOptions,
  into: HistoryCurve = emptyCurve(),
): HistoryCurve {
  const { shares, counts, yearStarts } = into
  shares.fill(0)
  counts.fill(0)
  yearStarts.length = 0
  const { firstMonth, values } = series
  const firstYearStart = Math.floor(firstMonth / 12) * 12
  for (let start = beforeYearStart - 12; start >= firstYearStart && yearStarts.length < options.years; start -= 12) {
    const base = start - firstMonth
    const from = options.restartsAtZero ? 0 : (values[base - 1] ?? Number.NaN)
    const total = (values[base + 11] ?? Number.NaN) - from
    if (!(total * options.sign > 0)) continue
    yearStarts.push(start)
    for (let month = 1; month <= 12; month++) {
      const share = ((values[base + month - 1] ?? Number.NaN) - from) / total
      if (Number.isNaN(share)) continue
      shares[month] = (shares[month] ?? 0) + share
      counts[month] = (counts[month] ?? 0) + 1
    }
  }
  for (let month = 1; month <= 12; month++) shares[month] = (shares[month] ?? 0) / (counts[month] ?? 0)
  return into
}
