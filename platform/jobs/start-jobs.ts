import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { Refusal } from '#kernel/refusal'
import { type Actor, system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { OpenedDb } from '#platform/db/open'
import type { Services } from '#platform/services'
import type { JobKind } from './job-kind.ts'
import type { Jobs, JobView } from './jobs.ts'
import { maintainDatabase } from './maintain-database.ts'
import { defaultRetryLimit, type Entry, Queue } from './queue.ts'
import { type Runner, runEntry } from './runner.ts'
import {
  closeJob,
  deleteOver,
  insertJob,
  readView,
  replaceQueueEntry,
  requestCancel,
  type StoredView,
  strandedJobs,
} from './store.ts'

const watchPollMs = 1000
const tidyMs = 15_000
const keptDays = 30
const defaultHeartbeatSeconds = 30
/** Runs allowed to a job beyond its retries when its process is killed again and again, perhaps by it. */
const killedRunsLimit = 5
const dayMs = 86_400_000

export interface RunningJobs extends Jobs {
  /**
   * Cancels a job: a waiting one at once, a running one as soon as its run notices.
   *
   * Errors: platform.job-not-found, platform.job-over.
   */
  cancel(id: string): Promise<void>
  /** Takes no new jobs, lets running ones finish for a while, then leaves them to be run again at the next start. */
  stop(graceMs?: number): Promise<void>
}

export interface JobsOptions {
  /** False: may enqueue and watch, runs nothing itself. */
  runsJobs?: boolean
  /**
   * On PostgreSQL: after how long without a sign of life a process is taken for killed, and its jobs are run by
   * another. At least 10; too short, and a process that computes for long without a pause is robbed of its job.
   */
  heartbeatSeconds?: number
  /** Where defects go; the person sees only a neutral message. */
  onError?: (error: unknown, job: { id: string; name: string } | null) => void
}

const toStderr: NonNullable<JobsOptions['onError']> = (error, job) =>
  console.error(job ? `job ${job.id} (${job.name}) failed:` : 'job queue:', error)

/**
 * Starts background work: takes up what the last process left, runs what is enqueued, and what is due by the clock.
 * The database must be migrated.
 */
export async function startJobs(
  services: Omit<Services, 'jobs' | 'db'> & { db: OpenedDb },
  kinds: readonly JobKind[],
  options: JobsOptions = {},
): Promise<RunningJobs> {
  const jobs = new QueuedJobs(services, [...kinds, maintainDatabase], options)
  await jobs.start()
  return jobs
}

class QueuedJobs implements RunningJobs {
  readonly #services: Services
  readonly #kinds: Map<string, JobKind>
  readonly #queue: Queue
  readonly #runner: Runner
  readonly #events = new EventEmitter().setMaxListeners(0)
  readonly #runsJobs: boolean
  readonly #runs = new Set<Promise<void>>()
  #tidyTimer: NodeJS.Timeout | undefined
  #tidying: Promise<void> = Promise.resolve()

  constructor(
    services: Omit<Services, 'jobs' | 'db'> & { db: OpenedDb },
    kinds: readonly JobKind[],
    options: JobsOptions,
  ) {
    const onError = options.onError ?? toStderr
    this.#services = { ...services, jobs: this }
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]))
    if (this.#kinds.size < kinds.length) throw new Error('two kinds of jobs have the same name')
    this.#queue = new Queue(services.db, options.heartbeatSeconds ?? defaultHeartbeatSeconds, (error) =>
      onError(error, null),
    )
    this.#runsJobs = options.runsJobs ?? true
    this.#runner = {
      services: this.#services,
      changed: (id) => this.#events.emit(id),
      report: onError,
      running: new Map(),
    }
  }

  async start(): Promise<void> {
    const kinds = [...this.#kinds.values()]
    await this.#queue.start(kinds)
    if (!this.#runsJobs) return
    await this.#tidy()
    for (const kind of kinds) await this.#queue.work(kind, (entry) => this.#handle(kind, entry))
    this.#tidyTimer = setInterval(() => {
      this.#tidying = this.#tidy().catch((error: unknown) => this.#runner.report(error, { id: '-', name: 'tidy' }))
    }, tidyMs)
    this.#tidyTimer.unref()
  }

  async enqueue(tx: Db, name: string, input: unknown, actor: Actor): Promise<string> {
    const kind = this.#kinds.get(name)
    if (!kind) throw new Error(`no kind of job is called ${name}`)
    const checked: unknown = kind.input.parse(input)
    const id = this.#services.ids.next('job')
    await tx.tx(async (inner) => {
      const queueId = await this.#queue.add(inner, name)
      await insertJob(inner, { id, name, input: checked, actor, queueId, createdAt: this.#services.clock.now() })
    })
    return id
  }

  async view(id: string): Promise<(JobView & { ownerUserId: string | null }) | null> {
    const view = await readView(this.#services.db, id)
    return view ? this.#titled(view) : null
  }

  async *watch(id: string, signal: AbortSignal): AsyncIterable<JobView> {
    let last = ''
    while (!signal.aborted) {
      const changed = this.#change(id, signal)
      const stored = await readView(this.#services.db, id)
      if (!stored) return
      const { ownerUserId: _, ...view } = this.#titled(stored)
      const text = JSON.stringify(view)
      if (text !== last) yield view
      last = text
      if (view.finishedAt) return
      await changed
    }
  }

  async cancel(id: string): Promise<void> {
    const outcome = await requestCancel(this.#services.db, id, this.#services.clock.now())
    if (outcome === 'unknown') throw new Refusal('platform.job-not-found')
    if (outcome === 'over') throw new Refusal('platform.job-over')
    this.#runner.running.get(id)?.abort(new Refusal('platform.job-cancelled'))
    this.#events.emit(id)
  }

  async stop(graceMs = 20_000): Promise<void> {
    clearInterval(this.#tidyTimer)
    await this.#tidying
    await this.#queue.stop(graceMs)
    // The queue has let go of the interrupted runs; they still have to write that they are waiting again.
    await Promise.allSettled(this.#runs)
  }

  /** Resolves at the next change told in this process, or after a while: another process may have changed it. */
  async #change(id: string, signal: AbortSignal): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(watchPollMs)])
    try {
      await once(this.#events, id, { signal: limit })
    } catch (error) {
      if (!limit.aborted) throw error
    }
  }

  #titled(view: StoredView): JobView & { ownerUserId: string | null } {
    const { name } = view
    return { ...view, title: this.#kinds.get(name)?.title ?? { zh: name, en: name } }
  }

  async #handle(kind: JobKind, entry: Entry): Promise<void> {
    if (kind.cron) await this.#recordByClock(kind, entry)
    const run = runEntry(this.#runner, kind, entry)
    this.#runs.add(run)
    try {
      await run
    } finally {
      this.#runs.delete(run)
    }
  }

  /** Entries that the clock made have no job yet; for the others this changes nothing. */
  async #recordByClock(kind: JobKind, entry: Entry): Promise<void> {
    await insertJob(this.#services.db, {
      id: this.#services.ids.next('job'),
      name: kind.name,
      input: kind.input.parse({}),
      actor: system,
      queueId: entry.queueId,
      createdAt: this.#services.clock.now(),
    })
  }

  async #tidy(): Promise<void> {
    const { db, clock } = this.#services
    await deleteOver(db, new Date(clock.now().getTime() - keptDays * dayMs))
    for (const job of await strandedJobs(db, [...this.#kinds.keys()])) {
      const limit = Math.max((this.#kinds.get(job.name)?.retryLimit ?? defaultRetryLimit) + 1, killedRunsLimit)
      if (job.attempts >= limit) {
        await closeJob(db, job.id, 'failed', { code: 'platform.job-failed', params: { id: job.id } }, clock.now())
      } else {
        await db.tx(async (tx) => {
          const queueId = randomUUID()
          if (await replaceQueueEntry(tx, job, queueId)) await this.#queue.add(tx, job.name, queueId)
        })
      }
      this.#events.emit(job.id)
    }
  }
}
