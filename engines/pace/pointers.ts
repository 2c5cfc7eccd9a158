import { add, divide, fixed, multiply, places, plain, type Rational, subtract, toNumber, ZERO } from '#kernel/decimal'
import { emptyCurve, expectedByCurve, historyCurve, readCurve, shareOfYear } from './curve.ts'
import { destination, type Frame } from './frame.ts'
import { pointerStatus, SHARE_EPSILON } from './judge.ts'
import type { Observed } from './observed.ts'
import { positionAsRational } from './period.ts'
import { type Point, valueAt } from './series.ts'
import { quantity, roundedShare, settled } from './text.ts'
import type { PaceInput, RunRatePointer, SeasonalPointer, SharePointer } from './types.ts'

/** Everything the pointers look at; `from` and `to` are the two ends of the path. */
export interface Course {
  readonly input: PaceInput
  readonly frame: Frame
  readonly observed: Observed
  readonly latest: Point
  readonly from: Rational
  readonly to: Rational
  /** Share of the way reached; null where only the level can be compared. */
  readonly share: Rational | null
  readonly isCeiling: boolean
  readonly behindPoints: number
  readonly aheadPoints: number
}

/** A pointer with the exact shares that the working prints. */
export interface Reading<Pointer> {
  readonly pointer: Pointer
  readonly expected: Rational
  readonly gapPoints: number
}

export function readTimePointer(course: Course): Reading<SharePointer> | null {
  if (!course.share) return null
  const { start, end } = course.frame
  const elapsed = subtract(positionAsRational(course.latest.at), positionAsRational(start))
  const whole = subtract(positionAsRational(end), positionAsRational(start))
  return sharePointer(course, course.share, divide(elapsed, whole))
}

function sharePointer(course: Course, share: Rational, expectedRaw: Rational): Reading<SharePointer> {
  const { from, to } = course
  const way = subtract(to, from)
  let expectedValue = add(from, multiply(expectedRaw, way))
  let expected = expectedRaw
  if (course.input.target.mode === 'rank') {
    // Ranks are whole: between two ranks the worse one is what can be asked for.
    expectedValue = { n: way.n < 0n ? ceil(expectedValue) : -ceil({ n: -expectedValue.n, d: expectedValue.d }), d: 1n }
    expected = divide(subtract(expectedValue, from), way)
  }
  const gapPoints = toNumber(subtract(share, expected)) * 100
  const status = pointerStatus(course.isCeiling ? -gapPoints : gapPoints, course.behindPoints, course.aheadPoints)
  const pointer: SharePointer = {
    expectedShare: roundedShare(expected),
    expectedValue: plain(expectedValue, Math.min(places(to), 6) + 1),
    gapPoints: Number(fixed(settled(gapPoints), 4)),
    status,
  }
  return { pointer, expected, gapPoints }
}

function ceil(value: Rational): bigint {
  const floor = value.n / value.d
  return floor * value.d < value.n ? floor + 1n : floor
}

export function readSeasonalPointer(course: Course): Reading<SeasonalPointer> | null {
  const { input, frame, observed, latest, share } = course
  const { mode } = input.target
  const own = input.curve ? readCurve(input.curve) : null
  if (!share || mode === 'growth' || mode === 'rank' || frame.byWholeYears) return null
  const yearStart = Math.floor((latest.at - 1e-9) / 12) * 12
  const sign = course.frame.kind === 'approach' && frame.goal.direction === 'down' ? -1 : 1
  const restartsAtZero = observed.isYearToDate
  const history = historyCurve(
    observed.series,
    yearStart,
    { restartsAtZero, sign, years: input.historyYears ?? 3 },
    emptyCurve(),
  )
  const shares = own ?? history.shares
  const expectedNumber = expectedByCurve(shares, frame.start, frame.end, latest.at)
  if (!Number.isFinite(expectedNumber)) return null
  const reading = sharePointer(course, share, settled(expectedNumber))
  const years = history.yearStarts.flatMap((start) => {
    const yearShare = shareOfYear(observed.series, start, latest.at - yearStart, restartsAtZero)
    return Number.isFinite(yearShare) ? [{ year: start / 12, share: roundedShare(settled(yearShare)) }] : []
  })
  const curve = Array.from(shares.subarray(1), (value) =>
    Number.isFinite(value) ? Number(fixed(settled(value * 100), 4)) : null,
  )
  return { ...reading, pointer: { ...reading.pointer, source: own ? 'given' : 'history', curve, years } }
}

const RECENT_MONTHS = 3

export function readRunRate(course: Course): RunRatePointer | null {
  const { frame, latest, observed, from, to, share } = course
  const monthsLeft = frame.end - latest.at
  const { mode } = course.input.target
  if (monthsLeft <= SHARE_EPSILON || frame.goal.direction === 'within' || (mode === 'growth' && !share)) return null
  const actual = toNumber(latest.value)
  const rest = toNumber(subtract(to, latest.value))
  const sign = frame.goal.direction === 'down' && frame.kind !== 'accumulate' ? -1 : 1
  const left = rest * sign > 0 ? rest : 0
  const required = left / monthsLeft
  const achieved = share ? (actual - toNumber(from)) / (latest.at - frame.start) : null
  const recent = recentRate(course, actual)
  const pace = recent ?? achieved
  return {
    requiredPerMonth: quantity(required, latest.value),
    achievedPerMonth: achieved === null ? null : quantity(achieved, latest.value),
    recentPerMonth: recent === null ? null : quantity(recent, latest.value),
    monthsLeft: Number(fixed(settled(monthsLeft), 2)),
    status: pace === null ? null : rateStatus(required * sign, pace * sign, course.isCeiling, course.aheadPoints),
  }

  function recentRate(c: Course, now: number): number | null {
    const before = latest.at - RECENT_MONTHS
    if (observed.isYearToDate && Math.abs(before - Math.floor((latest.at - 1e-9) / 12) * 12) < 1e-9)
      return now / RECENT_MONTHS
    if (c.frame.kind === 'accumulate' && before < c.frame.start - 1e-9) return null
    const then = valueAt(observed.series, before)
    const latestInSeries = valueAt(observed.series, latest.at)
    return Number.isFinite(then) && Number.isFinite(latestInSeries) ? (latestInSeries - then) / RECENT_MONTHS : null
  }
}

function rateStatus(
  required: number,
  pace: number,
  isCeiling: boolean,
  aheadPoints: number,
): 'ahead' | 'on-pace' | 'behind' {
  const blur = SHARE_EPSILON * Math.max(Math.abs(required), Math.abs(pace), 1)
  const good = isCeiling ? required - pace : pace - required
  if (good < -blur) return 'behind'
  return good > blur && good >= (Math.abs(required) * aheadPoints) / 100 ? 'ahead' : 'on-pace'
}

/** The ends of the path and the share of it that is behind us. */
export function courseOf(input: PaceInput, frame: Frame, observed: Observed, latest: Point): Course {
  const to = destination(frame.goal)
  const from = frame.baseline ?? ZERO
  const share = frame.kind === 'hold' ? null : divide(subtract(latest.value, from), subtract(to, from))
  return {
    input,
    frame,
    observed,
    latest,
    from,
    to,
    share,
    isCeiling: frame.kind === 'accumulate' && frame.goal.direction === 'down',
    behindPoints: input.tolerance?.behindPoints ?? 0,
    aheadPoints: input.tolerance?.aheadPoints ?? 5,
  }
}
