import { type Problem, Refusal } from '#kernel/refusal'
import type { StoredFile } from '#platform/files/files'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { uploadImport } from '../contract.ts'
import { type BatchRow, findBatch, insertBatch, type PreviewRow, setConfirmed } from '../store/imports.ts'
import { findingView } from '../views.ts'
import { type EvaluatedRow, evaluateSheet } from './evaluate-sheet.ts'
import { readSheetValues } from './read-sheet.ts'

type Preview = ResponseOf<typeof uploadImport>

const shownPerOutcome = 200

/**
 * Reads a sheet and says what would become of each row; nothing of it counts until it is confirmed.
 *
 * Permission: indicators:write.
 * Writes:     indicators.import_batch.
 * Errors:     those of the spreadsheet reader, indicators.columns-missing, .import-empty, .import-too-long.
 */
export async function previewImport(ctx: Context, file: StoredFile, signal: AbortSignal): Promise<Preview> {
  const bytes = await ctx.files.read(file)
  const values = await readSheetValues(bytes, { fileName: file.name, signal })
  const rows = await evaluateSheet(ctx.db, ctx, values)
  const count = (outcome: EvaluatedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const batch: BatchRow = {
    regionPath: owner(ctx).regionPath,
    id: ctx.ids.next('imp'),
    fileId: file.id,
    fileName: file.name,
    fileDigest: file.digest,
    status: 'previewed',
    accepted: count('accepted'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    preview: rows.map(previewRow),
    written: null,
    jobId: null,
    uploadedBy: owner(ctx).userId,
  }
  await ctx.db.tx((tx) => insertBatch(tx, batch, ctx.clock.now()))
  return previewOf(batch, ctx)
}

/** Permission: indicators:write; only who uploaded it. Errors: indicators.not-found. */
export async function readImport(ctx: Context, importId: string): Promise<Preview> {
  return previewOf(await loadBatch(ctx, importId), ctx)
}

/**
 * Has the accepted rows written by a job: all in one transaction, or none.
 *
 * Permission: indicators:write; only who uploaded it.
 * Errors:     indicators.not-found, indicators.import-not-open.
 */
export async function confirmImport(ctx: Context, importId: string): Promise<{ jobId: string }> {
  return ctx.db.tx(async (tx) => {
    const batch = await findBatch(tx, { ...owner(ctx), importId }, true)
    if (!batch) throw new Refusal('indicators.not-found')
    // Asked twice, as by an impatient click: the same job.
    if (batch.status === 'confirmed' && batch.jobId) return { jobId: batch.jobId }
    if (batch.status !== 'previewed' || batch.accepted === 0) throw new Refusal('indicators.import-not-open')
    const input = { regionPath: batch.regionPath, importId: batch.id }
    const jobId = await ctx.jobs.enqueue(tx, 'indicators.write-import', input, ctx.actor)
    await setConfirmed(tx, batch, jobId)
    return { jobId }
  })
}

/** The refused rows of a preview, as they stood in the sheet. Permission and errors as `readImport`. */
export async function refusedRows(ctx: Context, importId: string): Promise<{ fileName: string; rows: PreviewRow[] }> {
  const batch = await loadBatch(ctx, importId)
  return { fileName: batch.fileName, rows: batch.preview.filter((row) => row.outcome === 'refused') }
}

async function loadBatch(ctx: Context, importId: string): Promise<BatchRow> {
  const batch = await findBatch(ctx.db, { ...owner(ctx), importId }, false)
  if (!batch) throw new Refusal('indicators.not-found')
  return batch
}

/** Batches belong to who uploaded them, in the region they then acted for. */
function owner(ctx: Pick<Context, 'actor'>): { regionPath: string; userId: string } {
  const { regionPath, userId } = ctx.actor
  if (!regionPath || !userId) throw new Refusal('indicators.not-found')
  return { regionPath, userId }
}

function previewRow(row: EvaluatedRow): PreviewRow {
  const { value, outcome, problems } = row
  const { sheet, region, indicator, period, unit, note } = value
  return {
    sheet,
    row: value.row,
    outcome,
    region,
    indicator,
    period,
    value: value.value?.text ?? '',
    unit,
    note,
    problems,
  }
}

function previewOf(batch: BatchRow, ctx: Pick<Context, 'actor'>): Preview {
  const shown = (['refused', 'accepted', 'unchanged'] as const).flatMap((outcome) =>
    batch.preview.filter((row) => row.outcome === outcome).slice(0, shownPerOutcome),
  )
  const say = (problem: Problem) => findingView(problem, ctx.actor.locale)
  return {
    id: batch.id,
    regionPath: batch.regionPath,
    fileName: batch.fileName,
    status: batch.status,
    accepted: batch.accepted,
    unchanged: batch.unchanged,
    refused: batch.refused,
    written: batch.written,
    jobId: batch.jobId,
    rows: shown.map(({ note: _, problems, ...row }) => ({ ...row, problems: problems.map(say) })),
  }
}
