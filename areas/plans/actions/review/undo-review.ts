import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { type ItemRow, lockBatch } from '../../store/items.ts'
import type { VersionRow } from '../../store/plans.ts'
import { type ContentReview, lockContentBatch, markContentUndone } from '../../store/review/content-reviews.ts'
import {
  type ContentKind,
  itemCountOf,
  lockContents,
  removeContent,
  writeContent,
} from '../../store/review/contents.ts'
import { writeUndone } from '../../store/review/write-review.ts'
import { loadForReview } from '../load.ts'
import { noteChange } from './live/note-change.ts'
import { type ContentChange, changedByOther } from './review-contents.ts'
import { changedMeanwhile, recordStep } from './review-item.ts'

export interface Undone {
  version: VersionRow
  rows: ItemRow[]
  removedItemIds: string[]
  /** What of the measures or mechanisms was put back, when the step was about those. */
  contents: Pick<ContentChange, 'kind' | 'ids'> & { removedIds: string[] }
}

/**
 * Takes back one step of review, all of it or nothing; only while no later step stands on it.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item and plans.review, or plans.measure, mechanism and content_review; the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .review-not-found, .item-changed, .content-changed,
 *             .measure-in-use.
 */
export async function undoReview(
  ctx: Context,
  input: { planId: string; versionId: string; batchId: string },
): Promise<Undone> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const ofContents = await lockContentBatch(tx, version, input.batchId)
    const [first] = ofContents
    if (first) return undoContents(tx, ctx, { version, kind: first.kind, batchId: input.batchId, reviews: ofContents })
    return undoItems(tx, ctx, version, input.batchId)
  })
}

async function undoItems(tx: Db, ctx: Context, version: VersionRow, batchId: string): Promise<Undone> {
  const batch = await lockBatch(tx, version, batchId)
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
  await recordStep(tx, ctx, version, itemIds, { action: 'undo', batchId })
  return { version, rows, removedItemIds, contents: { kind: 'measure', ids: [], removedIds: [] } }
}

interface UndoingContents {
  version: VersionRow
  kind: ContentKind
  batchId: string
  reviews: readonly ContentReview[]
}

async function undoContents(
  tx: Db,
  ctx: Context,
  { version, kind, batchId, reviews }: UndoingContents,
): Promise<Undone> {
  const ids = reviews.map((review) => review.content_id)
  const contents = new Map((await lockContents(tx, version, kind, ids)).map((content) => [content.id, content]))
  const removedIds: string[] = []
  for (const { id, content_id, before } of reviews) {
    const content = contents.get(content_id)
    if (!content) throw new Refusal('plans.content-not-found')
    if (content.lastReviewId !== id) throw changedByOther(content)
    if (before) {
      await writeContent(tx, version, content, before, ctx.actor.name)
      continue
    }
    const count = kind === 'measure' ? await itemCountOf(tx, version, content_id) : 0
    if (count > 0) throw new Refusal({ code: 'plans.measure-in-use', params: { count } })
    await removeContent(tx, version, content)
    removedIds.push(content_id)
  }
  await markContentUndone(tx, version, batchId, { by: ctx.actor.name, at: ctx.clock.now() })
  await ctx.audit.record(tx, ctx.actor, {
    action: 'plans.review-content',
    object: `plan:${version.plan_id}`,
    regionPath: version.region_path,
    detail: { versionId: version.id, action: 'undo', batchId, ids },
  })
  await noteChange(tx, ctx, version, null)
  const kept = ids.filter((id) => !removedIds.includes(id))
  return { version, rows: [], removedItemIds: [], contents: { kind, ids: kept, removedIds } }
}
