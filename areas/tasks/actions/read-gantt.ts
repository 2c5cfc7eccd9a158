import { businessDate } from '#kernel/clock'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getGantt } from '../contract/lists.ts'
import { addDays } from '../rules/days.ts'
import { unitKey } from '../rules/units.ts'
import { isOverdue } from '../rules/urgency.ts'
import { findTasks } from '../store/lists.ts'
import { milestonesOf } from '../store/milestones.ts'
import { leadOf, type TaskRow } from '../store/tasks.ts'
import { unitNames } from './unit-names.ts'

/** Bars that one chart shows. */
const limit = 400

/**
 * Tasks as bars from asking to deadline, by unit or by plan.
 *
 * Permission: tasks:read.
 */
export async function readGantt(ctx: Context, query: QueryOf<typeof getGantt>): Promise<ResponseOf<typeof getGantt>> {
  const today = businessDate(ctx.clock.now())
  const { by, state = 'open', planId, lead } = query
  const filter = {
    today,
    mineKeys: [],
    ...(state === 'all' ? {} : { state }),
    ...(planId ? { planId } : {}),
    ...(lead ? { lead } : {}),
  }
  const { rows, total } = await findTasks(ctx.db, ctx.scope, { ...filter, limit, offset: 0 })
  const milestones = await milestonesOf(ctx.db, rows)
  const names = await unitNames(ctx.db, rows.map(leadOf))
  const nameOf = (row: TaskRow) => names.get(unitKey(leadOf(row))) ?? row.lead_key
  const groups = Map.groupBy(rows, (row) => (by === 'lead' ? row.lead_key : (row.origin_plan_id ?? '')))
  const days = rows.flatMap((row) => [row.asked_on, row.due_on ?? row.asked_on, row.ended_on ?? row.asked_on])
  return {
    today,
    from: days.reduce((a, b) => (a < b ? a : b), today),
    to: days.reduce((a, b) => (a > b ? a : b), addDays(today, 28)),
    groups: [...groups]
      .flatMap(([key, own]) => {
        const [first] = own
        if (!first) return []
        const name = by === 'lead' ? nameOf(first) : key === '' ? '' : first.origin_title
        return [{ key, name, tasks: own.map((row) => barOf(row)) }]
      })
      .toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || b.tasks.length - a.tasks.length),
    total,
  }

  function barOf(row: TaskRow) {
    return {
      id: row.id,
      title: row.title,
      state: row.state,
      leadName: nameOf(row),
      from: row.asked_on,
      dueOn: row.due_on,
      endedOn: row.ended_on,
      percent: row.percent,
      isOverdue: isOverdue({ state: row.state, dueOn: row.due_on }, today),
      milestones: (milestones.get(row.id) ?? []).map((one) => ({
        title: one.title,
        dueOn: one.due_on,
        doneOn: one.done_on,
      })),
    }
  }
}
