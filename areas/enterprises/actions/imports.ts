import type { Locale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/spreadsheets'
import type { FactSource } from '../codes.ts'
import type { ImportRowView, ImportView } from '../contract/imports.ts'
import {
  type BatchKey,
  type BatchRow,
  findBatch,
  insertBatch,
  pageOfRows,
  type StoredRow,
  setStatus,
} from '../store/imports.ts'
import { lockCompanies, restedOn, takeBack } from '../store/write-import.ts'
import { recorderOf } from './reach.ts'

const undoHours = 24

/**
 * Takes a sheet of company facts; a job reads it. Nothing of it counts until it is confirmed.
 *
 * Permission: enterprises:write.
 * Writes:     enterprises.import_batch and, by the job, .import_row.
 */
export async function startImport(ctx: Context, file: StoredFile, source: FactSource): Promise<ImportView> {
  const own = owner(ctx)
  const key = { regionPath: own.regionPath, id: ctx.ids.next('cfi') }
  return ctx.db.tx(async (tx) => {
    const by = { uploadedBy: own.userId, uploadedByName: ctx.actor.name }
    await insertBatch(tx, { ...key, ...by, fileId: file.id, fileName: file.name, source }, ctx.clock.now())
    const input = { regionPath: key.regionPath, importId: key.id }
    const jobId = await ctx.jobs.enqueue(tx, 'enterprises.read-import', input, ctx.actor)
    await setStatus(tx, key, 'reading', { jobId })
    return readImport({ ...ctx, db: tx }, key.id)
  })
}

/** Permission: enterprises:write; only who uploaded it. Errors: enterprises.import-not-found. */
export async function readImport(ctx: Context, importId: string): Promise<ImportView> {
  return viewOf(ctx, await ownBatch(ctx.db, ctx, importId))
}

/** Permission and errors as `readImport`. */
export async function listImportRows(
  ctx: Context,
  { importId, outcome, page, pageSize }: { importId: string; outcome?: string; page: number; pageSize: number },
): Promise<{ items: ImportRowView[]; total: number }> {
  const key = keyOf(await ownBatch(ctx.db, ctx, importId))
  const at = { outcome: outcome ?? null, limit: pageSize, offset: (page - 1) * pageSize }
  const { rows, total } = await pageOfRows(ctx.db, key, at)
  return { items: rows.map((row) => rowView(row, ctx.actor.locale)), total }
}

/**
 * Has the accepted rows written by a job: all of them, or none.
 *
 * Permission: enterprises:write; only who uploaded it.
 * Errors:     enterprises.import-not-found, .import-not-open.
 */
export async function confirmImport(ctx: Context, importId: string): Promise<ImportView> {
  return ctx.db.tx(async (tx) => {
    const batch = await ownBatch(tx, ctx, importId, true)
    // Asked twice, as by an impatient click: the same job.
    if (batch.status !== 'confirmed') {
      if (batch.status !== 'previewed' || batch.accepted === 0) throw new Refusal('enterprises.import-not-open')
      const input = { regionPath: batch.region_path, importId }
      const jobId = await ctx.jobs.enqueue(tx, 'enterprises.write-import', input, ctx.actor)
      await setStatus(tx, keyOf(batch), 'confirmed', { jobId })
    }
    return readImport({ ...ctx, db: tx }, importId)
  })
}

/**
 * Takes back what an import wrote, within a day and while no source has spoken again since. Facts are only added to: each
 * source says again what it said before. Files that the import opened stay.
 *
 * Permission: enterprises:write; only who uploaded it.
 * Writes:     enterprises.fact, .certificate, .import_batch, the operation log.
 * Errors:     enterprises.import-not-found, .undo-too-late, .undo-rested-on.
 */
export async function undoImport(ctx: Context, importId: string): Promise<ImportView> {
  return ctx.db.tx(async (tx) => {
    const batch = await ownBatch(tx, ctx, importId, true)
    if (!undoUntil(batch, ctx.clock.now()))
      throw new Refusal({ code: 'enterprises.undo-too-late', params: { hours: undoHours } })
    await lockCompanies(tx, keyOf(batch))
    const rested = await restedOn(tx, importId)
    if (rested > 0) throw new Refusal({ code: 'enterprises.undo-rested-on', params: { count: rested } })
    const by = recorderOf(ctx)
    await takeBack(tx, importId, by)
    await setStatus(tx, keyOf(batch), 'undone', { finishedAt: by.at })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.undo-import',
      object: `import:${importId}`,
      regionPath: batch.region_path,
      detail: { fileName: batch.file_name, facts: batch.new_facts },
    })
    return readImport({ ...ctx, db: tx }, importId)
  })
}

