import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Refusal } from '#kernel/refusal'
import type { Db } from './db.ts'

/** An area's folder of numbered SQL files; its PostgreSQL schema has the area's name. */
export interface MigrationArea {
  id: string
  schema: URL
}

export interface Migration {
  area: string
  /** `001-name.sql` */
  file: string
  sql: string
  /** SHA-256 of the text with line ends as LF, so that a checkout on Windows counts as unchanged. */
  checksum: string
}

export const platformArea: MigrationArea = { id: 'platform', schema: new URL('./schema/', import.meta.url) }

/** Any constant: whoever migrates this database takes the same lock. */
const migrationLock = 7_402_118

/**
 * Brings the database to the state of the code: platform first, then the areas in the order given. The whole
 * upgrade is one transaction, each file a savepoint in it: it succeeds or leaves the database as it was.
 *
 * Errors: platform.migration-changed, platform.migration-newer, platform.migration-failed,
 * platform.migration-misnamed.
 */
export async function migrate(db: Db, areas: readonly MigrationArea[]): Promise<{ applied: string[] }> {
  const migrations = await readMigrations([platformArea, ...areas])
  if ((await pending(db, migrations)).length === 0) return { applied: [] }
  return db.tx(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [migrationLock])
    // Read again under the lock: another process may have just done the work.
    const open = await pending(tx, migrations)
    await applyMigrations(tx, open)
    return { applied: open.map(({ area, file }) => `${area}/${file}`) }
  })
}

/** All migrations of the areas in the order in which they run. */
export async function readMigrations(areas: readonly MigrationArea[]): Promise<Migration[]> {
  const lists = await Promise.all(areas.map(readArea))
  return lists.flat()
}

async function readArea(area: MigrationArea): Promise<Migration[]> {
  const files = (await readdir(area.schema)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const number = String(index + 1).padStart(3, '0')
      if (!/^\d{3}-[a-z0-9-]+\.sql$/.test(file) || !file.startsWith(number)) {
        throw new Refusal({ code: 'platform.migration-misnamed', params: { file: `${area.id}/${file}` } })
      }
      const sql = (await readFile(new URL(file, area.schema), 'utf8')).replaceAll('\r\n', '\n')
      return { area: area.id, file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** What is still to run; refuses a database that the code does not match. */
async function pending(db: Db, migrations: Migration[]): Promise<Migration[]> {
  const applied = new Map((await appliedMigrations(db)).map((row) => [`${row.area}/${row.file}`, row.checksum]))
  const open: Migration[] = []
  const changed: string[] = []
  for (const migration of migrations) {
    const name = `${migration.area}/${migration.file}`
    const checksum = applied.get(name)
    applied.delete(name)
    if (checksum === undefined) open.push(migration)
    else if (checksum !== migration.checksum) changed.push(name)
  }
  if (applied.size > 0) {
    throw new Refusal({ code: 'platform.migration-newer', params: { migrations: [...applied.keys()].join(', ') } })
  }
  if (changed.length > 0) {
    throw new Refusal({ code: 'platform.migration-changed', params: { file: changed.join(', ') } })
  }
  return open
}

export async function appliedMigrations(db: Db): Promise<{ area: string; file: string; checksum: string }[]> {
  const [found] = await db.query<{ isThere: boolean }>(
    `select to_regclass('platform.migration') is not null as "isThere"`,
  )
  if (!found?.isThere) return []
  return db.query('select area, file, checksum from platform.migration order by recorded_order')
}

/** Runs migrations in the order given, within the caller's transaction, and records them. */
export async function applyMigrations(tx: Db, migrations: readonly Migration[]): Promise<void> {
  for (const migration of migrations) await apply(tx, migration)
}

async function apply(tx: Db, migration: Migration): Promise<void> {
  const { area, file, sql, checksum } = migration
  try {
    await tx.tx(async (step) => {
      await step.query(`create schema if not exists "${area}"`)
      await step.query(sql)
      await step.query(
        `insert into platform.migration (area, file, checksum, recorded_order)
         select $1, $2, $3, coalesce(max(recorded_order), 0) + 1 from platform.migration`,
        [area, file, checksum],
      )
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = error instanceof Error ? error.message : String(error)
    const refusal = new Refusal({ code: 'platform.migration-failed', params: { file: `${area}/${file}`, reason } })
    refusal.cause = error
    throw refusal
  }
}
