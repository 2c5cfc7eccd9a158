import { Refusal } from '#kernel/refusal'
import type { Db } from '../db.ts'
import {
  appliedMigrations,
  applyMigrations,
  type Migration,
  type MigrationArea,
  platformArea,
  readMigrations,
} from '../migrate.ts'
import type { Header } from './backup.ts'
import { foreignKeysOff, triggersOff } from './constraints.ts'
import { type Frame, readFrames } from './frames.ts'
import { fixTextForms, qualified, quoted, readTables, type Table } from './tables.ts'

export interface RestoreReport {
  createdAt: string
  tables: number
  rows: number
  files: number
  /** Migrations newer than the backup that ran after loading it. */
  upgradedBy: string[]
}

export interface RestoreOptions {
  areas: readonly MigrationArea[]
  /** Throw away what the database holds now. Without it, only a database without any row of an area is restored into. */
  replace?: boolean
  /** Stores one attached file. Called after the whole backup file was found sound, before the database is changed. */
  attach?: (path: string, content: AsyncIterable<Uint8Array>) => Promise<void>
}

/**
 * Puts a backup into the database, in one transaction: afterwards all of it is there, or nothing changed. A backup of
 * an older version is loaded into the tables of that version and then upgraded. Background jobs must be stopped.
 *
 * Errors: platform.backup-missing, platform.backup-foreign, platform.backup-newer, platform.backup-damaged,
 * platform.restore-not-empty, platform.migration-changed, platform.disk-full.
 */
export async function restore(db: Db, file: string, options: RestoreOptions): Promise<RestoreReport> {
  const migrations = await readMigrations([platformArea, ...options.areas])
  // The whole file is read and checked before anything is written; refusals that need no reading come first.
  const { start, files } = await inspectBackup(file)
  const { then, later } = splitMigrations(file, migrations, start.migrations)
  if (!options.replace) await refuseUnlessEmpty(db)
  if (options.attach) await attachAll(file, options.attach)
  const counts = await db.tx(async (tx) => {
    await dropSchemas(tx, migrations)
    await applyMigrations(tx, then)
    const loaded = await load(tx, file)
    await applyMigrations(tx, later)
    return loaded
  })
  return {
    createdAt: start.createdAt,
    ...counts,
    files,
    upgradedBy: later.map(({ area, file: name }) => `${area}/${name}`),
  }
}

type Start = Extract<Header, { kind: 'start' }>

/** Reads and checks a whole backup file without a database. */
export async function inspectBackup(file: string): Promise<{ start: Start; files: number; rows: number }> {
  let start: Start | undefined
  let files = 0
  let rows = 0
  for await (const { header } of readFrames<Header>(file)) {
    if (header.kind === 'start') start = header
    else if (header.kind === 'rows') rows += header.rows
    else if (header.kind === 'file') files++
  }
  if (!start) throw new Refusal({ code: 'platform.backup-damaged', params: { file } })
  return { start, files, rows }
}

/** The migrations that the backup has, in the order in which they ran there, and those that came after it. */
function splitMigrations(
  file: string,
  known: Migration[],
  recorded: Start['migrations'],
): { then: Migration[]; later: Migration[] } {
  const byName = new Map(known.map((migration) => [`${migration.area}/${migration.file}`, migration]))
  const then: Migration[] = []
  for (const { area, file: name, checksum } of recorded) {
    const migration = byName.get(`${area}/${name}`)
    if (!migration) throw new Refusal({ code: 'platform.backup-newer', params: { file, what: `${area}/${name}` } })
    if (migration.checksum !== checksum) {
      throw new Refusal({ code: 'platform.migration-changed', params: { file: `${area}/${name}` } })
    }
    then.push(migration)
    byName.delete(`${area}/${name}`)
  }
  return { then, later: [...byName.values()] }
}

async function refuseUnlessEmpty(db: Db): Promise<void> {
  const schemas = new Set((await appliedMigrations(db)).map(({ area }) => area))
  schemas.delete(platformArea.id)
  for (const table of await readTables(db, [...schemas])) {
    const rows = await db.query(`select 1 from ${qualified(table)} limit 1`)
    if (rows.length > 0) {
      throw new Refusal({ code: 'platform.restore-not-empty', params: { table: `${table.schema}.${table.name}` } })
    }
  }
}

async function dropSchemas(tx: Db, known: Migration[]): Promise<void> {
  const recorded = await appliedMigrations(tx)
  for (const area of new Set([...recorded, ...known].map((migration) => migration.area))) {
    await tx.query(`drop schema if exists ${quoted(area)} cascade`)
  }
}

async function load(tx: Db, file: string): Promise<{ tables: number; rows: number }> {
  await fixTextForms(tx)
  const schemas = new Set((await appliedMigrations(tx)).map(({ area }) => area))
  const tables = await readTables(tx, [...schemas])
  const triggersOn = await triggersOff(tx, tables)
  const foreignKeysOn = await foreignKeysOff(tx, [...schemas])
  for (const table of tables) {
    // Rows that migrations brought along: the backup has them too, perhaps changed.
    if (!isMigrationTable(table)) await tx.query(`truncate ${qualified(table)}`)
  }
  const counts = { tables: 0, rows: 0 }
  let insert: ((rows: (string | null)[][]) => Promise<void>) | null = null
  for await (const { header, payload } of readFrames<Header>(file)) {
    if (header.kind === 'table') {
      insert = inserter(tx, header.table)
      counts.tables++
    } else if (header.kind === 'rows') {
      if (!insert) throw new Refusal({ code: 'platform.backup-damaged', params: { file } })
      await insert(JSON.parse(payload.toString('utf8')))
      counts.rows += header.rows
    } else if (header.kind === 'sequences') {
      for (const sequence of header.sequences) {
        await tx.query('select setval($1::regclass, $2::bigint, $3)', [
          qualified(sequence),
          sequence.lastValue,
          sequence.isCalled,
        ])
      }
    }
  }
  await foreignKeysOn()
  await triggersOn()
  return counts
}

const isMigrationTable = ({ schema, name }: Table) => schema === platformArea.id && name === 'migration'

/** Inserts rows given as text: each column is cast by its own type's reader, as PostgreSQL's own dumps do. */
function inserter(tx: Db, table: Table): (rows: (string | null)[][]) => Promise<void> {
  const { columns } = table
  if (columns.length === 0) {
    return async (rows) => {
      for (const _ of rows) await tx.query(`insert into ${qualified(table)} default values`)
    }
  }
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  const places = columns.map((_, index) => `$${index + 1}::text[]`).join(', ')
  const aliases = columns.map((_, index) => `c${index}`).join(', ')
  const casts = columns.map(({ type }, index) => `c${index}::${type}`).join(', ')
  const statement = `insert into ${qualified(table)} (${names}) overriding system value
    select ${casts} from unnest(${places}) as r(${aliases})`
  return async (rows) => {
    await tx.query(
      statement,
      columns.map((_, index) => rows.map((row) => row[index] ?? null)),
    )
  }
}

async function attachAll(file: string, attach: NonNullable<RestoreOptions['attach']>): Promise<void> {
  const frames = readFrames<Header>(file)
  try {
    for (let next = await frames.next(); !next.done; next = await frames.next()) {
      const { header } = next.value
      if (header.kind === 'file') await attach(header.path, contentOf(frames))
    }
  } finally {
    await frames.return(undefined)
  }
}

/** The bytes up to the end of the current file. */
async function* contentOf(frames: AsyncGenerator<Frame<Header>>): AsyncGenerator<Uint8Array> {
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (next.value.header.kind === 'file-end') return
    yield next.value.payload
  }
}
