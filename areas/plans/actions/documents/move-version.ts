import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { VersionReview } from '../../contract/views.ts'
import { isSamePlan } from '../../rules/publication/same-plan.ts'
import { type PlanRow, plansOfRegion, type VersionRow, versionsOf } from '../../store/plans.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { discardVersion } from './discard-version.ts'
import { type UploadResult, uploadPlan } from './upload-plan.ts'

/**
 * Files a version that was uploaded as a plan of its own as the next version of another plan of the region, where it is
 * read once more, so that it is compared with the version before and decisions can be taken over.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.version, plans.plan, a job, the operation log.
 * Errors:     plans.not-found, those of `discardVersion` and of `uploadPlan`.
 */
export async function moveVersion(
  ctx: Context,
  { intoPlanId, ...at }: { planId: string; versionId: string; intoPlanId: string },
): Promise<UploadResult> {
  return ctx.db.tx(async (tx) => {
    const inside = { ...ctx, db: tx }
    const version = await loadVersion(tx, ctx.scope, at)
    const into = await loadPlan(tx, ctx.scope, intoPlanId)
    const file = await ctx.files.get(tx, version.file_id)
    if (into.id === at.planId || into.region_path !== version.region_path || !file) throw new Refusal('plans.not-found')
    await discardVersion(inside, at)
    const { region_path: regionPath, id: planId } = into
    return uploadPlan(inside, { regionPath, planId, file: { ...file, name: version.file_name } })
  })
}

/** The plan that a version seems to be a newer text of, though it was uploaded as a plan of its own: one in force first. */
export async function planLike(
  ctx: Context,
  plan: PlanRow,
  version: VersionRow,
): Promise<VersionReview['newerTextOf']> {
  if (version.state !== 'review' || (await versionsOf(ctx.db, plan)).length > 1) return null
  const same = (await plansOfRegion(ctx.db, plan)).filter(
    (other) => isSamePlan(plan, other) && other.created_at <= plan.created_at,
  )
  const found = same.find((other) => other.published_version_id !== null) ?? same[0]
  return found ? { planId: found.id, title: found.title } : null
}
