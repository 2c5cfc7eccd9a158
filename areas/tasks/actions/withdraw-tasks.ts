import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import { officeOf, type Unit } from '../rules/units.ts'
import { writeEntry } from '../store/entries.ts'
import { type OriginKey, openOfOrigins, openOfPlan } from '../store/origins.ts'
import { askerOf, leadOf, openPartsUnder, type TaskRow, updateTask } from '../store/tasks.ts'
import type { TaskContext, TaskOrigin } from './open-tasks.ts'
import { tellOffices } from './tell-offices.ts'

/**
 * Cancels the open tasks of a plan that come from these kinds of origins (but those of some of them), or of some origins,
 * with their parts; what is over stays as it is. Answers how many.
 *
 * Permission: the caller's.
 * Writes:     tasks.task, tasks.entry, the to-dos of the offices concerned, the operation log.
 * Example:    await withdrawTasks(tx, ctx, { planId, kinds: ['plan-measure'] }, '规划已撤回')
 */
export async function withdrawTasks(
  tx: Db,
  ctx: TaskContext,
  which:
    | { planId: string; kinds: readonly OriginKey['kind'][]; exceptOriginIds?: readonly string[] }
    | { origins: readonly OriginKey[] },
  reason: string,
): Promise<number> {
  const found =
    'planId' in which ? await openOfPlan(tx, which.planId, which.kinds) : await openOfOrigins(tx, which.origins)
  const kept = new Set('planId' in which ? which.exceptOriginIds : [])
  const tasks = found.filter((task) => !kept.has(task.origin_id))
  const concerned: Unit[] = []
  for (const task of tasks) concerned.push(...(await cancelWithParts(tx, ctx, task, reason)))
  await tellOffices(tx, ctx, concerned)
  return tasks.length
}

/**
 * Ties open tasks to what their origin became, such as the same measure in a newer version of its plan; they go on as
 * they are. Answers how many.
 *
 * Permission: the caller's.
 * Writes:     tasks.task, the operation log.
 * Example:    await carryOverTasks(tx, ctx, [{ from: { kind: 'plan-measure', id: old.id }, to: { kind: 'plan-measure', id: measure.id, planId, title, quote, href } }])
 */
export async function carryOverTasks(
  tx: Db,
  ctx: TaskContext,
  moves: readonly { from: OriginKey; to: TaskOrigin }[],
): Promise<number> {
  const tasks = await openOfOrigins(
    tx,
    moves.map(({ from }) => from),
  )
  for (const task of tasks) {
    const to = moves.find(({ from }) => from.kind === task.origin_kind && from.id === task.origin_id)?.to
    if (!to) continue
    const { id, title, quote = null, href = null } = to
    await updateTask(
      tx,
      task,
      { origin_id: id, origin_title: title, origin_quote: quote, origin_href: href },
      ctx.clock.now(),
    )
    await ctx.audit.record(tx, ctx.actor, {
      action: 'tasks.carry-over-task',
      object: `task:${task.id}`,
      regionPath: task.region_path,
      detail: { from: task.origin_id, to: id },
    })
  }
  return tasks.length
}

/** Cancels a locked task and its parts; answers the units concerned. */
async function cancelWithParts(tx: Db, ctx: TaskContext, task: TaskRow, words: string): Promise<Unit[]> {
  await cancelOne(tx, ctx, task, words)
  return [leadOf(task), askerOf(task), ...(await cancelParts(tx, ctx, task, words))]
}

/**
 * Cancels every part of a locked task that is not over; answers the units concerned.
 *
 * Writes: tasks.task, tasks.entry, the operation log.
 */
export async function cancelParts(tx: Db, ctx: TaskContext, task: TaskRow, words: string): Promise<Unit[]> {
  const parts = await openPartsUnder(tx, task)
  for (const part of parts) await cancelOne(tx, ctx, part, words)
  return parts.flatMap((part) => [leadOf(part), askerOf(part)])
}

async function cancelOne(tx: Db, ctx: TaskContext, task: TaskRow, words: string): Promise<void> {
  const now = ctx.clock.now()
  const { userId, name } = ctx.actor
  const ended = { ended_on: businessDate(now), extension_until: null, extension_asked_on: null }
  await updateTask(tx, task, { ...ended, state: 'cancelled' }, now)
  await writeEntry(tx, task, {
    id: ctx.ids.next('ent'),
    kind: 'cancel',
    words,
    percent: null,
    changes: {},
    by: { userId, name, unit: officeOf(ctx.actor) },
    at: now,
  })
  await ctx.audit.record(tx, ctx.actor, {
    action: 'tasks.cancel-task',
    object: `task:${task.id}`,
    regionPath: task.region_path,
    detail: { words },
  })
}
