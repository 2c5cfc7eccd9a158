import { createHash } from 'node:crypto'
import type { Db } from '../db.ts'
import { appliedMigrations, platformArea } from '../migrate.ts'
import type { OpenedDb } from '../open.ts'
import { type FrameWriter, writeFrames } from './frames.ts'
import { fixTextForms, qualified, quoted, readSequences, readTables, type SequenceValue, type Table } from './tables.ts'

const fetchedRows = 500
const frameBytes = 4 << 20

/** A stored file that goes into the backup beside the database. */
export interface AttachedFile {
  /** Relative, with forward slashes. */
  path: string
  content: AsyncIterable<Uint8Array>
}

export type Header =
  | { kind: 'start'; createdAt: string; migrations: { area: string; file: string; checksum: string }[] }
  | { kind: 'table'; table: Table }
  /** Payload: JSON array of rows, each an array of text or null in the order of the table's columns. */
  | { kind: 'rows'; rows: number }
  | { kind: 'sequences'; sequences: SequenceValue[] }
  | { kind: 'file'; path: string }
  | { kind: 'bytes' }
  | { kind: 'file-end'; sha256: string }

export interface BackupReport {
  tables: number
  rows: number
  files: number
  sizeBytes: number
}

/**
 * Writes the whole database, as it is at one instant, and the attached files into one file that either back end can
 * restore. The database goes on working: PostgreSQL reads from a snapshot; of PGlite, which has one session only, a
 * copy of the folder is taken between two statements and read elsewhere. The queue of jobs is left out; jobs
 * themselves are in, and are queued again when jobs start.
 *
 * Attached files are read after the database, so every file that a row names must have been stored before the row.
 *
 * Errors: platform.backup-exists, platform.disk-full.
 */
export async function backup(
  db: OpenedDb,
  file: string,
  options: { attached?: AsyncIterable<AttachedFile>; now: Date },
): Promise<BackupReport> {
  const counts = { tables: 0, rows: 0, files: 0 }
  const copy = await db.copy()
  try {
    const { sizeBytes } = await writeFrames<Header>(file, async (writer) => {
      await (copy ?? db).tx((tx) => writeDatabase(tx, writer, counts, options.now))
      for await (const attached of options.attached ?? []) {
        await writeFile(attached, writer)
        counts.files++
      }
    })
    return { ...counts, sizeBytes }
  } finally {
    await copy?.close()
  }
}

async function writeDatabase(
  tx: Db,
  writer: FrameWriter<Header>,
  counts: { tables: number; rows: number },
  now: Date,
): Promise<void> {
  await tx.query('set transaction isolation level repeatable read, read only')
  await fixTextForms(tx)
  const migrations = await appliedMigrations(tx)
  await writer.write({ kind: 'start', createdAt: now.toISOString(), migrations })
  const schemas = [...new Set([platformArea.id, ...migrations.map(({ area }) => area)])]
  for (const table of await readTables(tx, schemas)) {
    // The list of migrations is in the first frame; restoring runs them and so writes this table itself.
    if (table.schema === platformArea.id && table.name === 'migration') continue
    await writer.write({ kind: 'table', table })
    counts.tables++
    counts.rows += await writeRows(tx, table, writer)
  }
  await writer.write({ kind: 'sequences', sequences: await readSequences(tx, schemas) })
}

async function writeRows(tx: Db, table: Table, writer: FrameWriter<Header>): Promise<number> {
  const texts = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ')
  await tx.query(
    `declare backup_rows no scroll cursor for select array[${texts}]::text[] as row from ${qualified(table)}`,
  )
  let total = 0
  let batch: string[] = []
  let batchBytes = 0
  const flush = async () => {
    if (batch.length === 0) return
    await writer.write({ kind: 'rows', rows: batch.length }, Buffer.from(`[${batch.join(',')}]`))
    total += batch.length
    batch = []
    batchBytes = 0
  }
  for (;;) {
    const fetched = await tx.query<{ row: (string | null)[] }>(`fetch ${fetchedRows} from backup_rows`)
    for (const { row } of fetched) {
      const text = JSON.stringify(row)
      batch.push(text)
      batchBytes += text.length
      if (batchBytes >= frameBytes) await flush()
    }
    if (fetched.length < fetchedRows) break
  }
  await flush()
  await tx.query('close backup_rows')
  return total
}

async function writeFile({ path, content }: AttachedFile, writer: FrameWriter<Header>): Promise<void> {
  await writer.write({ kind: 'file', path })
  const digest = createHash('sha256')
  for await (const bytes of content) {
    digest.update(bytes)
    await writer.write({ kind: 'bytes' }, bytes)
  }
  await writer.write({ kind: 'file-end', sha256: digest.digest('hex') })
}
