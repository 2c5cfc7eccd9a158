import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { type Hat, hatsOf } from '../rules/hats.ts'
import { type Act, actProblems, type TaskFacts } from '../rules/transitions.ts'
import type { Unit } from '../rules/units.ts'
import { supportOf } from '../store/lists.ts'
import { peopledAmong } from '../store/people.ts'
import { askerOf, findTask, leadOf, openPartCount, type TaskRow } from '../store/tasks.ts'

/** A task with what decides who may do what about it. */
export interface LoadedTask {
  row: TaskRow
  support: Unit[]
  /** Keys of the parties' units, and of the offices above them, where somebody works. */
  peopled: Set<string>
  hats: Set<Hat>
  facts: TaskFacts
  today: string
}

/**
 * The task with the hats that the actor wears at it; a lock keeps it as it is until the transaction ends.
 *
 * Errors: tasks.not-found, which does not tell "absent" from "not yours".
 */
export async function loadTask(
  db: Db,
  ctx: Pick<Context, 'scope' | 'actor' | 'clock'>,
  taskId: string,
  lock = false,
): Promise<LoadedTask> {
  const row = await findTask(db, ctx.scope, taskId, lock)
  if (!row) throw new Refusal('tasks.not-found')
  const today = businessDate(ctx.clock.now())
  const support = (await supportOf(db, [row])).get(row.id) ?? []
  const parties = { regionPath: row.region_path, asker: askerOf(row), lead: leadOf(row), support }
  const peopled = await peopledAmong(db, [parties.asker, parties.lead, ...support], today)
  const facts = {
    state: row.state,
    level: row.level,
    dueOn: row.due_on,
    extensionUntil: row.extension_until,
    openPartCount: await openPartCount(db, row),
    reportedByUserId: row.reported_by_user_id,
  }
  return { row, support, peopled, hats: hatsOf(parties, ctx.actor, peopled), facts, today }
}

/**
 * The locked task, when this actor may do this about it now and saw it as it is.
 *
 * Errors: tasks.not-found, tasks.changed, and those of `actProblems`.
 */
export async function loadForAct(
  tx: Db,
  ctx: Pick<Context, 'scope' | 'actor' | 'clock'>,
  input: { taskId: string; act: Act; revision?: number },
): Promise<LoadedTask> {
  const task = await loadTask(tx, ctx, input.taskId, true)
  const doer = { hats: task.hats, userId: ctx.actor.userId }
  const problems = actProblems(input.act, task.facts, doer)
  // Who was late is told so, rather than that the state is another; who may not act at all is told that.
  const isLate = input.revision !== undefined && task.row.revision !== input.revision
  if (isLate && !problems.some(({ code }) => code === 'tasks.act-not-yours')) throw new Refusal('tasks.changed')
  if (problems.length > 0) throw new Refusal(problems)
  return task
}
