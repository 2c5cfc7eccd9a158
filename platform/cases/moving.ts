import {
  type Clock,
  colourOf,
  nextLook,
  type Period,
  periodWords,
  readClock,
  runningClock,
  type Standing,
  stateOf,
  waitingClock,
} from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import { valuesOn } from '#platform/parameters/values'
import { calendar } from './calendar.ts'
import type { Procedure } from './registered.ts'
import type { Placed } from './store/cases.ts'
import type { ClockNote } from './store/events.ts'

/** Business day of an instant that is written as text. */
export const dayOf = (instant: string) => businessDate(new Date(instant))

/** What the engine needs to move a case at an instant: the day, and the city's numbers in force on it. */
export async function movingAt(db: Db, { model }: Procedure, at: Date) {
  const countersigned = model.states.flatMap(({ actions }) =>
    actions.map((action) => action.countersign?.from?.parameter),
  )
  const keys = [
    ...model.states.map(({ due }) => due?.parameter),
    model.files?.within.parameter,
    ...countersigned,
  ].filter((key) => key !== undefined)
  const values = await valuesOn(db, keys, businessDate(at))
  const countOf = ({ count, parameter }: Pick<Period, 'count' | 'parameter'>) => values.get(parameter ?? '') ?? count
  return { at: at.toISOString(), dayOf, countOf }
}

/** A standing as the columns that lists and the nightly look read. */
export function placed({ model }: Procedure, standing: Standing, today: string): Placed {
  const state = stateOf(model, standing.state)
  const clock = runningClock(model, standing) ?? waitingClock(standing)
  const reading = clock ? readClock(clock, today, calendar) : null
  return {
    standing,
    state: standing.state,
    entered_at: new Date(standing.since),
    due_on: reading?.dueOn ?? null,
    is_due_provisional: reading?.isProvisional ?? false,
    is_stopped: waitingClock(standing) !== null,
    look_on: nextLook(model, standing, today, calendar),
    looked_on: today,
    outcome: state.final ?? null,
    closed_at: state.final ? new Date(standing.since) : null,
  }
}

/** Where the office's clock stands after an event, for the history. */
export function clockNote({ model }: Procedure, standing: Standing, today: string): ClockNote | null {
  const clock = waitingClock(standing) ?? runningClock(model, standing)
  if (!clock) return null
  const { dueOn, workingDaysLeft, isStopped } = readClock(clock, today, calendar)
  return { dueOn, workingDaysLeft, isStopped }
}

/** A clock as people see it, with how its date comes about. */
export function clockView(clock: Clock, warnBefore: readonly number[], today: string) {
  const reading = readClock(clock, today, calendar)
  const { dueOn, workingDaysLeft, isStopped, isOver, isProvisional } = reading
  return {
    ...{ dueOn, workingDaysLeft, isStopped, isOver, isProvisional },
    colour: colourOf(reading, warnBefore),
    working: workingOf(clock, reading.stoppedFor, dueOn),
  }
}

/** `自 2026-05-11 起 15 个工作日，停钟 3 日，至 2026-06-04`. */
function workingOf({ startedOn, period }: Clock, stoppedFor: number, dueOn: string): Localized {
  const stoppedZh =
    stoppedFor > 0
      ? `，停钟 ${periodWords({ ...period, unit: stopUnit(period.unit), count: stoppedFor }, 'zh-CN')}`
      : ''
  const stoppedEn =
    stoppedFor > 0
      ? `, stood still for ${periodWords({ ...period, unit: stopUnit(period.unit), count: stoppedFor }, 'en')}`
      : ''
  return {
    zh: `自 ${startedOn} 次日起 ${periodWords(period, 'zh-CN')}${stoppedZh}，至 ${dueOn}`,
    en: `${periodWords(period, 'en')} from the day after ${startedOn}${stoppedEn}, to ${dueOn}`,
  }
}

const stopUnit = (unit: Period['unit']) => (unit === 'working-days' ? unit : 'days')
