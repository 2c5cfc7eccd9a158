import { parentPort, workerData } from 'node:worker_threads'
import { type Engine, startEngine } from './engine.ts'
import { lockFolder } from './lock.ts'
import type { Reply, Request, WorkerStart } from './messages.ts'

const port = parentPort
if (!port) throw new Error('runs only as a worker thread')
const send = (reply: Reply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer)

function transferable(bytes: Uint8Array): ArrayBuffer[] {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength > 65_536 ? [bytes.buffer] : []
}

async function serve(engine: Engine, request: Request): Promise<void> {
  try {
    if (request.kind === 'close') {
      await engine.close()
      send({ kind: 'done', id: request.id, bytes: new Uint8Array(0) })
      port?.close()
      return
    }
    const bytes = request.kind === 'dump' ? await engine.dump() : engine.protocol(request.bytes)
    send({ kind: 'done', id: request.id, bytes }, transferable(bytes))
  } catch (error) {
    send({ kind: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) })
  }
}

const start = workerData as WorkerStart
const refusal = start.folder === null ? null : lockFolder(start.folder)
if (refusal) {
  send({ kind: 'refused', ...refusal })
  port.close()
} else {
  const engine = await startEngine(start, (message, log) => {
    send({ kind: 'broken', message, log })
    // The engine's memory is no longer to be trusted: nothing more may be read from it or written by it.
    setImmediate(() => process.exit(70))
  })
  port.on('message', (request: Request) => void serve(engine, request))
  send({ kind: 'ready' })
}
