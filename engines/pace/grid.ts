import { emptyCurve, expectedByCurve, historyCurve } from './curve.ts'
import { forecastFlow, forecastLevel } from './forecast.ts'
import { type PathKind, satisfiesNumber, thresholdNumber } from './frame.ts'
import { baseOf, type GridTarget, type Lane, laneOf, lastKnown } from './grid-lane.ts'
import { PaceInputError } from './input-error.ts'
import { type JudgeInput, judge } from './judge.ts'
import { parseDay, parsePeriod } from './period.ts'
import type { MonthSeries } from './series.ts'
import type { PaceMode, PaceStatus } from './types.ts'

export interface Grid {
  targets: readonly GridTarget[]
  unitCount: number
  /** Month of the first column, `2021-01`. */
  firstMonth: string
  monthCount: number
  /** `[target][unit][month]`, NaN where nothing is known. */
  values: Float64Array
  asOf: string
  historyYears?: number
  /** Forecast and band as well. */
  withForecast?: boolean
}

/** One row per target and unit, at `target × unitCount + unit`; NaN where a figure has no meaning. */
export interface GridAssessment {
  /** Index into `PACE_STATUSES`. */
  status: Uint8Array
  actual: Float64Array
  share: Float64Array
  timeShare: Float64Array
  seasonalShare: Float64Array
  requiredPerMonth: Float64Array
  forecast: Float64Array
  forecastHalfWidth: Float64Array
  /** How many rows have each status. */
  counts: Record<PaceStatus, number>
}

export const PACE_STATUSES = ['ahead', 'on-pace', 'behind', 'met', 'missed', 'no-data'] as const

/**
 * Many targets over many units at once, by the same rules as `assessPace`, in doubles and without words.
 *
 * Units:  as `assessPace`; month columns hold values at month ends, flows to date.
 * Errors: those of `assessPace`; pace.grid-size when the arrays do not fit; an annual flow whose year lies
 *         ahead (compared by whole years) is assessed singly, here it is `no-data`.
 */
export function assessGrid(grid: Grid): GridAssessment {
  const { targets, unitCount, monthCount } = grid
  const rows = targets.length * unitCount
  if (grid.values.length !== rows * monthCount) {
    throw new PaceInputError(
      'pace.grid-size',
      'values',
      `values：应有 ${targets.length} 项 × ${unitCount} 个单位 × ${monthCount} 个月 = ${rows * monthCount} 个数，实有 ${grid.values.length} 个。`,
    )
  }
  const asOf = parseDay(grid.asOf, 'asOf')
  const firstMonth = parsePeriod(grid.firstMonth, 'firstMonth').start
  const out = emptyAssessment(rows)
  for (const [index, target] of targets.entries()) {
    const lane = laneOf(target, asOf)
    for (let unit = 0; unit < unitCount; unit++) {
      const row = index * unitCount + unit
      const values = grid.values.subarray(row * monthCount, (row + 1) * monthCount)
      assessRow(lane, unit, row, { firstMonth, values }, asOf, grid, out)
    }
  }
  for (const status of out.status) out.counts[PACE_STATUSES[status] ?? 'no-data']++
  return out
}

function emptyAssessment(rows: number): GridAssessment {
  const column = () => new Float64Array(rows).fill(Number.NaN)
  return {
    status: new Uint8Array(rows).fill(PACE_STATUSES.indexOf('no-data')),
    actual: column(),
    share: column(),
    timeShare: column(),
    seasonalShare: column(),
    requiredPerMonth: column(),
    forecast: column(),
    forecastHalfWidth: column(),
    counts: { ahead: 0, 'on-pace': 0, behind: 0, met: 0, missed: 0, 'no-data': 0 },
  }
}

const judgeInput: JudgeInput = {
  kind: 'hold',
  mode: 'stock',
  direction: 'up',
  isSatisfied: false,
  isPastCeiling: false,
  isFinal: false,
  isAfterDeadline: false,
  isBeforePlan: false,
  share: 0,
  expectedShare: 0,
  levelGapPoints: 0,
  behindPoints: 0,
  aheadPoints: 5,
}
const rangeBuffer = { low: 0, high: 0 }
const curveBuffer = emptyCurve()
const historyOptions: { restartsAtZero: boolean; sign: 1 | -1; years: number } = {
  restartsAtZero: true,
  sign: 1,
  years: 3,
}

