import { type NamedUnit, openTask } from '#areas/tasks'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { judgedFor } from '../../rules/cockpit/judged-for.ts'
import { ownersOf } from '../../rules/cockpit/owners.ts'
import { taskTitle } from '../../rules/cockpit/task-of-target.ts'
import { assessmentDay } from '../../rules/period.ts'
import { cockpitTargets } from '../../store/assessments.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { assessTargets } from '../assess-targets.ts'

export interface Supervision {
  regionPath: string
  targetId: string
  /** A department's id or a region's path; left out: whoever answers for the target. */
  lead?: string
  dueOn: string
  words: string
}

/**
 * Turns a target into a task for whoever answers for it, with the arithmetic of the day, the sentence of the plan and
 * the way back to its figures. Where it is followed up already, its open task is answered.
 *
 * Permission: indicators:supervise.
 * Reads:      the target and its assessment. Writes: a task through the tasks area.
 * Errors:     indicators.not-found, indicators.nobody-responsible, those of the tasks area.
 */
export async function superviseTarget(
  ctx: Context,
  input: Supervision,
): Promise<{ taskId: string; isNew: boolean; href: string }> {
  const { regionPath, targetId } = input
  return ctx.db.tx(async (tx) => {
    const [target] = await cockpitTargets(tx, ctx.scope, { regionPaths: [regionPath], targetIds: [targetId] })
    if (!target) throw new Refusal('indicators.not-found')
    const asOf = assessmentDay(businessDate(ctx.clock.now()))
    const found = (await assessTargets(tx, [target], [asOf])).get(assessmentKey(target.id, asOf))
    const [first, ...others] = ownersOf(target)
    const lead = input.lead ?? first
    if (!lead)
      throw new Refusal({
        code: 'indicators.nobody-responsible',
        field: 'lead',
        params: { indicator: target.indicator },
      })
    const { taskId, isNew } = await openTask(tx, ctx, {
      regionPath,
      title: taskTitle({ ...target, deadline: judgedFor(target, asOf) }, found?.status ?? 'no-data'),
      detail: [found?.workingZh, input.words].filter((text) => text).join('\n'),
      priority: found?.status === 'missed' ? 'high' : 'normal',
      lead: unitOf(lead),
      support: [first, ...others].filter((id) => id !== undefined && id !== lead).map((id) => unitOf(id ?? '')),
      dueOn: input.dueOn,
      origin: {
        kind: 'target',
        id: target.id,
        ...(target.planId ? { planId: target.planId } : {}),
        title: target.planTitle ?? target.indicator,
        ...(target.quote ? { quote: target.quote } : {}),
        href: `/cockpit?regionPath=${encodeURIComponent(regionPath)}&target=${target.id}`,
      },
    })
    return { taskId, isNew, href: `/tasks/${taskId}` }
  })
}

const unitOf = (unit: string): NamedUnit => (unit.endsWith('/') ? { regionPath: unit } : { departmentId: unit })
