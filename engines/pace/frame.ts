import { compare, plain, type Rational, subtract, ZERO } from '#kernel/decimal'
import { rational } from './decimal.ts'
import { PaceInputError } from './input-error.ts'
import { lastDayBefore, parsePeriod } from './period.ts'
import { noteReason } from './reasons.ts'
import type { Point } from './series.ts'
import type { Comparator, DecimalInput, Direction, PaceInput, PaceMode, PaceReason, PaceTarget } from './types.ts'

/**
 * `accumulate`: amounts add up from zero to the target. `approach`: a level moves from baseline to target.
 * `hold`: only the target level itself can be compared.
 */
export type PathKind = 'accumulate' | 'approach' | 'hold'

export interface Goal {
  readonly value: Rational
  readonly max: Rational | null
  readonly comparator: Comparator
  readonly direction: Direction
  readonly approximatePercent: number
}

export interface Frame {
  readonly kind: PathKind
  readonly goal: Goal
  readonly start: number
  readonly end: number
  readonly baseline: Rational | null
  /** A level known only up to here is older than the plan. */
  readonly since: number
  /** Flow compared by whole years, because its year lies ahead and a base year is known. */
  readonly byWholeYears: boolean
  readonly reasons: PaceReason[]
}

const APPROXIMATE_PERCENT = 5

/** The goal as exact numbers, or the reason why it is none. */
export function readGoal(target: PaceTarget, approximatePercent = APPROXIMATE_PERCENT): Goal | PaceReason {
  const comparator = target.comparator ?? (target.mode === 'rank' || target.direction === 'down' ? '<=' : '>=')
  const falling = comparator === '<=' || comparator === '<' || target.mode === 'rank'
  const value = rational(target.value, 'target.value')
  const max =
    target.valueMax === null || target.valueMax === undefined ? null : rational(target.valueMax, 'target.valueMax')
  const direction = target.direction ?? (falling ? 'down' : 'up')
  const needsMax = comparator === 'range' || direction === 'within'
  if (needsMax && (!max || compare(max, value) < 0)) return noteReason('range-upside-down')
  return { value, max: needsMax ? max : null, comparator, direction, approximatePercent }
}

/**
 * The value that must be reached (or not passed) in the good direction.
 * With 左右 the tolerance is taken off first; a falling range is met from its upper end.
 */
export function threshold(goal: Goal): Rational {
  const edge = goal.direction === 'down' && goal.max ? goal.max : goal.value
  if (goal.comparator !== '~') return edge
  const share = rational(goal.approximatePercent, 'approximatePercent')
  const magnitude = { n: (edge.n < 0n ? -edge.n : edge.n) * share.n, d: edge.d * share.d * 100n }
  return goal.direction === 'down' ? subtract(edge, { n: -magnitude.n, d: magnitude.d }) : subtract(edge, magnitude)
}

/** Whether a value satisfies the goal, decided exactly. `=` is met when reached or passed in the good direction. */
export function satisfies(goal: Goal, actual: Rational): boolean {
  if (goal.direction === 'within') {
    return compare(actual, goal.value) >= 0 && goal.max !== null && compare(actual, goal.max) <= 0
  }
  const order = compare(actual, threshold(goal))
  const strict = goal.comparator === '>' || goal.comparator === '<'
  if (order === 0) return !strict
  return goal.direction === 'down' ? order < 0 : order > 0
}

/**
 * Whether a value would satisfy a target at its deadline, as a final value is judged; false where the target is none.
 *
 * Units:   the value in the target's unit.
 * Errors:  PaceInputError for text that is no decimal.
 * Example: { value: '90', valueMax: '110', comparator: 'range', … } and '120' → true, because a range is met from its lower end
 */
export function wouldSatisfy(target: PaceTarget, value: DecimalInput): boolean {
  const goal = readGoal(target)
  return !('code' in goal) && satisfies(goal, rational(value, 'value'))
}

/** `threshold` in doubles, for bulk work with the standard 左右 tolerance. */
export function thresholdNumber(comparator: Comparator, direction: Direction, edge: number): number {
  if (comparator !== '~') return edge
  const slack = (Math.abs(edge) * APPROXIMATE_PERCENT) / 100
  return direction === 'down' ? edge + slack : edge - slack
}

/** `satisfies` in doubles: exact for decimals of up to 15 digits, because reading them keeps their order. */
export function satisfiesNumber(
  comparator: Comparator,
  direction: Direction,
  edge: number,
  range: { low: number; high: number },
  actual: number,
): boolean {
  if (direction === 'within') return actual >= range.low && actual <= range.high
  if (actual === edge) return comparator !== '>' && comparator !== '<'
  return direction === 'down' ? actual < edge : actual > edge
}

