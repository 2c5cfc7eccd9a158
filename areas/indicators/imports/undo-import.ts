import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { syncCollections } from '../actions/collection/todos.ts'
import { closeApprovals } from '../actions/remind-approvers.ts'
import type { ImportSummaryView } from '../contract.ts'
import { setFinished } from '../store/imports.ts'
import { takeSeries } from '../store/observations.ts'
import { batchSeries, returnBatch } from '../store/write-rows.ts'
import { ownBatch, readImport } from './import-sheet.ts'
import { undoHours, undoUntil } from './undo-until.ts'

/**
 * Takes back what an import wrote, within 24 hours and as long as nobody has approved, returned or corrected any of it.
 * The values stay to be seen as returned; what was reported before them counts again.
 *
 * Permission: indicators:write; only who uploaded it.
 * Writes:     status of indicators.observation, indicators.import_batch, notices, the operation log.
 * Errors:     indicators.not-found, .undo-too-late, .undo-rested-on.
 */
export async function undoImport(ctx: Context, importId: string): Promise<ImportSummaryView> {
  return ctx.db.tx(async (tx) => {
    const batch = await ownBatch(tx, ctx, importId, true)
    const at = ctx.clock.now()
    if (!undoUntil(batch, at)) throw new Refusal({ code: 'indicators.undo-too-late', params: { hours: undoHours } })
    const written = await batchSeries(tx, batch)
    const series = written.map((row) => ({ regionPath: row.region_path, indicatorId: row.indicator_id }))
    await takeSeries(tx, series)
    // Asked again now that nobody else can write them.
    const rested = (await batchSeries(tx, batch)).filter((row) => !row.is_free).length
    if (rested > 0) throw new Refusal({ code: 'indicators.undo-rested-on', params: { series: rested } })
    const by = { userId: ctx.actor.userId, name: ctx.actor.name, at, note: '报送人撤销了这批导入' }
    await returnBatch(tx, batch, by)
    const regionPaths = [...new Set(series.map((one) => one.regionPath))]
    await closeApprovals(tx, ctx, regionPaths)
    await syncCollections(tx, ctx, regionPaths)
    await setFinished(tx, batch, { status: 'undone', written: 0, at })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.undo-import',
      object: `import:${batch.id}`,
      regionPath: batch.regionPath,
      detail: { fileName: batch.fileName, written: batch.written },
    })
    return readImport({ ...ctx, db: tx }, batch.id)
  })
}
