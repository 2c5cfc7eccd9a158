import type { Problem } from '#kernel/refusal'
import type { WorkingCalendar } from '#kernel/working-days'
import { type Clock, readClock, resumeClock, startClock, stopClock } from './clock.ts'
import { type ActionModel, clockKey, type Period, type ProcedureModel, type StateModel, stateOf } from './model.ts'

/** A proposal that waits for others to agree. */
export interface Pending {
  action: string
  to: string
  proposedBy: string
  proposedAt: string
  signedBy: string[]
}

/** Where a case stands. Plain data; instants as ISO text. */
export interface Standing {
  state: string
  /** Since when it is in this state. */
  since: string
  /** The latest thing recorded: time of a case never runs back, whatever the clock of the machine does. */
  lastAt: string
  clocks: Record<string, Clock>
  pending: Pending | null
}

/** Who wants to act. */
export interface Actor {
  userId: string | null
  role: string | null
  /** Acts for the party whose case it is. */
  isApplicant: boolean
}

/** Business day of an instant, in the time zone of the offices. */
export type DayOf = (instant: string) => string

/** How many days a period has for a case that enters a state now. */
export type CountOf = (period: Period) => number

interface Moving {
  at: string
  dayOf: DayOf
  countOf: CountOf
}

/** A case at the moment of filing. */
export function filed(model: ProcedureModel, moving: Moving): Standing {
  const [first] = model.states
  if (!first) throw new Error(`${model.id}@${model.version} has no states`)
  const standing: Standing = { state: first.name, since: moving.at, lastAt: moving.at, clocks: {}, pending: null }
  return { ...standing, clocks: clocksIn(model, first, {}, moving) }
}

/** Never earlier than what is recorded already. */
export function momentOf(standing: Standing, now: string): string {
  return now > standing.lastAt ? now : standing.lastAt
}

const isAllowed = (who: readonly string[], actor: Actor) =>
  (actor.isApplicant && who.includes('applicant')) || (actor.role !== null && who.includes(actor.role))

/** Whether the state is theirs to move on: it stands on their desk. */
export function isOwner(state: StateModel, actor: Actor): boolean {
  return isAllowed(state.owner, actor)
}

/**
 * Every reason why somebody may not do something with a case now; empty when they may.
 *
 * Errors: cases.over, cases.not-here, cases.not-yours-to-do, cases.waits-for-countersign.
 */
export function mayAct(model: ProcedureModel, standing: Standing, action: string, actor: Actor): Problem[] {
  const state = stateOf(model, standing.state)
  const params = { stateZh: state.label.zh, stateEn: state.label.en }
  if (state.final) return [{ code: 'cases.over', params }]
  const found = state.actions.find((each) => each.name === action)
  if (!found) return [{ code: 'cases.not-here', params }]
  const problems: Problem[] = []
  if (!isAllowed(found.by, actor)) problems.push({ code: 'cases.not-yours-to-do' })
  if (standing.pending) problems.push({ code: 'cases.waits-for-countersign' })
  return problems
}

/** What somebody may do with a case now, in the order of the declaration. */
export function actionsFor(model: ProcedureModel, standing: Standing, actor: Actor): ActionModel[] {
  return stateOf(model, standing.state).actions.filter(
    (action) => mayAct(model, standing, action.name, actor).length === 0,
  )
}

/** The case after an action that nobody has to countersign, or that was countersigned by all. */
export function step(
  model: ProcedureModel,
  standing: Standing,
  { action, to, ...moving }: { action: string; to?: string } & Moving,
): Standing {
  const state = stateOf(model, standing.state)
  const done = state.actions.find((each) => each.name === action)
  if (!done) throw new Error(`${model.id}@${model.version}: ${action} is no action of ${state.name}`)
  const target = to ?? done.to[0] ?? ''
  if (!done.to.includes(target)) throw new Error(`${model.id}@${model.version}: ${action} does not lead to ${target}`)
  return entered(model, standing, { ...moving, to: target, clock: done.clock })
}

/** The case in another state, with the clock of the state it leaves stopped, running on, or done with. */
export function entered(
  model: ProcedureModel,
  standing: Standing,
  { to, clock, ...moving }: { to: string; clock?: ActionModel['clock'] } & Moving,
): Standing {
  const left = stateOf(model, standing.state)
  const target = stateOf(model, to)
  const at = momentOf(standing, moving.at)
  const day = moving.dayOf(at)
  const { [clockKey(left) ?? '']: running, ...others } = standing.clocks
  const leftKey = clockKey(left)
  const kept: Record<string, Clock> = { ...others }
  const staysOnClock = leftKey !== null && leftKey === clockKey(target)
  if (running && leftKey !== null) {
    if (clock) kept[leftKey] = stopClock(running, day, clock === 'stop' ? 'continue' : 'restart')
    else if (staysOnClock) kept[leftKey] = running
  }
  return { state: to, since: at, lastAt: at, pending: null, clocks: clocksIn(model, target, kept, { ...moving, at }) }
}

/** A shared clock that is gone begins anew, wherever the case comes back to it: no state that has a limit is without one. */
function clocksIn(
  model: ProcedureModel,
  state: StateModel,
  clocks: Record<string, Clock>,
  { at, dayOf, countOf }: Moving,
): Record<string, Clock> {
  const key = clockKey(state)
  if (state.final) return {}
  if (key === null) return clocks
  const stopped = clocks[key]
  if (stopped) return { ...clocks, [key]: resumeClock(stopped, dayOf(at)) }
  const { due } = stateOf(model, key)
  if (!due) return clocks
  return { ...clocks, [key]: startClock({ unit: due.unit, count: countOf(due) }, dayOf(at)) }
}

/** The clock that runs in the state of a case; null where none does. */
export function runningClock(model: ProcedureModel, standing: Standing): Clock | null {
  return standing.clocks[clockKey(stateOf(model, standing.state)) ?? ''] ?? null
}

/** A clock that stands still while the case is elsewhere, such as with the applicant. */
export function waitingClock(standing: Standing): Clock | null {
  return Object.values(standing.clocks).find((clock) => clock.stops.some((stop) => stop.to === null)) ?? null
}

/** Notes that something was recorded without moving the case. */
export function touched(standing: Standing, now: string): Standing {
  return { ...standing, lastAt: momentOf(standing, now) }
}

/**
 * Where a missed deadline has led a case by a day, or null. A public notice with an objection that is not decided
 * waits for the decision. The day taken is never before what is recorded.
 */
export function ledOn(
  model: ProcedureModel,
  standing: Standing,
  given: { today: string; calendar: WorkingCalendar; dayOf: DayOf; hasOpenObjection: boolean },
): string | null {
  const state = stateOf(model, standing.state)
  const clock = runningClock(model, standing)
  if (!clock || !state.onDue || !('to' in state.onDue)) return null
  if (state.isPublicNotice && given.hasOpenObjection) return null
  const recorded = given.dayOf(standing.lastAt)
  const today = given.today > recorded ? given.today : recorded
  return readClock(clock, today, given.calendar).isOver ? state.onDue.to : null
}
