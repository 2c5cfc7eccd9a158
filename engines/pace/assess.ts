import { compare, fixed, plain, subtract, toNumber } from '#kernel/decimal'
import { type Frame, frameOf, readGoal, satisfies } from './frame.ts'
import { judge } from './judge.ts'
import { observe } from './observed.ts'
import { forecastOf } from './outlook.ts'
import { lastDayBefore, monthName, parseDay } from './period.ts'
import { type Course, courseOf, readRunRate, readSeasonalPointer, readTimePointer } from './pointers.ts'
import { noteReason } from './reasons.ts'
import { type Point, readObservations } from './series.ts'
import { roundedShare, STATUS_TEXT, settled } from './text.ts'
import type { PaceAssessment, PaceInput, PaceReason } from './types.ts'
import { type Findings, workingOf } from './working.ts'

/**
 * Whether a target is on pace on a day: three pointers (time elapsed, seasonal curve, run-rate still
 * required), one status, a back-tested forecast, and the arithmetic in words.
 *
 * Units:  values in the target's unit as exact decimal text; shares 0 … 1; gaps in percentage points;
 *         months equally long, a day being its part of its month.
 * Errors: pace.not-a-decimal, pace.not-a-period, pace.not-a-date, pace.not-an-instant, pace.curve,
 *         pace.baseline-period-missing are thrown (PaceInputError, Chinese message naming the field).
 *         What can be read but not judged is `no-data` with a blocking reason, never NaN.
 * Source: 序时进度 has no official definition; practice is done ÷ goal ≥ months ÷ 12.
 * Example: 48 of 150 on 2025-05-31 → behind, '48 ÷ 150 = 32.0%，时间进度 41.7%，落后 9.7 个百分点'
 */
export function assessPace(input: PaceInput): PaceAssessment {
  const asOfPosition = parseDay(input.asOf, 'asOf')
  const goal = readGoal(input.target, input.approximatePercent)
  if ('code' in goal) return withoutStatus([goal])
  const adds = input.target.mode === 'flow-annual' || input.target.mode === 'flow-cumulative'
  const read = readObservations(input, asOfPosition, !(adds && input.reported === 'each-period'))
  const frame = frameOf(input, goal, asOfPosition, read.points)
  const reasons = [...read.reasons, ...frame.reasons]
  if (frame.reasons.some((reason) => reason.weight === 'blocks')) return withoutStatus(reasons)
  const blocked = blockedFrame(frame, asOfPosition)
  if (blocked) return withoutStatus([blocked, ...reasons])
  const observed = observe(input, frame, read.points)
  reasons.push(...observed.reasons)
  if (!observed.latest) {
    const explained = observed.reasons.some((reason) => reason.weight === 'blocks')
    const span = { from: monthName(Math.floor(frame.start)), to: lastDayBefore(Math.min(asOfPosition, frame.end)) }
    return withoutStatus(explained ? reasons : [noteReason('no-observation', span), ...reasons])
  }
  return assessCourse(courseOf(input, frame, observed, observed.latest), asOfPosition, reasons)
}

function blockedFrame(frame: Frame, asOfPosition: number): PaceReason | null {
  if (frame.end <= frame.start + 1e-9) {
    return noteReason('deadline-before-start', {
      deadline: lastDayBefore(frame.end),
      start: monthName(Math.floor(frame.start)),
    })
  }
  return asOfPosition <= frame.start + 1e-9 ? noteReason('not-started', { day: lastDayBefore(frame.start) }) : null
}

function withoutStatus(reasons: PaceReason[]): PaceAssessment {
  const blocking = reasons.find((reason) => reason.weight === 'blocks')
  const zh = `${STATUS_TEXT['no-data'].zh}：${blocking?.zh ?? ''}`
  const en = `${STATUS_TEXT['no-data'].en}: ${blocking?.en ?? ''}`
  return {
    status: 'no-data',
    judgedBy: 'none',
    actual: null,
    dataThrough: null,
    share: null,
    gapPoints: null,
    remaining: null,
    requiredPerMonth: null,
    pointers: { time: null, seasonal: null, runRate: null },
    forecast: null,
    working: { zh, en, steps: [{ about: 'verdict', zh, en }] },
    reasons,
  }
}

