import { departmentById } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { PlanFacts } from '../../contract/fields.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { loadForReview, loadPlan } from '../load.ts'
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

/**
 * Says which department a responsible unit is, for all measures of the version that name it.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.responsible, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .department-unknown, .unit-unknown.
 */
export async function assignUnit(
  ctx: Context,
  input: { planId: string; versionId: string; resolved: string; departmentId: string | null },
): Promise<{ changedCount: number; departmentName: string | null }> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const department = input.departmentId === null ? null : await departmentById(tx, input.departmentId)
    if (input.departmentId !== null && !department)
      throw new Refusal({ code: 'plans.department-unknown', field: 'departmentId' })
    const changed = await tx
      .as<PlansTables>()
      .updateTable('plans.responsible')
      .set({
        department_id: department?.id ?? null,
        department_name: department?.name ?? null,
        match_bps: department ? 10_000 : null,
      })
      .where('region_path', '=', version.region_path)
      .where('version_id', '=', version.id)
      .where('resolved', '=', input.resolved)
      .returning('seq')
      .execute()
    if (changed.length === 0)
      throw new Refusal({ code: 'plans.unit-unknown', field: 'resolved', params: { name: input.resolved } })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.assign-unit',
      object: `plan:${version.plan_id}`,
      regionPath: version.region_path,
      detail: { versionId: version.id, resolved: input.resolved, departmentId: input.departmentId },
    })
    await noteChange(tx, ctx, version, null)
    return { changedCount: changed.length, departmentName: department?.name ?? null }
  })
}
