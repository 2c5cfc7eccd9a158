import { Worker } from 'node:worker_threads'
import { Refusal } from '#kernel/refusal'
import type { Reply, Request, WorkerStart } from './messages.ts'

interface Waiting {
  resolve: (bytes: Uint8Array) => void
  reject: (error: Error) => void
}

/** One PGlite in a worker thread: the engine computes for up to a second at a time, and must not hold up the server. */
export interface PgliteServer {
  /** Puts the one session back to its beginning, for the next client: the last one may have left it in a transaction. */
  reset(): Promise<void>
  protocol(bytes: Uint8Array): Promise<Uint8Array>
  /** Tar of the whole database folder, taken between two statements. */
  dump(): Promise<Uint8Array>
  /** Copies the database folder between two statements. */
  copyTo(target: string): Promise<void>
  close(): Promise<void>
  /** Why it is dead; null while it lives. */
  readonly dead: Error | null
  /** Called once when it dies other than by `close`. */
  onDeath(listener: (error: Error) => void): void
}

/**
 * Starts the worker and waits until the database answers.
 *
 * Errors: platform.db-in-use when another process holds the folder; platform.disk-full; platform.db-unreachable.
 */
export async function startPglite(start: WorkerStart): Promise<PgliteServer> {
  // SQLite serves as a lock only; its notice about being experimental would frighten whoever reads the log.
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: start,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const server = new WorkerServer(worker)
  await server.started
  return server
}

class WorkerServer implements PgliteServer {
  readonly started: Promise<void>
  dead: Error | null = null
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #deathListeners: ((error: Error) => void)[] = []
  #lastId = 0
  #closing = false
  #isFresh = true

  constructor(worker: Worker) {
    this.#worker = worker
    this.started = new Promise((resolve, reject) => {
      this.#deathListeners.push(reject)
      worker.on('message', (reply: Reply) => {
        if (reply.kind === 'ready') resolve()
        else this.#receive(reply)
      })
    })
    worker.on('error', (error) => this.#die(brokenError(String(error.message), '')))
    worker.on('exit', (code) => this.#die(brokenError(`worker exit ${code}`, '')))
  }

  protocol(bytes: Uint8Array): Promise<Uint8Array> {
    return this.#ask((id) => ({ kind: 'protocol', id, bytes }))
  }

  async reset(): Promise<void> {
    if (this.#isFresh) {
      this.#isFresh = false
      return
    }
    await this.protocol(simpleQuery('rollback'))
    await this.protocol(simpleQuery('discard all'))
  }

  dump(): Promise<Uint8Array> {
    return this.#ask((id) => ({ kind: 'dump', id }))
  }

  async copyTo(target: string): Promise<void> {
    await this.#ask((id) => ({ kind: 'copy', id, target }))
  }

  async close(): Promise<void> {
    if (this.dead || this.#closing) return
    this.#closing = true
    const exited = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()))
    await this.#ask((id) => ({ kind: 'close', id }))
    await exited
  }

  onDeath(listener: (error: Error) => void): void {
    if (this.dead) listener(this.dead)
    else this.#deathListeners.push(listener)
  }

  #ask(make: (id: number) => Request): Promise<Uint8Array> {
    if (this.dead) return Promise.reject(this.dead)
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage(make(id))
    })
  }

  #receive(reply: Exclude<Reply, { kind: 'ready' }>): void {
    if (reply.kind === 'refused') this.#die(new Refusal({ code: reply.code, params: reply.params }))
    else if (reply.kind === 'broken') this.#die(brokenError(reply.message, reply.log))
    else {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.kind === 'done') waiting?.resolve(reply.bytes)
      else waiting?.reject(new Error(reply.message))
    }
  }

  #die(error: Error): void {
    if (this.dead) return
    this.dead = this.#closing ? new Refusal({ code: 'platform.db-unreachable', params: { reason: 'closed' } }) : error
    for (const { reject } of this.#waiting.values()) reject(this.dead)
    this.#waiting.clear()
    if (this.#closing) return
    for (const listener of this.#deathListeners) listener(error)
  }
}

/** A query message of PostgreSQL's wire protocol. */
function simpleQuery(text: string): Uint8Array {
  const message = Buffer.alloc(text.length + 6)
  message.write('Q', 0)
  message.writeUInt32BE(text.length + 5, 1)
  message.write(text, 5)
  return message
}

function brokenError(message: string, log: string): Error {
  const text = `${message}\n${log}`
  const problem = /No space left on device|File too large|ENOSPC|EFBIG/i.test(text)
    ? { code: 'platform.disk-full' }
    : { code: 'platform.db-unreachable', params: { reason: 'PGlite stopped' } }
  return Object.assign(new Refusal(problem), { cause: new Error(text.trim()) })
}
