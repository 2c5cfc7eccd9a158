import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#kernel/refusal'
import type { SheetRow } from './cells.ts'
import type { SheetLimits } from './limits.ts'
import type { WorkerSays } from './reading.ts'
import { asSheetRefusal } from './sheet-fault.ts'
import { openSource } from './source.ts'

const { source, fileName, limits } = workerData as {
  source: Uint8Array | string
  fileName: string
  limits: SheetLimits
}

const CELLS_PER_BATCH = 6_000
const BATCHES_AHEAD = 2

const port = parentPort
if (!port) throw new Error('this script runs in a worker thread')

const say = (message: WorkerSays) => port.postMessage(message)
let allowed = BATCHES_AHEAD
let wake: (() => void) | undefined

// Without the reader's word the thread would fill the memory of a slow reader with rows.
port.on('message', () => {
  allowed++
  wake?.()
})

async function send(rows: SheetRow[]): Promise<void> {
  if (allowed === 0) {
    say({ kind: 'waiting' })
    await new Promise<void>((resolve) => {
      wake = resolve
    })
    wake = undefined
    say({ kind: 'working' })
  }
  allowed--
  say({ kind: 'rows', rows })
}

try {
  const opened = await openSource(source, { fileName, limits, onProgress: (share) => say({ kind: 'progress', share }) })
  say({ kind: 'opened', info: opened.info })
  let batch: SheetRow[] = []
  let cells = 0
  for await (const row of opened.rows) {
    batch.push(row)
    cells += row.cells.length + 1
    if (cells < CELLS_PER_BATCH) continue
    await send(batch)
    batch = []
    cells = 0
  }
  if (batch.length > 0) await send(batch)
  say({ kind: 'done' })
} catch (error) {
  const refusal = asSheetRefusal(error, fileName, limits)
  if (!(refusal instanceof Refusal)) throw error
  say({ kind: 'refused', problems: refusal.problems })
}
port.close()
