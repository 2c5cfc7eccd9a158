import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { versionsOf } from '../../store/plans.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { noteChange } from '../review/live/note-change.ts'
import { closeTodos } from '../tell.ts'
import { compileJobName } from './compile-job-name.ts'

/**
 * Puts away a version that was never published; the version before it is the current one again. The file and all
 * decisions stay in the database.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.version, plans.plan, the operation log.
 * Errors:     plans.not-found, .version-not-found, .version-not-discardable.
 */
export async function discardVersion(ctx: Context, at: { planId: string; versionId: string }): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const plan = await loadPlan(tx, ctx.scope, at.planId, 'update')
    const version = await loadVersion(tx, ctx.scope, at, 'update')
    if (version.state !== 'review' && version.state !== 'failed') throw new Refusal('plans.version-not-discardable')
    const db = tx.as<PlansTables>()
    await db
      .updateTable('plans.version')
      .set({ state: 'discarded', revision: version.revision + 1 })
      .where('region_path', '=', version.region_path)
      .where('id', '=', version.id)
      .execute()
    await closeTodos(tx, ctx, version)
    const [newest] = await versionsOf(tx, plan)
    await db
      .updateTable('plans.plan')
      .set({ current_version_id: newest?.id ?? version.id, updated_at: ctx.clock.now() })
      .where('region_path', '=', plan.region_path)
      .where('id', '=', plan.id)
      .execute()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.discard-version',
      object: `plan:${plan.id}`,
      regionPath: plan.region_path,
      detail: { versionId: version.id },
    })
    await noteChange(tx, ctx, version, null)
  })
}

/**
 * Starts reading a failed version again.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.version, a job, the operation log.
 * Errors:     plans.version-not-found, .version-not-failed.
 */
export async function recompileVersion(
  ctx: Context,
  at: { planId: string; versionId: string },
): Promise<{ jobId: string }> {
  return ctx.db.tx(async (tx) => {
    const version = await loadVersion(tx, ctx.scope, at, 'update')
    if (version.state !== 'failed') throw new Refusal('plans.version-not-failed')
    const input = { regionPath: version.region_path, planId: version.plan_id, versionId: version.id }
    const jobId = await ctx.jobs.enqueue(tx, compileJobName, input, ctx.actor)
    await tx
      .as<PlansTables>()
      .updateTable('plans.version')
      .set({ state: 'compiling', problems: '[]', job_id: jobId, revision: version.revision + 1 })
      .where('region_path', '=', version.region_path)
      .where('id', '=', version.id)
      .execute()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.recompile-version',
      object: `plan:${version.plan_id}`,
      regionPath: version.region_path,
      detail: { versionId: version.id },
    })
    return { jobId }
  })
}
