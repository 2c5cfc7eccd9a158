import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { loadVersion, notInReview } from '../load.ts'
import { tellAsked } from '../tell.ts'

/**
 * Asks those who may publish to do it: a to-do for the leaders of the city, or the officers of the district.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     a notice, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .items-undecided.
 */
export async function askPublication(ctx: Context, at: { planId: string; versionId: string }): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const version = await loadVersion(tx, ctx.scope, at, 'share')
    if (version.state !== 'review') throw notInReview(version.state)
    const count = version.item_count - version.decided_count
    if (count > 0) throw new Refusal({ code: 'plans.items-undecided', params: { count } })
    await tellAsked(tx, ctx, version, ctx.actor.name)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.ask-publication',
      object: `plan:${version.plan_id}`,
      regionPath: version.region_path,
      detail: { versionId: version.id },
    })
  })
}
