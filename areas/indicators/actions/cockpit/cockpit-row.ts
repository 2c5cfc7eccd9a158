import type { TargetRowView, TargetTaskView } from '../../contract.ts'
import { judgedFor } from '../../rules/cockpit/judged-for.ts'
import { ownersOf } from '../../rules/cockpit/owners.ts'
import { pendingPeriod } from '../../rules/pending-period.ts'
import type { Assessed, CockpitTarget } from '../../store/assessments.ts'
import type { PendingFigure } from '../../store/cockpit/newest-pending.ts'
import { targetView } from '../../views.ts'

/** A target as the cockpit's table shows it. */
export function cockpitRow(
  target: CockpitTarget,
  about: {
    now: Assessed | undefined
    before: Assessed | undefined
    task?: TargetTaskView | null
    reportNote?: string | null
    /** Newest figure of its series that nobody has approved. */
    pending: PendingFigure | undefined
    asOf: string
    names: ReadonlyMap<string, string>
    locale: 'zh-CN' | 'en'
  },
): TargetRowView {
  const { now } = about
  return {
    ...targetView(target, now, about.locale),
    judgedFor: judgedFor(target, about.asOf),
    method: { asked: target.judge, used: now?.judgedBy ?? 'none', curve: target.paceCurve ? 'set' : 'history' },
    planId: target.planId,
    departments: ownersOf(target).map((id) => ({ id, name: about.names.get(id) ?? id })),
    statusBefore: about.before?.status ?? null,
    isStarted: now?.blockedBy !== 'not-started',
    dataThrough: now?.dataThrough ?? null,
    pendingPeriod: pendingPeriod({ reported: target.reported, dataThrough: now?.dataThrough ?? null }, about.pending),
    expectedShare: now?.expectedShare ?? null,
    seasonalShare: now?.seasonalShare ?? null,
    gapPoints: now?.gapPoints ?? null,
    requiredPerMonth: now?.requiredPerMonth ?? null,
    forecast: now?.forecast ?? null,
    meetsTarget: now?.meetsTarget ?? null,
    hasCard: target.cadence !== null,
    cardVersion: now?.cardVersion ?? null,
    earlierCardVersion: now?.earlierCardVersion ?? null,
    topic: target.topic,
    cadence: target.cadence,
    blockedBy: now?.blockedBy ?? null,
    reportNote: about.reportNote ?? null,
    task: about.task ?? null,
  }
}
