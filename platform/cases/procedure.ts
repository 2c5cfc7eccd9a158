import { z } from 'zod'
import type { Answers } from '#engines/form'
import {
  type CityNumber,
  type DeclaredAction,
  type DeclaredStart,
  type DeclaredState,
  type DeclaredWords,
  type Hook,
  modelOf,
} from '#engines/procedure'
import type { Problem } from '#kernel/refusal'
import type { Role } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { CaseOf, EffectContext, Outcome, PrecheckFinding, Shown } from './case.ts'
import type { Party } from './ports.ts'
import { type ActionHooks, hookKey, type Procedure } from './registered.ts'

export { asked, attachments, type FieldMeta } from '#engines/form'
export { days, months, weeks, workingDays } from '#engines/procedure'
export { type CityParameter, defineParameter } from '#platform/parameters/parameter'
export { noteFollowUp } from './actions/note-follow-up.ts'
export { settleCases } from './actions/settle.ts'
export type { Case, CaseOf, EffectContext, Outcome, PrecheckFinding, Shown } from './case.ts'
export type { Fact, FactSource, Party } from './ports.ts'
export type { Procedure } from './registered.ts'
export { correctedBy, Reasons, returnedBy, withdraw } from './usual-actions.ts'

type Form = z.ZodObject
type Who = Role | 'applicant'

/** What an action does beyond its case, in the same transaction; a `Refusal` undoes everything. */
export type Effect<F extends Form, I extends Form | undefined = undefined> = (
  tx: Db,
  ctx: EffectContext,
  found: CaseOf<F>,
  input: InputOf<I>,
) => Promise<Outcome | undefined>

/** A pure rule: every reason why an action may not be done now. */
export type Guard<F extends Form, I extends Form | undefined = undefined> = (
  found: CaseOf<F>,
  input: InputOf<I>,
  on: { today: string },
) => Problem[]

type InputOf<I> = I extends Form ? z.output<I> : Record<string, never>

interface Action<F extends Form, State extends string>
  extends Omit<DeclaredAction, 'by' | 'to' | 'choose' | 'guard' | 'effect'> {
  by: readonly Who[]
  to: State | readonly State[]
  choose?: (found: CaseOf<F>, input: never) => State
  guard?: (found: CaseOf<F>, input: never, on: { today: string }) => Problem[]
  effect?: (tx: Db, ctx: EffectContext, found: CaseOf<F>, input: never) => Promise<Outcome | undefined>
  countersign?: { by: readonly Role[]; count?: number; from?: { field: string; least: number | CityNumber } }
}

interface StateShape<F extends Form, State extends string>
  extends Omit<DeclaredState, 'actions' | 'onDue' | 'owner' | 'publicNotice' | 'sharesClockOf'> {
  owner?: readonly Who[]
  sharesClockOf?: State
  onDue?: 'escalate' | { escalate: readonly Role[] } | { to: State }
  publicNotice?: {
    for: NonNullable<DeclaredState['due']>
    shows: (found: CaseOf<F>, shown: readonly Shown[]) => readonly Shown[]
  }
  actions?: Record<string, Action<F, State>>
}

/** The hooks of an action take what its own form asks for, and nothing else. */
type Checked<F extends Form, States> = {
  [S in keyof States]: States[S] extends { actions: infer Actions }
    ? { actions: { [A in keyof Actions]: HooksFor<F, Actions[A]> } }
    : unknown
}

interface HooksFor<F extends Form, A> {
  choose?: (found: CaseOf<F>, input: InputOf<FormIn<A>>) => string
  guard?: (found: CaseOf<F>, input: InputOf<FormIn<A>>, on: { today: string }) => Problem[]
  effect?: (tx: Db, ctx: EffectContext, found: CaseOf<F>, input: InputOf<FormIn<A>>) => Promise<Outcome | undefined>
}
type FormIn<A> = A extends { form: infer I } ? I : undefined

interface Start<F extends Form> extends Omit<DeclaredStart, 'precheck' | 'guard' | 'effect'> {
  /** Says beforehand, to anybody, what would become of these answers; they may be incomplete. */
  precheck?: (answers: Partial<z.output<F>>, on: { today: string }) => PrecheckFinding[]
  /** A pure rule over whole answers: every reason why they cannot be filed. */
  guard?: (answers: z.output<F>, on: { party: Party; today: string }) => Problem[]
  /** What filing does beyond the case. */
  effect?: (tx: Db, ctx: EffectContext, found: CaseOf<F>) => Promise<Outcome | undefined>
}

interface Declaration<F extends Form, States> extends Omit<DeclaredWords, 'files'> {
  form: F
  start: Start<F>
  /** In order: filing leads to the first. */
  states: States
  /** The line by which lists name a case; its first text where left out. */
  subject?: (answers: z.output<F>) => string
  /** Region whose office is responsible; the party's own where left out. */
  place?: (answers: z.output<F>, party: Party) => string
  /** What happens beyond a case that ends by itself, in the same transaction: its time for corrections or files ran out. */
  lapsed?: (tx: Db, ctx: EffectContext, found: CaseOf<F>) => Promise<undefined>
  /** How long the bytes of attachments may follow a submission, and the state that is entered otherwise. */
  files?: { within: NonNullable<DeclaredWords['files']>['within']; otherwise: keyof States & string }
  /** Valid answers where a generated example would not be: for patterns, check characters, dates in order. */
  example?: Partial<z.input<F>>
}

/**
 * Declares something that people apply for. From the declaration come the endpoints and their permissions, the forms,
 * the desk, the timeline, deadlines, statistics, the diagram and the tests. An area lists it in `procedures`; several
 * with the same id are versions of one procedure, each filed under from its `version` day on.
 *
 * Errors: a plain Error at start when the declaration is unsound, with every place that is wrong.
 */
export function defineProcedure<F extends Form, const States extends Record<string, StateShape<F, string>>>(
  said: Declaration<F, States & Record<keyof States, StateShape<F, keyof States & string>> & Checked<F, States>>,
): Procedure {
  const { form, start, subject, place, lapsed, example } = said
  const states = said.states as Record<string, DeclaredState>
  const declared = { ...said, start: start as DeclaredStart, states } as unknown as Parameters<typeof modelOf>[0]
  const actions = Object.entries(states).flatMap(([state, { actions = {} }]) =>
    Object.entries(actions).map(([name, action]) => ({ key: hookKey(state, name), action })),
  )
  return {
    model: modelOf(declared),
    form,
    actionForms: new Map(actions.map(({ key, action }) => [key, action.form ?? z.object({})])),
    actionHooks: new Map(
      actions.map(({ key, action: { choose, guard, effect } }) => [key, hooks({ choose, guard, effect })]),
    ),
    actionExamples: new Map(actions.map(({ key, action }) => [key, action.example ?? {}])),
    startHooks: hooks({ precheck: start.precheck as Hook, guard: start.guard as Hook, effect: start.effect as Hook }),
    subject: (subject ?? firstText) as Hook,
    ...(place ? { place: place as Hook } : {}),
    ...(lapsed ? { lapsed: lapsed as Hook } : {}),
    notices: new Map(
      Object.entries(states).flatMap(([name, { publicNotice }]) => (publicNotice ? [[name, publicNotice.shows]] : [])),
    ),
    example: (example ?? {}) as Answers,
  }
}

function hooks<H extends ActionHooks & { precheck?: Hook }>(given: H): H {
  return Object.fromEntries(Object.entries(given).filter(([, hook]) => hook !== undefined)) as H
}

function firstText(answers: Answers): string {
  return Object.values(answers).find((value) => typeof value === 'string') ?? ''
}
