import { type Answers, fieldAt } from '#engines/form'
import { type ActionModel, mayAct, momentOf, needsCountersign, proposed, stateOf, step } from '#engines/procedure'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { checkForm } from '../check-form.ts'
import type { Mark } from '../contract.ts'
import { doerOf, engineActor, hasStake } from '../doer.ts'
import { type ActionCall, caseOf, effectContext, effectOfAction, guardAction, subjectOf, targetOf } from '../hooks.ts'
import { clockNote, movingAt, placed } from '../moving.ts'
import { hookKey, type Procedure } from '../registered.ts'
import { type CaseRecord, changeCase } from '../store/cases.ts'
import { appendEvent, type Doer, lastEventOf } from '../store/events.ts'
import { standsInFor } from '../store/stand-ins.ts'
import { tellRoles } from '../tell.ts'
import { saidToParty } from '../words.ts'
import type { ActInput } from './act-input.ts'
import { type Correction, takeCorrection } from './correct.ts'
import { type CaseAddress, changedMeanwhile, lockedCase, procedureOf } from './load.ts'
import { moveCase } from './move.ts'
import { settleDeadlines } from './settle.ts'

/**
 * Does an action of a procedure: permission by the membership of this moment, guard, corrections, state, clock, effect,
 * history, messages and operation log in one transaction. Of two people at once the second is told what the first did;
 * the same request again changes nothing and answers the same.
 *
 * Permission: ID:ACTION, by the reach that the role has.
 * Errors:     cases.not-found, .changed-meanwhile, .over, .not-here, .not-yours-to-do, .own-case,
 *             .waits-for-countersign, .marks-missing, .mark-unknown, those of the form, the guard and the effect.
 */
export async function actOnCase(ctx: Context, at: CaseAddress, given: ActInput): Promise<CaseRecord> {
  return ctx.db.tx((tx) => actIn(tx, ctx, at, given))
}

async function actIn(tx: Db, ctx: Context, at: CaseAddress, given: ActInput): Promise<CaseRecord> {
  const row = await settleDeadlines(tx, ctx, await lockedCase(tx, ctx, at), ctx.receivedAt)
  if (row.revision !== given.revision) {
    if (await isRepeated(tx, ctx, row, given)) return row
    throw await changedMeanwhile(tx, ctx, row)
  }
  const procedure = procedureOf(ctx, row)
  const actor = engineActor(row, ctx.actor)
  const problems = mayAct(procedure.model, row.standing, given.action, actor)
  if (!actor.isApplicant && (await hasStake(tx, ctx, row))) problems.push({ code: 'cases.own-case' })
  if (problems.length > 0) throw new Refusal(problems)

  const action = actionOf(procedure, row.state, given.action)
  const input = checkedInput(ctx, procedure, row, action, given)
  const correction = await takeCorrection(tx, ctx, procedure, row, given)
  const found = caseOf(procedure, row, correction?.answers)
  const call = callOf(procedure, row.state, action, input)
  const to = targetOf(procedure, found, call, action.to)
  const moment = new Date(momentOf(row.standing, ctx.receivedAt.toISOString()))
  const moving = await movingAt(tx, procedure, moment)
  const refused = guardAction(procedure, found, call, moving.dayOf(moving.at))
  if (refused.length > 0) throw new Refusal(refused)
  const doer = await doerWithStandIn(tx, ctx, row)
  if (needsCountersign(action, found.answers, moving.countOf))
    return propose(tx, ctx, { procedure, row, action, to, input, moment, doer })
  return carryOut(tx, ctx, { procedure, row, action, to, input, marks: given.marks ?? [], correction, moment, doer })
}

/** The same person asking for the same again at once: the first answer was lost on its way. */
async function isRepeated(tx: Db, ctx: Context, row: CaseRecord, given: ActInput): Promise<boolean> {
  if (row.revision !== given.revision + 1) return false
  const last = await lastEventOf(tx, row)
  return last !== null && last.action === given.action && last.actor_user_id === ctx.actor.userId
}

function actionOf(procedure: Procedure, state: string, name: string): ActionModel {
  const found = stateOf(procedure.model, state).actions.find((action) => action.name === name)
  if (!found) throw new Error(`${procedure.model.id} has no action ${name} in ${state}`)
  return found
}

