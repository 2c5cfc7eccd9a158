import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { NewScreening, Screening } from '../../contract/screening.ts'
import { insertScreening, setJob } from '../../store/screenings.ts'
import { regionOf } from '../awards/reach.ts'
import { cityTexts } from '../city-values.ts'
import { ruleOn } from './goals.ts'
import { readScreening } from './read-screenings.ts'

/**
 * Has a job look through the companies of a region for a goal. Day, version of the rule, conditions and filters are kept, so
 * that it can be computed again.
 *
 * Permission: recognition:screen.
 * Writes:     recognition.screening, the operation log and, by the job, recognition.screening_hit.
 * Errors:     recognition.screening-no-rule, .screening-gate-unknown, .screening-no-condition, .screening-no-total,
 *             .screening-in-future, .screening-elsewhere.
 */
export async function startScreening(ctx: Context, asked: NewScreening): Promise<Screening> {
  const regionPath = regionOf(ctx.scope)
  const today = businessDate(ctx.clock.now())
  const set = ruleOn(asked.goal, asked.asOf)
  const problems = problemsOf(asked, { set, regionPath, today })
  if (problems.length > 0) throw new Refusal(problems)
  const id = ctx.ids.next('scr')
  await ctx.db.tx(async (tx) => {
    await insertScreening(tx, {
      ...{ region_path: regionPath, id, title: asked.title, rule_set: asked.goal, rule_version: set.version },
      ...{ as_of: asked.asOf, gates: asked.gates, at_least: asked.atLeast === null ? null : `${asked.atLeast}` },
      ...{ most_failed: asked.mostFailed, within_region: asked.withinRegion, section: asked.section },
      ...{
        parameters: await cityTexts(tx, set, asked.asOf),
        not_holding: asked.notHolding,
        made_at: ctx.clock.now(),
        made_by_name: ctx.actor.name,
      },
    })
    const jobId = await ctx.jobs.enqueue(tx, 'recognition.screen', { regionPath, screeningId: id }, ctx.actor)
    await setJob(tx, { regionPath, id }, jobId)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.screen',
      object: `screening:${id}`,
      regionPath,
      detail: { ...asked, ruleVersion: set.version },
    })
  })
  return readScreening(ctx, id)
}

function problemsOf(
  { goal, gates, atLeast, asOf, withinRegion }: NewScreening,
  { set, regionPath, today }: { set: RuleSet; regionPath: string; today: string },
): Problem[] {
  const known = new Set(set.source.gates.map(({ id }) => id))
  const problems: Problem[] = gates
    .filter((gate) => !known.has(gate))
    .map((gate) => ({ code: 'recognition.screening-gate-unknown', field: 'gates', params: { gate } }))
  if (gates.length === 0 && atLeast === null)
    problems.push({ code: 'recognition.screening-no-condition', field: 'gates' })
  if (atLeast !== null && set.source.total === undefined)
    problems.push({ code: 'recognition.screening-no-total', field: 'atLeast', params: { goal } })
  if (asOf > today) problems.push({ code: 'recognition.screening-in-future', field: 'asOf', params: { today } })
  if (!withinRegion.startsWith(regionPath))
    problems.push({ code: 'recognition.screening-elsewhere', field: 'withinRegion' })
  return problems
}
