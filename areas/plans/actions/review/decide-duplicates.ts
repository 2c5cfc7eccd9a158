import { type Problem, Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { foldedBy, sayingOf } from '../../contract/duplicates.ts'
import { checkWhoDecides } from '../../rules/assistant/proposals.ts'
import { decide, type ItemFacts, type ReviewAction } from '../../rules/review/item-review.ts'
import { factsOf, type ItemRow, lockItem } from '../../store/items.ts'
import { writeDecision } from '../../store/review/write-review.ts'
import { loadForReview } from '../load.ts'
import { changedMeanwhile, newDecision, plain, problemsOf, recordStep, type Step } from './review-item.ts'

/**
 * Decides items that say the same at several places of the document as one step: all of them or none, undone as one.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .item-not-found, .item-changed, .items-differ, and those
 *             of the rules.
 */
export async function decideDuplicates(
  ctx: Context,
  input: {
    planId: string
    versionId: string
    action: ReviewAction
    items: readonly { itemId: string; revision: number }[]
    fields?: Omit<ItemFacts, 'quote' | 'offset' | 'measureId'>
  },
): Promise<Step> {
  const revisions = new Map(input.items.map(({ itemId, revision }) => [itemId, revision]))
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const rows: ItemRow[] = []
    // In one order, so that two people's steps never wait for each other.
    for (const itemId of [...revisions.keys()].toSorted()) {
      const row = await lockItem(tx, version, itemId)
      if (!row) throw new Refusal('plans.item-not-found')
      if (row.revision !== revisions.get(itemId)) throw await changedMeanwhile(tx, version, row)
      rows.push(row)
    }
    if (foldedBy(rows, rowSaying).length !== 1) throw new Refusal('plans.items-differ')

    const step = newDecision(ctx, input.action, null)
    const after: ItemRow[] = []
    for (const row of rows) {
      const place = { quote: row.quote, offset: row.text_offset, measureId: row.measure_id }
      const facts = input.fields && plain({ ...input.fields, ...place })
      const problems: Problem[] = checkWhoDecides(row, input.action, ctx.actor.kind)
      if (input.action === 'correct' && facts) problems.push(...(await problemsOf(tx, version, facts)))
      const decided = decide({ state: row.state, facts: factsOf(row), compiled: row.compiled }, input.action, facts)
      problems.push(...decided.problems)
      if (decided.next === null || problems.length > 0) throw new Refusal(problems)
      after.push(await writeDecision(tx, row, decided.next, { ...step, reviewId: ctx.ids.next('plr') }))
    }
    const itemIds = after.map((row) => row.id)
    await recordStep(tx, ctx, version, itemIds, { action: input.action })
    return { version, batchId: step.batchId, rows: after }
  })
}

/** What a stored item says, for finding those that say the same. */
export function rowSaying(row: ItemRow): string | null {
  return sayingOf({ ...factsOf(row), recurrence: row.recurrence, relativeTo: row.relative_to, origin: row.origin })
}

export interface Once {
  first: ItemRow
  others: ItemRow[]
}

/**
 * Items of which each saying stands once, under its first item; the others are named with it. A target that the
 * document prints twice is monitored once.
 */
export function eachOnce(rows: readonly ItemRow[]): Once[] {
  return foldedBy(rows, rowSaying).map(([first, ...others]) => ({ first, others }))
}
