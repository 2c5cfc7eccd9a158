import type { Answers } from '#engines/form'
import type { Problem } from '#kernel/refusal'
import { type ActionModel, type CountersignFrom, type ProcedureModel, stateOf } from './model.ts'
import { type Actor, momentOf, type Standing, touched } from './step.ts'

/**
 * Whether others must agree before an action takes effect: always, or from a number in the form on. A number that is not
 * known counts as large.
 */
export function needsCountersign(
  { countersign }: ActionModel,
  answers: Answers,
  countOf: (from: CountersignFrom) => number,
): boolean {
  if (!countersign?.from) return countersign !== undefined
  const value = answers[countersign.from.field]
  const isBelow = value !== undefined && value !== null && value !== '' && Number(value) < countOf(countersign.from)
  return !isBelow
}

/** The action that waits for agreement, or null. */
export function pendingAction(model: ProcedureModel, standing: Standing): ActionModel | null {
  const { pending } = standing
  if (!pending) return null
  return stateOf(model, standing.state).actions.find((action) => action.name === pending.action) ?? null
}

/** The case with a proposal; it stays where it is until enough others agree. */
export function proposed(
  standing: Standing,
  { action, to, userId, now }: { action: string; to: string; userId: string; now: string },
): Standing {
  const at = momentOf(standing, now)
  return { ...standing, lastAt: at, pending: { action, to, proposedBy: userId, proposedAt: at, signedBy: [] } }
}

/**
 * Every reason why somebody may not countersign now.
 *
 * Errors: cases.nothing-to-countersign, cases.not-yours-to-do, cases.own-proposal, cases.countersigned-already.
 */
export function mayCountersign(model: ProcedureModel, standing: Standing, actor: Actor): Problem[] {
  const action = pendingAction(model, standing)
  const { pending } = standing
  if (!pending || !action?.countersign) return [{ code: 'cases.nothing-to-countersign' }]
  const problems: Problem[] = []
  if (actor.role === null || !action.countersign.by.includes(actor.role))
    problems.push({ code: 'cases.not-yours-to-do' })
  if (actor.userId === pending.proposedBy) problems.push({ code: 'cases.own-proposal' })
  if (pending.signedBy.includes(actor.userId ?? '')) problems.push({ code: 'cases.countersigned-already' })
  return problems
}

/** The case with one more signature; `isComplete` when the action takes effect now. */
export function countersigned(
  model: ProcedureModel,
  standing: Standing,
  userId: string,
  now: string,
): { standing: Standing; isComplete: boolean } {
  const { pending } = standing
  if (!pending) throw new Error('nothing waits for a countersignature')
  const signedBy = [...pending.signedBy, userId]
  const needed = pendingAction(model, standing)?.countersign?.count ?? 1
  return {
    standing: { ...touched(standing, now), pending: { ...pending, signedBy } },
    isComplete: signedBy.length >= needed,
  }
}

/** The case without the proposal: declined or taken back, it is again where it was, with whoever had it. */
export function withoutProposal(standing: Standing, now: string): Standing {
  return { ...touched(standing, now), pending: null }
}
