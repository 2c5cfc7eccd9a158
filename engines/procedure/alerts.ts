import type { WorkingCalendar } from '#kernel/working-days'
import { readClock } from './clock.ts'
import { addDays, later } from './dates.ts'
import { type ProcedureModel, stateOf } from './model.ts'
import { runningClock, type Standing } from './step.ts'

/** Working days between one rung of an escalation and the next. */
export const rungDays = 3

/** Something that somebody must be told on a day. */
export type Alert =
  | { kind: 'warning'; on: string; workingDaysLeft: number; dueOn: string }
  | { kind: 'overdue'; on: string; rung: number; roles: string[]; dueOn: string }

/**
 * All alerts of the state that a case is in, by day: reminders before the deadline, then, where it is missed, the
 * owner and one rung of leaders after the other. None while the clock stands still.
 *
 * Units:  working days before the deadline; the first rung on the first day over, the others 3 working days apart.
 */
export function alertsOf(model: ProcedureModel, standing: Standing, today: string, calendar: WorkingCalendar): Alert[] {
  const state = stateOf(model, standing.state)
  const clock = runningClock(model, standing)
  if (!clock) return []
  const { dueOn, overOn, isStopped } = readClock(clock, today, calendar)
  if (isStopped) return []
  const warnings = state.warnBefore.flatMap((left): Alert[] => {
    const on = workingDayBefore(calendar, dueOn, left)
    return on > clock.startedOn ? [{ kind: 'warning', on, workingDaysLeft: left, dueOn }] : []
  })
  if (!state.onDue || 'to' in state.onDue) return warnings
  const rungs = [[], ...state.onDue.escalate.map((role) => [role])]
  const overdue = rungs.map((roles, rung): Alert => {
    const on = rung <= 1 ? overOn : calendar.addWorkingDays(overOn, (rung - 1) * rungDays).date
    return { kind: 'overdue', on, rung, roles, dueOn }
  })
  return [...warnings, ...overdue]
}

/** Alerts that fell due after one day and up to another. */
export function alertsBetween(alerts: readonly Alert[], after: string | null, upTo: string): Alert[] {
  return alerts.filter(({ on }) => on <= upTo && (after === null || on > after))
}

/**
 * The next day on which a case must be looked at: a reminder, a rung, or a deadline that leads on. Null: nothing to
 * come. A day that has passed is answered as the day after `today`: whoever asks has just looked.
 */
export function nextLook(
  model: ProcedureModel,
  standing: Standing,
  today: string,
  calendar: WorkingCalendar,
): string | null {
  const clock = runningClock(model, standing)
  if (!clock) return null
  const reading = readClock(clock, today, calendar)
  if (reading.isStopped) return null
  const { onDue } = stateOf(model, standing.state)
  const leads = onDue && 'to' in onDue ? [later(reading.overOn, addDays(today, 1))] : []
  const coming = alertsOf(model, standing, today, calendar)
    .map((alert) => alert.on)
    .filter((on) => on > today)
  return [...coming, ...leads].sort()[0] ?? null
}

function workingDayBefore(calendar: WorkingCalendar, date: string, count: number): string {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, -1)
    if (calendar.isWorkingDay(day)) left--
  }
  return day
}
