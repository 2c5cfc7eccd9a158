import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { checkWhoDecides } from '../../rules/assistant/proposals.ts'
import type { ItemFacts } from '../../rules/review/item-review.ts'
import { checkResults, notedOf, type Part } from '../../rules/review/recompose.ts'
import { factsOf, type ItemRow, lockItem } from '../../store/items.ts'
import { measureIdsOf } from '../../store/measures.ts'
import { textOf, type VersionRow } from '../../store/plans.ts'
import { writeAddedItem, writeDecision } from '../../store/review/write-review.ts'
import { loadForReview } from '../load.ts'
import { changedMeanwhile, newDecision, plain, recordStep, type Step } from './review-item.ts'

interface Seen {
  itemId: string
  revision: number
}

/**
 * Makes one item of several that the text states once, such as a value and its growth, or a joint target that was read
 * as two. The parts are kept as replaced, so that undoing brings them back.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .item-not-found, .item-changed, .item-replaced,
 *             .proposal-needs-person, and those of `checkResults`.
 */
export function mergeItems(
  ctx: Context,
  input: { planId: string; versionId: string; parts: readonly Seen[]; fields: ItemFacts; note: string | null },
): Promise<Step> {
  return recompose(ctx, { ...input, by: 'merge', results: [input.fields] })
}

/**
 * Makes several items of one that the text states together: a list, a number shared by 均 or 分别.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     as `mergeItems`.
 */
export function splitItem(
  ctx: Context,
  input: {
    planId: string
    versionId: string
    itemId: string
    revision: number
    items: readonly ItemFacts[]
    note: string | null
  },
): Promise<Step> {
  return recompose(ctx, { ...input, by: 'split', parts: [input], results: input.items })
}

interface Recomposing {
  planId: string
  versionId: string
  by: 'merge' | 'split'
  parts: readonly Seen[]
  results: readonly ItemFacts[]
  note: string | null
}

async function recompose(ctx: Context, input: Recomposing): Promise<Step> {
  const results = input.results.map(plain)
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const rows = await lockParts(tx, version, input.parts)
    const problems: Problem[] = rows.flatMap((row) => checkWhoDecides(row, 'correct', ctx.actor.kind))
    const text = (await textOf(tx, version))?.text ?? ''
    problems.push(...checkResults(results, text, await measureIdsOf(tx, version)))
    if (problems.length > 0) throw new Refusal(problems)

    const step = newDecision(ctx, input.by, input.note)
    const decision = () => ({ ...step, reviewId: ctx.ids.next('plr') })
    const changed: ItemRow[] = []
    for (const row of rows)
      changed.push(await writeDecision(tx, row, { state: 'replaced', facts: factsOf(row) }, decision()))
    const [first, ...others] = rows.map(partOf)
    if (!first) throw new Error('an item is made of nothing')
    const made = { by: input.by, from: rows.map((row) => row.id) }
    for (const facts of results)
      changed.push(
        await writeAddedItem(tx, version, {
          id: ctx.ids.next('pli'),
          next: { state: 'added', facts },
          decision: decision(),
          made: { ...made, noted: notedOf(facts, [first, ...others]) },
        }),
      )
    await recordStep(
      tx,
      ctx,
      version,
      changed.map((row) => row.id),
      { action: input.by, partIds: made.from },
    )
    return { version, batchId: step.batchId, rows: changed }
  })
}

/** The parts as the person saw them, locked in one order, so that two people's steps never wait for each other. */
async function lockParts(tx: Db, version: VersionRow, parts: readonly Seen[]): Promise<ItemRow[]> {
  const revisions = new Map(parts.map(({ itemId, revision }) => [itemId, revision]))
  const rows = new Map<string, ItemRow>()
  for (const itemId of [...revisions.keys()].toSorted()) {
    const row = await lockItem(tx, version, itemId)
    if (!row) throw new Refusal('plans.item-not-found')
    if (row.revision !== revisions.get(itemId)) throw await changedMeanwhile(tx, version, row)
    if (row.state === 'replaced') throw new Refusal('plans.item-replaced')
    rows.set(itemId, row)
  }
  // The first part that was named is the one that the made item takes after.
  return [...revisions.keys()].flatMap((id) => rows.get(id) ?? [])
}

export function partOf(row: ItemRow): Part {
  return {
    id: row.id,
    facts: factsOf(row),
    valueText: row.value_text,
    valueOffset: row.value_offset,
    deadlineFrom: row.deadline_from,
    ratioOf: row.ratio_of,
    partOfItemId: row.part_of_item_id,
    relativeTo: row.relative_to,
    recurrence: row.recurrence,
    table: row.table_name,
    progressClaim: row.progress_claim,
  }
}
