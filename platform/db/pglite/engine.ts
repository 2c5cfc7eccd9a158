import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { ltree } from '@electric-sql/pglite/contrib/ltree'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { DurableNodeFs } from './durable-node-fs.ts'
import type { WorkerStart } from './messages.ts'

export interface Engine {
  protocol(bytes: Uint8Array): Uint8Array
  dump(): Promise<Uint8Array>
  close(): Promise<void>
}

/** PGlite's exception for an ordinary SQL error; every other exception out of the engine means that it broke. */
const sqlErrorStatus = 100

const durable = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  // PGlite ships with fsync off, and its fdatasync does nothing: only `fsync` reaches the disk.
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'max_wal_size=256MB',
]

export async function startEngine(
  start: WorkerStart,
  onBroken: (message: string, log: string) => void,
): Promise<Engine> {
  const log: string[] = []
  const options = {
    extensions: { btree_gist, citext, ltree, pg_trgm },
    onStderr: (line: string) => {
      log.push(line)
      if (log.length > 50) log.shift()
      return false
    },
    ...(start.archive && isEmpty(start.folder) ? { loadDataDir: await readArchive(start.archive) } : {}),
  }
  const engine =
    start.folder === null
      ? await PGlite.create({ ...options, dataDir: 'memory://' })
      : await PGlite.create({ ...options, fs: new DurableNodeFs(start.folder), startParams: durable })
  reportBreaks(engine, (error) => onBroken(error instanceof Error ? error.message : String(error), log.join('\n')))
  return {
    protocol: (bytes) => engine.execProtocolRawSync(bytes),
    dump: async () => new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer()),
    close: () => engine.close(),
  }
}

const isEmpty = (folder: string | null) => folder === null || !existsSync(join(folder, 'PG_VERSION'))

async function readArchive(file: string): Promise<Blob> {
  return new Blob([new Uint8Array(await promisify(zstdDecompress)(await readFile(file)))])
}

/**
 * PGlite swallows every exception out of its main loop and goes on, also after a PANIC has aborted the engine:
 * clients would then wait for ever, or read rubbish. This looks at each exception before PGlite does.
 */
function reportBreaks(engine: PGlite, onBreak: (error: unknown) => void): void {
  const module = engine.Module as unknown as { _PostgresMainLoopOnce: () => void }
  const step = module._PostgresMainLoopOnce
  module._PostgresMainLoopOnce = () => {
    try {
      step()
    } catch (error) {
      if ((error as { status?: number }).status !== sqlErrorStatus) onBreak(error)
      throw error
    }
  }
}
