import type { Context } from '#platform/http/route'
import type { OwedRowView } from '../../contract.ts'
import { owedOf } from '../../rules/cockpit/owed-of-target.ts'
import { ownersOf } from '../../rules/cockpit/owners.ts'
import type { OwedReport } from '../../rules/due-report.ts'
import { addDays, daysBetween } from '../../rules/period.ts'
import type { Assessed, CockpitTarget } from '../../store/assessments.ts'
import { type ReturnedFigure, returnedFigures } from '../../store/cockpit/returned-figures.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { seriesOfTarget } from '../../store/observations.ts'
import { lastReminders } from '../../store/reminders.ts'

/** Who owes which report, the latest first, with when they were reminded and why a figure came back. */
export async function owedRows(
  ctx: Context,
  targets: readonly CockpitTarget[],
  assessed: ReadonlyMap<string, Assessed>,
  at: { asOf: string; today: string; through: string | null; names: ReadonlyMap<string, string> },
): Promise<OwedRowView[]> {
  const found = targets.flatMap((target) => {
    const { dataThrough = null } = assessed.get(assessmentKey(target.id, at.asOf)) ?? {}
    const owed = owedOf(target, dataThrough, at.today, at.through)
    return owed ? [{ target, owed }] : []
  })
  const cameBack = await cameBackOf(ctx, targets, at)
  const owing = [
    ...found.map((one) => ({
      ...one,
      returned:
        cameBack.find((back) => back.target.id === one.target.id && back.owed.period === one.owed.period)?.returned ??
        null,
    })),
    ...cameBack.filter(
      (back) => !found.some(({ target, owed }) => target.id === back.target.id && owed.period === back.owed.period),
    ),
  ]
  const reminded = await lastReminders(
    ctx.db,
    owing.map(({ target }) => target),
  )
  return owing
    .map(({ target, owed, returned }) => ({
      targetId: target.id,
      regionPath: target.regionPath,
      indicator: target.indicator,
      departments: ownersOf(target).map((id) => ({ id, name: at.names.get(id) ?? id })),
      ...owed,
      returned: returned && { reason: returned.reason, by: returned.by, at: returned.at.toISOString() },
      remindedAt: reminded.get(target.id)?.toISOString() ?? null,
    }))
    .sort((a, b) => b.daysLate - a.daysLate || (a.targetId < b.targetId ? -1 : 1))
}

/** Figures that came back are owed again, also before their day and where later periods are reported. */
async function cameBackOf(
  ctx: Context,
  targets: readonly CockpitTarget[],
  at: { today: string; through: string | null },
): Promise<{ target: CockpitTarget; owed: OwedReport; returned: ReturnedFigure }[]> {
  const returned = await returnedFigures(ctx.db, targets, at.through ?? at.today)
  return targets.flatMap((target) =>
    (returned.get(seriesOfTarget(target)) ?? []).map((figure) => {
      const dueOn = addDays(figure.periodEnd, target.dueDays ?? 10)
      const daysLate = Math.max(0, daysBetween(dueOn, at.today))
      return { target, owed: { period: figure.period, dueOn, daysLate, periods: 1 }, returned: figure }
    }),
  )
}
