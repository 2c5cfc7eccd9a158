import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Answer } from '../contract/acts.ts'
import { entriesOf } from '../store/entries.ts'
import { markReached } from '../store/milestones.ts'
import { askerOf } from '../store/tasks.ts'
import { doAct, type Effect } from './do-act.ts'
import type { LoadedTask } from './load-task.ts'

/**
 * What the unit answers: accepts, declines, reports progress or that it is done, takes that back, asks for more time.
 *
 * Permission: tasks:answer; the office that acts for the unit.
 * Writes:     as `doAct`, and tasks.milestone.
 * Errors:     as `doAct`; tasks.extension-not-later, .milestone-unknown.
 */
export async function answerTask(ctx: Context, taskId: string, answer: Answer): Promise<void> {
  await doAct(ctx, { taskId, ...answer }, (tx, task) => effectOf(tx, task, answer, ctx.actor.userId))
}

async function effectOf(tx: Db, task: LoadedTask, answer: Answer, userId: string | null): Promise<Effect> {
  const { row, today } = task
  switch (answer.act) {
    case 'accept':
    case 'decline':
      return {}
    case 'progress': {
      const reached = await reach(tx, task, answer.milestonesDone)
      return {
        set: { percent: answer.percent, last_words: answer.words },
        percent: answer.percent,
        changes: {
          ...(answer.percent === row.percent ? {} : { percent: { from: `${row.percent}%`, to: `${answer.percent}%` } }),
          ...(reached.length === 0 ? {} : { milestones: { from: null, to: reached.join('、') } }),
        },
      }
    }
    case 'report-done':
      return {
        set: {
          percent: 100,
          last_words: answer.words,
          reported_on: today,
          reported_by_user_id: userId,
          extension_until: null,
          extension_asked_on: null,
        },
        percent: 100,
      }
    case 'retract':
      return { set: { reported_on: null, reported_by_user_id: null, percent: await percentBefore(tx, task) } }
    case 'ask-extension': {
      const problems = extensionProblems(answer.until, row.due_on, today)
      if (problems.length > 0) throw new Refusal(problems)
      return {
        set: { extension_until: answer.until, extension_asked_on: today },
        changes: { dueOn: { from: row.due_on, to: answer.until } },
        concerned: [askerOf(row)],
      }
    }
  }
}

async function reach(tx: Db, { row, today }: LoadedTask, seqs: readonly number[]): Promise<string[]> {
  if (seqs.length === 0) return []
  const reached = await markReached(tx, row, seqs, today)
  if (reached.length < new Set(seqs).size)
    throw new Refusal({ code: 'tasks.milestone-unknown', field: 'milestonesDone' })
  return reached
}

function extensionProblems(until: string, dueOn: string | null, today: string): Problem[] {
  const after = dueOn !== null && dueOn > today ? dueOn : today
  return until <= after ? [{ code: 'tasks.extension-not-later', field: 'until', params: { after } }] : []
}

/** What was last reported before it was reported done. */
async function percentBefore(tx: Db, { row }: LoadedTask): Promise<number> {
  const reports = (await entriesOf(tx, row)).filter((entry) => entry.kind === 'progress')
  return reports.at(-1)?.percent ?? 0
}
