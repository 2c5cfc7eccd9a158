import { notify, resolveTodos } from '#areas/notices'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { assessmentDay } from '../../rules/period.ts'
import { cockpitTargets } from '../../store/assessments.ts'
import {
  findEvaluation,
  freezeEvaluation,
  insertEvaluation,
  type StoredEvaluation,
  writeEntry,
} from '../../store/evaluations.ts'
import { type At, evaluationView, mayEnter } from './read-evaluation.ts'

const objectOf = (id: string) => `evaluation:${id}`
const reason = 'indicators.evaluation-due'

/**
 * Begins the evaluation of a plan up to a month end; every department that answers for a target is asked for cause and
 * proposal.
 *
 * Permission: indicators:evaluate in the region.
 * Writes:     indicators.evaluation, notices, the operation log.
 * Errors:     indicators.not-found for a plan without targets in the region.
 */
export async function createEvaluation(
  ctx: Context,
  input: { regionPath: string; planId: string; title: string; asOf: string },
): Promise<{ id: string }> {
  return ctx.db.tx(async (tx) => {
    const filter = { regionPaths: [input.regionPath], planId: input.planId, withoutOwnParts: true }
    const targets = await cockpitTargets(tx, ctx.scope, filter)
    if (targets.length === 0) throw new Refusal({ code: 'indicators.not-found', field: 'planId' })
    const id = ctx.ids.next('evl')
    await insertEvaluation(tx, {
      ...{ region_path: input.regionPath, id, title: input.title, plan_id: input.planId },
      plan_title: targets[0]?.planTitle ?? input.planId,
      as_of: assessmentDay(input.asOf),
      ...{ created_at: ctx.clock.now(), created_by: ctx.actor.userId, created_by_name: ctx.actor.name },
    })
    for (const departmentId of new Set(targets.flatMap((target) => target.departmentIds))) {
      await notify(tx, ctx, {
        kind: 'todo',
        to: { departmentId },
        regionPath: input.regionPath,
        title: {
          zh: `请填写中期评估的原因与建议：${input.title}`,
          en: `Enter causes and proposals for the evaluation: ${input.title}`,
        },
        link: `/indicators/evaluations/${id}?regionPath=${encodeURIComponent(input.regionPath)}`,
        object: objectOf(id),
        reason,
      })
    }
    await record(tx, ctx, 'indicators.create-evaluation', { id, region_path: input.regionPath, title: input.title })
    return { id }
  })
}

/** An evaluation that is still open, locked. Errors: indicators.not-found, indicators.evaluation-closed. */
async function openEvaluation(tx: Db, ctx: Context, at: At): Promise<StoredEvaluation> {
  const row = await findEvaluation(tx, ctx.scope, { regionPath: at.regionPath, id: at.evaluationId }, true)
  if (!row) throw new Refusal('indicators.not-found')
  if (row.status !== 'open') throw new Refusal('indicators.evaluation-closed')
  return row
}

/**
 * Enters why a target stands as it does, and what is proposed.
 *
 * Permission: indicators:write; a department for the targets that it answers for.
 * Writes:     indicators.evaluation_entry, the operation log.
 * Errors:     indicators.not-found, .evaluation-closed, .changed-meanwhile.
 */
export async function enterEvaluation(
  ctx: Context,
  input: At & {
    targetId: string
    cause: string | null
    proposalKind: string | null
    proposal: string | null
    revision: number
  },
): Promise<{ revision: number }> {
  return ctx.db.tx(async (tx) => {
    const row = await openEvaluation(tx, ctx, input)
    const filter = { regionPaths: [row.region_path], planId: row.plan_id, targetIds: [input.targetId] }
    const [target] = await cockpitTargets(tx, null, filter)
    if (!target || !mayEnter(ctx, target)) throw new Refusal('indicators.not-found')
    const revision = await writeEntry(tx, {
      ...{ regionPath: row.region_path, evaluationId: row.id, targetId: target.id },
      ...{ cause: input.cause || null, proposalKind: input.proposalKind, proposal: input.proposal || null },
      ...{ seenRevision: input.revision, at: ctx.clock.now(), by: ctx.actor.userId, byName: ctx.actor.name },
    })
    if (revision === null)
      throw new Refusal({ code: 'indicators.changed-meanwhile', params: { indicator: target.indicator } })
    const { cause, proposalKind, proposal } = input
    await record(tx, ctx, 'indicators.enter-evaluation', row, { targetId: target.id, cause, proposalKind, proposal })
    return { revision }
  })
}

/**
 * Closes an evaluation: what it says then is kept whole and changes no more, whatever is reported later.
 *
 * Permission: indicators:evaluate in the region.
 * Writes:     indicators.evaluation, notices, the operation log.
 * Errors:     indicators.not-found, .evaluation-closed, .changed-meanwhile.
 */
export async function closeEvaluation(ctx: Context, input: At & { revision: number }): Promise<{ id: string }> {
  return ctx.db.tx(async (tx) => {
    const row = await openEvaluation(tx, ctx, input)
    if (row.revision !== input.revision)
      throw new Refusal({ code: 'indicators.changed-meanwhile', params: { indicator: row.title } })
    const { rows, statistics } = await evaluationView({ ...ctx, db: tx }, row)
    const key = { regionPath: row.region_path, id: row.id }
    await freezeEvaluation(tx, key, { rows, statistics }, { at: ctx.clock.now(), name: ctx.actor.name })
    await resolveTodos(tx, ctx, objectOf(row.id), reason)
    await record(tx, ctx, 'indicators.close-evaluation', row, { conclusion: statistics.conclusion })
    return { id: row.id }
  })
}

async function record(
  tx: Db,
  ctx: Context,
  action: string,
  row: Pick<StoredEvaluation, 'id' | 'region_path' | 'title'>,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, {
    action,
    object: objectOf(row.id),
    regionPath: row.region_path,
    detail: { title: row.title, ...detail },
  })
}
