import { departmentNames } from '#areas/regions'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { MeasureFields, MechanismFields } from '../../contract/content.ts'
import {
  type ContentAction,
  type ContentFacts,
  checkUnits,
  decideContent,
  headingsAbove,
  type MeasureFacts,
  type UnitFacts,
} from '../../rules/review/content-review.ts'
import { headingsOf } from '../../store/measures.ts'
import { textOf, type VersionRow } from '../../store/plans.ts'
import { insertContentReviews } from '../../store/review/content-reviews.ts'
import {
  type Content,
  type ContentKind,
  type ContentSnapshot,
  insertContent,
  lockContents,
  snapshotOf,
  writeContent,
} from '../../store/review/contents.ts'
import { loadForReview } from '../load.ts'
import { noteChange } from './live/note-change.ts'

interface At {
  planId: string
  versionId: string
}

/** What a step on measures or mechanisms changed, and the batch by which it is undone. */
export interface ContentChange {
  version: VersionRow
  batchId: string
  kind: ContentKind
  ids: string[]
}

type Fields = MeasureFields | MechanismFields

/**
 * Corrects a measure or mechanism, says that it is none, or takes that back, if nobody changed it since it was seen.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.measure, responsible or mechanism, plans.content_review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .content-not-found, .content-changed,
 *             .department-unknown, and those of the rules.
 */
export async function reviewContent(
  ctx: Context,
  kind: ContentKind,
  input: At & { id: string; action: ContentAction; revision: number; fields?: Fields },
): Promise<ContentChange> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const [content] = await lockContents(tx, version, kind, [input.id])
    if (!content) throw new Refusal('plans.content-not-found')
    if (content.revision !== input.revision) throw changedByOther(content)
    const fields = input.fields && (await factsOf(tx, input.fields, content.facts))
    const { next, problems } = decideContent(content, input.action, fields)
    if (next === null) throw new Refusal(problems)
    return decideTogether(tx, ctx, version, input.action, [{ content, next }])
  })
}

/**
 * Adds a measure or mechanism from words that a person selected.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.measure, responsible or mechanism, plans.content_review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .quote-not-in-text, .department-unknown, .unit-twice.
 */
export async function addContent(
  ctx: Context,
  kind: ContentKind,
  input: At & { fields: Fields; quote: string; offset: number },
): Promise<ContentChange> {
  const { quote, offset } = input
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const text = (await textOf(tx, version))?.text ?? ''
    if (!text.startsWith(quote, offset))
      throw new Refusal({ code: 'plans.quote-not-in-text', field: 'quote', params: { offset } })
    const facts = await factsOf(tx, input.fields, null)
    const headings = await headingsOf(tx, version)
    const headingPath = headingsAbove(
      headings.map(({ level, title, text_offset }) => ({ level, title, offset: text_offset })),
      offset,
    )
    const id = ctx.ids.next(kind === 'measure' ? 'plm' : 'plk')
    await insertContent(tx, version, { id, quote, offset, headingPath, facts })
    const [content] = await lockContents(tx, version, kind, [id])
    if (!content) throw new Error(`${kind} ${id} was written and is not there`)
    const next = { state: 'added' as const, facts, compiled: null }
    return decideTogether(tx, ctx, version, 'add', [{ content, next }])
  })
}

type Next = Pick<ContentSnapshot, 'state' | 'facts' | 'compiled'>

/** Writes decisions that are taken, and undone, together. */
export async function decideTogether(
  tx: Db,
  ctx: Context,
  version: VersionRow,
  action: ContentAction | 'add' | 'assign',
  decided: readonly { content: Content; next: Next }[],
): Promise<ContentChange> {
  const batchId = ctx.ids.next('plb')
  const at = ctx.clock.now()
  const reviews = decided.map(({ content, next }) => {
    const id = ctx.ids.next('plr')
    // Which department a unit is, is no word on whether the measure was read right.
    const by = action === 'assign' ? content : { reviewedByName: ctx.actor.name, reviewedAt: at.toISOString() }
    const after: ContentSnapshot = {
      ...next,
      reviewedByName: by.reviewedByName,
      reviewedAt: by.reviewedAt,
      lastReviewId: id,
    }
    return { id, content, after }
  })
  for (const { content, after } of reviews) await writeContent(tx, version, content, after, ctx.actor.name)
  await insertContentReviews(
    tx,
    version,
    { batchId, action, by: ctx.actor, at },
    reviews.map(({ id, content, after }) => ({
      id,
      kind: content.kind,
      content_id: content.id,
      before: action === 'add' ? null : snapshotOf(content),
      after,
    })),
  )
  const ids = decided.map(({ content }) => content.id)
  const kind = decided[0]?.content.kind ?? 'measure'
  await ctx.audit.record(tx, ctx.actor, {
    action: 'plans.review-content',
    object: `plan:${version.plan_id}`,
    regionPath: version.region_path,
    detail: { versionId: version.id, action, kind, ids },
  })
  await noteChange(tx, ctx, version, null)
  return { version, batchId, kind, ids }
}

/** What a person sent, with what is known of units that were there before. */
async function factsOf(tx: Db, fields: Fields, before: ContentFacts | null): Promise<ContentFacts> {
  if (!('units' in fields)) return { name: fields.name, type: fields.type }
  const known = before && 'units' in before ? before.units : []
  const ids = fields.units.flatMap(({ departmentId }) => departmentId ?? [])
  const names = await departmentNames(tx, ids)
  const problems: Problem[] = checkUnits(fields.units)
  if (ids.some((id) => !names.has(id))) problems.push({ code: 'plans.department-unknown', field: 'units' })
  if (problems.length > 0) throw new Refusal(problems)
  const units = fields.units.map(({ resolved, role, departmentId }): UnitFacts => {
    const same = known.find((unit) => unit.resolved === resolved)
    const isSameMatch = same !== undefined && same.departmentId === departmentId
    return {
      printed: same?.printed ?? resolved,
      resolved,
      role,
      departmentId,
      departmentName: departmentId === null ? null : (names.get(departmentId) ?? null),
      matchBps: isSameMatch ? same.matchBps : departmentId === null ? null : 10_000,
    }
  })
  return { title: fields.title, dueBy: fields.dueBy, units } satisfies MeasureFacts
}

export function changedByOther({ changedByName }: Content): Refusal {
  return new Refusal({ code: 'plans.content-changed', params: { name: changedByName ?? '' } })
}