function checkedInput(
  ctx: Context,
  procedure: Procedure,
  row: CaseRecord,
  action: ActionModel,
  given: ActInput,
): Answers {
  const shape = procedure.actionForms.get(hookKey(row.state, action.name))
  if (!shape) throw new Error(`${procedure.model.id} has no form for ${action.name}`)
  const { answers, problems } = checkForm({ form: action.form, shape }, given.input, ctx.actor.locale)
  const all = [...problems, ...markProblems(procedure, action, given.marks ?? [])]
  if (all.length > 0) throw new Refusal(all)
  return answers
}

/** What guards and effects are called with: the input as its shape makes it. */
export function callOf(procedure: Procedure, state: string, { name }: ActionModel, input: Answers): ActionCall {
  const shape = procedure.actionForms.get(hookKey(state, name))
  return { state, action: name, input: (shape?.parse(input) ?? input) as Answers }
}

function markProblems({ model }: Procedure, action: ActionModel, marks: readonly Mark[]): Problem[] {
  if (!action.marks) return []
  if (marks.length === 0) return [{ code: 'cases.marks-missing', field: 'marks' }]
  return marks
    .filter((mark) => fieldAt(model.form, mark.path) === null)
    .map(({ path }) => ({ code: 'cases.mark-unknown', field: 'marks', params: { path } }))
}

async function doerWithStandIn(tx: Db, ctx: Context, row: CaseRecord): Promise<Doer> {
  const doer = await doerOf(tx, ctx, row)
  const onBehalfOfName = await standsInFor(tx, ctx, row)
  return { ...doer, onBehalfOfName }
}

interface Doing {
  procedure: Procedure
  row: CaseRecord
  action: ActionModel
  to: string
  /** As filled in; functions behind the declaration get it as its shape makes it. */
  input: Answers
  moment: Date
  doer: Doer
}

/** An action that others must agree to: the case stays where it is, and they are told. */
async function propose(
  tx: Db,
  ctx: Context,
  { procedure, row, action, to, input, moment, doer }: Doing,
): Promise<CaseRecord> {
  const standing = proposed(row.standing, {
    action: action.name,
    to,
    userId: ctx.actor.userId ?? '',
    now: moment.toISOString(),
  })
  const today = (await movingAt(tx, procedure, moment)).dayOf(standing.lastAt)
  const after = await changeCase(tx, row, placed(procedure, standing, today))
  await appendEvent(tx, after, {
    at: new Date(standing.lastAt),
    kind: 'proposed',
    doer,
    action: action.name,
    from: row.state,
    to: row.state,
    input,
    clock: clockNote(procedure, standing, today),
  })
  await tellRoles(tx, ctx, after, action.countersign?.by ?? [], {
    kind: 'todo',
    title: {
      zh: `请会签：${row.subject}（${action.label.zh}）`,
      en: `To countersign: ${row.subject} (${action.label.en})`,
    },
    reason: 'cases.to-countersign',
    ...(row.due_on ? { dueOn: row.due_on } : {}),
  })
  await record(ctx, tx, after, 'cases.propose', { action: action.name, to })
  return after
}

/** Does an action that nobody has to agree to any more. */
export async function carryOut(
  tx: Db,
  ctx: Context,
  doing: Doing & { marks: Mark[]; correction: Correction | null; note?: string },
): Promise<CaseRecord> {
  const { procedure, row, action, to, input, marks, correction, moment, doer } = doing
  const moving = await movingAt(tx, procedure, moment)
  const standing = step(procedure.model, row.standing, { ...moving, action: action.name, to })
  const found = caseOf(procedure, row, correction?.answers)
  const call = callOf(procedure, row.state, action, input)
  const outcome = await effectOfAction(tx, effectContext(ctx, moment), procedure, found, call)
  const after = await moveCase(tx, ctx, procedure, row, {
    standing,
    kind: 'acted',
    doer,
    action: action.name,
    input,
    marks,
    changes: correction?.changes ?? [],
    saidToParty: saidToParty(action.form, input),
    outcome,
    note: doing.note ?? null,
    also: {
      ...(action.marks ? { marks } : {}),
      ...(correction
        ? { answers: correction.answers, marks: [], subject: subjectOf(procedure, correction.answers) }
        : {}),
    },
  })
  await record(ctx, tx, after, `cases.${action.path}`, { from: row.state, to, procedure: row.procedure_id })
  return after
}

async function record(
  ctx: Context,
  tx: Db,
  row: CaseRecord,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, { action, object: `case:${row.id}`, regionPath: row.region_path, detail })
}
