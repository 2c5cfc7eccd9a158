import type { WorkingCalendar } from '#kernel/working-days'
import { addDays, daysBetween } from './days.ts'
import type { Settings } from './settings.ts'
import type { TaskState } from './transitions.ts'

/** Why somebody is reminded. */
export type ReminderReason =
  /** 未签收: given, and not accepted. */
  | 'accept'
  /** 退回未办: returned, and nothing since. */
  | 'redo'
  /** 未报进展: the next report of progress is owed. */
  | 'report'
  /** 超期. */
  | 'overdue'
  /** 临近期限. */
  | 'due-soon'
  /** 临近节点 / 节点超期. */
  | 'milestone'
  /** 待确认办结. */
  | 'confirm'
  /** 待答复延期. */
  | 'extension'
  /** 待改派. */
  | 'reassign'

export type Audience = 'unit' | 'leader' | 'supervisor'
export type Party = 'lead' | 'asker'

export interface ReminderFacts {
  state: TaskState
  /** Business dates. */
  waitingSince: string
  dueOn: string | null
  answeredOn: string | null
  /** Days between progress reports; null: none are asked. */
  reportEveryDays: number | null
  extensionAskedOn: string | null
  /** The earliest milestone that is not reached. */
  nextMilestoneOn: string | null
}

/** A reminder that went out. Of what a person pressed the step is 0. */
export interface SentReminder {
  reason: ReminderReason | 'pressed'
  step: number
  since: string
  sentOn: string
  audience: Audience
}

export interface DueReminder {
  party: Party
  reason: ReminderReason
  /** 1 to 4; of warnings their place in `warnDays`. */
  step: number
  /** Whom it reaches: each step reaches those of the step before, and further. */
  audiences: readonly Audience[]
  /** The day from which its days are counted. */
  since: string
  /** Days since then; negative before a deadline. */
  days: number
}

/** How far each step of a ladder reaches. */
const reachOfStep: readonly (readonly Audience[])[] = [
  ['unit'],
  ['unit'],
  ['unit', 'leader'],
  ['unit', 'leader', 'supervisor'],
]

/** No unit, leader or supervisor is reminded of one task more often. */
export const quietDays = 7

type Calendar = Pick<WorkingCalendar, 'isWorkingDay'>

interface Day {
  today: string
  settings: Settings
  calendar: Calendar
}

/**
 * The reminder of one task that is due on a day, or null.
 *
 * - Only on working days; a step that fell on a day off comes on the next working day, a warning on the one before.
 * - Each step comes once for one silence: an answer begins a new one, and nothing comes until the first step after it.
 * - Of several steps that are due the furthest comes, and the ones before it do not.
 * - Past the deadline the days count from it; an answer given since then keeps quiet for a week. What was returned or
 *   given to another unit after the deadline counts from then.
 * - While the unit waits for the asker (to confirm, for more time, to be replaced) the asker is reminded, not the unit.
 * - Nobody is reminded of one task twice within seven days.
 *
 * Units:  business dates, calendar days.
 * Source: parameters of the city (`rules/settings.ts`); decision docs/decisions/2026-11-26-tasks-are-an-area.md.
 */
export function dueReminder(task: ReminderFacts, sent: readonly SentReminder[], day: Day): DueReminder | null {
  if (!day.calendar.isWorkingDay(day.today) || isQuietFor('unit', sent, day.today)) return null
  const owed = owedOf(task, day.today)
  return (owed && stepDue(owed, sent, day)) ?? warningDue(task, sent, day)
}

interface Owed {
  party: Party
  reason: ReminderReason
  since: string
  /** Nothing is sent before this day, although its step came: the unit has just answered. */
  quietUntil?: string
}

