import { createHash } from 'node:crypto'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Carried, EarlierItem } from '../../contract/carried.ts'
import { type CarryInput, type CarryStep, carrySteps, isOpenStep, withdrawnItems } from '../../rules/review/carry.ts'
import { decide } from '../../rules/review/item-review.ts'
import { checkResults, notedOf } from '../../rules/review/recompose.ts'
import { factsOf, type ItemRow, itemsOf, lockItem } from '../../store/items.ts'
import { type MeasureRow, measuresOf } from '../../store/measures.ts'
import { textOf, type VersionRow } from '../../store/plans.ts'
import { type EarlierVersion, earlierVersionOf } from '../../store/review/carried.ts'
import { writeAddedItem, writeDecision } from '../../store/review/write-review.ts'
import { loadForReview, loadVersion } from '../load.ts'
import { partOf } from './recompose-items.ts'
import { changedMeanwhile, newDecision, recordStep, type Step } from './review-item.ts'

/**
 * How a version stands against the one before: which decisions can be taken over, what changed, what is gone. Nothing
 * of it is decided until a person says so.
 *
 * Permission: plans:read.
 * Errors:     plans.version-not-found.
 */
export async function readCarried(ctx: Context, at: { planId: string; versionId: string }): Promise<Carried> {
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const before = await earlierVersionOf(ctx.db, version)
  if (!before) return { version: null, steps: [], changed: [], withdrawn: [] }
  const { input, earlier, present } = await compared(ctx.db, version, before)
  const from = (id: string): EarlierItem[] => {
    const row = earlier.get(id)
    return row ? [earlierView(row)] : []
  }
  const steps = carrySteps(input)
  const changed = [...present.values()].filter(
    (row) => row.state !== 'replaced' && (row.earlier_fields ?? []).length > 0,
  )
  return {
    version: { id: before.id, ordinal: before.ordinal },
    steps: steps.map((step) => ({ ...step, mark: markOf(step), from: step.fromIds.flatMap(from) })),
    changed: changed.flatMap((row) => from(row.earlier_item_id ?? '').map((item) => ({ itemId: row.id, from: item }))),
    withdrawn: withdrawnItems(input, steps).flatMap(({ id }) => from(id)),
  }
}

function earlierView(row: ItemRow): EarlierItem {
  return {
    itemId: row.id,
    state: row.state,
    fields: factsOf(row),
    by: row.reviewed_by_name,
    at: row.reviewed_at?.toISOString() ?? null,
  }
}

function markOf(step: CarryStep): string {
  return createHash('sha256').update(JSON.stringify(step)).digest('hex').slice(0, 16)
}

interface Compared {
  input: CarryInput
  measures: readonly MeasureRow[]
  earlier: Map<string, ItemRow>
  present: Map<string, ItemRow>
}

async function compared(db: Db, version: VersionRow, before: EarlierVersion): Promise<Compared> {
  const earlier = await itemsOf(db, before)
  const present = await itemsOf(db, version)
  const measures = await measuresOf(db, version)
  const titles = new Map((await measuresOf(db, before)).map(({ id, title }) => [id, title]))
  const byTitle = Map.groupBy(measures, ({ title }) => title)
  return {
    measures,
    earlier: new Map(earlier.map((row) => [row.id, row])),
    present: new Map(present.map((row) => [row.id, row])),
    input: {
      text: (await textOf(db, version))?.text ?? '',
      measureOf: (title) => {
        const named = byTitle.get(title ?? '') ?? []
        return named.length === 1 ? (named[0]?.id ?? null) : null
      },
      measureAt: (at) =>
        measures.findLast(({ text_offset, end_offset }) => text_offset <= at && at < end_offset)?.id ?? null,
      earlier: earlier.map((row) => ({
        id: row.id,
        state: row.state,
        facts: factsOf(row),
        compiled: row.compiled,
        madeBy: row.made_by,
        madeFrom: row.made_from ?? [],
        measureTitle: titles.get(row.measure_id ?? '') ?? null,
      })),
      present: present.map((row) => ({
        id: row.id,
        state: row.state,
        facts: factsOf(row),
        compiled: row.compiled,
        earlierItemId: row.earlier_item_id,
        earlierFields: row.earlier_fields ?? [],
      })),
    },
  }
}

/**
 * Takes over decisions of the version before, all of the named ones or none, as one step that is undone as one.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .nothing-to-carry, .carried-changed, .item-changed,
 *             .carried-meanwhile, and those of the rules.
 */
