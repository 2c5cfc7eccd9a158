import type { Answers } from '#engines/form'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { actOnCase } from './act.ts'

/**
 * Does one action to many cases, each in a transaction of its own: what cannot be done says why, the others are done.
 *
 * Permission: ID:ACTION.
 */
export async function actOnMany(
  ctx: Context,
  procedureId: string,
  given: { action: string; cases: readonly { caseId: string; revision: number }[]; input: Answers },
) {
  const items = []
  for (const { caseId, revision } of given.cases) {
    try {
      const row = await actOnCase(ctx, { procedureId, caseId }, { action: given.action, revision, input: given.input })
      items.push({ caseId, number: row.number, isDone: true, problems: [] })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const problems = error.problems.map((problem) => ({
        code: problem.code,
        message: ctx.registry.messageOf(problem, ctx.actor.locale),
      }))
      items.push({ caseId, number: null, isDone: false, problems })
    }
  }
  return {
    items,
    done: items.filter((item) => item.isDone).length,
    refused: items.filter((item) => !item.isDone).length,
  }
}
