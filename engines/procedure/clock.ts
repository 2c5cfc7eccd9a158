import type { WorkingCalendar } from '#kernel/working-days'
import { addDays, addMonths, daysBetween, later } from './dates.ts'
import type { Period } from './model.ts'

/** A span in which a clock stands still, both days included. Open while `to` is null. */
export interface Stop {
  from: string
  to: string | null
  /** `restart`: what was missing made the filing incomplete; the time begins anew when it has come. */
  kind: 'continue' | 'restart'
}

/** A clock that was started for a case: a length of time, from a day, with its stops. Plain data. */
export interface Clock {
  /** Business day of the event that started it; the day itself does not count. */
  startedOn: string
  period: { unit: Period['unit']; count: number }
  stops: Stop[]
}

/**
 * How calendar days and months are counted. `civil-code`: to the day that corresponds to the event's, and a last day
 * on a holiday moves to the next working day. `day-after`: the period is added to the day after the event, as some
 * registers abroad count; then the last day is the one before the result. Working days are the same in both.
 */
export type Convention = 'civil-code' | 'day-after'

export interface Reading {
  /** Last day on which it is still in time. */
  dueOn: string
  /** First day on which the time is up. */
  overOn: string
  /** Working days left after `today`, negative when over; while it stands still, those left when it stopped. */
  workingDaysLeft: number
  isStopped: boolean
  isOver: boolean
  /** Passed through a year whose calendar of working days is not published yet. */
  isProvisional: boolean
  /** Working days (or days) for which it stood still. */
  stoppedFor: number
}

/**
 * Where a clock stands on a day.
 *
 * Units:  business dates; a stop counts both its first and its last day.
 * Source: 民法典 art. 200–203 (the day of the event is not counted; month to the corresponding day; a last day on a
 *         holiday moves on) for `civil-code`; the published cases for `day-after`.
 */
export function readClock(
  clock: Clock,
  today: string,
  calendar: WorkingCalendar,
  convention: Convention = 'civil-code',
): Reading {
  const { from, stops } = afterRestarts(clock, today)
  const isStopped = clock.stops.some((stop) => stop.to === null)
  const count = clock.period.unit === 'working-days' ? workingDaysOf(calendar) : daysOf
  const stoppedFor = stops.reduce((sum, stop) => sum + count(stop.from, stop.to ?? later(today, stop.from)), 0)
  const { date: dueOn, isProvisional } = dueDate({ ...clock, startedOn: from }, stoppedFor, calendar, convention)
  const openSince = clock.stops.find((stop) => stop.to === null)?.from
  const seenFrom = openSince ? later(today, openSince) : today
  return {
    dueOn,
    overOn: addDays(dueOn, 1),
    workingDaysLeft: calendar.workingDaysBetween(seenFrom, dueOn),
    isStopped,
    isOver: !isStopped && today > dueOn,
    isProvisional,
    stoppedFor,
  }
}

/** A stop of kind `restart` makes its last day the new start, and what came before it counts no longer. */
function afterRestarts(clock: Clock, today: string): { from: string; stops: Stop[] } {
  const at = clock.stops.findLastIndex((stop) => stop.kind === 'restart')
  const restart = clock.stops[at]
  if (!restart) return { from: clock.startedOn, stops: clock.stops }
  return { from: restart.to ?? later(today, restart.from), stops: clock.stops.slice(at + 1) }
}

const daysOf = (from: string, to: string) => daysBetween(from, to) + 1

const workingDaysOf = (calendar: WorkingCalendar) => (from: string, to: string) =>
  calendar.workingDaysBetween(addDays(from, -1), to)

function dueDate(
  { startedOn, period }: Clock,
  stoppedFor: number,
  calendar: WorkingCalendar,
  convention: Convention,
): { date: string; isProvisional: boolean } {
  const { unit, count } = period
  if (unit === 'working-days') return calendar.addWorkingDays(startedOn, count + stoppedFor)
  if (convention === 'day-after') {
    const first = addDays(startedOn, 1)
    const end = unit === 'months' ? addMonths(first, count) : addDays(first, unit === 'weeks' ? count * 7 : count)
    return { date: addDays(end, stoppedFor - 1), isProvisional: false }
  }
  const end = unit === 'months' ? addMonths(startedOn, count) : addDays(startedOn, unit === 'weeks' ? count * 7 : count)
  // The first working day on or after the last day.
  return calendar.addWorkingDays(addDays(end, stoppedFor - 1), 1)
}

/** Starts a clock on a day. */
export function startClock(period: Clock['period'], startedOn: string): Clock {
  return { startedOn, period, stops: [] }
}

/** Stops a running clock; one that stands still already stays as it is. */
export function stopClock(clock: Clock, on: string, kind: Stop['kind']): Clock {
  const from = later(on, clock.stops.at(-1)?.to ?? clock.startedOn)
  if (clock.stops.some((stop) => stop.to === null)) return clock
  return { ...clock, stops: [...clock.stops, { from, to: null, kind }] }
}

/** Lets a stopped clock run on. A day before the stop (a clock set back) ends it on the day on which it began. */
export function resumeClock(clock: Clock, on: string): Clock {
  return {
    ...clock,
    stops: clock.stops.map((stop) => (stop.to === null ? { ...stop, to: later(on, stop.from) } : stop)),
  }
}

export type Colour = 'green' | 'yellow' | 'red'

/**
 * Green, yellow when the first reminder is due, red when over. One that stands still is green: nobody here is late.
 *
 * Units:  working days.
 */
export function colourOf(reading: Reading, warnBefore: readonly number[]): Colour {
  if (reading.isOver) return 'red'
  if (reading.isStopped) return 'green'
  return reading.workingDaysLeft <= Math.max(0, ...warnBefore) ? 'yellow' : 'green'
}
