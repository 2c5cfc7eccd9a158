import { type AnswerProblem, type Answers, carryOver, checkAnswers, cleanAnswers } from '#engines/form'
import type { WorkingCalendar } from '#kernel/working-days'
import { readClock } from './clock.ts'
import type { ProcedureModel } from './model.ts'
import {
  type Actor,
  type CountOf,
  type DayOf,
  entered,
  filed,
  mayAct,
  runningClock,
  type Standing,
  step,
} from './step.ts'

/** What happened to a case, as it is needed to do it again. */
export interface PastEvent {
  /** Null: its deadline moved it. */
  action: string | null
  to: string
  at: string
  actor: Actor
}

export interface PastCase {
  id: string
  number: string
  model: ProcedureModel
  answers: Answers
  filedAt: string
  events: PastEvent[]
}

/** What would be different for one case under another version. */
export interface Difference {
  id: string
  number: string
  /** Answers that the other form refuses. */
  refused: AnswerProblem[]
  /** Answers that it has no place for. */
  leftOver: string[]
  /** The first thing that could not be done again, and where. */
  stuck: { action: string; state: string; why: 'no-such-action' | 'not-allowed' | 'leads-elsewhere' } | null
  /** First deadline, before and after, where it moves. */
  due: { before: string | null; after: string | null } | null
  /** Where it ends up, where that differs. */
  ends: { before: string; after: string } | null
}

export interface TrialTools {
  calendar: WorkingCalendar
  dayOf: DayOf
  countOf: CountOf
  /** Problems that only the other version's own shape can see. */
  check(answers: Answers): AnswerProblem[]
}

export interface Trial {
  cases: number
  same: number
  refused: number
  leftOver: number
  stuck: number
  moved: number
  endsElsewhere: number
  /** The cases that differ, most serious first. */
  differences: Difference[]
}

/**
 * Copies of past cases done again under a version that is not in force yet: which would be refused, get stuck, move
 * their deadline or end elsewhere. Nothing is written.
 */
export function tryVersion(draft: ProcedureModel, cases: readonly PastCase[], tools: TrialTools): Trial {
  const all = cases.map((past) => compare(draft, past, tools))
  const differing = all.filter(differs)
  const count = (test: (difference: Difference) => boolean) => differing.filter(test).length
  return {
    cases: all.length,
    same: all.length - differing.length,
    refused: count(({ refused }) => refused.length > 0),
    leftOver: count(({ leftOver }) => leftOver.length > 0),
    stuck: count(({ stuck }) => stuck !== null),
    moved: count(({ due }) => due !== null),
    endsElsewhere: count(({ ends }) => ends !== null),
    differences: differing.toSorted((a, b) => weight(b) - weight(a)),
  }
}

const differs = ({ refused, leftOver, stuck, due, ends }: Difference) =>
  refused.length > 0 || leftOver.length > 0 || stuck !== null || due !== null || ends !== null

const weight = ({ refused, stuck, ends, due }: Difference) =>
  (stuck ? 8 : 0) + (ends ? 4 : 0) + (refused.length > 0 ? 2 : 0) + (due ? 1 : 0)

function compare(draft: ProcedureModel, past: PastCase, tools: TrialTools): Difference {
  const { answers, leftOver } = carryOver(past.model.form, draft.form, past.answers)
  const clean = cleanAnswers(draft.form, answers)
  const known = checkAnswers(draft.form, clean)
  const seen = new Set(known.map(({ path }) => path))
  const refused = [...known, ...tools.check(clean).filter(({ path }) => !seen.has(path))]
  const before = replayed(past.model, past, tools)
  const after = replayed(draft, past, tools)
  return {
    id: past.id,
    number: past.number,
    refused,
    leftOver: leftOver.map(({ field }) => field.name),
    stuck: after.stuck,
    due: before.due === after.due ? null : { before: before.due, after: after.due },
    ends: after.stuck || before.state === after.state ? null : { before: before.state, after: after.state },
  }
}

function replayed(model: ProcedureModel, past: PastCase, tools: TrialTools) {
  const moving = { at: past.filedAt, dayOf: tools.dayOf, countOf: tools.countOf }
  let standing = filed(model, moving)
  const due = dueOf(model, standing, tools)
  for (const event of past.events) {
    const why = whyStuck(model, standing, event)
    if (why) return { state: standing.state, due, stuck: { action: event.action ?? '', state: standing.state, why } }
    standing =
      event.action === null
        ? entered(model, standing, { ...moving, at: event.at, to: event.to })
        : step(model, standing, { ...moving, at: event.at, action: event.action, to: event.to })
  }
  return { state: standing.state, due, stuck: null }
}

function dueOf(model: ProcedureModel, standing: Standing, { calendar, dayOf }: TrialTools): string | null {
  const clock = runningClock(model, standing)
  return clock ? readClock(clock, dayOf(standing.since), calendar).dueOn : null
}

function whyStuck(
  model: ProcedureModel,
  standing: Standing,
  event: PastEvent,
): NonNullable<Difference['stuck']>['why'] | null {
  const state = model.states.find((each) => each.name === standing.state)
  if (event.action === null)
    return state?.onDue && 'to' in state.onDue && state.onDue.to === event.to ? null : 'leads-elsewhere'
  const action = state?.actions.find((each) => each.name === event.action)
  if (!action) return 'no-such-action'
  if (mayAct(model, standing, action.name, event.actor).length > 0) return 'not-allowed'
  return action.to.includes(event.to) ? null : 'leads-elsewhere'
}