/** What is owed, by whom and since when; null when nothing is. */
function owedOf(task: ReminderFacts, today: string): Owed | null {
  const { state, waitingSince: since, dueOn, answeredOn } = task
  if (state === 'closed' || state === 'cancelled') return null
  if (state === 'reported-done') return { party: 'asker', reason: 'confirm', since }
  if (state === 'declined') return { party: 'asker', reason: 'reassign', since }
  if (task.extensionAskedOn !== null) return { party: 'asker', reason: 'extension', since: task.extensionAskedOn }
  const isNewQuestion = state !== 'in-progress' && dueOn !== null && since > dueOn
  if (dueOn !== null && dueOn < today && !isNewQuestion) {
    const answered = answeredOn !== null && answeredOn > dueOn ? { quietUntil: addDays(answeredOn, quietDays) } : {}
    return { party: 'lead', reason: 'overdue', since: dueOn, ...answered }
  }
  if (state === 'to-accept') return { party: 'lead', reason: 'accept', since }
  if (state === 'returned') return { party: 'lead', reason: 'redo', since }
  if (task.reportEveryDays === null) return null
  return { party: 'lead', reason: 'report', since: addDays(since, task.reportEveryDays) }
}

function stepDue(owed: Owed, sent: readonly SentReminder[], { today, settings }: Day): DueReminder | null {
  if (owed.quietUntil !== undefined && today < owed.quietUntil) return null
  const days = daysBetween(owed.since, today)
  const steps = owed.reason === 'overdue' ? settings.overdueDays : settings.silenceDays
  const step = steps.filter((each) => each <= days).length
  if (step === 0 || wasSent(sent, owed.reason, owed.since, step)) return null
  const audiences = (reachOfStep[step - 1] ?? []).filter((audience) => !isQuietFor(audience, sent, today))
  return { party: owed.party, reason: owed.reason, step, audiences, since: owed.since, days }
}

function wasSent(sent: readonly SentReminder[], reason: ReminderReason, since: string, step: number): boolean {
  return sent.some((one) => one.reason === reason && one.since === since && one.step >= step)
}

function isQuietFor(audience: Audience, sent: readonly SentReminder[], today: string): boolean {
  return sent.some((one) => one.audience === audience && daysBetween(one.sentOn, today) < quietDays)
}

/** Warnings reach the unit only; what it said since the day of a warning makes that warning needless. */
function warningDue(
  task: ReminderFacts,
  sent: readonly SentReminder[],
  { today, settings, calendar }: Day,
): DueReminder | null {
  const isTheirs = task.state === 'to-accept' || task.state === 'in-progress' || task.state === 'returned'
  if (!isTheirs || task.extensionAskedOn !== null) return null
  const next = nextDay(task)
  if (next === null) return null
  const { reason, on } = next
  const sendDays = settings.warnDays
    .toSorted((a, b) => b - a)
    .map((days) => workingDayUpTo(addDays(on, -days), calendar))
  // A milestone that was missed is said once, after it; a missed deadline has its own ladder.
  if (reason === 'milestone') sendDays.push(addDays(on, 1))
  const step = sendDays.filter((sendOn) => sendOn <= today).length
  const sendOn = sendDays[step - 1]
  if (sendOn === undefined || sendOn <= task.waitingSince || wasSent(sent, reason, on, step)) return null
  const days = daysBetween(on, today)
  return days > 0 && reason === 'due-soon'
    ? null
    : { party: 'lead', reason, step, audiences: ['unit'], since: on, days }
}

/** The milestone or the deadline, whichever comes first. */
function nextDay({ dueOn, nextMilestoneOn }: ReminderFacts): { reason: 'due-soon' | 'milestone'; on: string } | null {
  if (nextMilestoneOn !== null && (dueOn === null || nextMilestoneOn < dueOn))
    return { reason: 'milestone', on: nextMilestoneOn }
  return dueOn === null ? null : { reason: 'due-soon', on: dueOn }
}

function workingDayUpTo(date: string, calendar: Calendar): string {
  let day = date
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1)
  return day
}
