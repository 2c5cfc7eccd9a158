import { assessPace, type PaceAssessment, type PaceInput } from '#engines/pace'
import { subtractDecimals } from './decimal.ts'
import type { KnownValue } from './plausibility.ts'
import { convertUnit } from './units.ts'

/** Raised when this file or the engine changes what it answers, so that cached assessments are computed anew. */
export const methodVersion = 3

type Mode = 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth'

export interface AssessedTarget {
  value: string
  valueMax: string | null
  unit: string
  comparator: '>=' | '>' | '=' | '<=' | '<' | '~' | 'range'
  mode: Mode
  recurrence: 'annual' | null
  periodStart: string | null
  /** First period of the plan; a level from before it says nothing about it. */
  planStart: string | null
  deadline: string
  baseline: { value: string; period: string } | null
}

export interface AssessedIndicator {
  unit: string
  direction: 'up' | 'down'
  reported: 'year-to-date' | 'each-period' | 'since-start'
  judge: 'time' | 'seasonal'
  /** Cumulative per cent of twelve months, the last 100, that the city set; null: earlier years give it. */
  paceCurve?: readonly number[] | null
}

/** The values in the target's unit, oldest first; values that cannot be converted are left out. */
export function inTargetUnit(known: readonly KnownValue[], indicatorUnit: string, targetUnit: string): KnownValue[] {
  return known.flatMap((entry) => {
    const value = convertUnit(entry.value, indicatorUnit, targetUnit)
    return value === null ? [] : [{ ...entry, value }]
  })
}

/** Totals since a start set back to totals since January; needs the value of the December before. */
function withinYears(known: readonly KnownValue[]): KnownValue[] {
  return known.flatMap((entry) => {
    const year = Number(entry.periodEnd.slice(0, 4))
    const before = known.findLast((other) => other.periodEnd === `${year - 1}-12-31`)
    if (before) return [{ ...entry, value: subtractDecimals(entry.value, before.value) }]
    return known[0]?.periodEnd.startsWith(String(year)) ? [entry] : []
  })
}

/** A yearly amount whose year lies ahead is compared by whole years, from the last full year that is known. */
function baselineOf(target: AssessedTarget, known: readonly KnownValue[], asOf: string): AssessedTarget['baseline'] {
  if (target.baseline || target.mode !== 'flow-annual' || target.recurrence) return target.baseline
  if (target.deadline.slice(0, 4) <= asOf.slice(0, 4)) return null
  const full = known.find((entry) => entry.periodEnd.endsWith('-12-31') && entry.periodEnd <= asOf)
  return full ? { value: full.value, period: full.periodEnd.slice(0, 4) } : null
}

/**
 * How a target stands on a day, with its working; observations in the indicator's unit are converted first.
 *
 * Units:  shares 0 … 1, gaps in percentage points, values as decimal text in the target's unit.
 * Source: engines/pace; 序时进度 is done ÷ goal against months ÷ 12.
 * Errors: none for stored targets and observations, whose forms were checked when they were written.
 * Example: 48 of 150 by 2025-05 as of 2025-05-31 → status 'behind', gapPoints -9.6667
 */
export function assessTarget(input: {
  target: AssessedTarget
  indicator: AssessedIndicator
  /** Oldest first, one per period. */
  known: readonly KnownValue[]
  asOf: string
}): PaceAssessment {
  const { target, indicator, asOf } = input
  const inUnit = inTargetUnit(input.known, indicator.unit, target.unit)
  const known = target.mode === 'flow-annual' && indicator.reported === 'since-start' ? withinYears(inUnit) : inUnit
  const baseline = baselineOf(target, known, asOf)
  const falling = target.comparator === '<=' || target.comparator === '<'
  const paceInput: PaceInput = {
    target: {
      value: target.value,
      valueMax: target.valueMax,
      comparator: target.comparator,
      mode: target.mode,
      direction: falling ? 'down' : indicator.direction,
      deadline: target.deadline,
      recurrence: target.recurrence,
      // A baseline of a yearly amount names the start by its own period.
      periodStart: target.recurrence ? null : target.periodStart,
      planStart: target.planStart,
      baseline: baseline?.value ?? null,
      baselinePeriod: baseline?.period ?? null,
      unit: target.unit,
    },
    observations: known.map(({ period, value }) => ({ period, value })),
    asOf,
    judge: indicator.judge,
    curve: indicator.paceCurve ?? null,
    reported: indicator.reported === 'since-start' ? 'to-date' : indicator.reported,
  }
  return assessPace(paceInput)
}
