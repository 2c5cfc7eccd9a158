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
    const bytes = await answer(engine, request)
    send({ kind: 'done', id: request.id, bytes }, transferable(bytes))
  } catch (error) {
    send({ kind: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) })
  }
}

async function answer(engine: Engine, request: Exclude<Request, { kind: 'close' }>): Promise<Uint8Array> {
  switch (request.kind) {
    case 'protocol':
      return engine.protocol(request.bytes)
    case 'dump':
      return engine.dump()
    case 'copy':
      engine.copyTo(request.target)
      return new Uint8Array(0)
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
