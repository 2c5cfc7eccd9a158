import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type * as contract from '../../contract/nursery-stay.ts'
import { stepsOf } from '../../rules/nursery/gaps.ts'
import { addMonths } from '../../rules/population/months.ts'
import {
  insertEvaluation,
  insertMilestones,
  insertServices,
  type MilestoneRow,
  milestonesOf,
  type StayKey,
  updateMilestone,
} from '../../store/nursery-growth.ts'
import type { MembershipRow } from '../../store/nursery-members.ts'
import { inputsToday, progressOf } from './progress.ts'
import { openWithin } from './reach.ts'

const todayOf = ({ clock }: Pick<Context, 'clock'>) => businessDate(clock.now())

/** Every deed on a stay: the membership is held, and what was done stands in the operation log. */
async function deed<T>(
  ctx: Context,
  key: StayKey,
  action: string,
  run: (inTx: Context, row: MembershipRow) => Promise<{ answer: T; detail: Record<string, unknown> }>,
): Promise<T> {
  return ctx.db.tx(async (tx) => {
    const inTx = { ...ctx, db: tx }
    const row = await openWithin(inTx, key)
    const { answer, detail } = await run(inTx, row)
    await ctx.audit.record(tx, ctx.actor, {
      action: `recognition.${action}`,
      object: `nursery:${row.id}`,
      regionPath: row.region_path,
      detail,
    })
    return answer
  })
}

/** Months until a proposed milestone is due, where the stay does not end before: to be changed by whoever plans. */
const proposedMonths = 6

/**
 * Adds to the plan what would close the gaps of today: the smallest changes for each condition that fails, the figures that others lack.
 * What the plan has open already is not added again.
 *
 * Permission: recognition:tend-nursery. Writes: recognition.nursery_milestone, the operation log.
 * Errors:     recognition.nursery-not-found, .nursery-out, .no-rule.
 */
export async function proposeNurseryPlan(ctx: Context, key: StayKey): Promise<{ added: number }> {
  return deed(ctx, key, 'propose-nursery-plan', async (inTx, row) => {
    const { set, inputs, parameters, on } = await inputsToday(inTx, row)
    const open = (await milestonesOf(inTx.db, key)).filter((each) => each.done_on === null && each.dropped_on === null)
    const known = new Set(open.map(({ gate, fact }) => `${gate} ${fact}`))
    const steps = stepsOf(inputs, set, parameters).filter(({ gate, fact }) => !known.has(`${gate} ${fact}`))
    const later = addMonths(on, proposedMonths)
    const due = later < row.stay_until ? later : row.stay_until
    await insertMilestones(
      inTx.db,
      steps.map((step) => ({
        ...{ credit_code: row.credit_code, membership_id: row.id, id: ctx.ids.next('nrs') },
        ...{ gate: step.gate, fact: step.fact, label: step.label, from_value: step.from, to_value: step.to },
        ...{ due_on: due, who: 'company' as const, made_at: ctx.clock.now(), made_by_name: ctx.actor.name },
      })),
    )
    return { answer: { added: steps.length }, detail: { added: steps.length } }
  })
}

/**
 * Permission: recognition:tend-nursery. Writes: recognition.nursery_milestone, the operation log.
 * Errors:     recognition.nursery-not-found, .nursery-out, .nursery-due-past.
 */
export async function addNurseryMilestone(
  ctx: Context,
  key: StayKey,
  { label, dueOn, who }: BodyOf<typeof contract.addNurseryMilestone>,
): Promise<{ id: string }> {
  return deed(ctx, key, 'add-nursery-milestone', async ({ db }, row) => {
    dueFromToday(ctx, dueOn)
    const id = ctx.ids.next('nrs')
    const made = { made_at: ctx.clock.now(), made_by_name: ctx.actor.name }
    const said = { gate: null, fact: null, label: { zh: label, en: label }, from_value: null, to_value: null }
    const of = { credit_code: row.credit_code, membership_id: row.id, id }
    await insertMilestones(db, [{ ...of, ...said, due_on: dueOn, who, ...made }])
    return { answer: { id }, detail: { id, label, dueOn, who } }
  })
}

