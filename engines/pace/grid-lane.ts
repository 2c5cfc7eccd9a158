import { readCurve } from './curve.ts'
import { frameEnd, type PathKind, planStartOf, readGoal, windowStart } from './frame.ts'
import { PaceInputError } from './input-error.ts'
import { parsePeriod } from './period.ts'
import type { MonthSeries } from './series.ts'
import type { Comparator, Direction, PaceMode, PaceTolerance } from './types.ts'

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
  planStart?: string | null
  curve?: readonly number[] | null
  judge?: 'time' | 'seasonal'
  tolerance?: PaceTolerance
}

/** A target as all its rows share it. */
export interface Lane {
  target: GridTarget
  direction: Direction
  comparator: Comparator
  /** Start that the target names; else the two assumed ones, for rows without and with a baseline, or NaN. */
  named: number | null
  start: number
  startWithBaseline: number
  end: number
  /** A level known only up to here is older than the plan. */
  since: number
  ownCurve: Float64Array | null
  isFlow: boolean
  isYearToDate: boolean
}

export function laneOf(target: GridTarget, asOf: number): Lane {
  const goal = readGoal({ ...target, value: 1, valueMax: target.valuesMax ? 1 : null })
  if ('code' in goal) throw new PaceInputError('pace.range', 'valuesMax', `valuesMax：${goal.zh}`)
  const end = frameEnd(target, asOf)
  const isYearToDate = target.mode === 'flow-annual'
  const named = target.periodStart ? parsePeriod(target.periodStart, 'periodStart').start : null
  return {
    target,
    direction: goal.direction,
    comparator: goal.comparator,
    named,
    start: windowStart({ mode: target.mode, end, asOf, named, hasBaseline: false }) ?? Number.NaN,
    startWithBaseline: windowStart({ mode: target.mode, end, asOf, named, hasBaseline: true }) ?? Number.NaN,
    end,
    since: planStartOf(target, asOf),
    ownCurve: target.curve ? readCurve(target.curve) : null,
    isFlow: isYearToDate || target.mode === 'flow-cumulative',
    isYearToDate,
  }
}

/** Last month up to `from` with a known value; -1 where there is none. */
export function lastKnown(values: Float64Array, from: number): number {
  let index = Math.min(from, values.length - 1)
  while (index >= 0 && !Number.isFinite(values[index])) index--
  return index
}

/** Where the path of one row begins. */
export interface Base {
  kind: PathKind
  value: number
  start: number
  since: number
}

const baseBuffer: Base = { kind: 'hold', value: 0, start: 0, since: 0 }

/** Start and baseline of a row, as `frameOf` finds them for one target. The object is reused from row to row. */
export function baseOf(lane: Lane, unit: number, series: MonthSeries, to: number, asOf: number): Base {
  const base = baseBuffer
  base.kind = 'hold'
  base.value = 0
  base.start = lane.start
  base.since = lane.since
  if (lane.isFlow) {
    base.kind = (lane.target.values[unit] ?? 0) > 0 ? 'accumulate' : 'hold'
    return base
  }
  const given = lane.target.baselines?.[unit] ?? Number.NaN
  if (!Number.isNaN(given)) {
    base.start = lane.startWithBaseline
    return towards(base, lane.direction, given, to)
  }
  if (lane.target.mode === 'growth' || asOf <= lane.start) return base
  const { firstMonth, values } = series
  const latest = lastKnown(values, Math.min(Math.floor(asOf + 1e-9), lane.end) - 1 - firstMonth)
  const latestAt = firstMonth + latest + 1
  if (latest >= 0 && lane.named === null && latestAt <= lane.start) {
    base.start = latestAt - 1
    base.since = lane.start
    return base
  }
  const index = lastKnown(values, lane.start - firstMonth - 1)
  if (index < 0) return base
  base.start = firstMonth + index + 1
  return towards(base, lane.direction, values[index] ?? Number.NaN, to)
}

function towards(base: Base, direction: Direction, value: number, to: number): Base {
  base.value = value
  const alreadyThere = direction === 'down' ? value <= to : value >= to
  base.kind = direction === 'within' || alreadyThere ? 'hold' : 'approach'
  return base
}
