import type { Localized } from '#kernel/localized'
import type { Problem } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { JobState, JobView } from './jobs.ts'

/** A job as its runner needs it. */
export interface OpenJob {
  id: string
  name: string
  input: unknown
  actor: Actor
  attempts: number
}

export async function insertJob(
  tx: Db,
  job: { id: string; name: string; input: unknown; actor: Actor; queueId: string; createdAt: Date },
): Promise<void> {
  await tx.query(
    `insert into platform.job (id, name, input, actor, owner_user_id, queue_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (queue_id) do nothing`,
    [
      job.id,
      job.name,
      JSON.stringify(job.input),
      JSON.stringify(job.actor),
      job.actor.userId,
      job.queueId,
      job.createdAt,
    ],
  )
}

/** Takes a waiting job, or one whose last run was killed, for another run; null when it is over. */
export async function beginRun(db: Db, queueId: string, now: Date): Promise<OpenJob | null> {
  const [job] = await db.query<OpenJob>(
    `update platform.job
        set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, $2), progress_share = 0, step = null
      where queue_id = $1 and state in ('waiting', 'running')
      returning id, name, input, actor, attempts`,
    [queueId, now],
  )
  return job ?? null
}

/** True when somebody asked to cancel it. Writes only while this very run still owns the job. */
export async function writeProgress(
  db: Db,
  job: OpenJob,
  progress: { share: number; step: Localized | null },
): Promise<boolean> {
  const [row] = await db.query<{ isCancelled: boolean }>(
    `update platform.job set progress_share = $3, step = $4 where id = $1 and state = 'running' and attempts = $2
      returning cancel_requested_at is not null as "isCancelled"`,
    [job.id, job.attempts, progress.share, progress.step ? JSON.stringify(progress.step) : null],
  )
  return row?.isCancelled ?? false
}

export async function isCancelRequested(db: Db, id: string): Promise<boolean> {
  const [row] = await db.query<{ isCancelled: boolean }>(
    'select cancel_requested_at is not null as "isCancelled" from platform.job where id = $1',
    [id],
  )
  return row?.isCancelled ?? false
}

export type Outcome =
  | { state: 'done'; result: unknown }
  | { state: 'refused' | 'failed'; problems: Problem[] }
  /** To be run again. */
  | { state: 'waiting' }

/** False when another run has taken the job over meanwhile: this run's outcome no longer counts. */
export async function endRun(db: Db, job: OpenJob, outcome: Outcome, now: Date): Promise<boolean> {
  const rows = await db.query(
    `update platform.job
        set state = $3, result = $4, problems = $5, finished_at = $6,
            progress_share = case when $3 = 'done' then 1 else progress_share end, step = null
      where id = $1 and attempts = $2 and state = 'running' returning id`,
    [
      job.id,
      job.attempts,
      outcome.state,
      'result' in outcome ? JSON.stringify(outcome.result ?? null) : null,
      'problems' in outcome ? JSON.stringify(outcome.problems) : null,
      outcome.state === 'waiting' ? null : now,
    ],
  )
  return rows.length > 0
}

/** Ends a job that no run owns. */
export async function closeJob(db: Db, id: string, state: 'refused' | 'failed', problem: Problem, now: Date) {
  await db.query(
    `update platform.job set state = $2, problems = $3, finished_at = $4, step = null
      where id = $1 and state in ('waiting', 'running')`,
    [id, state, JSON.stringify([problem]), now],
  )
}

interface ViewRow {
  id: string
  name: string
  state: JobState
  progressShare: number
  step: Localized | null
  result: unknown
  problems: JobView['problems']
  createdAt: Date
  finishedAt: Date | null
  ownerUserId: string | null
}

export type StoredView = Omit<JobView, 'title'> & { ownerUserId: string | null }

export async function readView(db: Db, id: string): Promise<StoredView | null> {
  const [row] = await db.query<ViewRow>(
    `select id, name, state, progress_share as "progressShare", step, result, problems, created_at as "createdAt",
            finished_at as "finishedAt", owner_user_id as "ownerUserId"
       from platform.job where id = $1`,
    [id],
  )
  if (!row) return null
  return { ...row, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null }
}

/** Asks for cancelling. A waiting job is over at once; a running one when its run notices. */
export async function requestCancel(
  db: Db,
  id: string,
  now: Date,
): Promise<'cancelled' | 'requested' | 'over' | 'unknown'> {
  const [row] = await db.query<{ state: JobState }>(
    `update platform.job
        set cancel_requested_at = coalesce(cancel_requested_at, $2),
            state = case when state = 'waiting' then 'refused' else state end,
            problems = case when state = 'waiting' then $3::jsonb else problems end,
            finished_at = case when state = 'waiting' then $2 else finished_at end
      where id = $1 and state in ('waiting', 'running') returning state`,
    [id, now, JSON.stringify([{ code: 'platform.job-cancelled' }])],
  )
  if (row) return row.state === 'refused' ? 'cancelled' : 'requested'
  return (await readView(db, id)) ? 'over' : 'unknown'
}

/** Forgets jobs that ended before `before`. */
export async function deleteOver(db: Db, before: Date): Promise<void> {
  await db.query('delete from platform.job where finished_at < $1', [before])
}

/** Open jobs whose entry in the queue is gone or over: their process was killed, or the database was restored. */
export async function strandedJobs(db: Db, names: string[]): Promise<(OpenJob & { queueId: string })[]> {
  return db.query(
    `select j.id, j.name, j.input, j.actor, j.attempts, j.queue_id as "queueId"
       from platform.job j left join pgboss.job q on q.id = j.queue_id and q.name = j.name
      where j.state in ('waiting', 'running') and j.name = any($1)
        and (q.id is null or q.state in ('completed', 'cancelled', 'failed'))`,
    [names],
  )
}

export async function replaceQueueEntry(
  tx: Db,
  job: { id: string; queueId: string },
  queueId: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update platform.job set state = 'waiting', queue_id = $3
      where id = $1 and queue_id = $2 and state in ('waiting', 'running') returning id`,
    [job.id, job.queueId, queueId],
  )
  return rows.length > 0
}
