import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { PlanFacts } from '../../contract/fields.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { loadPlan } from '../load.ts'
import { noteChange } from '../review/live/note-change.ts'

/**
 * Corrects what is known of the document; a later version of the text does not overwrite it.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.plan, the operation log.
 * Errors:     plans.not-found, .facts-changed, .period-reversed.
 */
export async function editPlanFacts(
  ctx: Context,
  input: { planId: string; revision: number; facts: PlanFacts },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const plan = await loadPlan(tx, ctx.scope, input.planId, 'update')
    const { facts } = input
    if (plan.revision !== input.revision) throw new Refusal('plans.facts-changed')
    if (facts.periodFrom !== null && facts.periodTo !== null && facts.periodFrom > facts.periodTo)
      throw new Refusal({ code: 'plans.period-reversed', field: 'periodTo' })
    await tx
      .as<PlansTables>()
      .updateTable('plans.plan')
      .set({
        title: facts.title,
        issuer: facts.issuer,
        number: facts.number,
        issued: facts.issued,
        status: facts.status,
        kind: facts.kind,
        period_from: facts.periodFrom,
        period_to: facts.periodTo,
        facts_edited: true,
        revision: plan.revision + 1,
        updated_at: ctx.clock.now(),
      })
      .where('region_path', '=', plan.region_path)
      .where('id', '=', plan.id)
      .execute()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.edit-facts',
      object: `plan:${plan.id}`,
      regionPath: plan.region_path,
      detail: { facts },
    })
    await noteChange(tx, ctx, { region_path: plan.region_path, id: plan.current_version_id }, null)
  })
}
