import type { Context } from '#platform/http/route'
import { type DefaultMonth, defaultMonth } from '../../rules/default-month.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import { lastReportedDays } from '../../store/observations.ts'

/** The targets that a region's cockpit is about, as of the month asked for or the newest that most figures reach. */
export async function standingTargets(
  ctx: Context,
  regionPath: string,
  newest: string,
  query: { planId?: string; year?: number; asOf?: string } = {},
): Promise<{ targets: CockpitTarget[]; asOf: string; sparse: DefaultMonth['sparse'] }> {
  const inYearOf = (day: string) =>
    cockpitTargets(ctx.db, ctx.scope, {
      regionPaths: [regionPath],
      ...(query.planId ? { planId: query.planId } : {}),
      withoutOwnParts: ctx.scope.reach !== 'department',
      // A plan that was chosen is shown whole, also one of other years.
      year: query.year ?? (query.planId ? undefined : Number(day.slice(0, 4))),
    })
  const targets = await inYearOf(query.asOf ?? newest)
  if (query.asOf) return { targets, asOf: query.asOf, sparse: null }
  const { asOf, sparse } = await monthOf(ctx, targets, newest)
  const isOtherYear = asOf.slice(0, 4) !== newest.slice(0, 4)
  return { targets: isOtherYear ? await inYearOf(asOf) : targets, asOf, sparse }
}

async function monthOf(ctx: Context, targets: readonly CockpitTarget[], newest: string): Promise<DefaultMonth> {
  const days = await lastReportedDays(ctx.db, targets, newest)
  return defaultMonth(
    targets.map(({ cadence }, index) => ({ cadence, dataThrough: days[index] ?? null })),
    newest,
  )
}