const rowsAtOnce = 1000

/** The rows that were refused, with why, to be mended and sent again. Permission and errors as `readImport`. */
export async function refusedRows(ctx: Context, importId: string): Promise<Download> {
  const batch = await ownBatch(ctx.db, ctx, importId)
  async function* lines() {
    for (let offset = 0; ; offset += rowsAtOnce) {
      const at = { outcome: 'refused', limit: rowsAtOnce, offset }
      const { rows } = await pageOfRows(ctx.db, keyOf(batch), at)
      yield* rows
      if (rows.length < rowsAtOnce) return
    }
  }
  return sheetDownload(`退回的行-${batch.file_name.replace(/\.[a-z]+$/i, '')}.xlsx`, '退回的行', columns, lines())
}

const columns: OutputColumn<StoredRow>[] = [
  { header: '工作表', value: (row) => row.sheet, width: 16 },
  { header: '行号', value: (row) => row.row_number, width: 8 },
  { header: '统一社会信用代码', value: (row) => row.credit_code, width: 22 },
  { header: '企业名称', value: (row) => row.name, width: 32 },
  { header: '统计期', value: (row) => row.period, width: 10 },
  { header: '退回原因', value: (row) => row.detail, width: 70 },
]

const keyOf = (batch: BatchRow): BatchKey => ({ regionPath: batch.region_path, id: batch.id })

async function ownBatch(db: Db, ctx: Pick<Context, 'actor'>, importId: string, lock = false): Promise<BatchRow> {
  const { regionPath, userId } = owner(ctx)
  const batch = await findBatch(db, { regionPath, id: importId }, userId, lock)
  if (!batch) throw new Refusal('enterprises.import-not-found')
  return batch
}

/** Batches belong to who uploaded them, in the region they then acted for. */
function owner({ actor }: Pick<Context, 'actor'>): { regionPath: string; userId: string } {
  const { regionPath, userId } = actor
  if (!regionPath || !userId) throw new Refusal('enterprises.import-not-found')
  return { regionPath, userId }
}

function undoUntil({ status, finished_at: at }: BatchRow, now: Date): Date | null {
  if (status !== 'done' || at === null) return null
  const until = new Date(at.getTime() + undoHours * 3_600_000)
  return until > now ? until : null
}

function viewOf(ctx: Context, batch: BatchRow): ImportView {
  const { locale } = ctx.actor
  return {
    id: batch.id,
    fileName: batch.file_name,
    source: batch.source,
    status: batch.status,
    accepted: batch.accepted,
    unchanged: batch.unchanged,
    refused: batch.refused,
    skipped: batch.skipped,
    newCompanies: batch.new_companies,
    newFacts: batch.new_facts,
    newCertificates: batch.new_certificates,
    jobId: batch.job_id,
    problems: batch.problems.map((problem) => ctx.registry.messageOf(problem, locale)),
    undoUntil: undoUntil(batch, ctx.clock.now())?.toISOString() ?? null,
  }
}

function rowView(row: StoredRow, locale: Locale): ImportRowView {
  const { seq, sheet, outcome, name, period, flags } = row
  const detail = locale === 'en' ? (row.detail_en ?? row.detail) : row.detail
  return { seq, sheet, row: row.row_number, outcome, creditCode: row.credit_code, name, period, flags, detail }
}
