import type { ZodType, z } from 'zod'
import type { Localized } from '#kernel/localized'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'

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

export interface JobRun<Input> {
  input: Input
  services: Services
  actor: Actor
  /** At most a few writes a second reach the database. */
  progress(share: number, step?: Localized): void
  signal: AbortSignal
}

/**
 * A kind of background work. `run` must be safe to run again from the start: after a kill it is.
 * Write its result in one transaction at the end.
 */
export interface JobKind<Schema extends ZodType = ZodType> {
  name: string
  title: Localized
  input: Schema
  /** Runs again after a defect; a Refusal is final. */
  retryLimit?: number
  timeoutSeconds?: number
  /** Cron in Asia/Shanghai for work that runs by the clock, with an input of {}. */
  cron?: string
  run(job: JobRun<z.output<Schema>>): Promise<unknown>
}

export function defineJob<Schema extends ZodType>(kind: JobKind<Schema>): JobKind {
  return kind as unknown as JobKind
}

export interface Jobs {
  /** Enqueues inside the caller's transaction: no commit, no job. Answers the job's id. */
  enqueue(tx: Db, name: string, input: unknown, actor: Actor): Promise<string>
  view(id: string): Promise<(JobView & { ownerUserId: string | null }) | null>
  /** Yields a view at every change until the job is over or the signal aborts. */
  watch(id: string, signal: AbortSignal): AsyncIterable<JobView>
}
