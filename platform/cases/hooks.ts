import type { Answers } from '#engines/form'
import { type Standing, stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Problem } from '#kernel/refusal'
import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import type { Case, EffectContext, Outcome, PrecheckFinding, Shown } from './case.ts'
import type { Acting } from './doer.ts'
import type { Party } from './ports.ts'
import { hookKey, type Procedure } from './registered.ts'
import type { CaseRecord } from './store/cases.ts'

/**
 * The only place that calls the functions behind a declaration. `defineProcedure` has checked that they take what they
 * are given here; the registry forgets their types, so that it can hold procedures of any form.
 */
type Untyped = (...given: unknown[]) => unknown

/** A case as guards and effects see it. */
export function caseOf(procedure: Procedure, row: CaseRecord, answers: Answers = row.answers): Case {
  return {
    id: row.id,
    number: row.number,
    procedureId: row.procedure_id,
    version: row.version,
    party: { id: row.party_id, kind: row.party_kind, name: row.party_name, regionPath: row.party_region_path },
    regionPath: row.region_path,
    subject: row.subject,
    state: row.state,
    answers: procedure.form.parse(answers) as Answers,
    filedAt: row.filed_at,
    filedOn: businessDate(row.filed_at),
  }
}

export function effectContext(ctx: Acting, at: Date): EffectContext {
  return { ...ctx, at, today: businessDate(at) }
}

export function subjectOf(procedure: Procedure, answers: Answers): string {
  const subject = (procedure.subject as Untyped)(answers) as string
  return subject.slice(0, 200) || procedure.model.title.zh
}

export function placeOf(procedure: Procedure, answers: Answers, party: Party): string {
  return procedure.place ? ((procedure.place as Untyped)(answers, party) as string) : party.regionPath
}

export function guardStart(procedure: Procedure, answers: Answers, on: { party: Party; today: string }): Problem[] {
  const { guard } = procedure.startHooks
  return guard ? ((guard as Untyped)(answers, on) as Problem[]) : []
}

export function precheckOf(procedure: Procedure, answers: Answers, on: { today: string }): PrecheckFinding[] {
  const { precheck } = procedure.startHooks
  return precheck ? ((precheck as Untyped)(answers, on) as PrecheckFinding[]) : []
}

export async function effectOfStart(
  tx: Db,
  ctx: EffectContext,
  procedure: Procedure,
  found: Case,
): Promise<Outcome | undefined> {
  const { effect } = procedure.startHooks
  return effect ? ((await (effect as Untyped)(tx, ctx, found)) as Outcome | undefined) : undefined
}

export interface ActionCall {
  state: string
  action: string
  input: Answers
}

export function guardAction(procedure: Procedure, found: Case, call: ActionCall, today: string): Problem[] {
  const guard = procedure.actionHooks.get(hookKey(call.state, call.action))?.guard
  return guard ? ((guard as Untyped)(found, call.input, { today }) as Problem[]) : []
}

/** Where an action leads: the only target, or the one that the procedure chooses. */
export function targetOf(procedure: Procedure, found: Case, call: ActionCall, targets: readonly string[]): string {
  const choose = procedure.actionHooks.get(hookKey(call.state, call.action))?.choose
  return choose ? ((choose as Untyped)(found, call.input) as string) : (targets[0] ?? '')
}

export async function effectOfAction(
  tx: Db,
  ctx: EffectContext,
  procedure: Procedure,
  found: Case,
  call: ActionCall,
): Promise<Outcome | undefined> {
  const effect = procedure.actionHooks.get(hookKey(call.state, call.action))?.effect
  return effect ? ((await (effect as Untyped)(tx, ctx, found, call.input)) as Outcome | undefined) : undefined
}

/** Where time alone leads a case to its end. */
export async function effectOfLapse(
  tx: Db,
  services: Services,
  procedure: Procedure,
  { row, standing }: { row: CaseRecord; standing: Standing },
): Promise<void> {
  const { model, lapsed } = procedure
  if (!lapsed || !stateOf(model, standing.state).final) return
  const ctx = effectContext({ ...services, actor: system }, new Date(standing.lastAt))
  await (lapsed as Untyped)(tx, ctx, caseOf(procedure, row))
}

/** `shown`: what the effects of the case have shown so far. */
export function noticeOf(procedure: Procedure, found: Case, shown: readonly Shown[]): readonly Shown[] {
  const shows = procedure.notices.get(found.state)
  return shows ? ((shows as Untyped)(found, shown) as readonly Shown[]) : []
}
