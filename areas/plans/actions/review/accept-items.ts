import type { Context } from '#platform/http/route'
import { decide } from '../../rules/review/item-review.ts'
import { factsOf, lockSureItems } from '../../store/items.ts'
import { writeAcceptances } from '../../store/review/write-review.ts'
import { loadForReview } from '../load.ts'
import { newDecision, recordStep, type Step } from './review-item.ts'

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
    const decided = waiting.flatMap((row) => {
      const { next } = decide({ state: row.state, facts: factsOf(row), compiled: row.compiled }, 'accept', undefined)
      return next ? [{ row, state: next.state, reviewId: ctx.ids.next('plr') }] : []
    })
    const rows = await writeAcceptances(tx, version, decided, step)
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
