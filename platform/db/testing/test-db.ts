import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Db } from '../db.ts'
import { type MigrationArea, migrate, platformArea, readMigrations } from '../migrate.ts'
import { type OpenedDb, openDb } from '../open.ts'
import { migratedArchive } from '../snapshot.ts'

/** Given: the suite runs on this PostgreSQL server; else on PGlite in memory. */
export const testDatabaseUrl = process.env.KECHUANG_TEST_DATABASE_URL

/**
 * A migrated database of its own for one test file; close it in `afterAll`.
 *
 * Example: const db = await testDb({ areas: [{ id: 'plans', schema: new URL('./schema/', import.meta.url) }] })
 */
export async function testDb(
  options: { areas?: { id: string; schema?: URL }[]; serverUrl?: string | undefined } = {},
): Promise<OpenedDb> {
  const serverUrl = options.serverUrl ?? testDatabaseUrl
  const areas = (options.areas ?? []).flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []))
  return serverUrl ? postgresDb(serverUrl, areas) : openDb({ memory: true, archive: () => migratedArchive(areas) })
}

async function postgresDb(serverUrl: string, areas: MigrationArea[]): Promise<OpenedDb> {
  const name = `kechuang_test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, async (client) => {
    const template = await migratedTemplate(serverUrl, client, areas)
    await client.query(`create database ${name} template ${template}`)
  })
  const db = await openDb({ databaseUrl: withDatabase(serverUrl, name) })
  const close = db.close.bind(db)
  db.close = async () => {
    await close()
    await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return db
}

/** Name of a migrated database to copy; made by whichever test file comes first, for all on this server. */
async function migratedTemplate(serverUrl: string, client: pg.Client, areas: MigrationArea[]): Promise<string> {
  const migrations = await readMigrations([platformArea, ...areas])
  const key = createHash('sha256').update(migrations.map(({ area, checksum }) => `${area} ${checksum}`).join('\n'))
  const template = `kechuang_template_${key.digest('hex').slice(0, 24)}`
  // Ends with the connection: the others wait here while one of them builds.
  await client.query('select pg_advisory_lock(hashtext($1))', [template])
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
  if (rowCount) return template
  const draft = `${template}_draft`
  await client.query(`drop database if exists ${draft}`)
  await client.query(`create database ${draft}`)
  const db = await openDb({ databaseUrl: withDatabase(serverUrl, draft) })
  try {
    await migrate(db, areas)
  } finally {
    await db.close()
  }
  // The pool's last connections may still be closing, and would forbid the renaming.
  await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [draft])
  await client.query(`alter database ${draft} rename to ${template}`)
  return template
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

class Undo extends Error {}

/** Runs a test in a transaction that is rolled back afterwards, so that tests of one file do not see each other. */
export async function inRollback(db: Db, test: (tx: Db) => Promise<void>): Promise<void> {
  const undo = new Undo()
  try {
    await db.tx(async (tx) => {
      await test(tx)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
}
