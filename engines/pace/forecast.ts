import { emptyCurve, expectedByCurve, historyCurve } from './curve.ts'
import { type MonthSeries, valueAt } from './series.ts'
import type { ForecastMethod } from './types.ts'

export interface Trial {
  /** Position from which it was forecast. */
  origin: number
  forecast: number
  actual: number
}

export interface NumericForecast {
  method: ForecastMethod
  value: number
  /** Half-width of the band in the target's unit; NaN where nothing could be back-tested. */
  halfWidth: number
  trials: Trial[]
}

/** From this many trials on the band leaves out the worst fifth; below it the worst error is the band. */
export const TRIALS_FOR_QUANTILE = 5

/** Half-width rule of the band: the error that four fifths of the trials stay within, or the largest of few. */
export function bandError(errors: Float64Array): number {
  if (errors.length === 0) return Number.NaN
  errors.sort()
  const index = errors.length < TRIALS_FOR_QUANTILE ? errors.length - 1 : Math.ceil(errors.length * 0.8) - 1
  return errors[index] ?? Number.NaN
}

export interface FlowForecastInput {
  series: MonthSeries
  actual: number
  /** Start of the running year, months from there to the value and to the deadline. */
  yearStart: number
  atMonths: number
  toMonths: number
  /** Curve of the owner, if any; then it is the seasonal method and is what is back-tested. */
  ownCurve: Float64Array | null
  historyYears: number
}

const FLOW_METHODS = ['seasonal', 'last-year-remainder', 'linear'] as const
type FlowMethod = (typeof FLOW_METHODS)[number]

/**
 * Year-end value of a flow. Every method is replayed on the earlier years with what was known then; the one
 * with the smallest mean relative error over the common years is used, and its errors are the band.
 */
export function forecastFlow(input: FlowForecastInput): NumericForecast | null {
  const { series, yearStart, atMonths, toMonths } = input
  const value = flowMethods(input, yearStart, input.actual)
  const usable = FLOW_METHODS.filter((method) => Number.isFinite(value[method]))
  const trials: Record<FlowMethod, Trial[]> = { seasonal: [], 'last-year-remainder': [], linear: [] }
  const errorSums: Record<FlowMethod, number> = { seasonal: 0, 'last-year-remainder': 0, linear: 0 }
  for (let start = yearStart - 12; start >= series.firstMonth - 11; start -= 12) {
    const then = valueAt(series, start + atMonths)
    const came = valueAt(series, start + toMonths)
    if (!Number.isFinite(then) || !Number.isFinite(came)) continue
    const replay = flowMethods(input, start, then)
    // Methods are ranked on the same years only; a year that one of them cannot forecast ranks none.
    const isCommon = usable.every((method) => Number.isFinite(replay[method]))
    for (const method of usable) {
      if (!Number.isFinite(replay[method])) continue
      const trial = { origin: start + atMonths, forecast: replay[method], actual: came }
      trials[method].push(trial)
      if (isCommon) errorSums[method] += relativeError(trial)
    }
  }
  let method: FlowMethod | null = null
  for (const candidate of usable) {
    if (method === null || errorSums[candidate] < errorSums[method] - 1e-12) method = candidate
  }
  if (method === null) return null
  const used = trials[method]
  const errors = Float64Array.from(used, (trial) => relativeError(trial))
  return { method, value: value[method], halfWidth: bandError(errors) * Math.abs(value[method]), trials: used }
}

// Filled again for every year that is replayed; nothing keeps it.
const curveBuffer = emptyCurve()

function flowMethods(input: FlowForecastInput, yearStart: number, actual: number): Record<FlowMethod, number> {
  const { series, atMonths, toMonths } = input
  const shares =
    input.ownCurve ??
    historyCurve(series, yearStart, { restartsAtZero: true, sign: 1, years: input.historyYears }, curveBuffer).shares
  const share = expectedByCurve(shares, yearStart, yearStart + toMonths, yearStart + atMonths)
  const before = yearStart - 12
  return {
    seasonal: share > 0 ? actual / share : Number.NaN,
    'last-year-remainder': actual + valueAt(series, before + toMonths) - valueAt(series, before + atMonths),
    linear: atMonths > 0 ? (actual * toMonths) / atMonths : Number.NaN,
  }
}

function relativeError(trial: Trial): number {
  return trial.forecast === 0
    ? trial.actual === 0
      ? 0
      : 1
    : Math.abs(trial.actual - trial.forecast) / Math.abs(trial.forecast)
}

const TREND_MONTHS = 12
const SHORTEST_TREND_MONTHS = 3

/**
 * Value of a level `horizon` months ahead: unchanged, or on the line of the last twelve months (where the
 * series is shorter, of its whole length from three months on). Replayed from every earlier month for which
 * both the past year and the outcome are known.
 */
export function forecastLevel(series: MonthSeries, at: number, actual: number, horizon: number): NumericForecast {
  const { values, firstMonth } = series
  const last = Math.min(Math.floor(at) - 1 - firstMonth, values.length - 1)
  const lag = trendLag(values, last)
  const slope = lag > 0 ? ((values[last] ?? Number.NaN) - (values[last - lag] ?? Number.NaN)) / lag : Number.NaN
  const months = Math.round(horizon)
  const trend: Trial[] = []
  const unchanged: Trial[] = []
  let trendError = 0
  let unchangedError = 0
  for (let i = lag; lag > 0 && i + months <= last; i++) {
    const then = values[i] ?? Number.NaN
    const came = values[i + months] ?? Number.NaN
    const forecast = then + ((then - (values[i - lag] ?? Number.NaN)) / lag) * months
    if (!Number.isFinite(forecast) || !Number.isFinite(came)) continue
    const origin = firstMonth + i + 1
    trend.push({ origin, forecast, actual: came })
    unchanged.push({ origin, forecast: then, actual: came })
    trendError += Math.abs(came - forecast)
    unchangedError += Math.abs(came - then)
  }
  const useTrend = Number.isFinite(slope) && (trend.length === 0 || trendError < unchangedError)
  const trials = useTrend ? trend : unchanged
  const errors = Float64Array.from(trials, (trial) => Math.abs(trial.actual - trial.forecast))
  return {
    method: useTrend ? 'trend' : 'unchanged',
    value: useTrend ? actual + slope * horizon : actual,
    halfWidth: bandError(errors),
    trials,
  }
}

function trendLag(values: Float64Array, last: number): number {
  if (last < 0 || !Number.isFinite(values[last])) return 0
  for (let lag = Math.min(TREND_MONTHS, last); lag >= SHORTEST_TREND_MONTHS; lag--) {
    if (Number.isFinite(values[last - lag])) return lag
  }
  return 0
}
