import { add, type Rational, toNumber, ZERO } from '#kernel/decimal'
import { rational } from './decimal.ts'
import { PaceInputError } from './input-error.ts'
import { lastDayBefore, monthName, type Period, parsePeriod } from './period.ts'
import { noteReason } from './reasons.ts'
import type { PaceInput, PaceReason } from './types.ts'

/** Month-end values: `values[i]` is what held at the end of month `firstMonth + i`; NaN where unknown. */
export interface MonthSeries {
  readonly firstMonth: number
  readonly values: Float64Array
}

export interface Point {
  readonly period: Period
  /** Position that the value describes; the period's end, or the day of assessment inside it. */
  readonly at: number
  readonly value: Rational
}

export interface ReadObservations {
  points: Point[]
  reasons: PaceReason[]
}

interface Candidate {
  period: Period
  at: number
  value: Rational | null
  recordedMs: number
}

/** Keeps, for each period, the value recorded last; drops what lies after the day or was not known yet. */
export function readObservations(input: PaceInput, asOfPosition: number, byEndAlone: boolean): ReadObservations {
  const reasons: PaceReason[] = []
  const knownMs = input.knownAt ? instantMs(input.knownAt, 'knownAt') : Number.POSITIVE_INFINITY
  const latest = new Map<string, Candidate>()
  let futureCount = 0
  let restatedCount = 0
  for (const [index, observation] of input.observations.entries()) {
    const field = `observations[${index}]`
    const period = parsePeriod(observation.period, `${field}.period`)
    const value = observation.value === null ? null : rational(observation.value, `${field}.value`)
    const recordedMs = observation.recordedAt ? instantMs(observation.recordedAt, `${field}.recordedAt`) : -Infinity
    if (recordedMs > knownMs) continue
    if (period.start >= asOfPosition) {
      futureCount++
      continue
    }
    const at = Math.min(period.end, asOfPosition)
    const key = byEndAlone ? String(at) : `${period.start}|${period.end}`
    const before = latest.get(key)
    if (before && before.recordedMs > recordedMs) continue
    if (before?.value && value && toNumber(before.value) !== toNumber(value)) restatedCount++
    latest.set(key, { period, at, value, recordedMs })
  }
  const points: Point[] = []
  let lastMissingAt = -Infinity
  for (const { period, at, value } of latest.values()) {
    if (value) points.push({ period, at, value })
    else lastMissingAt = Math.max(lastMissingAt, at)
  }
  points.sort((a, b) => a.at - b.at || b.period.start - a.period.start)
  if (futureCount) reasons.push(noteReason('future-ignored', { count: futureCount }))
  if (restatedCount) reasons.push(noteReason('restated', { count: restatedCount }))
  if (lastMissingAt > (points.at(-1)?.at ?? -Infinity)) {
    reasons.push(noteReason('value-missing', { day: lastDayBefore(lastMissingAt) }))
  }
  return { points, reasons }
}

function instantMs(text: string, field: string): number {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) {
    throw new PaceInputError(
      'pace.not-an-instant',
      field,
      `${field}：“${text}”不是时间。请写成 2025-06-05T09:00:00+08:00。`,
    )
  }
  return ms
}

/** Puts points on the month axis; points inside a month stay out of it. */
export function monthSeries(points: readonly Point[]): MonthSeries {
  const whole = points.filter((point) => Number.isInteger(point.at))
  const first = whole[0]
  const last = whole.at(-1)
  if (!first || !last) return { firstMonth: 0, values: new Float64Array(0) }
  const firstMonth = first.at - 1
  const values = new Float64Array(last.at - firstMonth).fill(Number.NaN)
  for (const point of whole) values[point.at - 1 - firstMonth] = toNumber(point.value)
  return { firstMonth, values }
}

/** Value known at a position, on the straight line between two known month ends when inside a month. */
export function valueAt(series: MonthSeries, position: number): number {
  const below = Math.floor(position)
  const lower = series.values[below - 1 - series.firstMonth] ?? Number.NaN
  if (below === position) return lower
  const upper = series.values[below - series.firstMonth] ?? Number.NaN
  return lower + (upper - lower) * (position - below)
}