/** Start, end and baseline of the path, from the target and, where it names none, from what was observed before. */
export function frameOf(input: PaceInput, goal: Goal, asOfPosition: number, points: readonly Point[]): Frame {
  const { target } = input
  const end = frameEnd(target, asOfPosition)
  const baselineEnd = target.baselinePeriod ? parsePeriod(target.baselinePeriod, 'target.baselinePeriod').end : null
  const givenStart = target.periodStart ? parsePeriod(target.periodStart, 'target.periodStart').start : null
  const given =
    target.baseline === null || target.baseline === undefined ? null : rational(target.baseline, 'target.baseline')
  const reasons: PaceReason[] = []
  const isAnnual = target.mode === 'flow-annual'
  if (isAnnual && given !== null && asOfPosition <= yearOf(end)) {
    const start = baselineEnd ?? givenStart
    if (start === null) throw baselinePeriodMissing()
    const kind = pathKind(goal, given, reasons)
    return { goal, end, reasons, kind, start, baseline: given, since: -Infinity, byWholeYears: true }
  }
  const named = givenStart ?? (isAnnual ? null : baselineEnd)
  const start = windowStart({ mode: target.mode, end, asOf: asOfPosition, named, hasBaseline: given !== null })
  const since = planStartOf(target, asOfPosition)
  const frame = { goal, end, reasons, start: start ?? end, baseline: null, since, byWholeYears: false }
  if (start === null) {
    reasons.push(noteReason('start-unknown'))
    return { ...frame, kind: 'hold' }
  }
  if (isAnnual || target.mode === 'flow-cumulative') {
    const kind = goal.value.n > 0n ? 'accumulate' : 'hold'
    if (kind === 'hold' && goal.direction !== 'down') reasons.push(noteReason('target-not-positive'))
    return { ...frame, kind }
  }
  if (target.mode === 'growth' && given === null) return { ...frame, kind: 'hold' }
  if (target.mode === 'growth' && input.observationsAre === 'level') {
    // Growth over a fixed base begins at nothing, whatever the base is.
    return { ...frame, kind: pathKind(goal, ZERO, reasons), baseline: ZERO }
  }
  if (asOfPosition <= start) return { ...frame, kind: 'hold' }
  return levelFrame({ ...frame, baseline: given }, points, named === null)
}

/** A level's path; without a baseline the last value observed before the start is taken. */
function levelFrame(frame: Omit<Frame, 'kind'>, points: readonly Point[], startIsAssumed: boolean): Frame {
  const { goal, reasons } = frame
  if (frame.baseline) return { ...frame, kind: pathKind(goal, frame.baseline, reasons) }
  const latest = points.findLast((point) => point.at <= frame.end + 1e-9)
  if (startIsAssumed && latest && latest.at <= frame.start + 1e-9) {
    // Nothing newer than the assumed start: the latest value is shown, and is no start of a path that nobody has seen.
    return { ...frame, kind: pathKind(goal, null, reasons), start: latest.period.start, since: frame.start }
  }
  const found = goal.direction === 'within' ? null : points.findLast((point) => point.at <= frame.start + 1e-9)
  if (!found) return { ...frame, kind: pathKind(goal, null, reasons) }
  reasons.push(noteReason('baseline-from-observation', { day: lastDayBefore(found.at), value: plain(found.value) }))
  return { ...frame, kind: pathKind(goal, found.value, reasons), start: found.at, baseline: found.value }
}

/** Where the plan begins, once it has; amounts start by themselves and need none. */
export function planStartOf(target: Pick<PaceTarget, 'mode' | 'planStart'>, asOfPosition: number): number {
  const isAmount = target.mode === 'flow-annual' || target.mode === 'flow-cumulative'
  const start = target.planStart && !isAmount ? parsePeriod(target.planStart, 'target.planStart').start : -Infinity
  return start < asOfPosition - 1e-9 ? start : -Infinity
}

function baselinePeriodMissing(): PaceInputError {
  return new PaceInputError(
    'pace.baseline-period-missing',
    'target.baselinePeriod',
    'target.baselinePeriod：年度目标在以后年份、又填了基期值时，须写明基期（如 2024）。',
  )
}

/** Start of the calendar year that a position is the end of, or lies in. */
function yearOf(position: number): number {
  return Math.floor((position - 1e-6) / 12) * 12
}

/**
 * Where the window begins: as named; else with the deadline's year once that has begun. Before that a level
 * is followed from the last year's end, while an amount or a dated baseline without a start cannot be placed
 * (null). An annual amount never reaches back over its own year.
 */
export function windowStart(target: {
  mode: PaceMode
  end: number
  asOf: number
  named: number | null
  hasBaseline: boolean
}): number | null {
  const yearStart = yearOf(target.end)
  if (target.mode === 'flow-annual') return Math.max(target.named ?? yearStart, yearStart)
  if (target.named !== null) return target.named
  if (target.asOf > yearStart + 1e-9) return yearStart
  if (target.mode === 'flow-cumulative' || target.hasBaseline) return null
  return target.mode === 'growth' ? yearStart : yearOf(target.asOf)
}

/** End of the deadline; for an annual amount that recurs, of the running year while that is earlier. */
export function frameEnd(target: Pick<PaceTarget, 'deadline' | 'recurrence'>, asOfPosition: number): number {
  const deadlineEnd = parsePeriod(target.deadline, 'target.deadline').end
  return target.recurrence === 'annual' ? Math.min(deadlineEnd, Math.ceil(asOfPosition / 12 - 1e-9) * 12) : deadlineEnd
}

function pathKind(goal: Goal, baseline: Rational | null, reasons: PaceReason[]): PathKind {
  if (goal.direction === 'within') return 'hold'
  if (!baseline) {
    reasons.push(noteReason('no-baseline'))
    return 'hold'
  }
  const order = compare(baseline, destination(goal))
  const alreadyThere = goal.direction === 'down' ? order <= 0 : order >= 0
  if (alreadyThere) reasons.push(noteReason('baseline-already-there'))
  return alreadyThere ? 'hold' : 'approach'
}

/** Where the path leads: the value, or the nearer end of a range. */
export function destination(goal: Goal): Rational {
  return goal.direction === 'down' && goal.max ? goal.max : goal.value
}
