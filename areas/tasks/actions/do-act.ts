import { notify } from '#areas/notices'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { type Act, isAnswer, isAside, stateAfter } from '../rules/transitions.ts'
import { officeOf, type Unit } from '../rules/units.ts'
import { type Changes, writeEntry } from '../store/entries.ts'
import { attachEvidence, insertEvidence } from '../store/evidence.ts'
import { askerOf, leadOf, type Settable, type TaskRow, updateTask } from '../store/tasks.ts'
import { type LoadedTask, loadForAct } from './load-task.ts'
import { actingOfficesOf, recipientOf, tellOffices } from './tell-offices.ts'

export interface Done {
  taskId: string
  act: Act
  revision?: number
  words?: string | null
  evidenceIds?: readonly string[]
  links?: readonly { title: string; url: string }[]
}

/** What an act changes beyond the state, told by the action that knows it. */
export interface Effect {
  set?: Settable
  changes?: Changes
  percent?: number
  /** Units to bring up to date beside the two parties. */
  concerned?: readonly Unit[]
  /** A message that only wants to be read. */
  tell?: { units: readonly Unit[]; title: Localized }
}

/**
 * Does one thing about a task in one transaction: what the table of transitions says, what `effect` adds, the line of
 * the history with its evidence, the operation log, the to-dos of the offices.
 *
 * Permission: that of the route; then `rules/transitions.ts` by the hats of the actor.
 * Writes:     tasks.task, .entry, .evidence, notices, the operation log.
 * Errors:     tasks.not-found, .changed, .evidence-unknown, and those of `actProblems` and of the effect.
 */
export async function doAct(
  ctx: Context,
  done: Done,
  effect: (tx: Db, task: LoadedTask, held: TaskRow | null) => Promise<Effect>,
  /** Locks another task before this one; `effect` gets it. */
  hold: (tx: Db) => Promise<TaskRow | null> = () => Promise.resolve(null),
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const held = await hold(tx)
    const task = await loadForAct(tx, ctx, done)
    const { row, today } = task
    const now = ctx.clock.now()
    const made = await effect(tx, task, held)
    const state = stateAfter(done.act, row.state)
    const answered = isAnswer(done.act)
      ? { answered_on: today, first_answered_on: row.first_answered_on ?? today, waiting_since: today }
      : {}
    const moved = state === row.state ? {} : { state, waiting_since: today }
    if (!isAside(done.act)) await updateTask(tx, row, { ...answered, ...moved, ...made.set }, now)
    const entryId = ctx.ids.next('ent')
    await writeEntry(tx, row, {
      id: entryId,
      kind: done.act,
      words: done.words || null,
      percent: made.percent ?? null,
      changes: made.changes ?? {},
      by: { userId: ctx.actor.userId, name: ctx.actor.name, unit: officeOf(ctx.actor) },
      at: now,
    })
    await keepEvidence(tx, ctx, task, { ...done, entryId })
    await ctx.audit.record(tx, ctx.actor, {
      action: `tasks.${done.act}-task`,
      object: `task:${row.id}`,
      regionPath: row.region_path,
      detail: { words: done.words ?? null, changes: made.changes ?? {} },
    })
    if (made.tell) await tellMessage(tx, ctx, task, { ...made.tell, act: done.act })
    await tellOffices(tx, ctx, [leadOf(row), askerOf(row), ...(made.concerned ?? [])])
  })
}

async function keepEvidence(
  tx: Db,
  ctx: Context,
  { row }: LoadedTask,
  { entryId, evidenceIds = [], links = [] }: Pick<Done, 'evidenceIds' | 'links'> & { entryId: string },
): Promise<void> {
  const ids = [...new Set(evidenceIds)]
  const attached = await attachEvidence(tx, row, ids, { entryId, userId: ctx.actor.userId })
  if (attached < ids.length) throw new Refusal({ code: 'tasks.evidence-unknown', field: 'evidenceIds' })
  for (const { title, url } of links)
    await insertEvidence(tx, row, {
      id: ctx.ids.next('evd'),
      entryId,
      fileId: null,
      url,
      title,
      sizeBytes: null,
      byUserId: ctx.actor.userId,
      at: ctx.clock.now(),
    })
}

/** Tells the offices that act for units, but the one that acts itself. */
async function tellMessage(
  tx: Db,
  ctx: Context,
  { row, today }: LoadedTask,
  { units, title, act }: { units: readonly Unit[]; title: Localized; act: Act },
): Promise<void> {
  const own = officeOf(ctx.actor)
  for (const office of await actingOfficesOf(tx, units, today)) {
    if (own && office.regionPath === own.regionPath && office.departmentId === own.departmentId) continue
    await notify(tx, ctx, {
      kind: 'message',
      to: recipientOf(office),
      regionPath: office.regionPath,
      title,
      link: `/tasks/${row.id}`,
      object: `task:${row.id}`,
      reason: `tasks.${act}`,
    })
  }
}
