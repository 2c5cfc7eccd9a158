import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { checkWhoDecides } from '../../rules/assistant/proposals.ts'
import {
  checkItem,
  decide,
  differences,
  type ItemFacts,
  plainDecimal,
  type ReviewAction,
} from '../../rules/review/item-review.ts'
import { factsOf, type ItemRow, lastReviewOf, lockItem, type VersionKey } from '../../store/items.ts'
import { measureIdsOf } from '../../store/measures.ts'
import { textOf, type VersionRow } from '../../store/plans.ts'
import { type Decision, writeAddedItem, writeDecision } from '../../store/review/write-review.ts'
import { loadForReview } from '../load.ts'
import { noteChange } from './live/note-change.ts'

/** Rows that a step changed, and the batch by which it is undone. */
export interface Step {
  version: VersionRow
  batchId: string
  rows: ItemRow[]
}

/**
 * Accepts, corrects, rejects or reopens one item, if nobody changed it since it was seen.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .item-not-found, .item-changed, and those of the rules.
 */
export async function reviewItem(
  ctx: Context,
  input: {
    planId: string
    versionId: string
    itemId: string
    action: ReviewAction
    revision: number
    fields?: ItemFacts
    note: string | null
  },
): Promise<Step> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const row = await lockItem(tx, version, input.itemId)
    if (!row) throw new Refusal('plans.item-not-found')
    if (row.revision !== input.revision) throw await changedMeanwhile(tx, version, row)

    const fields = input.fields && plain(input.fields)
    const asked = input.action === 'correct' && fields ? await problemsOf(tx, version, fields) : []
    const decided = decide({ state: row.state, facts: factsOf(row), compiled: row.compiled }, input.action, fields)
    const problems = [...checkWhoDecides(row, input.action, ctx.actor.kind), ...asked, ...decided.problems]
    if (decided.next === null || problems.length > 0) throw new Refusal(problems)

    const decision = newDecision(ctx, input.action, input.note)
    const after = await writeDecision(tx, row, decided.next, decision)
    await recordStep(tx, ctx, version, [row.id], { action: input.action })
    return { version, batchId: decision.batchId, rows: [after] }
  })
}

/**
 * Adds an item from text that a person selected; the quote must be exactly what stands there.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, plans.review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, and those of `checkItem`.
 */
export async function addItem(
  ctx: Context,
  input: { planId: string; versionId: string; fields: ItemFacts; note: string | null },
): Promise<Step> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const facts = plain(input.fields)
    const problems = await problemsOf(tx, version, facts)
    if (problems.length > 0) throw new Refusal(problems)
    const decision = newDecision(ctx, 'add', input.note)
    const id = ctx.ids.next('pli')
    const row = await writeAddedItem(tx, version, { id, next: { state: 'added', facts }, decision })
    await recordStep(tx, ctx, version, [id], { action: 'add' })
    return { version, batchId: decision.batchId, rows: [row] }
  })
}

export function newDecision(ctx: Context, action: Decision['action'], note: string | null): Decision {
  const batchId = ctx.ids.next('plb')
  return { reviewId: ctx.ids.next('plr'), batchId, action, note, actor: ctx.actor, at: ctx.clock.now() }
}

/** Records a step in the operation log and lets those who look on know of it: the last thing that a step writes. */
export async function recordStep(
  tx: Db,
  ctx: Context,
  version: VersionRow,
  itemIds: readonly string[],
  detail: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, {
    action: 'plans.review-item',
    object: `plan:${version.plan_id}`,
    regionPath: version.region_path,
    detail: { versionId: version.id, itemIds, ...detail },
  })
  await noteChange(tx, ctx, version, itemIds)
}

export async function problemsOf(tx: Db, version: VersionKey, facts: ItemFacts): Promise<Problem[]> {
  const found = await textOf(tx, version)
  return checkItem(facts, found?.text ?? '', await measureIdsOf(tx, version))
}

export function plain(facts: ItemFacts): ItemFacts {
  return {
    ...facts,
    value: plainDecimal(facts.value),
    valueMax: facts.valueMax === null ? null : plainDecimal(facts.valueMax),
    growth: facts.growth === null ? null : plainDecimal(facts.growth),
  }
}

/** Says who changed the item since it was seen, and what: the person decides again on what stands there now. */
export async function changedMeanwhile(tx: Db, version: VersionKey, row: ItemRow): Promise<Refusal> {
  const last = await lastReviewOf(tx, version, row)
  const changed = last?.before ? differences(last.before.facts, last.after.facts) : []
  const steps = last ? stepLabels[last.action] : { zh: '撤销了一步', en: 'a step was undone' }
  return new Refusal({
    code: 'plans.item-changed',
    params: {
      itemId: row.id,
      name: row.changed_by_name ?? '',
      fieldsZh: changed.length > 0 ? changed.map((c) => c.zh).join('、') : steps.zh,
      fieldsEn: changed.length > 0 ? changed.map((c) => c.en).join(', ') : steps.en,
    },
  })
}

const stepLabels: Record<Decision['action'], { zh: string; en: string }> = {
  accept: { zh: '接受', en: 'accepted' },
  correct: { zh: '修改', en: 'corrected' },
  reject: { zh: '否定', en: 'rejected' },
  reopen: { zh: '恢复待核', en: 'reopened' },
  add: { zh: '新增', en: 'added' },
  merge: { zh: '合并', en: 'merged' },
  split: { zh: '拆分', en: 'split' },
  carry: { zh: '沿用上一版决定', en: 'decided as in the version before' },
}