function assessRow(
  lane: Lane,
  unit: number,
  row: number,
  series: MonthSeries,
  asOf: number,
  grid: Grid,
  out: GridAssessment,
): void {
  const { target, direction, end } = lane
  const { firstMonth, values } = series
  const goalValue = target.values[unit] ?? Number.NaN
  const goalMax = target.valuesMax?.[unit] ?? Number.NaN
  if (Number.isNaN(goalValue) || goalMax < goalValue) return
  const to = direction === 'down' && target.valuesMax ? goalMax : goalValue
  const base = baseOf(lane, unit, series, to, asOf)
  const start = base.start
  if (!(end > start) || asOf <= start) return
  const last = lastKnown(values, Math.min(Math.floor(asOf + 1e-9), end) - 1 - firstMonth)
  if (last < 0 || last < start - firstMonth) return

  const at = firstMonth + last + 1
  const actual = values[last] ?? Number.NaN
  const kind = base.kind
  const from = base.value
  const way = to - from
  const share = kind === 'hold' ? Number.NaN : (actual - from) / way
  const timeShare = kind === 'hold' ? Number.NaN : rankShare(target.mode, from, way, (at - start) / (end - start))
  const seasonal = kind === 'hold' ? Number.NaN : seasonalShareOf(lane, kind, series, start, at, grid.historyYears ?? 3)

  const input = judgeInput
  input.kind = kind
  input.mode = target.mode
  input.direction = direction
  const edge = thresholdNumber(lane.comparator, direction, to)
  rangeBuffer.low = goalValue
  rangeBuffer.high = goalMax
  input.isSatisfied = satisfiesNumber(lane.comparator, direction, edge, rangeBuffer, actual)
  input.isPastCeiling = direction === 'down' ? !input.isSatisfied : actual > goalMax
  input.isFinal = at >= end - 1e-9
  input.isAfterDeadline = asOf > end + 1e-9
  input.isBeforePlan = at <= base.since + 1e-9
  input.share = share
  input.expectedShare = target.judge === 'seasonal' && !Number.isNaN(seasonal) ? seasonal : timeShare
  input.levelGapPoints = actual - to
  input.behindPoints = target.tolerance?.behindPoints ?? 0
  input.aheadPoints = target.tolerance?.aheadPoints ?? 5

  out.status[row] = PACE_STATUSES.indexOf(judge(input).status)
  out.actual[row] = actual
  out.share[row] = share
  out.timeShare[row] = timeShare
  out.seasonalShare[row] = seasonal
  if (end > at && direction !== 'within' && !(target.mode === 'growth' && kind === 'hold')) {
    const sign = direction === 'down' && kind !== 'accumulate' ? -1 : 1
    out.requiredPerMonth[row] = (to - actual) * sign > 0 ? (to - actual) / (end - at) : 0
  }
  if (grid.withForecast && end > at) writeForecast(lane, series, at, actual, grid, out, row)
}

/** Ranks are whole: between two ranks the worse one is what can be asked for. */
function rankShare(mode: PaceMode, from: number, way: number, expected: number): number {
  if (mode !== 'rank') return expected
  const due = from + expected * way
  return ((way < 0 ? Math.ceil(due - 1e-9) : Math.floor(due + 1e-9)) - from) / way
}

function seasonalShareOf(
  lane: Lane,
  kind: PathKind,
  series: MonthSeries,
  start: number,
  at: number,
  years: number,
): number {
  const { mode } = lane.target
  if (mode === 'growth' || mode === 'rank') return Number.NaN
  if (lane.ownCurve) return expectedByCurve(lane.ownCurve, start, lane.end, at)
  const yearStart = Math.floor((at - 1e-9) / 12) * 12
  historyOptions.restartsAtZero = lane.isYearToDate
  historyOptions.sign = kind === 'approach' && lane.direction === 'down' ? -1 : 1
  historyOptions.years = years
  return expectedByCurve(historyCurve(series, yearStart, historyOptions, curveBuffer).shares, start, lane.end, at)
}

function writeForecast(
  lane: Lane,
  series: MonthSeries,
  at: number,
  actual: number,
  grid: Grid,
  out: GridAssessment,
  row: number,
): void {
  const { start, end, isYearToDate } = lane
  // Only annual amounts look at the start here, and theirs is never a row's own.
  const yearStart = Math.floor(start / 12) * 12
  if (isYearToDate && (start !== yearStart || end > yearStart + 12)) {
    out.forecast[row] = (actual * (end - start)) / (at - start)
    return
  }
  const forecast = isYearToDate
    ? forecastFlow({
        series,
        actual,
        yearStart,
        atMonths: at - yearStart,
        toMonths: end - yearStart,
        ownCurve: lane.ownCurve,
        historyYears: grid.historyYears ?? 3,
      })
    : forecastLevel(series, at, actual, end - at)
  if (!forecast) return
  out.forecast[row] = forecast.value
  out.forecastHalfWidth[row] = forecast.halfWidth
}
