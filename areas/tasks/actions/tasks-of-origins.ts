import { businessDate } from '#kernel/clock'
import { decide } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { permissions } from '../permissions.ts'
import type { TaskState } from '../rules/transitions.ts'
import { unitKey } from '../rules/units.ts'
import { isOverdue } from '../rules/urgency.ts'
import { newestOfOrigins, type OriginKey } from '../store/origins.ts'
import { leadOf } from '../store/tasks.ts'
import { unitNames } from './unit-names.ts'

/** What other pages show of a task: 督办中, its unit, its deadline. */
export interface TaskOfOrigin {
  origin: OriginKey
  taskId: string
  title: string
  state: TaskState
  /** 督办中: neither closed nor cancelled. */
  isOpen: boolean
  isOverdue: boolean
  /** Business date. */
  dueOn: string | null
  leadName: string
  percent: number
  /** What the unit said last, and on which business day it answered; null: never. */
  lastWords: string | null
  answeredOn: string | null
  /** Page of the task. */
  href: string
}

/**
 * The task of each origin that the reader may see: the open one, else the latest that was closed, else, where asked for,
 * the latest that was cancelled.
 *
 * Permission: tasks:read of the actor, decided here, because the caller's own permission reaches for something else.
 * Example:    await tasksOfOrigins(ctx.db, ctx, [{ kind: 'target', id: target.id }])
 */
export async function tasksOfOrigins(
  db: Db,
  ctx: Pick<Context, 'actor' | 'clock'>,
  origins: readonly OriginKey[],
  { withCancelled = false }: { withCancelled?: boolean } = {},
): Promise<TaskOfOrigin[]> {
  const scope = decide(ctx.actor, permissions['tasks:read'])
  if (!scope) return []
  const today = businessDate(ctx.clock.now())
  const rows = await newestOfOrigins(db, scope, origins, withCancelled)
  const names = await unitNames(db, rows.map(leadOf))
  return rows.map((row) => ({
    origin: { kind: row.origin_kind, id: row.origin_id },
    taskId: row.id,
    title: row.title,
    state: row.state,
    isOpen: row.ended_on === null,
    isOverdue: isOverdue({ state: row.state, dueOn: row.due_on }, today),
    dueOn: row.due_on,
    leadName: names.get(unitKey(leadOf(row))) ?? row.lead_key,
    percent: row.percent,
    lastWords: row.last_words,
    answeredOn: row.answered_on,
    href: `/tasks/${row.id}`,
  }))
}
