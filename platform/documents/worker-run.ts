import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

export type WorkerFault = 'timed-out' | 'out-of-memory' | 'crashed'

/** The worker ended without an answer. The caller turns it into its own refusal. */
export class WorkerEnded extends Error {
  readonly fault: WorkerFault

  constructor(fault: WorkerFault, message: string) {
    super(message)
    this.name = 'WorkerEnded'
    this.fault = fault
  }
}

export interface WorkerRun {
  script: URL
  data: unknown
  transfer?: ArrayBuffer[]
  timeLimitMs: number
  memoryLimitMb: number
  signal?: AbortSignal
  onMessage: (message: unknown, worker: Worker, clock: WorkClock) => void
}

/** The time limit of a worker that waits for its reader now and then: only its own work counts. */
export interface WorkClock {
  pause(): void
  resume(): void
}

// Parsing is pure computation: more threads than cores only make every reader slower.
const maxRunning = Math.max(1, Math.min(4, availableParallelism()))
let running = 0
const waiting: (() => void)[] = []

async function takePlace(signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  if (running < maxRunning) {
    running++
    return
  }
  await new Promise<void>((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      waiting.splice(waiting.indexOf(enter), 1)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', leave, { once: true })
    waiting.push(enter)
  })
}

function givePlace(): void {
  const next = waiting.shift()
  if (next) next()
  else running--
}

/**
 * Runs a worker thread to its end. Its heap is bounded, its time is bounded, and its death is an error here and
 * nothing else: the thread that calls goes on.
 *
 * Errors: WorkerEnded `timed-out`, `out-of-memory`, `crashed`; the signal's reason when aborted.
 */
export async function runWorker(run: WorkerRun): Promise<void> {
  await takePlace(run.signal)
  try {
    await runToEnd(run)
  } finally {
    givePlace()
  }
}

async function runToEnd(run: WorkerRun): Promise<void> {
  run.signal?.throwIfAborted()
  const worker = new Worker(run.script, {
    workerData: run.data,
    transferList: run.transfer ?? [],
    resourceLimits: { maxOldGenerationSizeMb: run.memoryLimitMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
  })
  await new Promise<void>((resolve, reject) => {
    let leftMs = run.timeLimitMs
    let startedAt = performance.now()
    let timer: NodeJS.Timeout | undefined
    const clock: WorkClock = {
      pause() {
        if (timer === undefined) return
        clearTimeout(timer)
        timer = undefined
        leftMs -= performance.now() - startedAt
      },
      resume() {
        if (timer !== undefined) return
        startedAt = performance.now()
        timer = setTimeout(() => fail(new WorkerEnded('timed-out', `after ${run.timeLimitMs} ms`)), Math.max(1, leftMs))
      },
    }
    clock.resume()
    const aborted = () => fail(run.signal?.reason)
    let isSettled = false
    // Ending the thread raises its exit event, which must not pass for a crash.
    function finish(settle: () => void): void {
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      timer = undefined
      run.signal?.removeEventListener('abort', aborted)
      worker.terminate().then(settle, settle)
    }
    function fail(error: unknown): void {
      finish(() => reject(error))
    }
    run.signal?.addEventListener('abort', aborted, { once: true })
    worker.on('message', (message) => {
      try {
        run.onMessage(message, worker, clock)
      } catch (error) {
        fail(error)
      }
    })
    worker.on('error', (error: Error & { code?: string }) => {
      const fault = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'crashed'
      fail(new WorkerEnded(fault, error.stack ?? String(error)))
    })
    worker.on('exit', (code) => (code === 0 ? finish(resolve) : fail(new WorkerEnded('crashed', `exit code ${code}`))))
  })
}
