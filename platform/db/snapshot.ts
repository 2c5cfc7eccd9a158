import { createHash, randomBytes } from 'node:crypto'
import { access, constants, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import { type MigrationArea, migrate, platformArea, readMigrations } from './migrate.ts'
import { openDb } from './open.ts'

const cacheFolder = fileURLToPath(new URL('../../.cache/db/', import.meta.url))
const keptArchives = 20
/** Raise it when the way of building an archive changes. */
const formatVersion = 1

/**
 * File of a compressed, freshly migrated PGlite database for these areas; made on first need. Creating a
 * PostgreSQL cluster in WASM takes seconds, unpacking one a fraction: tests and first starts begin from this.
 * The key holds every migration's text and PGlite's version, so that a stale archive is never taken.
 * Null where the cache folder cannot be written, as in a read-only installation.
 */
export async function migratedArchive(areas: readonly MigrationArea[]): Promise<string | null> {
  const migrations = await readMigrations([platformArea, ...areas])
  const version = await pgliteVersion()
  const key = createHash('sha256').update(
    JSON.stringify([formatVersion, version, migrations.map(({ area, file, checksum }) => [area, file, checksum])]),
  )
  const file = `${cacheFolder}${key.digest('hex').slice(0, 32)}.tar.zst`
  if (await isThere(file)) {
    // Only for `prune`; whoever may read a cache that belongs to somebody else may not always mark it.
    await utimes(file, new Date(), new Date()).catch(refuseUnlessForbidden)
    return file
  }
  if (!(await isWritable())) return null
  await build(file, areas)
  await prune()
  return file
}

async function pgliteVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const description = await readFile(join(dirname(entry), '../package.json'), 'utf8')
  return (JSON.parse(description) as { version: string }).version
}

async function build(file: string, areas: readonly MigrationArea[]): Promise<void> {
  const db = await openDb({ memory: true })
  try {
    await migrate(db, areas)
    const tar = await db.dumpFolder()
    if (!tar) throw new Error('PGlite gave no archive')
    // Two builders at once write two files of their own; the last rename wins, and both are whole.
    const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
    await writeFile(draft, await promisify(zstdCompress)(tar))
    await rename(draft, file)
  } finally {
    await db.close()
  }
}

async function isWritable(): Promise<boolean> {
  try {
    await mkdir(cacheFolder, { recursive: true })
    await access(cacheFolder, constants.W_OK)
    return true
  } catch (error) {
    refuseUnlessForbidden(error)
    return false
  }
}

function refuseUnlessForbidden(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^(EACCES|EROFS|EPERM)$/.test(code)) throw error
}

async function prune(): Promise<void> {
  const names = await readdir(cacheFolder)
  const dated = await Promise.all(
    names.map(async (name) => ({ name, usedAt: (await stat(`${cacheFolder}${name}`)).mtimeMs })),
  )
  dated.sort((a, b) => b.usedAt - a.usedAt)
  await Promise.all(dated.slice(keptArchives).map(({ name }) => rm(`${cacheFolder}${name}`, { force: true })))
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
