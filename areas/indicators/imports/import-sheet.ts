import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context } from '#platform/http/route'
import type { ImportHeaderView, ImportRowView, ImportSummaryView } from '../contract.ts'
import {
  countRows,
  type ImportRow,
  type Outcome,
  pageOfRows,
  rowsOfSeries,
  setNote,
  setOutcomes,
} from '../store/import-rows.ts'
import {
  type BatchRow,
  findBatch,
  insertBatch,
  rememberMapping,
  setConfirmed,
  setCounts,
  setReading,
} from '../store/imports.ts'
import { findingView } from '../views.ts'
import { type ColumnMapping, type Lacking, lackingOf } from './column-mapping.ts'
import type { SaidRows } from './guess-columns.ts'
import { judge } from './judge-rows.ts'
import { undoUntil } from './undo-until.ts'

type Owned = Pick<Context, 'actor'>

/**
 * Takes a sheet; a job reads it and says what would become of each row. Nothing of it counts until it is confirmed.
 *
 * Permission: indicators:write.
 * Writes:     indicators.import_batch and, by the job, indicators.import_row.
 */
export async function startImport(ctx: Context, file: StoredFile): Promise<ImportSummaryView> {
  const own = owner(ctx)
  const id = ctx.ids.next('imp')
  return ctx.db.tx(async (tx) => {
    const jobId = await enqueueReading(tx, ctx, { regionPath: own.regionPath, id }, { said: null, saidRows: [] })
    const departmentId = ctx.actor.departmentId ?? ''
    const batch = { id, jobId, departmentId, regionPath: own.regionPath, uploadedBy: own.userId }
    const of = { fileId: file.id, fileName: file.name, fileDigest: file.digest }
    await insertBatch(tx, { ...batch, ...of }, ctx.clock.now())
    return readImport({ ...ctx, db: tx }, id)
  })
}

function enqueueReading(
  tx: Db,
  ctx: Context,
  batch: Pick<BatchRow, 'regionPath' | 'id'>,
  by: { said: string | null; saidRows: (SaidRows & { sheet: string })[] },
): Promise<string> {
  const input = { regionPath: batch.regionPath, importId: batch.id, ...by }
  return ctx.jobs.enqueue(tx, 'indicators.read-import', input, ctx.actor)
}

/** Permission: indicators:write; only who uploaded it. Errors: indicators.not-found. */
export async function readImport(ctx: Pick<Context, 'actor' | 'db' | 'clock'>, importId: string) {
  return summaryOf(await ownBatch(ctx.db, ctx, importId, false), ctx)
}

/** Permission and errors as `readImport`. */
export async function listRows(
  ctx: Context,
  query: { importId: string; outcome?: Outcome; page: number; pageSize: number },
): Promise<{ items: ImportRowView[]; total: number }> {
  const batch = await ownBatch(ctx.db, ctx, query.importId, false)
  const { rows, total } = await pageOfRows(ctx.db, batch, {
    outcomes: query.outcome ? [query.outcome] : null,
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  })
  return { items: rows.map((row) => rowView(row, ctx)), total }
}

const codeOfLacking = {
  indicator: 'indicators.mapping-lacks-indicator',
  period: 'indicators.mapping-lacks-period',
  value: 'indicators.mapping-lacks-value',
} as const satisfies Record<Lacking, string>

/**
 * Says what the columns under a header hold. It is remembered for the sender, the person's department or region, and
 * the file is read again by it.
 *
 * Permission: indicators:write; only who uploaded it.
 * Writes:     indicators.import_mapping, indicators.import_batch.
 * Errors:     indicators.not-found, .import-not-open, .mapping-lacks-indicator, .mapping-lacks-period, .mapping-lacks-value.
 */
export async function mapImport(
  ctx: Context,
  input: { importId: string; signature: string; mapping: ColumnMapping | null },
): Promise<ImportSummaryView> {
  const { signature, mapping } = input
  const lacking = mapping ? lackingOf(mapping) : []
  if (lacking.length > 0) throw new Refusal(lacking.map((part) => ({ code: codeOfLacking[part] })))
  return ctx.db.tx(async (tx) => {
    const batch = await ownBatch(tx, ctx, input.importId, true)
    const isOpen = batch.status === 'previewed' || batch.status === 'unmapped'
    const isKnown = batch.headers.some((header) => header.signature === signature)
    if (!isOpen || !isKnown) throw new Refusal('indicators.import-not-open')
    const said = { signature, mapping, at: ctx.clock.now(), byName: ctx.actor.name }
    await rememberMapping(tx, batch, said)
    // Found again by its texts; those of other sheets still stand where a person said.
    const saidRows = saidRowsOf(batch.headers.filter((header) => header.signature !== signature))
    const jobId = await enqueueReading(tx, ctx, batch, { said: mapping ? signature : null, saidRows })
    await setReading(tx, batch, jobId)
    return readImport({ ...ctx, db: tx }, batch.id)
  })
}

const saidRowsOf = (headers: readonly ImportHeaderView[]) =>
  headers.flatMap(({ sheet, row, lastRow, isRowSaid }) =>
    isRowSaid ? [{ sheet, row, levels: Math.min(4, lastRow - row + 1) }] : [],
  )