export async function carryDecisions(
  ctx: Context,
  asked: { planId: string; versionId: string; steps: readonly { key: string; mark: string }[] },
): Promise<Step> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, asked)
    const before = await earlierVersionOf(tx, version)
    if (!before) throw new Refusal('plans.nothing-to-carry')
    const now = await compared(tx, version, before)
    const steps = chosenSteps(now, asked.steps)
    const rows = await lockAll(tx, version, now.present, steps)
    checkSteps(now, steps)

    const { batchId } = newDecision(ctx, 'carry', null)
    const changed: ItemRow[] = []
    for (const step of steps) changed.push(...(await take(tx, ctx, { version, now, rows, step, batchId })))
    await recordStep(
      tx,
      ctx,
      version,
      changed.map((row) => row.id),
      { action: 'carry', earlierVersionId: before.id },
    )
    return { version, batchId, rows: changed }
  })
}

function chosenSteps({ input, present }: Compared, chosen: readonly { key: string; mark: string }[]): CarryStep[] {
  const steps = new Map(carrySteps(input).map((step) => [step.key, step]))
  const carriedFrom = new Set([...present.values()].flatMap((row) => row.carried_from_item_id ?? []))
  return chosen.map(({ key, mark }) => {
    const step = steps.get(key)
    if (!step || markOf(step) !== mark || !isOpenStep(step, present, carriedFrom))
      throw new Refusal('plans.carried-changed')
    return step
  })
}

/** All items that are decided, locked in one order, and as they were when the steps were made out. */
async function lockAll(
  tx: Db,
  version: VersionRow,
  present: ReadonlyMap<string, ItemRow>,
  steps: readonly CarryStep[],
): Promise<Map<string, ItemRow>> {
  const rows = new Map<string, ItemRow>()
  for (const id of [...new Set(steps.flatMap(({ itemIds }) => itemIds))].toSorted()) {
    const row = await lockItem(tx, version, id)
    if (!row) throw new Refusal('plans.item-not-found')
    if (row.revision !== present.get(id)?.revision) throw await changedMeanwhile(tx, version, row)
    rows.set(id, row)
  }
  return rows
}

function checkSteps({ input, measures }: Compared, steps: readonly CarryStep[]): void {
  const measureIds = new Set(measures.map(({ id }) => id))
  const problems: Problem[] = steps.flatMap(({ results }) => checkResults(results, input.text, measureIds))
  if (problems.length > 0) throw new Refusal(problems)
}

interface Taking {
  version: VersionRow
  now: Compared
  rows: ReadonlyMap<string, ItemRow>
  step: CarryStep
  batchId: string
}

/** One step: the item as it becomes, or the parts and what is made of them. */
async function take(tx: Db, ctx: Context, { version, now, rows, step, batchId }: Taking): Promise<ItemRow[]> {
  const noteOf = (id: string | undefined) => now.earlier.get(id ?? '')?.note ?? null
  const { action, fromIds } = step
  const parts = step.itemIds.flatMap((id) => rows.get(id) ?? [])
  const [part] = parts
  if (part && (action === 'accept' || action === 'correct' || action === 'reject')) {
    const state = { state: part.state, facts: factsOf(part), compiled: part.compiled }
    const decided = decide(state, action, step.results[0])
    if (decided.next === null) throw new Refusal(decided.problems)
    const decision = { ...newDecision(ctx, 'carry', noteOf(fromIds[0])), batchId, carriedFromItemId: fromIds[0] }
    return [await writeDecision(tx, part, decided.next, decision)]
  }

  const made: ItemRow[] = []
  const by = action === 'merge' || action === 'split' ? action : null
  if (by)
    for (const row of parts) {
      const decision = { ...newDecision(ctx, by, null), batchId }
      made.push(await writeDecision(tx, row, { state: 'replaced', facts: factsOf(row) }, decision))
    }
  for (const [nth, facts] of step.results.entries()) {
    const from = fromIds[nth]
    const decision = { ...newDecision(ctx, by ?? 'carry', noteOf(from)), batchId, carriedFromItemId: from }
    const item = { id: ctx.ids.next('pli'), next: { state: 'added' as const, facts }, decision }
    const noted = by && part && notedOf(facts, [partOf(part), ...parts.slice(1).map(partOf)])
    made.push(await writeAddedItem(tx, version, noted ? { ...item, made: { by, from: step.itemIds, noted } } : item))
  }
  return made
}
