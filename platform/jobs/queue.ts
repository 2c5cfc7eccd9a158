import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Db as BossDb, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Db } from '#platform/db/db'
import type { OpenedDb } from '#platform/db/open'
import type { JobKind } from './job-kind.ts'

const pollSeconds = 2
const workersPerKind = 2
const superviseSeconds = 10
/** How much longer than the job's own limit the queue waits before it takes the job for dead. */
const graceSeconds = 60
export const defaultTimeoutSeconds = 900
export const defaultRetryLimit = 2

/** One entry handed to a worker. */
export interface Entry {
  queueId: string
  isLastAttempt: boolean
  signal: AbortSignal
}

/** pg-boss behind the few things that jobs need of it. */
export class Queue {
  readonly #boss: PgBoss
  readonly #db: OpenedDb
  readonly #heartbeatSeconds: number
  readonly #workers = new Map<string, string[]>()

  constructor(db: OpenedDb, heartbeatSeconds: number, onError: (error: Error) => void) {
    this.#db = db
    this.#heartbeatSeconds = heartbeatSeconds
    this.#boss = new PgBoss({
      db: { executeSql: (text, values) => execute(db.pool, text, values) },
      backend: db.backend === 'pglite' ? 'pglite' : 'postgres',
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
    })
    this.#boss.on('error', onError)
  }

  async start(kinds: readonly JobKind[]): Promise<void> {
    await this.#boss.start()
    for (const kind of kinds) await this.#declare(kind)
    if (this.#db.backend === 'pglite') await this.#dropKilled(kinds)
    await this.#schedule(kinds)
  }

  /** Calls `handle` for each entry of the kind; a throw has it tried again. */
  async work(kind: JobKind, handle: (entry: Entry) => Promise<void>): Promise<void> {
    const options = { includeMetadata: true as const, pollingIntervalSeconds: pollSeconds, burstWhenBatchFull: true }
    const ids: string[] = []
    for (let i = 0; i < workersPerKind; i++) {
      const id = await this.#boss.work(kind.name, options, async (entries: JobWithMetadata<object>[]) => {
        for (const entry of entries) {
          await handle({
            queueId: entry.id,
            isLastAttempt: entry.retryCount >= entry.retryLimit,
            signal: entry.signal ?? new AbortController().signal,
          })
        }
      })
      ids.push(id)
    }
    this.#workers.set(kind.name, ids)
  }

  /** Adds an entry in the caller's transaction and wakes a worker once it has committed. */
  async add(tx: Db, name: string, queueId = randomUUID()): Promise<string> {
    const db: BossDb = { executeSql: async (text, values) => ({ rows: await tx.query(text, values) }) }
    await this.#boss.send(name, {}, { id: queueId, db })
    tx.afterCommit(() => {
      for (const worker of this.#workers.get(name) ?? []) this.#boss.notifyWorker(worker)
    })
    return queueId
  }

  async stop(graceMs: number): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: graceMs, close: false })
  }

  async #declare(kind: JobKind): Promise<void> {
    const options = {
      retryLimit: kind.retryLimit ?? defaultRetryLimit,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      expireInSeconds: (kind.timeoutSeconds ?? defaultTimeoutSeconds) + graceSeconds,
      // With several processes, only a missed heartbeat tells a killed one from a slow one.
      ...(this.#db.backend === 'postgres' ? { heartbeatSeconds: this.#heartbeatSeconds } : {}),
    }
    if (await this.#boss.getQueue(kind.name)) await this.#boss.updateQueue(kind.name, options)
    else await this.#boss.createQueue(kind.name, options)
    // Asked once for anything, pg-boss knows the queue by heart. Else the first `send` would ask the pool about it,
    // inside the caller's transaction, where the pool refuses.
    await this.#boss.findJobs(kind.name, { id: randomUUID() })
  }

  /** One process holds a PGlite folder: whatever is active when it starts, was running when the last one was killed. */
  async #dropKilled(kinds: readonly JobKind[]): Promise<void> {
    await this.#db.query(`delete from pgboss.job where state = 'active' and name = any($1)`, [
      kinds.map(({ name }) => name),
    ])
  }

  async #schedule(kinds: readonly JobKind[]): Promise<void> {
    const byClock = new Map(kinds.flatMap(({ name, cron }) => (cron ? [[name, cron] as const] : [])))
    for (const { name } of await this.#boss.getSchedules()) {
      if (!byClock.has(name)) await this.#boss.unschedule(name)
    }
    for (const [name, cron] of byClock) await this.#boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai' })
  }
}

/**
 * pg-boss sends blocks such as `begin; …; commit`. When one fails, its connection stays inside the aborted
 * transaction, and goes back to the pool like that: on PGlite's only connection nothing would work any more.
 */
async function execute(pool: pg.Pool, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    return await client.query(text, values)
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed
    })
    throw error
  } finally {
    client.release(broken)
  }
}
