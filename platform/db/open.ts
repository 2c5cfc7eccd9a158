import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { Refusal } from '#kernel/refusal'
import type { Db } from './db.ts'
import { hasDatabase } from './pglite/create-folder.ts'
import { type PgliteServer, startPglite } from './pglite/server.ts'
import { PgliteSocket } from './pglite/socket.ts'
import { OuterDb, refusalInsideTransaction, run, type Shared } from './session.ts'
import { translated } from './translate.ts'

const oldestMajor = 15
const connectTimeoutMs = 60_000
const databaseFolder = 'pglite'

/** Whether an embedded database lies in the data folder. */
export const holdsDatabase = (dataDir: string): boolean => hasDatabase(join(dataDir, databaseFolder))

/** File of an archive to begin from, such as `() => migratedArchive(areas)`; null: begin with an empty database. */
export type Archive = () => Promise<string | null>

export type DbPlace =
  /** PGlite in `<dataDir>/pglite`. `archive` is asked for only when there is no database yet. */
  | { dataDir: string; archive?: Archive }
  /** PGlite in memory, gone when closed: for tests. */
  | { memory: true; archive?: Archive }
  | { databaseUrl: string; maxConnections?: number }

export interface Health {
  isUp: boolean
  /** Why it is down. */
  reason: string | null
}

/** The database itself, as `app` and tests hold it; areas see only `Db`. */
export interface OpenedDb extends Db {
  /**
   * The driver's own pool, for libraries that bring their own SQL (better-auth, pg-boss). It parses columns as
   * those libraries expect, that is as `pg` does by default. Inside `db.tx` it throws like the outer handle.
   */
  readonly pool: pg.Pool
  health(): Promise<Health>
  /** Tar of the whole PGlite database folder; null on PostgreSQL. */
  dumpFolder(): Promise<Uint8Array | null>
  /**
   * The database as it is now, opened a second time for reading at leisure; close it, and it is gone. Null where it
   * is not needed (PostgreSQL reads from snapshots) or not possible (PGlite in memory).
   */
  copy(): Promise<OpenedDb | null>
  close(): Promise<void>
}

/**
 * Opens the database: PGlite in a folder, or a PostgreSQL server.
 *
 * Errors: platform.db-in-use, platform.db-unreachable, platform.db-too-old, platform.disk-full.
 */
export async function openDb(place: DbPlace): Promise<OpenedDb> {
  return 'databaseUrl' in place ? openPostgres(place) : openPglite(place)
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

/** The pool, refusing inside a transaction. */
class GuardedPool extends pg.Pool {
  readonly #frames: Shared['frames']

  constructor(frames: Shared['frames'], config: pg.PoolConfig) {
    super(config)
    this.#frames = frames
    // A connection that breaks emits `error`, and unheard it would end the process: an idle one here, one that is just
    // being handed out by itself (its end can come in the same packet as its readiness). The next use reports it.
    this.on('error', () => undefined)
    this.on('connect', (client) => client.on('error', () => undefined))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const refusal = refusalInsideTransaction(this.#frames, null)
    if (!callback) return refusal ? Promise.reject(refusal) : super.connect()
    if (refusal) callback(refusal, undefined, () => undefined)
    else super.connect(callback)
  }
}

async function openPostgres(place: { databaseUrl: string; maxConnections?: number }): Promise<OpenedDb> {
  const frames: Shared['frames'] = new AsyncLocalStorage()
  const pool = new GuardedPool(frames, {
    connectionString: place.databaseUrl,
    max: place.maxConnections ?? 10,
    connectionTimeoutMillis: connectTimeoutMs,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  })
  try {
    const { rows } = await run(pool, `select current_setting('server_version_num')::int as version`)
    const { version } = rows[0] as { version: number }
    const major = Math.floor(version / 10_000)
    if (major < oldestMajor) throw new Refusal({ code: 'platform.db-too-old', params: { version: major } })
  } catch (error) {
    await pool.end()
    throw error
  }
  return new RootDb({ backend: 'postgres', pool, frames }, null)
}

async function openPglite(place: Exclude<DbPlace, { databaseUrl: string }>): Promise<OpenedDb> {
  const frames: Shared['frames'] = new AsyncLocalStorage()
  const folder = 'dataDir' in place ? join(place.dataDir, databaseFolder) : null
  const isNew = folder === null || !hasDatabase(folder)
  const engine = new Supervisor(folder, isNew && place.archive ? await place.archive() : null)
  await engine.server()
  if (folder !== null) await removeCopies(folder)
  const pool = new GuardedPool(frames, {
    // One session is all PGlite has; with one client, the pool's own queue is the mutex.
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: connectTimeoutMs,
    user: 'postgres',
    database: 'postgres',
    stream: () => new PgliteSocket(engine.server()) as never,
  })
  return new RootDb({ backend: 'pglite', pool, frames }, engine)
}

/** Copies for reading that a process left when it was killed; the lock is held by now, so nobody reads them. */
async function removeCopies(folder: string): Promise<void> {
  const left = (await readdir(dirname(folder))).filter((name) => name.startsWith(`${basename(folder)}.copy-`))
  await Promise.all(left.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })))
}

/** Starts the worker, and starts it again when it broke: what was committed is in the folder. */
class Supervisor {
  readonly folder: string | null
  readonly #archive: string | null
  #server: Promise<PgliteServer> | null = null

  constructor(folder: string | null, archive: string | null) {
    this.folder = folder
    this.#archive = archive
  }

  server(): Promise<PgliteServer> {
    if (this.#server) return this.#server
    const started = startPglite({ folder: this.folder, archive: this.#archive })
    this.#server = started
    const forget = () => {
      // In memory nothing is left to come back to: it stays dead, and says so, rather than come back empty.
      if (this.#server === started && this.folder !== null) this.#server = null
    }
    started.then((server) => server.onDeath(forget), forget)
    return started
  }

  async close(): Promise<void> {
    await (await this.#server)?.close()
  }
}

class RootDb extends OuterDb implements OpenedDb {
  readonly pool: pg.Pool
  readonly #engine: Supervisor | null

  constructor(shared: Shared, engine: Supervisor | null) {
    super(shared)
    this.pool = shared.pool
    this.#engine = engine
  }

  async health(): Promise<Health> {
    try {
      await this.query('select 1')
      return { isUp: true, reason: null }
    } catch (error) {
      return { isUp: false, reason: error instanceof Error ? error.message : String(error) }
    }
  }

  async dumpFolder(): Promise<Uint8Array | null> {
    if (!this.#engine) return null
    await this.query('checkpoint')
    return (await this.#engine.server()).dump()
  }

  async copy(): Promise<OpenedDb | null> {
    const folder = this.#engine?.folder
    if (!folder) return null
    const dataDir = `${folder}.copy-${randomUUID()}`
    const forget = () => rm(dataDir, { recursive: true, force: true })
    try {
      // Without a checkpoint the copy would be right too, but would first have to replay the log.
      await this.query('checkpoint')
      await (await this.#engine?.server())?.copyTo(join(dataDir, databaseFolder))
      const opened = await openPglite({ dataDir })
      const close = opened.close.bind(opened)
      opened.close = () => close().finally(forget)
      return opened
    } catch (error) {
      await forget()
      throw translated(error)
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
    await this.#engine?.close()
  }
}