/**
 * Says in which line the header of a sheet begins. The file is read again by it; what is understood then is remembered
 * for the sender, so that the same header is found in the next file wherever it stands.
 *
 * Permission: indicators:write; only who uploaded it.
 * Writes:     indicators.import_batch and, by the job, indicators.import_mapping.
 * Errors:     indicators.not-found, .import-not-open.
 */
export async function chooseHeader(
  ctx: Context,
  input: { importId: string; sheet: string; row: number; levels: number | null },
): Promise<ImportSummaryView> {
  const { sheet, row, levels } = input
  return ctx.db.tx(async (tx) => {
    const batch = await ownBatch(tx, ctx, input.importId, true)
    const isOpen = batch.status === 'previewed' || batch.status === 'unmapped'
    const isLine = batch.headers.some((one) => one.sheet === sheet && one.lines.some((line) => line.row === row))
    if (!isOpen || !isLine) throw new Refusal('indicators.import-not-open')
    const others = saidRowsOf(batch.headers.filter((header) => header.sheet !== sheet))
    const saidRows = [...others, { sheet, row, levels }]
    await setReading(tx, batch, await enqueueReading(tx, ctx, batch, { said: null, saidRows }))
    return readImport({ ...ctx, db: tx }, batch.id)
  })
}

/**
 * Explains a row that looks odd, so that it can be written; the rest of its series is compared anew.
 *
 * Permission: indicators:write; only who uploaded it.
 * Writes:     indicators.import_row.
 * Errors:     indicators.not-found, .import-not-open.
 */
export async function explainRow(
  ctx: Context,
  input: { importId: string; seq: number; note: string },
): Promise<ImportSummaryView> {
  return ctx.db.tx(async (tx) => {
    const batch = await ownBatch(tx, ctx, input.importId, true)
    if (batch.status !== 'previewed') throw new Refusal('indicators.import-not-open')
    const row = await setNote(tx, batch, input.seq, input.note)
    if (!row?.target) throw new Refusal('indicators.import-not-open')
    const { regionPath, indicatorId } = row.target
    const series = await rowsOfSeries(tx, batch, [regionPath, indicatorId])
    await setOutcomes(tx, batch, await judge({ ...ctx, db: tx }, series))
    await setCounts(tx, batch, await countRows(tx, batch))
    return readImport({ ...ctx, db: tx }, batch.id)
  })
}

/**
 * Has the accepted rows written by a job: all of them, or none.
 *
 * Permission: indicators:write; only who uploaded it.
 * Errors:     indicators.not-found, indicators.import-not-open.
 */
export async function confirmImport(ctx: Context, importId: string): Promise<{ jobId: string }> {
  return ctx.db.tx(async (tx) => {
    const batch = await ownBatch(tx, ctx, importId, true)
    // Asked twice, as by an impatient click: the same job.
    if (batch.status === 'confirmed' && batch.jobId) return { jobId: batch.jobId }
    if (batch.status !== 'previewed' || batch.accepted === 0) throw new Refusal('indicators.import-not-open')
    const input = { regionPath: batch.regionPath, importId: batch.id }
    const jobId = await ctx.jobs.enqueue(tx, 'indicators.write-import', input, ctx.actor)
    await setConfirmed(tx, batch, jobId)
    return { jobId }
  })
}

/** The batch of the person who asks. Errors: indicators.not-found. */
export async function ownBatch(db: Db, ctx: Owned, importId: string, lock: boolean): Promise<BatchRow> {
  const batch = await findBatch(db, { ...owner(ctx), importId }, lock)
  if (!batch) throw new Refusal('indicators.not-found')
  return batch
}

/** Batches belong to who uploaded them, in the region they then acted for. */
function owner(ctx: Owned): { regionPath: string; userId: string } {
  const { regionPath, userId } = ctx.actor
  if (!regionPath || !userId) throw new Refusal('indicators.not-found')
  return { regionPath, userId }
}

function rowView(row: ImportRow, ctx: Owned): ImportRowView {
  const { target: _, problems, outcome, ...rest } = row
  const say = (problem: Problem) => findingView(problem, ctx.actor.locale)
  return { ...rest, outcome: outcome === 'open' ? 'refused' : outcome, problems: problems.map(say) }
}

function summaryOf(batch: BatchRow, ctx: Pick<Context, 'actor' | 'clock'>): ImportSummaryView {
  const { id, regionPath, fileName, status, accepted, asked, unchanged, refused, skipped, written, jobId } = batch
  return {
    ...{ id, regionPath, fileName, status, accepted, asked, unchanged, refused, skipped, written, jobId },
    // Batches read by an earlier version say less of their headers.
    headers: batch.headers.map((header) => ({ ...{ lastRow: header.row, isRowSaid: false, lines: [] }, ...header })),
    problems: batch.problems.map((problem) => findingView(problem, ctx.actor.locale)),
    undoUntil: undoUntil(batch, ctx.clock.now())?.toISOString() ?? null,
  }
}
