import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { decide } from '../../rules/review/item-review.ts'
import { factsOf, type ItemRow, lockBatch, lockSureItems } from '../../store/items.ts'
import type { VersionRow } from '../../store/plans.ts'
import { writeDecision, writeUndone } from '../../store/review/write-review.ts'
import { loadForReview } from '../load.ts'
import { changedMeanwhile, newDecision, recordStep, type Step } from './review-item.ts'

/**
 * Accepts every item that still waits and is at least so sure, as one step that can be undone as one.
 *
 * Permission: plans:write in the plan's region.
 * Units:      minConfidenceShare 0 to 1.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review.
 */
export async function acceptItems(
  ctx: Context,
  input: { planId: string; versionId: string; minConfidenceShare: number },
): Promise<Step> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const waiting = await lockSureItems(tx, version, Math.round(input.minConfidenceShare * 10_000))
    const step = newDecision(ctx, 'accept', null)
    const rows: ItemRow[] = []
    for (const row of waiting) {
      const { next } = decide({ state: row.state, facts: factsOf(row), compiled: row.compiled }, 'accept', undefined)
      if (next) rows.push(await writeDecision(tx, row, next, { ...step, reviewId: ctx.ids.next('plr') }))
    }
    if (rows.length > 0)
      await recordStep(
        tx,
        ctx,
        version,
        rows.map((row) => row.id),
        { action: 'accept', minConfidenceShare: input.minConfidenceShare },
      )
    return { version, batchId: step.batchId, rows }
  })
}

/**
 * Takes back one step of review, all of it or nothing; only while no later step stands on it.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .review-not-found, .item-changed.
 */
export async function undoReview(
  ctx: Context,
  input: { planId: string; versionId: string; batchId: string },
): Promise<{ version: VersionRow; rows: ItemRow[]; removedItemIds: string[] }> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const batch = await lockBatch(tx, version, input.batchId)
    if (batch.length === 0) throw new Refusal('plans.review-not-found')
    const rows: ItemRow[] = []
    const removedItemIds: string[] = []
    for (const { review, item } of batch) {
      if (!item) throw new Refusal('plans.item-not-found')
      if (item.last_review_id !== review.id) throw await changedMeanwhile(tx, version, item)
      const restored = await writeUndone(tx, item, review, ctx.actor, ctx.clock.now())
      if (restored) rows.push(restored)
      else removedItemIds.push(item.id)
    }
    const itemIds = batch.map(({ review }) => review.item_id)
    await recordStep(tx, ctx, version, itemIds, { action: 'undo', batchId: input.batchId })
    return { version, rows, removedItemIds }
  })
}
