import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Answer, Ask } from './answer.ts'
import type { Db } from './db.ts'
import { kyselyOver } from './dialect.ts'
import { columnTypes } from './parsers.ts'
import { translated } from './translate.ts'

/** One `tx` under way: the transaction itself, or a savepoint in it. */
interface Frame {
  depth: number
  isOver: boolean
  afterCommit: (() => void)[]
}

/** What all handles of one database share. */
export interface Shared {
  backend: Db['backend']
  pool: pg.Pool
  frames: AsyncLocalStorage<Frame>
}

const trap =
  '事务内只能使用 tx 传入的句柄：在 db.tx(run) 内调用了外层的 db。单连接时它会永远等待自己。' +
  ' (Inside db.tx(run) use only the handle passed to run: an outer handle was used. On one connection it would wait for itself for ever.)'

/** The error for an outer handle, or the pool, used inside a transaction of the same database; null when all is well. */
export function refusalInsideTransaction(frames: Shared['frames'], own: Frame | null): Error | null {
  const frame = frames.getStore()
  return frame && !frame.isOver && frame !== own ? new Error(trap) : null
}

function refuseInsideTransaction(frames: Shared['frames'], own: Frame | null): void {
  const refusal = refusalInsideTransaction(frames, own)
  if (refusal) throw refusal
}

export async function run(
  client: pg.ClientBase | pg.Pool,
  text: string,
  params: readonly unknown[] = [],
): Promise<Answer> {
  try {
    // Without values the driver sends a simple query, which may hold several statements: migrations need that.
    const result: pg.QueryResult | pg.QueryResult[] = await client.query({
      text,
      types: columnTypes,
      ...(params.length > 0 ? { values: [...params] } : {}),
    })
    const last = Array.isArray(result) ? result.at(-1) : result
    return { rows: last?.rows ?? [], rowCount: last?.rowCount ?? null, command: last?.command ?? '' }
  } catch (error) {
    throw translated(error)
  }
}

/** Runs one thing after another: statements of two savepoints on one connection must not mix. */
class Turnstile {
  #last: Promise<unknown> = Promise.resolve()

  pass<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

export class OuterDb implements Db {
  readonly inTransaction = false
  readonly backend: Db['backend']
  protected readonly shared: Shared
  #kysely: Kysely<unknown> | undefined

  constructor(shared: Shared) {
    this.shared = shared
    this.backend = shared.backend
  }

  as<Tables>(): Kysely<Tables> {
    this.#kysely ??= kyselyOver((text, params) => this.#ask(text, params))
    return this.#kysely as Kysely<Tables>
  }

  async query<Row extends object = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]> {
    return (await this.#ask(text, params)).rows as Row[]
  }

  async tx<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const { frames, pool } = this.shared
    refuseInsideTransaction(frames, null)
    const client = await pool.connect().catch((error: unknown) => {
      throw translated(error)
    })
    const frame: Frame = { depth: 0, isOver: false, afterCommit: [] }
    let broken: Error | undefined
    // A connection that breaks while checked out emits `error`; unheard, it would end the process. The statement
    // under way is rejected with it all the same.
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    try {
      await run(client, 'begin')
      const tx = new InnerDb(this.shared, frame, (text, params) => run(client, text, params))
      const result = await frames.run(frame, () => work(tx))
      frame.isOver = true
      const { command } = await tx.settle('commit')
      if (command !== 'COMMIT')
        throw new Error('a failed statement was caught inside the transaction: it was rolled back')
      runAll(frame.afterCommit)
      return result
    } catch (error) {
      frame.isOver = true
      // The client is thrown away when even the rollback fails; the first error is the one worth telling.
      await run(client, 'rollback').catch((failed: Error) => {
        broken ??= failed
      })
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  afterCommit(work: () => void): void {
    refuseInsideTransaction(this.shared.frames, null)
    work()
  }

  async #ask(text: string, params?: readonly unknown[]): Promise<Answer> {
    refuseInsideTransaction(this.shared.frames, null)
    return run(this.shared.pool, text, params)
  }
}

/** The handle inside a transaction or a savepoint. */
class InnerDb implements Db {
  readonly inTransaction = true
  readonly backend: Db['backend']
  readonly #shared: Shared
  readonly #frame: Frame
  readonly #query: Ask
  readonly #turnstile = new Turnstile()
  #kysely: Kysely<unknown> | undefined

  constructor(shared: Shared, frame: Frame, query: Ask) {
    this.#shared = shared
    this.backend = shared.backend
    this.#frame = frame
    this.#query = query
  }

  as<Tables>(): Kysely<Tables> {
    this.#kysely ??= kyselyOver((text, params) => this.#ask(text, params))
    return this.#kysely as Kysely<Tables>
  }

  async query<Row extends object = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]> {
    return (await this.#ask(text, params)).rows as Row[]
  }

  async tx<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    this.#check()
    return this.#turnstile.pass(() => this.#savepoint(work))
  }

  afterCommit(work: () => void): void {
    this.#check()
    this.#frame.afterCommit.push(work)
  }

  /** Ends the transaction after every statement that was begun, awaited or not. */
  settle(statement: string): Promise<Answer> {
    return this.#turnstile.pass(() => this.#query(statement))
  }

  async #savepoint<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const frame: Frame = { depth: this.#frame.depth + 1, isOver: false, afterCommit: [] }
    const name = `s${frame.depth}`
    await this.#query(`savepoint ${name}`)
    const tx = new InnerDb(this.#shared, frame, this.#query)
    try {
      const result = await this.#shared.frames.run(frame, () => work(tx))
      frame.isOver = true
      await tx.settle(`release savepoint ${name}`)
      this.#frame.afterCommit.push(...frame.afterCommit)
      return result
    } catch (error) {
      frame.isOver = true
      await tx.settle(`rollback to savepoint ${name}; release savepoint ${name}`)
      throw error
    }
  }

  async #ask(text: string, params?: readonly unknown[]): Promise<Answer> {
    this.#check()
    return this.#turnstile.pass(() => this.#query(text, params))
  }

  #check(): void {
    if (this.#frame.isOver)
      throw new Error('事务已结束，句柄不能再用。 (The transaction is over; its handle cannot be used any more.)')
    refuseInsideTransaction(this.#shared.frames, this.#frame)
  }
}

/** The data is committed: a listener that fails must not turn that into an error of the action. */
function runAll(listeners: (() => void)[]): void {
  for (const listener of listeners) {
    try {
      listener()
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : new Error(String(error)))
    }
  }
}
