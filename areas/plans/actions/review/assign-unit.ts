import { departmentById } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { UnitFacts } from '../../rules/review/content-review.ts'
import { unitsOfMeasures } from '../../store/measures.ts'
import { type Content, lockContents } from '../../store/review/contents.ts'
import { loadForReview } from '../load.ts'
import { decideTogether } from './review-contents.ts'

/**
 * Says which department a responsible unit is, for all measures of the version that name it.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.responsible, plans.content_review, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .department-unknown, .unit-unknown.
 */
export async function assignUnit(
  ctx: Context,
  input: { planId: string; versionId: string; resolved: string; departmentId: string | null },
): Promise<{ batchId: string; changedCount: number; departmentName: string | null }> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const department = input.departmentId === null ? null : await departmentById(tx, input.departmentId)
    if (input.departmentId !== null && !department)
      throw new Refusal({ code: 'plans.department-unknown', field: 'departmentId' })
    const naming = (await unitsOfMeasures(tx, version, null)).filter((unit) => unit.resolved === input.resolved)
    if (naming.length === 0)
      throw new Refusal({ code: 'plans.unit-unknown', field: 'resolved', params: { name: input.resolved } })
    const matched = {
      departmentId: department?.id ?? null,
      departmentName: department?.name ?? null,
      matchBps: department ? 10_000 : null,
    }
    const contents = await lockContents(tx, version, 'measure', [...new Set(naming.map((unit) => unit.measure_id))])
    const { batchId } = await decideTogether(
      tx,
      ctx,
      version,
      'assign',
      contents.map((content) => ({ content, next: assigned(content, input.resolved, matched) })),
    )
    return { batchId, changedCount: naming.length, departmentName: matched.departmentName }
  })
}

type Matched = Pick<UnitFacts, 'departmentId' | 'departmentName' | 'matchBps'>

/** The measure with the unit matched; in what was read the match is no different, for it was never read. */
function assigned({ state, facts, compiled }: Content, resolved: string, matched: Matched) {
  if (!('units' in facts)) throw new Error('only measures name units')
  const units = facts.units.map((unit) => (unit.resolved === resolved ? { ...unit, ...matched } : unit))
  return { state, compiled, facts: { ...facts, units } }
}
