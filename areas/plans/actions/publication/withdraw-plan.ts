import { withdrawTargets } from '#areas/indicators'
import { withdrawTasks } from '#areas/tasks'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { endPublishedItems } from '../../store/publications.ts'
import { loadPlan, loadVersion } from '../load.ts'

/**
 * Takes a published plan back: its targets leave the indicators, the open tasks of its measures and targets are
 * cancelled. What was observed stays, and so do the tasks of findings, which a new draft still has to answer.
 *
 * Permission: plans:publish in the plan's region.
 * Writes:     targets of the indicators, tasks, plans.version, plan, published_item, the operation log.
 * Errors:     plans.not-found, plans.not-published.
 */
export async function withdrawPlan(
  ctx: Context,
  input: { planId: string; reason: string },
): Promise<{ withdrawnTargetCount: number }> {
  return ctx.db.tx(async (tx) => {
    const plan = await loadPlan(tx, ctx.scope, input.planId, 'update')
    if (plan.published_version_id === null) throw new Refusal('plans.not-published')
    const now = ctx.clock.now()
    await withdrawTargets(tx, ctx, { planId: plan.id })
    await withdrawTasks(tx, ctx, { planId: plan.id, kinds: ['plan-measure', 'target'] }, `规划已撤回：${input.reason}`)
    const withdrawnTargetCount = await endPublishedItems(tx, plan, now)
    const db = tx.as<PlansTables>()
    await db
      .updateTable('plans.version')
      .set((eb) => ({
        state: 'withdrawn',
        withdrawn_at: now,
        withdrawn_by_name: ctx.actor.name,
        withdrawal_reason: input.reason,
        revision: eb('revision', '+', 1),
      }))
      .where('region_path', '=', plan.region_path)
      .where('id', '=', plan.published_version_id)
      .execute()
    await db
      .updateTable('plans.plan')
      .set({ published_version_id: null, updated_at: now })
      .where('region_path', '=', plan.region_path)
      .where('id', '=', plan.id)
      .execute()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.withdraw-plan',
      object: `plan:${plan.id}`,
      regionPath: plan.region_path,
      detail: { versionId: plan.published_version_id, reason: input.reason, withdrawnTargetCount },
    })
    return { withdrawnTargetCount }
  })
}

/**
 * Opens a withdrawn version for review again, with all decisions that were taken on it.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.version, the operation log.
 * Errors:     plans.not-found, .version-not-found, .version-not-withdrawn, .newer-version-in-review.
 */
export async function reopenVersion(ctx: Context, at: { planId: string; versionId: string }): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const plan = await loadPlan(tx, ctx.scope, at.planId, 'update')
    const version = await loadVersion(tx, ctx.scope, at, 'update')
    if (version.state !== 'withdrawn') throw new Refusal('plans.version-not-withdrawn')
    if (plan.current_version_id !== version.id) throw new Refusal('plans.newer-version-in-review')
    await tx
      .as<PlansTables>()
      .updateTable('plans.version')
      .set((eb) => ({ state: 'review', revision: eb('revision', '+', 1) }))
      .where('region_path', '=', version.region_path)
      .where('id', '=', version.id)
      .execute()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.reopen-version',
      object: `plan:${plan.id}`,
      regionPath: plan.region_path,
      detail: { versionId: version.id },
    })
  })
}
