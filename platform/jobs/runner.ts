import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Services } from '#platform/services'
import type { JobKind } from './job-kind.ts'
import { defaultTimeoutSeconds, type Entry } from './queue.ts'
import { beginRun, endRun, isCancelRequested, type OpenJob, type Outcome, writeProgress } from './store.ts'

const tickMs = 400
const ticksPerCancelCheck = 3

export interface Runner {
  services: Services
  /** Tells watchers in this process. */
  changed(id: string): void
  report(error: unknown, job: { id: string; name: string }): void
  /** Runs under way here, by job id, so that a cancel in this process is felt at once. */
  running: Map<string, AbortController>
}

/** Runs one entry of the queue to its end; throws when the queue shall try again. */
export async function runEntry(runner: Runner, kind: JobKind, entry: Entry): Promise<void> {
  const { services } = runner
  const job = await beginRun(services.db, entry.queueId, services.clock.now())
  if (!job) return
  runner.changed(job.id)
  const cancel = new AbortController()
  runner.running.set(job.id, cancel)
  const ticker = new Ticker(runner, job, cancel)
  try {
    const timeout = AbortSignal.timeout((kind.timeoutSeconds ?? defaultTimeoutSeconds) * 1000)
    const signal = AbortSignal.any([cancel.signal, entry.signal, timeout])
    const attempt = await attemptOf(runner, kind, job, signal, ticker)
    await ticker.stop()
    await settle(runner, job, attempt, { entry, cancel })
  } finally {
    await ticker.stop()
    runner.running.delete(job.id)
  }
}

type Attempt = { result: unknown } | { error: unknown }

async function attemptOf(
  runner: Runner,
  kind: JobKind,
  job: OpenJob,
  signal: AbortSignal,
  ticker: Ticker,
): Promise<Attempt> {
  try {
    const input = kind.input.parse(job.input)
    const run = kind.run({
      input,
      services: runner.services,
      actor: job.actor,
      progress: (share, step) => ticker.set(share, step),
      signal,
    })
    // A run that does not listen to its signal is left behind: its outcome no longer counts.
    return { result: await Promise.race([run, rejectedOn(signal)]) }
  } catch (error) {
    return { error }
  }
}

function rejectedOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

async function settle(
  runner: Runner,
  job: OpenJob,
  attempt: Attempt,
  { entry, cancel }: { entry: Entry; cancel: AbortController },
): Promise<void> {
  const outcome = outcomeOf(job, attempt, {
    isCancelled: cancel.signal.aborted,
    // The process is stopping, or the queue took the entry back: the job did nothing wrong.
    isInterrupted: entry.signal.aborted,
    isLast: entry.isLastAttempt,
  })
  const isOurs = await endRun(runner.services.db, job, outcome, runner.services.clock.now())
  runner.changed(job.id)
  if (!isOurs || !('error' in attempt) || outcome.state === 'refused') return
  if (!entry.signal.aborted) runner.report(attempt.error, job)
  throw attempt.error
}

function outcomeOf(
  job: OpenJob,
  attempt: Attempt,
  { isCancelled, isInterrupted, isLast }: { isCancelled: boolean; isInterrupted: boolean; isLast: boolean },
): Outcome {
  if ('result' in attempt) return { state: 'done', result: attempt.result }
  if (isCancelled) return { state: 'refused', problems: [{ code: 'platform.job-cancelled' }] }
  if (attempt.error instanceof Refusal) return { state: 'refused', problems: attempt.error.problems }
  if (isInterrupted || !isLast) return { state: 'waiting' }
  return { state: 'failed', problems: [{ code: 'platform.job-failed', params: { id: job.id } }] }
}

/**
 * Writes progress a few times a second at most, and sees whether somebody cancelled. Its timer starts outside of
 * any transaction of the job: `progress` is also called inside one, where the outer handle would throw.
 */
class Ticker {
  readonly #runner: Runner
  readonly #job: OpenJob
  readonly #cancel: AbortController
  readonly #timer: NodeJS.Timeout
  #latest: { share: number; step: Localized | null } | null = null
  #writing: Promise<void> = Promise.resolve()
  #isWriting = false
  #ticks = 0

  constructor(runner: Runner, job: OpenJob, cancel: AbortController) {
    this.#runner = runner
    this.#job = job
    this.#cancel = cancel
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  set(share: number, step?: Localized): void {
    this.#latest = { share: Math.min(1, Math.max(0, share)), step: step ?? this.#latest?.step ?? null }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing
  }

  #tick(): void {
    this.#ticks++
    if (this.#isWriting) return
    const progress = this.#latest
    this.#latest = null
    if (!progress && this.#ticks % ticksPerCancelCheck !== 0) return
    this.#isWriting = true
    this.#writing = this.#write(progress)
      .catch((error: unknown) => this.#runner.report(error, this.#job))
      .finally(() => {
        this.#isWriting = false
      })
  }

  async #write(progress: { share: number; step: Localized | null } | null): Promise<void> {
    const { db } = this.#runner.services
    const isCancelled = progress
      ? await writeProgress(db, this.#job, progress)
      : await isCancelRequested(db, this.#job.id)
    if (progress) this.#runner.changed(this.#job.id)
    if (isCancelled) this.#cancel.abort(new Refusal('platform.job-cancelled'))
  }
}
