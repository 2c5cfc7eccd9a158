import { fixed, toNumber } from '#kernel/decimal'
import { readCurve } from './curve.ts'
import { rational } from './decimal.ts'
import { forecastFlow, forecastLevel, type NumericForecast, TRIALS_FOR_QUANTILE } from './forecast.ts'
import { satisfies } from './frame.ts'
import { lastDayBefore } from './period.ts'
import type { Course } from './pointers.ts'
import { quantity, settled } from './text.ts'
import type { PaceForecast } from './types.ts'

const TRIALS_SHOWN = 12

/** Where the figure is heading at the deadline, with the band that past forecasts of the same kind deserved. */
export function forecastOf(course: Course): PaceForecast | null {
  const numeric = numericForecast(course)
  if (!numeric || !Number.isFinite(numeric.value)) return null
  const like = course.latest.value
  const { goal, kind } = course.frame
  const banded = Number.isFinite(numeric.halfWidth)
  const actual = toNumber(like)
  const lowest = numeric.value - numeric.halfWidth
  // What has already been counted stays counted, so a band of amounts does not reach below it.
  const low = banded ? quantity(kind === 'accumulate' && actual >= 0 ? Math.max(lowest, actual) : lowest, like) : null
  const high = banded ? quantity(numeric.value + numeric.halfWidth, like) : null
  const outcomes = low && high ? [low, high].map((end) => satisfies(goal, rational(end))) : []
  const errors = numeric.trials.flatMap((trial) => {
    const size = relativePercent(trial.forecast, trial.actual)
    return size === null ? [] : [Math.abs(size)]
  })
  return {
    method: numeric.method,
    value: quantity(numeric.value, like),
    low,
    high,
    meetsTarget: outcomes.length === 0 || outcomes[0] !== outcomes[1] ? 'uncertain' : outcomes[0] ? 'yes' : 'no',
    backtest: {
      trials: numeric.trials
        .toSorted((a, b) => b.origin - a.origin)
        .slice(0, TRIALS_SHOWN)
        .map((trial) => ({
          label: lastDayBefore(trial.origin),
          forecast: quantity(trial.forecast, like),
          actual: quantity(trial.actual, like),
          errorPercent: relativePercent(trial.forecast, trial.actual),
        })),
      meanAbsoluteErrorPercent: errors.length
        ? Number(fixed(settled(errors.reduce((sum, size) => sum + size, 0) / errors.length), 1))
        : null,
      rule: bandRule(numeric.trials.length),
    },
  }
}

function relativePercent(forecast: number, actual: number): number | null {
  return actual === 0 ? null : Number(fixed(settled(((forecast - actual) / Math.abs(actual)) * 100), 1))
}

function bandRule(count: number): { zh: string; en: string } {
  if (count === 0) return { zh: '没有可回测的历史', en: 'no history to back-test' }
  return count < TRIALS_FOR_QUANTILE
    ? { zh: `回测 ${count} 次，区间取最大误差`, en: `${count} back-tests, the band is the largest error` }
    : {
        zh: `回测 ${count} 次，区间取八成回测不超过的误差`,
        en: `${count} back-tests, the band holds four fifths of them`,
      }
}

function numericForecast(course: Course): NumericForecast | null {
  const { frame, latest, observed, input } = course
  const { start, end } = frame
  const at = latest.at
  if (end - at < 1e-9) return null
  const actual = toNumber(latest.value)
  const yearStart = Math.floor(start / 12) * 12
  if (!observed.isYearToDate) return forecastLevel(observed.series, at, actual, end - at)
  if (start === yearStart && end <= yearStart + 12) {
    return forecastFlow({
      series: observed.series,
      actual,
      yearStart,
      atMonths: at - yearStart,
      toMonths: end - yearStart,
      ownCurve: input.curve ? readCurve(input.curve) : null,
      historyYears: input.historyYears ?? 3,
    })
  }
  return { method: 'linear', value: (actual * (end - start)) / (at - start), halfWidth: Number.NaN, trials: [] }
}