function assessCourse(course: Course, asOfPosition: number, reasons: PaceReason[]): PaceAssessment {
  const found = findingsOf(course, asOfPosition)
  reasons.push(...notesOn(course, found, asOfPosition))
  const blocking = reasons.find((reason) => reason.weight === 'blocks')
  const judging = found.judgedBy === 'seasonal' ? found.seasonal : found.time
  const levelGap = course.input.target.mode === 'growth' ? toNumber(subtract(course.latest.value, course.to)) : null
  const gap = judging?.gapPoints ?? levelGap
  const share = course.share ?? levelShare(course)
  const working = workingOf(course, found)
  return {
    status: found.status,
    judgedBy: found.judgedBy,
    actual: plain(course.latest.value),
    dataThrough: lastDayBefore(course.latest.at),
    share: share ? roundedShare(share) : null,
    gapPoints: gap === null ? null : Number(fixed(settled(gap), 4)),
    remaining: plain(subtract(course.to, course.latest.value)),
    requiredPerMonth: found.runRate?.requiredPerMonth ?? null,
    pointers: {
      time: found.time?.pointer ?? null,
      seasonal: found.seasonal?.pointer ?? null,
      runRate: found.runRate,
    },
    forecast: found.forecast,
    working: blocking
      ? { ...working, zh: `${working.zh}；${blocking.zh}`, en: `${working.en}; ${blocking.en}` }
      : working,
    reasons,
  }
}

/** Level as a share of the target, where that says something: not for ranks, growth rates, or goals at or below 0. */
function levelShare(course: Course) {
  const { mode } = course.input.target
  if (mode === 'rank' || mode === 'growth' || course.to.n <= 0n) return null
  return { n: course.latest.value.n * course.to.d, d: course.latest.value.d * course.to.n }
}

function findingsOf(course: Course, asOfPosition: number): Findings {
  const { frame, latest, input } = course
  const { goal } = frame
  const time = readTimePointer(course)
  const seasonal = readSeasonalPointer(course)
  const judgedByCurve = input.judge === 'seasonal' && seasonal !== null
  const judging = judgedByCurve ? seasonal : time
  const isFinal = latest.at >= frame.end - 1e-9
  const isSatisfied = satisfies(goal, latest.value)
  const pastMax = goal.max !== null && compare(latest.value, goal.max) > 0
  const verdict = judge({
    kind: frame.kind,
    mode: input.target.mode,
    direction: goal.direction,
    isSatisfied,
    isPastCeiling: goal.direction === 'down' ? !isSatisfied : pastMax,
    isFinal,
    isAfterDeadline: asOfPosition > frame.end + 1e-9,
    isBeforePlan: latest.at <= frame.since + 1e-9,
    share: course.share ? toNumber(course.share) : 0,
    expectedShare: judging ? toNumber(judging.expected) : 0,
    levelGapPoints: toNumber(subtract(latest.value, course.to)),
    behindPoints: course.behindPoints,
    aheadPoints: course.aheadPoints,
  })
  const pointerName = judgedByCurve ? 'seasonal' : 'time'
  return {
    status: verdict.status,
    isFinal,
    judgedBy: verdict.by === 'pointer' ? pointerName : verdict.by,
    time,
    seasonal,
    runRate: readRunRate(course),
    forecast: forecastOf(course),
  }
}

function notesOn(course: Course, found: Findings, asOfPosition: number): PaceReason[] {
  const { frame, latest } = course
  const notes: PaceReason[] = []
  const day = lastDayBefore(frame.end)
  if (found.status === 'no-data') {
    const isOver = asOfPosition > frame.end + 1e-9
    const older = { start: monthName(Math.floor(frame.since + 1e-9)), day: lastDayBefore(latest.at) }
    notes.push(isOver ? noteReason('final-value-missing', { day }) : noteReason('nothing-since-start', older))
  }
  if (latest.period.end > latest.at + 1e-9) notes.push(noteReason('partial-period', { day: lastDayBefore(latest.at) }))
  if (isStale(latest, Math.min(asOfPosition, frame.end)))
    notes.push(noteReason('stale', { day: lastDayBefore(latest.at) }))
  if (frame.goal.comparator === '~') notes.push(noteReason('approximate', { percent: frame.goal.approximatePercent }))
  if (found.status === 'met' && !found.isFinal && frame.kind !== 'accumulate')
    notes.push(noteReason('keep-until-deadline', { day }))
  if (found.status === 'missed' && !found.isFinal) notes.push(noteReason('ceiling-passed'))
  if (frame.goal.max && frame.goal.direction === 'up' && compare(latest.value, frame.goal.max) > 0)
    notes.push(noteReason('above-range'))
  if (course.share && !found.seasonal) notes.push(noteReason('no-seasonal-history'))
  if (found.forecast && found.forecast.low === null) notes.push(noteReason('no-backtest'))
  const bySeason = found.seasonal?.pointer.status
  const byTime = found.time?.pointer.status
  if (bySeason && byTime && (bySeason === 'behind') !== (byTime === 'behind')) {
    notes.push(
      noteReason('pointers-disagree', {
        time: STATUS_TEXT[byTime].zh,
        seasonal: STATUS_TEXT[bySeason].zh,
        timeEn: STATUS_TEXT[byTime].en,
        seasonalEn: STATUS_TEXT[bySeason].en,
      }),
    )
  }
  return notes
}

/** Stale: more than one further period of the same grain should have been reported since. */
function isStale(latest: Point, until: number): boolean {
  return until - latest.at > Math.max(1, latest.period.grainMonths) + 1 - 1e-9
}
