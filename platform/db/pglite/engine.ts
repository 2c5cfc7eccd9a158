import { constants, cpSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { ltree } from '@electric-sql/pglite/contrib/ltree'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createFolder, hasDatabase } from './create-folder.ts'
import { DurableNodeFs } from './durable-node-fs.ts'
import type { WorkerStart } from './messages.ts'

export interface Engine {
  protocol(bytes: Uint8Array): Promise<Uint8Array>
  dump(): Promise<Uint8Array>
  /** Copies the database folder, in one go: no statement runs meanwhile. */
  copyTo(target: string): void
  close(): Promise<void>
}

/** PGlite's exception for an ordinary SQL error; every other exception out of the engine means that it broke. */
const sqlErrorStatus = 100
const keptLogLines = 50
/** A startup message begins with its length, which is small; all others begin with their type. */
const startupFirstByte = 0
const extensions = { btree_gist, citext, ltree, pg_trgm }

/** Start parameters for a database on disk. */
export const durable = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  // PGlite ships with fsync off, and its fdatasync does nothing: only `fsync` reaches the disk.
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
  // PGlite has no checkpointer process: the statement that crosses this size pays for the checkpoint.
  ...['-c', 'max_wal_size=256MB'],
]

export async function startEngine(
  start: WorkerStart,
  onBroken: (message: string, log: string) => void,
): Promise<Engine> {
  const log: string[] = []
  const onStderr = (line: string) => {
    log.push(line)
    if (log.length > keptLogLines) log.shift()
    return false
  }
  try {
    const engine = await open(start, onStderr)
    reportBreaks(engine, (error) => onBroken(textOf(error), log.join('\n')))
    return {
      protocol: (bytes) => protocolOf(engine, bytes),
      dump: () => dumpOf(engine),
      copyTo: (target) => {
        if (start.folder === null) throw new Error('a database in memory has no folder')
        cpSync(start.folder, target, { recursive: true, mode: constants.COPYFILE_FICLONE })
      },
      close: () => engine.close(),
    }
  } catch (error) {
    throw new Error(`${textOf(error)}\n${log.join('\n')}`, { cause: error })
  }
}

async function open(start: WorkerStart, onStderr: (line: string) => boolean): Promise<PGlite> {
  const archive = start.archive ? await readArchive(start.archive) : null
  if (start.folder === null) {
    const loadDataDir = archive ? { loadDataDir: new Blob([new Uint8Array(archive)]) } : {}
    return PGlite.create({ dataDir: 'memory://', extensions, onStderr, ...loadDataDir })
  }
  if (!hasDatabase(start.folder)) createFolder(start.folder, archive ?? (await emptyCluster()))
  return PGlite.create({ fs: new DurableNodeFs(start.folder), startParams: durable, extensions, onStderr })
}

async function readArchive(file: string): Promise<Uint8Array> {
  return promisify(zstdDecompress)(await readFile(file))
}

/** Tar of a new, empty database cluster. */
export async function emptyCluster(): Promise<Uint8Array> {
  const engine = await PGlite.create({ dataDir: 'memory://' })
  try {
    return await dumpOf(engine)
  } finally {
    await engine.close()
  }
}

/**
 * Every other way into the engine also reads its answer message by message, row by row, and throws that away: eight
 * times the work for an answer of some hundred rows. Only the startup message is not answered through the listener.
 */
async function protocolOf(engine: PGlite, bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] === startupFirstByte) return engine.execProtocolRawSync(bytes)
  const parts: Uint8Array[] = []
  // A part is a window on the engine's memory, which the next one overwrites.
  await engine.execProtocolRawStream(bytes, { syncToFs: false, onRawData: (part) => void parts.push(part.slice()) })
  const [only] = parts
  return parts.length === 1 && only ? only : joined(parts)
}

/** Not by `Buffer.concat`, whose buffer may lie in a pool: the pool would be copied to the other thread with it. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
  }
  return whole
}

async function dumpOf(engine: PGlite): Promise<Uint8Array> {
  return new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer())
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

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
