import type { Problem } from '#kernel/refusal'
import { compareDecimals, isDecimal } from './decimal.ts'
import { readPeriod } from './period.ts'

/** What a target asks for. */
export interface Asked {
  value: string
  valueMax: string | null
  deadline: string
  baseline: { value: string; period: string } | null
}

function sameNumber(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : compareDecimals(a, b) === 0
}

/** Whether two ask for the same. */
export function asksTheSame(a: Asked, b: Asked): boolean {
  return (
    sameNumber(a.value, b.value) &&
    sameNumber(a.valueMax, b.valueMax) &&
    a.deadline === b.deadline &&
    sameNumber(a.baseline?.value ?? null, b.baseline?.value ?? null) &&
    a.baseline?.period === b.baseline?.period
  )
}

/**
 * What is wrong with an adjustment, all of it.
 *
 * Units:  values in the target's unit, business dates.
 * Errors: indicators.adjustment-same, .not-a-number, .range-upside-down, .bad-deadline, .deadline-before-baseline,
 *         .adjustment-in-past as problems.
 * Example: the same values again → indicators.adjustment-same
 */
export function adjustmentProblems(input: {
  before: Asked
  after: Asked
  isRange: boolean
  effectiveFrom: string
  today: string
}): Problem[] {
  const { before, after } = input
  const problems: Problem[] = []
  const numbers = [after.value, after.valueMax, after.baseline?.value].filter(
    (one) => one !== null && one !== undefined,
  )
  for (const value of numbers)
    if (!isDecimal(value)) problems.push({ code: 'indicators.not-a-number', field: 'value', params: { value } })
  if (problems.length > 0) return problems
  if (asksTheSame(before, after)) problems.push({ code: 'indicators.adjustment-same', field: 'value' })
  const isUpsideDown = after.valueMax !== null && compareDecimals(after.valueMax, after.value) < 0
  if (isUpsideDown || (input.isRange && after.valueMax === null)) {
    const params = { value: after.value, max: after.valueMax ?? '—' }
    problems.push({ code: 'indicators.range-upside-down', field: 'valueMax', params })
  }
  const end = readPeriod(after.deadline)?.end
  const baselineEnd = after.baseline ? readPeriod(after.baseline.period)?.end : null
  for (const [field, period] of [
    ['deadline', after.deadline],
    ['baseline.period', after.baseline?.period],
  ] as const)
    if (period !== undefined && !readPeriod(period))
      problems.push({ code: 'indicators.bad-deadline', field, params: { deadline: period } })
  if (end && baselineEnd && end <= baselineEnd) {
    const params = { deadline: after.deadline, baseline: after.baseline?.period ?? '' }
    problems.push({ code: 'indicators.deadline-before-baseline', field: 'deadline', params })
  }
  if (input.effectiveFrom < input.today)
    problems.push({ code: 'indicators.adjustment-in-past', field: 'effectiveFrom', params: { today: input.today } })
  return problems
}
