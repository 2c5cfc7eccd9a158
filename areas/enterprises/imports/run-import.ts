import { z } from 'zod'
import { type Region, regionsUnder } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import { defineJob } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'
import { recorderOf } from '../actions/reach.ts'
import {
  type BatchKey,
  type BatchRow,
  deleteRows,
  findBatch,
  insertRows,
  setCounts,
  setStatus,
} from '../store/imports.ts'
import {
  analyse,
  insertCertificates,
  insertCompanies,
  insertFacts,
  judgeRows,
  lockCompanies,
  setWritten,
} from '../store/write-import.ts'
import { type ImportRow, rowOf } from './row-of.ts'
import { companyFactRows } from './sheet-fields.ts'

/** What an import stands on: a job has all services, the command line these. */
export type ImportServices = Pick<Services, 'db' | 'clock' | 'audit'>

/** Rows kept at once. */
const pieceSize = 2000

interface Sheet {
  source: string | Uint8Array
  fileName: string
  headerRow?: number | undefined
  onRows?: (rows: number) => void
  signal?: AbortSignal
}

/**
 * Keeps the rows of a sheet with what would become of each. Run again from the start it begins with no rows.
 *
 * Writes: enterprises.import_row, .import_batch. Errors: enterprises.nothing-to-import, those of the spreadsheet reader.
 */
export async function keepRows(services: ImportServices, batch: BatchRow, sheet: Sheet): Promise<void> {
  const { db, clock } = services
  const key = { regionPath: batch.region_path, id: batch.id }
  const districts = await placesOf(services, batch.region_path)
  const reading = companyFactRows(sheet.source, {
    fileName: sheet.fileName,
    districts: districts.map(({ name }) => name),
    asOf: businessDate(clock.now()),
    headerRow: sheet.headerRow,
    withFurther: true,
  })
  const pathOf = new Map(districts.map(({ name, path }) => [name, path]))
  await deleteRows(db, key)
  let seq = 0
  let piece: ImportRow[] = []
  const keep = async () => {
    sheet.signal?.throwIfAborted()
    if (piece.length > 0) await insertRows(db, key, piece)
    piece = []
    sheet.onRows?.(seq)
  }
  for await (const record of reading) {
    piece.push(rowOf(record, seq++, pathOf))
    if (piece.length >= pieceSize) await keep()
  }
  await keep()
  if (seq === 0) throw new Refusal('enterprises.nothing-to-import')
  await analyse(db)
  await db.tx(async (tx) => {
    await judgeRows(tx, key, batch.source)
    await setCounts(tx, key)
    await setStatus(tx, key, 'previewed')
  })
}

/** Districts that may stand in a sheet: those below, or the region itself where it has none below. */
async function placesOf({ db, clock }: ImportServices, regionPath: string): Promise<Region[]> {
  const regions = await regionsUnder(db, clock, regionPath)
  const below = regions.filter(({ parentPath }) => parentPath === regionPath)
  return below.length > 0 && regions[0]?.kind === 'city' ? below : regions
}

/**
 * Writes the accepted rows, all or none: they are held against the files once more, then added by a few statements. The
 * same sheet again writes nothing.
 *
 * Writes: enterprises.company, .entry, .fact, .certificate, .import_batch, the operation log.
 */
export async function writeRows(
  services: ImportServices,
  actor: Actor,
  key: BatchKey,
  userId: string | null,
): Promise<BatchRow> {
  const by = recorderOf({ clock: services.clock, actor })
  await services.db.tx(async (tx) => {
    const batch = await findBatch(tx, key, userId, true)
    if (!batch) throw new Refusal('enterprises.import-not-found')
    if (batch.status === 'done') return
    await judgeRows(tx, key, batch.source)
    const companies = await insertCompanies(tx, key, by)
    await lockCompanies(tx, key)
    const facts = await insertFacts(tx, key, batch.source, by)
    const certificates = await insertCertificates(tx, key, batch.source, by)
    await setCounts(tx, key)
    await setWritten(tx, key, { companies, facts, certificates, at: by.at })
    await services.audit.record(tx, actor, {
      action: 'enterprises.import-facts',
      object: `import:${key.id}`,
      regionPath: key.regionPath,
      detail: { fileName: batch.file_name, source: batch.source, companies, facts, certificates },
    })
  })
  const written = await findBatch(services.db, key, userId)
  if (!written) throw new Refusal('enterprises.import-not-found')
  return written
}

const Input = z.object({ regionPath: z.string(), importId: z.string() })

/** Reads the sheet of a batch. */
export const readImport = defineJob({
  name: 'enterprises.read-import',
  title: { zh: '读取企业数据表', en: 'Read the sheet of companies' },
  input: Input,
  retryLimit: 3,
  timeoutSeconds: 600,
  run: async ({ services, actor, input, progress, signal }) => {
    const key = { regionPath: input.regionPath, id: input.importId }
    const batch = await findBatch(services.db, key, actor.userId)
    const file = batch?.file_id ? await services.files.get(services.db, batch.file_id) : null
    if (!batch || !file) throw new Refusal('enterprises.import-not-found')
    if (batch.status !== 'reading') return { importId: batch.id }
    try {
      await keepRows(services, batch, {
        source: await services.files.read(file),
        fileName: batch.file_name,
        signal,
        onRows: (rows) => progress(0.5, { zh: `已读 ${rows} 行`, en: `${rows} rows read` }),
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await deleteRows(services.db, key)
      await setStatus(services.db, key, 'unreadable', { problems: error.problems })
    }
    return { importId: batch.id }
  },
})

/** Writes a confirmed batch. A kill leaves nothing half-written, and a second run reports what the first wrote. */
export const writeImport = defineJob({
  name: 'enterprises.write-import',
  title: { zh: '写入企业数据', en: 'Write the facts of companies' },
  input: Input,
  retryLimit: 3,
  timeoutSeconds: 600,
  run: async ({ services, actor, input, progress }) => {
    progress(0.2, { zh: '写入档案', en: 'Writing the files' })
    const key = { regionPath: input.regionPath, id: input.importId }
    const batch = await writeRows(services, actor, key, actor.userId)
    return { importId: batch.id, facts: batch.new_facts }
  },
})