/**
 * Sums single periods to running totals, from `starts` (each year's first month, or the window's only).
 * A total is given only while no month is missing; where a coarse period and its months are both there,
 * the months count.
 */
export function accumulate(
  points: readonly Point[],
  restartsEachYear: boolean,
  windowStart: number,
): { points: Point[]; reasons: PaceReason[] } {
  const pieces = withoutDoubleCounting(points)
  const reasons = [...pieces.reasons]
  const totals: Point[] = []
  let position = Number.NaN
  let total = ZERO
  for (const piece of pieces.points) {
    if (!restartsEachYear && piece.period.start < windowStart) continue
    const start = restartsEachYear ? Math.floor(piece.period.start / 12) * 12 : windowStart
    if (same(piece.period.start, start)) {
      position = start
      total = ZERO
    }
    if (!same(piece.period.start, position)) {
      if (piece.at > windowStart && !reasons.some((reason) => reason.code === 'periods-missing')) {
        const missing = Number.isNaN(position) || position < start ? start : position
        reasons.push(noteReason('periods-missing', { period: monthName(Math.floor(missing + 1e-9)) }))
      }
      position = Number.NaN
      continue
    }
    total = add(total, piece.value)
    position = piece.at
    totals.push({
      period: { start, end: piece.period.end, grainMonths: piece.period.grainMonths },
      at: piece.at,
      value: total,
    })
  }
  return { points: totals, reasons }
}

/**
 * Totals since `from` of totals that begin anew each January: what a year came to by its end is carried on. A year
 * without its last value ends the sum, because nothing later could be exact.
 */
export function carryYears(points: readonly Point[], from: number): { points: Point[]; reasons: PaceReason[] } {
  const firstYear = Math.floor(from / 12)
  const totals: Point[] = []
  let carried = ZERO
  let year = firstYear
  let closing: Rational | null = null
  for (const point of points) {
    const ofPoint = Math.floor((point.at - 1e-6) / 12)
    if (ofPoint < firstYear) continue
    for (; year < ofPoint; year++) {
      if (closing === null) return { points: totals, reasons: [yearEndMissing(year, totals.at(-1))] }
      carried = add(carried, closing)
      closing = null
    }
    if (same(point.at, year * 12 + 12)) closing = point.value
    totals.push({ ...point, period: { ...point.period, start: firstYear * 12 }, value: add(carried, point.value) })
  }
  return { points: totals, reasons: [] }
}

/** Without any earlier total there is nothing to assess, and the missing month is why. */
function yearEndMissing(year: number, last: Point | undefined): PaceReason {
  const period = monthName(year * 12 + 11)
  if (last) return noteReason('year-end-missing', { period, last: lastDayBefore(last.at) })
  return { ...noteReason('year-end-missing', { period }), weight: 'blocks' }
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6
}

function withoutDoubleCounting(points: readonly Point[]): { points: Point[]; reasons: PaceReason[] } {
  const finestFirst = [...points].sort((a, b) => a.period.grainMonths - b.period.grainMonths)
  const kept: Point[] = []
  const reasons: PaceReason[] = []
  for (const point of finestFirst) {
    const inside = kept.filter((k) => k.period.start > point.period.start - 1e-6 && k.at < point.at + 1e-6)
    const covered = inside.reduce((sum, k) => sum + (k.at - k.period.start), 0)
    if (inside.length === 0) kept.push(point)
    else if (!same(covered, point.at - point.period.start)) {
      reasons.push(noteReason('periods-overlap', { day: lastDayBefore(point.at) }))
      // The coarse figure is complete and the finer ones are not: it replaces them.
      for (const k of inside) kept.splice(kept.indexOf(k), 1)
      kept.push(point)
    }
  }
  kept.sort((a, b) => a.at - b.at)
  return { points: kept, reasons }
}
