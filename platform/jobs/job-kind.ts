import type { ZodType, z } from 'zod'
import type { Localized } from '#kernel/localized'
import type { Actor } from '#platform/auth/actor'
import type { Services } from '#platform/services'

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
