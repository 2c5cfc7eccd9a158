import { emptyCurve, expectedByCurve, historyCurve, readCurve } from './curve.ts'
import { forecastFlow, forecastLevel } from './forecast.ts'
import { frameEnd, type PathKind, readGoal, satisfiesNumber, thresholdNumber } from './frame.ts'
import { PaceInputError } from './input-error.ts'
import { type JudgeInput, judge } from './judge.ts'
import { parseDay, parsePeriod } from './period.ts'
import type { MonthSeries } from './series.ts'
import type { Comparator, Direction, PaceMode, PaceStatus, PaceTolerance } from './types.ts'

/** A target over many units; figures are doubles and flows are reported to date. */
export interface GridTarget {
  mode: PaceMode
  /** One value per unit. */
  values: Float64Array
  /** Upper ends, for ranges. */
  valuesMax?: Float64Array | null
  /** One per unit, NaN where a unit has none. */
  baselines?: Float64Array | null
  comparator?: Comparator
  direction?: Direction
  deadline: string
  recurrence?: 'annual' | null
  periodStart?: string | null
  curve?: readonly number[] | null
  judge?: 'time' | 'seasonal'
  tolerance?: PaceTolerance
}

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

interface Lane {
  target: GridTarget
  direction: Direction
  comparator: Comparator
  start: number
  end: number
  ownCurve: Float64Array | null
  isFlow: boolean
  isYearToDate: boolean
}

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

function laneOf(target: GridTarget, asOf: number): Lane {
  const goal = readGoal({ ...target, value: 1, valueMax: target.valuesMax ? 1 : null })
  if ('code' in goal) throw new PaceInputError('pace.range', 'valuesMax', `valuesMax：${goal.zh}`)
  const end = frameEnd(target, asOf)
  const isYearToDate = target.mode === 'flow-annual'
  return {
    target,
    direction: goal.direction,
    comparator: goal.comparator,
    start: target.periodStart
      ? parsePeriod(target.periodStart, 'periodStart').start
      : Math.floor((end - 1e-6) / 12) * 12,
    end,
    ownCurve: target.curve ? readCurve(target.curve) : null,
    isFlow: isYearToDate || target.mode === 'flow-cumulative',
    isYearToDate,
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
  const { target, direction, end, isFlow } = lane
  const { firstMonth, values } = series
  const goalValue = target.values[unit] ?? Number.NaN
  const goalMax = target.valuesMax?.[unit] ?? Number.NaN
  if (!(lane.end > lane.start) || asOf <= lane.start || Number.isNaN(goalValue) || goalMax < goalValue) return
  let last = Math.min(Math.floor(asOf + 1e-9), end) - 1 - firstMonth
  const earliest = lane.start - firstMonth
  while (last >= earliest && !(last < values.length && Number.isFinite(values[last]))) last--
  if (last < earliest || last < 0) return

  const at = firstMonth + last + 1
  const actual = values[last] ?? Number.NaN
  const to = direction === 'down' && target.valuesMax ? goalMax : goalValue
  const base = isFlow ? baselineOfFlow : baselineOf(lane, unit, series, to)
  const kind: PathKind = isFlow ? (goalValue > 0 ? 'accumulate' : 'hold') : base.kind
  const from = base.value
  const start = isFlow ? lane.start : base.start
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

const baselineOfFlow: { kind: PathKind; value: number; start: number } = { kind: 'accumulate', value: 0, start: 0 }
const levelBase: { kind: PathKind; value: number; start: number } = { kind: 'hold', value: 0, start: 0 }

/** The given baseline, or the last value known when the path begins. The object is reused from row to row. */
function baselineOf(lane: Lane, unit: number, series: MonthSeries, to: number): typeof levelBase {
  levelBase.kind = 'hold'
  levelBase.value = 0
  levelBase.start = lane.start
  if (lane.direction === 'within') return levelBase
  let value = lane.target.baselines?.[unit] ?? Number.NaN
  if (Number.isNaN(value) && lane.target.mode === 'growth') return levelBase
  if (Number.isNaN(value)) {
    let index = Math.min(lane.start - series.firstMonth, series.values.length) - 1
    while (index >= 0 && !Number.isFinite(series.values[index])) index--
    if (index < 0) return levelBase
    value = series.values[index] ?? Number.NaN
    levelBase.start = series.firstMonth + index + 1
  }
  levelBase.value = value
  const alreadyThere = lane.direction === 'down' ? value <= to : value >= to
  levelBase.kind = alreadyThere ? 'hold' : 'approach'
  return levelBase
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
