import { stat } from 'node:fs/promises'
import { type Problem, Refusal } from '#kernel/refusal'
import { runWorker, WorkerEnded } from '../documents/worker-run.ts'
import type { SheetFileInfo, SheetRow } from './cells.ts'
import { defaultSheetLimits, type SheetLimits } from './limits.ts'
import { refuseFile } from './sheet-fault.ts'

export type WorkerSays =
  | { kind: 'opened'; info: SheetFileInfo }
  | { kind: 'progress'; share: number }
  | { kind: 'rows'; rows: SheetRow[] }
  | { kind: 'waiting' }
  | { kind: 'working' }
  | { kind: 'done' }
  | { kind: 'refused'; problems: Problem[] }

export interface ReadRowsOptions {
  fileName: string
  limits?: Partial<SheetLimits>
  signal?: AbortSignal
  /** Called with a share from 0 to 1 that never goes down. */
  onProgress?: (share: number) => void
  /** Called once, before the first row. */
  onOpened?: (info: SheetFileInfo) => void
}

async function checkSource(source: Uint8Array | string, fileName: string, limits: SheetLimits): Promise<void> {
  const found = typeof source === 'string' ? await stat(source).catch(() => undefined) : undefined
  if (typeof source === 'string' && !found?.isFile()) throw refuseFile('spreadsheets.not-found', fileName)
  const bytes = typeof source === 'string' ? (found?.size ?? 0) : source.byteLength
  if (bytes === 0) throw refuseFile('spreadsheets.empty-file', fileName)
  if (bytes <= limits.maxFileBytes) return
  const toMb = (value: number) => Math.round((value / 1024 / 1024) * 10) / 10
  throw refuseFile('spreadsheets.too-large', fileName, { sizeMb: toMb(bytes), limitMb: toMb(limits.maxFileBytes) })
}

function endedRefusal(error: unknown, fileName: string, limits: SheetLimits): unknown {
  if (!(error instanceof WorkerEnded)) return error
  if (error.fault === 'timed-out')
    return refuseFile('spreadsheets.timed-out', fileName, { seconds: limits.timeLimitMs / 1000 })
  if (error.fault === 'out-of-memory')
    return refuseFile('spreadsheets.out-of-memory', fileName, { memoryMb: limits.memoryLimitMb })
  const refusal = refuseFile('spreadsheets.unreadable-file', fileName)
  refusal.cause = error
  return refusal
}

/** Batches of rows from the worker, handed over one at a time. */
class Mailbox {
  readonly #batches: { rows: SheetRow[]; taken: () => void }[] = []
  #isOver = false
  #error: unknown
  #wake: (() => void) | undefined

  put(rows: SheetRow[], taken: () => void): void {
    this.#batches.push({ rows, taken })
    this.#wake?.()
  }

  end(error?: unknown): void {
    this.#isOver = true
    this.#error = error
    this.#wake?.()
  }

  async take(): Promise<SheetRow[] | undefined> {
    while (this.#batches.length === 0 && !this.#isOver)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const batch = this.#batches.shift()
    if (batch) batch.taken()
    else if (this.#error !== undefined) throw this.#error
    return batch?.rows
  }
}

/**
 * Rows of a spreadsheet, batch by batch: .xlsx, .csv, .tsv, or a web page that calls itself .xls. The file is parsed
 * in a worker thread that waits for the reader, so that memory stays flat however long the table is.
 */
export async function* readRowBatches(
  source: Uint8Array | string,
  options: ReadRowsOptions,
): AsyncGenerator<SheetRow[]> {
  const { fileName } = options
  const limits: SheetLimits = { ...defaultSheetLimits, ...options.limits }
  await checkSource(source, fileName, limits)
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const bytes = typeof source === 'string' ? undefined : new Uint8Array(source)
  const mailbox = new Mailbox()
  let share = 0
  let isDone = false
  const running = runWorker({
    script: new URL('./worker.ts', import.meta.url),
    data: { source: bytes ?? source, fileName, limits },
    transfer: bytes ? [bytes.buffer] : [],
    timeLimitMs: limits.timeLimitMs,
    memoryLimitMb: limits.memoryLimitMb,
    signal,
    onMessage(message, worker, clock) {
      const said = message as WorkerSays
      if (said.kind === 'rows') mailbox.put(said.rows, () => worker.postMessage('more'))
      else if (said.kind === 'waiting') clock.pause()
      else if (said.kind === 'working') clock.resume()
      else if (said.kind === 'opened') options.onOpened?.(said.info)
      else if (said.kind === 'refused') throw new Refusal(said.problems)
      else if (said.kind === 'done') isDone = true
      else if (said.share > share) {
        share = Math.min(1, said.share)
        options.onProgress?.(share)
      }
    },
  }).then(
    () => mailbox.end(isDone ? undefined : refuseFile('spreadsheets.unreadable-file', fileName)),
    (error: unknown) => mailbox.end(endedRefusal(error, fileName, limits)),
  )
  try {
    for (let rows = await mailbox.take(); rows; rows = await mailbox.take()) yield rows
  } finally {
    stop.abort()
    await running
  }
}
