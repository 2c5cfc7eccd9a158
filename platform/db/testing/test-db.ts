import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Db } from '../db.ts'
import { type MigrationArea, migrate } from '../migrate.ts'
import { type OpenedDb, openDb } from '../open.ts'
import { migratedArchive } from '../snapshot.ts'

/** Given: the suite runs on this PostgreSQL server; else on PGlite in memory. */
export const testDatabaseUrl = process.env.KECHUANG_TEST_DATABASE_URL

/**
 * A migrated database of its own for one test file; close it in `afterAll`.
 *
 * Example: const db = await testDb({ areas: [{ id: 'plans', schema: new URL('./schema/', import.meta.url) }] })
 */
export async function testDb(options: { areas?: { id: string; schema?: URL }[] } = {}): Promise<OpenedDb> {
  const areas = (options.areas ?? []).flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []))
  return testDatabaseUrl
    ? postgresDb(testDatabaseUrl, areas)
    : openDb({ memory: true, archive: () => migratedArchive(areas) })
}

async function postgresDb(serverUrl: string, areas: MigrationArea[]): Promise<OpenedDb> {
  const name = `kechuang_test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const db = await openDb({ databaseUrl: url.href })
  const close = db.close.bind(db)
  db.close = async () => {
    await close()
    await onServer(serverUrl, `drop database if exists ${name} with (force)`)
  }
  await migrate(db, areas)
  return db
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
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
