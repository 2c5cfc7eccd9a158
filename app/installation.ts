import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { type OperationLog, openOperationLog } from '#platform/audit/log'
import { migrate } from '#platform/db/migrate'
import { type OpenedDb, openDb } from '#platform/db/open'
import { migratedArchive } from '#platform/db/snapshot'
import { openFileStore } from '#platform/files/store'
import { type RunningJobs, startJobs } from '#platform/jobs/start-jobs'
import type { Services } from '#platform/services'
import { areas } from './areas.ts'
import { type Config, readConfig } from './config.ts'

/** One city's database, files and background work, opened by one process. */
export interface Installation extends Services {
  config: Config
  db: OpenedDb
  audit: OperationLog
  filesFolder: string
  close(): Promise<void>
}

/** Schemas in the order in which their migrations run. */
export const schemas = areas.flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []))

export function openDatabase(config: Config): Promise<OpenedDb> {
  if (config.databaseUrl) return openDb({ databaseUrl: config.databaseUrl })
  mkdirSync(config.dataDir, { recursive: true })
  return openDb({ dataDir: config.dataDir, archive: () => migratedArchive(schemas) })
}

/** For commands that need the database alone; migrates nothing. */
export async function withDatabase<T>(run: (db: OpenedDb) => Promise<T>, config = readConfig()): Promise<T> {
  const db = await openDatabase(config)
  try {
    return await run(db)
  } finally {
    await db.close()
  }
}

/**
 * Opens the installation: database brought up to date, reference data in place, background work running.
 *
 * Errors: platform.db-in-use, platform.migration-newer, platform.disk-full and what `openDb` and `migrate` name.
 */
export async function openInstallation(config: Config, onError: (error: unknown) => void): Promise<Installation> {
  const db = await openDatabase(config)
  try {
    return await assemble(config, db, onError)
  } catch (error) {
    await db.close()
    throw error
  }
}

async function assemble(config: Config, db: OpenedDb, onError: (error: unknown) => void): Promise<Installation> {
  await migrate(db, schemas)
  const base = { db, clock: systemClock, ids: systemIds }
  const filesFolder = join(config.dataDir, 'files')
  const files = await openFileStore({ folder: filesFolder, ...base })
  const audit = openOperationLog({ ...base, onError })
  const withoutJobs = { ...base, files, audit }
  const jobs: RunningJobs = await startJobs(
    withoutJobs,
    areas.flatMap((area) => area.jobs ?? []),
    { onError },
  )
  const services: Services = { ...withoutJobs, jobs }
  for (const area of areas) await area.seed?.(services)
  return {
    ...services,
    config,
    db,
    audit,
    filesFolder,
    async close() {
      await jobs.stop()
      await audit.stop()
      await db.close()
    },
  }
}