function dueFromToday(ctx: Context, dueOn: string): void {
  const today = todayOf(ctx)
  if (dueOn < today) throw new Refusal({ code: 'recognition.nursery-due-past', field: 'dueOn', params: { today } })
}

/**
 * Changes a milestone, ticks it with what shows that it is done, or takes it out of the plan.
 *
 * Permission: recognition:tend-nursery. Writes: recognition.nursery_milestone, the operation log.
 * Errors:     recognition.nursery-not-found, .nursery-out, .nursery-milestone-not-found, .nursery-milestone-over,
 *             .nursery-milestone-changed, .nursery-due-past.
 */
export async function changeNurseryMilestone(
  ctx: Context,
  { milestoneId, ...key }: StayKey & { milestoneId: string },
  said: BodyOf<typeof contract.changeNurseryMilestone>,
): Promise<{ revision: number }> {
  return deed(ctx, key, 'change-nursery-milestone', async ({ db }) => {
    const found = (await milestonesOf(db, key)).find(({ id }) => id === milestoneId)
    if (!found) throw new Refusal('recognition.nursery-milestone-not-found')
    if (found.done_on !== null || found.dropped_on !== null) throw new Refusal('recognition.nursery-milestone-over')
    if (said.dueOn !== undefined && said.dueOn !== found.due_on) dueFromToday(ctx, said.dueOn)
    if (!(await updateMilestone(db, { ...changed(found, said, ctx), revision: said.revision })))
      throw new Refusal('recognition.nursery-milestone-changed')
    return { answer: { revision: said.revision + 1 }, detail: { milestoneId, ...said } }
  })
}

function changed(
  row: MilestoneRow,
  { label, dueOn, who, doneNote, isDropped }: BodyOf<typeof contract.changeNurseryMilestone>,
  ctx: Context,
): MilestoneRow {
  const today = todayOf(ctx)
  const done = doneNote ? { done_on: today, done_note: doneNote, done_by_name: ctx.actor.name } : {}
  return {
    ...row,
    ...(label && label !== row.label.zh ? { label: { zh: label, en: label } } : {}),
    ...{ due_on: dueOn ?? row.due_on, who: who ?? row.who, dropped_on: isDropped ? today : null },
    ...done,
  }
}

/**
 * Keeps how the company stands today, so that what moves from now on is seen; answers what moved since the last time.
 *
 * Permission: recognition:tend-nursery. Writes: recognition.nursery_evaluation, the operation log.
 * Errors:     recognition.nursery-not-found, .nursery-out, .no-rule.
 */
export async function evaluateNursery(ctx: Context, key: StayKey): Promise<{ closed: number; opened: number }> {
  return deed(ctx, key, 'evaluate-nursery', async (inTx, row) => {
    const { progress } = await progressOf(inTx, row)
    const { set, inputs, parameters, on } = await inputsToday(inTx, row)
    const id = ctx.ids.next('nre')
    await insertEvaluation(inTx.db, key, {
      ...{ id, judged_on: on, rule_version: set.version, inputs, parameters },
      ...{ made_at: ctx.clock.now(), made_by_name: ctx.actor.name },
    })
    const answer = { closed: progress.closed.length, opened: progress.opened.length }
    return { answer, detail: { id, ...answer } }
  })
}

/**
 * Writes down what was done for a company; the company sees it.
 *
 * Permission: recognition:tend-nursery. Writes: recognition.nursery_service, the operation log.
 * Errors:     recognition.nursery-not-found, .nursery-out, .nursery-service-future.
 */
export async function recordNurseryService(
  ctx: Context,
  key: StayKey,
  { on, what }: BodyOf<typeof contract.recordNurseryService>,
): Promise<{ id: string }> {
  return deed(ctx, key, 'record-nursery-service', async ({ db }, row) => {
    const today = todayOf(ctx)
    if (on > today) throw new Refusal({ code: 'recognition.nursery-service-future', field: 'on', params: { today } })
    const id = ctx.ids.next('nrv')
    const said = { happened_on: on, what, by_name: ctx.actor.name, recorded_at: ctx.clock.now() }
    await insertServices(db, [{ creditCode: row.credit_code, membershipId: row.id, id, ...said }])
    return { answer: { id }, detail: { id, on, what } }
  })
}
