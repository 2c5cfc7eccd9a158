import type { Localized } from '#kernel/localized'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'

export type JobState = 'waiting' | 'running' | 'done' | 'refused' | 'failed'

/** What people see of a job; kept in the database, so a restart forgets nothing. */
export interface JobView {
  id: string
  name: string
  title: Localized
  state: JobState
  /** 0 to 1. */
  progressShare: number
  /** What it is doing, in words, such as 第 3 页 / 共 12 页. */
  step: Localized | null
  /** JSON that the job returned. */
  result: unknown
  /** Reasons when refused. */
  problems: { code: string; params?: Record<string, string | number>; field?: string }[] | null
  createdAt: string
  finishedAt: string | null
}

export interface Jobs {
  /** Enqueues inside the caller's transaction: no commit, no job. Answers the job's id. */
  enqueue(tx: Db, name: string, input: unknown, actor: Actor): Promise<string>
  view(id: string): Promise<(JobView & { ownerUserId: string | null }) | null>
  /** Yields a view at every change until the job is over or the signal aborts. */
  watch(id: string, signal: AbortSignal): AsyncIterable<JobView>
}
