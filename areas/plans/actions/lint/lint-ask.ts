import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { VersionFindings } from '../../contract/lint.ts'
import { lintRunOf, writeLintRun } from '../../store/lint-findings.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { lintJobName } from './lint-job-name.ts'
import { findingsView, isUnderWay } from './lint-view.ts'

interface At {
  planId: string
  versionId: string
}

/**
 * What the last assessment of a version found, what people made of it, whether it still speaks of what is there, and
 * whether another one is under way.
 *
 * Permission: plans:read.
 * Errors:     plans.not-found, plans.version-not-found.
 */
export async function readFindings(ctx: Context, at: At): Promise<VersionFindings> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  return findingsView(ctx, plan, await loadVersion(ctx.db, ctx.scope, at))
}

/**
 * Starts the assessment of a version. While it runs, asking again answers the same work.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.lint_run, a job.
 * Errors:     plans.not-found, plans.version-not-found (also while there is no text yet).
 */
export async function askAssessment(ctx: Context, at: At): Promise<{ jobId: string }> {
  const seen = await lintRunOf(ctx.db, await loadVersion(ctx.db, ctx.scope, at))
  const overId = seen && !isUnderWay(await ctx.jobs.view(seen.job_id)) ? seen.job_id : null
  return ctx.db.tx(async (tx) => {
    const version = await loadVersion(tx, ctx.scope, at, 'update')
    if (version.text_length === null) throw new Refusal('plans.version-not-found')
    const last = await lintRunOf(tx, version)
    // It runs, or somebody has just started it.
    if (last && last.job_id !== overId) return { jobId: last.job_id }
    const input = { regionPath: version.region_path, planId: version.plan_id, versionId: version.id }
    const jobId = await ctx.jobs.enqueue(tx, lintJobName, input, ctx.actor)
    await writeLintRun(tx, version, jobId, {
      userId: ctx.actor.userId,
      name: ctx.actor.name,
      at: ctx.clock.now(),
    })
    return { jobId }
  })
}
