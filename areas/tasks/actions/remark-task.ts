import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { remarkTask as remarkShape } from '../contract/acts.ts'
import { askerOf, leadOf } from '../store/tasks.ts'
import { doAct } from './do-act.ts'

/**
 * Writes something beside the task: a leader's instruction, what a helping unit did. The parties are told; it is no
 * answer of the unit, and changes no state.
 *
 * Permission: tasks:remark; any hat.
 * Writes:     as `doAct`.
 * Errors:     as `doAct`.
 */
export async function remarkTask(ctx: Context, taskId: string, body: BodyOf<typeof remarkShape>): Promise<void> {
  await doAct(ctx, { taskId, act: 'remark', ...body }, async (_tx, { row, support }) => ({
    tell: {
      units: [leadOf(row), askerOf(row), ...support],
      title: {
        zh: `${ctx.actor.name}对“${row.title}”留言：${body.words.slice(0, 60)}`,
        en: `${ctx.actor.name} on "${row.title}": ${body.words.slice(0, 60)}`,
      },
    },
  }))
}
