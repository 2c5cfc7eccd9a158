import type { Localized } from '#kernel/localized'
import { fillText, type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { errors as jobErrors } from '#platform/jobs/errors'
import { errors } from '../errors.ts'

/** Something that a job is to finish: a screening, a population, a computation of points. */
export interface Run {
  job_id: string | null
  finished_at: Date | null
}

/** How to have the work of a run done once more. */
export interface Rerun {
  /** Its kind of job, with the input that it began with. */
  name: string
  input: unknown
  object: string
  regionPath: string
  /** The run as it is now, locked. */
  lock(tx: Db): Promise<Run | null>
  setJob(tx: Db, jobId: string): Promise<void>
}

const texts: Record<string, { zh: string; en: string }> = { ...jobErrors, ...errors }

function inWords({ code, params }: Problem): Localized {
  const text = texts[code] ?? jobErrors['platform.job-failed']
  return { zh: fillText(text.zh, params), en: fillText(text.en, params) }
}

/**
 * Why a run will not be finished by the job that it has; null when it is finished or still may be. What the job says counts: no
 * mark of our own could be written by a process that was killed. Not inside a transaction: jobs are read outside of it.
 */
export async function failureOf({ jobs }: Pick<Context, 'jobs'>, run: Run): Promise<Localized | null> {
  if (run.finished_at) return null
  const job = run.job_id === null ? null : await jobs.view(run.job_id)
  if (job?.state === 'waiting' || job?.state === 'running') return null
  // Between the two reads it may have come to its end.
  if (job?.state === 'done') return null
  const [first, ...others] = job?.problems ?? [{ code: 'recognition.run-job-lost' }]
  const all = [first ?? { code: 'platform.job-failed' }, ...others].map(inWords)
  return { zh: all.map(({ zh }) => zh).join(''), en: all.map(({ en }) => en).join(' ') }
}

/**
 * Has the work of a run that failed done once more, as of the same day and by the same rule.
 *
 * Writes: the job, the operation log. Errors: recognition.run-not-failed, also for the second of two at once.
 */
export async function runAgain(ctx: Context, run: Run, again: Rerun): Promise<{ jobId: string }> {
  if ((await failureOf(ctx, run)) === null) throw new Refusal('recognition.run-not-failed')
  return ctx.db.tx(async (tx) => {
    const now = await again.lock(tx)
    if (!now || now.finished_at || now.job_id !== run.job_id) throw new Refusal('recognition.run-not-failed')
    const jobId = await ctx.jobs.enqueue(tx, again.name, again.input, ctx.actor)
    await again.setJob(tx, jobId)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.run-again',
      object: again.object,
      regionPath: again.regionPath,
      detail: { jobId },
    })
    return { jobId }
  })
}
