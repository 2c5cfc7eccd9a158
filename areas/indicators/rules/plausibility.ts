import type { Problem } from '#kernel/refusal'
import { compareDecimals, isDecimal, plainDecimal } from './decimal.ts'
import type { ReportPeriod } from './period.ts'
import { convertUnit, unitMeaning } from './units.ts'

export interface KnownValue {
  /** Stored period and its last day. */
  period: string
  periodEnd: string
  /** In the indicator's unit. */
  value: string
  /** Version of the definition that it was reported under. */
  cardVersion?: number | null
}

export interface CheckedIndicator {
  unit: string
  mode: 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth'
  reported: 'year-to-date' | 'each-period' | 'since-start'
  /** Change against the period before, in percent, from which a reason is asked for. */
  jumpPercent: number
}

/**
 * Reads a reported value into the indicator's unit.
 *
 * Units: input in `unit`, result in the indicator's unit.
 * Errors: indicators.not-a-number, indicators.unit-mismatch, indicators.negative-count as problems.
 * Example: readReported({ value: '5000', unit: '万元', indicatorUnit: '亿元' }) → { value: '0.5', problems: [] }
 */
export function readReported(input: { value: string; unit: string; indicatorUnit: string; field?: string }): {
  value: string | null
  problems: Problem[]
} {
  const { field } = input
  if (!isDecimal(input.value)) {
    return { value: null, problems: [{ code: 'indicators.not-a-number', field, params: { value: input.value } }] }
  }
  const value = convertUnit(plainDecimal(input.value), input.unit, input.indicatorUnit)
  if (value === null) {
    const params = { unit: input.unit || '无', expected: input.indicatorUnit || '无' }
    return { value: null, problems: [{ code: 'indicators.unit-mismatch', field, params }] }
  }
  const { family } = unitMeaning(input.indicatorUnit)
  const counts =
    family === 'count' || family === 'persons' || family === '家次' || family === '人次' || family === '场次'
  if (counts && compareDecimals(value, '0') < 0) {
    return { value: null, problems: [{ code: 'indicators.negative-count', field, params: { value: input.value } }] }
  }
  return { value, problems: [] }
}

/** The period whose value is set against the new one: one year before for figures that start again each year. */
function comparable(
  known: readonly KnownValue[],
  indicator: CheckedIndicator,
  period: ReportPeriod,
): KnownValue | null {
  const earlier = known.filter((entry) => entry.periodEnd < period.end)
  const startsAgain =
    indicator.reported === 'year-to-date' && (indicator.mode === 'flow-annual' || indicator.mode === 'flow-cumulative')
  if (!startsAgain) return earlier.at(-1) ?? null
  const lastYear = `${Number(period.end.slice(0, 4)) - 1}${period.end.slice(4, 7)}`
  return earlier.find((entry) => entry.periodEnd.startsWith(lastYear)) ?? null
}

function fallsBack(
  known: readonly KnownValue[],
  indicator: CheckedIndicator,
  period: ReportPeriod,
  value: string,
): Problem[] {
  const flow = indicator.mode === 'flow-annual' || indicator.mode === 'flow-cumulative'
  if (!flow || indicator.reported === 'each-period') return []
  const sameRun = known.filter(
    (entry) => indicator.reported === 'since-start' || entry.periodEnd.slice(0, 4) === period.end.slice(0, 4),
  )
  const before = sameRun.findLast((entry) => entry.periodEnd < period.end)
  const after = sameRun.find((entry) => entry.periodEnd > period.end)
  const problems: Problem[] = []
  if (before && compareDecimals(value, before.value) < 0) {
    problems.push({
      code: 'indicators.finding-falls',
      params: { value, period: before.period, known: before.value },
      overridable: true,
    })
  }
  if (after && compareDecimals(value, after.value) > 0) {
    problems.push({
      code: 'indicators.finding-above-later',
      params: { value, period: after.period, known: after.value },
      overridable: true,
    })
  }
  return problems
}

/**
 * What looks wrong with a value, as questions that an explanation answers; all of them.
 *
 * Units: values in the indicator's unit, change in percent.
 * Errors: indicators.finding-… as overridable problems.
 * Example: plausibilityFindings({ indicator: { unit: '项', mode: 'stock', reported: 'year-to-date', jumpPercent: 50 }, period: { period: '2025-05', cadence: 'month', start: '2025-05-01', end: '2025-05-31' }, value: '96', known: [{ period: '2025-04', periodEnd: '2025-04-30', value: '48' }] })[0]?.code → 'indicators.finding-jump'
 */
export function plausibilityFindings(input: {
  indicator: CheckedIndicator
  period: ReportPeriod
  value: string
  /** Other periods of the same series, ordered by their last day. */
  known: readonly KnownValue[]
}): Problem[] {
  const { indicator, period, value, known } = input
  const problems: Problem[] = []
  const { family } = unitMeaning(indicator.unit)
  if (
    family === '%' &&
    indicator.mode === 'ratio' &&
    (compareDecimals(value, '0') < 0 || compareDecimals(value, '100') > 0)
  ) {
    problems.push({ code: 'indicators.finding-outside-percent', params: { value }, overridable: true })
  }
  if (family === 'count' && unitMeaning(indicator.unit).exponent === 0 && value.includes('.')) {
    problems.push({ code: 'indicators.finding-not-whole', params: { value, unit: indicator.unit }, overridable: true })
  }
  const reference = comparable(known, indicator, period)
  if (reference && indicator.mode !== 'growth' && Number(reference.value) !== 0) {
    const factor = Number(value) / Number(reference.value)
    const scale = factor > 0 ? Math.abs(Math.log10(factor)) : 0
    const changePercent = Math.round((factor - 1) * 1000) / 10
    const params = { value, period: reference.period, known: reference.value, change: changePercent }
    if (scale > 3.5) problems.push({ code: 'indicators.finding-unit-suspected', params, overridable: true })
    else if (Math.abs(changePercent) > indicator.jumpPercent) {
      problems.push({ code: 'indicators.finding-jump', params, overridable: true })
    }
  }
  problems.push(...fallsBack(known, indicator, period, value))
  return problems
}
