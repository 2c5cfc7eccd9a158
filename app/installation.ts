import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { openAssistant } from '#platform/assistant/open-assistant'
import { migrate } from '#platform/db/migrate'
import { type OpenedDb, openDb } from '#platform/db/open'
import { migratedArchive } from '#platform/db/snapshot'
import { openPlatform } from '#platform/http/assemble'
import { openMailer } from '#platform/mail/open-mailer'
import type { Services } from '#platform/services'
import { type CityClock, cityClock, followDemo } from '../demo/clock.ts'
import { demoSchema } from '../demo/schema.ts'
import { areas, cityAreas } from './areas.ts'
import { type Config, readConfig } from './config.ts'

/** One city's database, files and background work, opened by one process. */
export interface Installation extends Services {
  config: Config
  db: OpenedDb
  clock: CityClock
  filesFolder: string
  close(): Promise<void>
}

/** Schemas in the order in which their migrations run. */
export const schemas = [...areas.flatMap(({ id, schema }) => (schema ? [{ id, schema }] : [])), demoSchema]

export const filesFolderOf = (config: Config) => join(config.dataDir, 'files')

export async function openDatabase(config: Config): Promise<OpenedDb> {
  if (config.databaseUrl) return openDb({ databaseUrl: config.databaseUrl })
  mkdirSync(config.dataDir, { recursive: true })
  // The embedded database would only say that it stopped.
  accessSync(config.dataDir, constants.W_OK)
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
export async function openInstallation(
  config: Config,
  options: { onError: (error: unknown) => void; runsJobs?: boolean },
): Promise<Installation> {
  const db = await openDatabase(config)
  try {
    await migrate(db, schemas)
    const filesFolder = filesFolderOf(config)
    const clock = cityClock(systemClock)
    await followDemo(db, clock, systemClock)
    const base = { clock, ids: systemIds, areas: cityAreas, publicUrl: config.publicUrl, ...options }
    const assistant = config.assistant && openAssistant(config.assistant)
    const mail = config.mail && openMailer(config.mail)
    const platform = await openPlatform({ db, filesFolder, assistant, mail, ...base })
    for (const area of areas) await area.seed?.(platform.services)
    const close = async () => {
      await platform.stop()
      await db.close()
    }
    return { ...platform.services, clock, config, db, filesFolder, close }
  } catch (error) {
    await db.close()
    throw error
  }
}
