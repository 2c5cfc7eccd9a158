import type { PaceAssessment } from '#engines/pace'
import type { Db } from '#platform/db/db'
import { assessTarget } from '../rules/assess-target.ts'
import { type DefinitionUsed, definitionUsed } from '../rules/definition-used.ts'
import { assessmentDay } from '../rules/period.ts'
import type { KnownValue } from '../rules/plausibility.ts'
import { asItStood } from '../rules/target-versions.ts'
import type { Assessed, CockpitTarget } from '../store/assessments.ts'
import { assessmentKey, type KeptAssessment, keepAssessments, keptAssessments } from '../store/kept-assessments.ts'
import { predecessorsOf, territorySeries } from './territory-series.ts'

/** The full assessment of one target over the values given, in the indicator's unit. */
export function assessOne(target: CockpitTarget, known: readonly KnownValue[], asOf: string): PaceAssessment {
  return assessTarget({
    target: asItStood(target, asOf),
    indicator: {
      unit: target.indicatorUnit,
      direction: target.direction,
      reported: target.reported,
      judge: target.judge,
      paceCurve: target.paceCurve,
    },
    known: known.filter((entry) => entry.periodEnd <= asOf),
    asOf,
  })
}

export function summaryOf(assessment: PaceAssessment, used: DefinitionUsed): Assessed {
  return {
    ...used,
    status: assessment.status,
    actual: assessment.actual,
    dataThrough: assessment.dataThrough,
    share: assessment.share,
    expectedShare: assessment.pointers.time?.expectedShare ?? null,
    seasonalShare: assessment.pointers.seasonal?.expectedShare ?? null,
    gapPoints: assessment.gapPoints,
    remaining: assessment.remaining,
    requiredPerMonth: assessment.requiredPerMonth,
    forecast: assessment.forecast?.value ?? null,
    meetsTarget: assessment.forecast?.meetsTarget ?? null,
    judgedBy: assessment.judgedBy,
    blockedBy: assessment.reasons.find((reason) => reason.weight === 'blocks')?.code ?? null,
    workingZh: assessment.working.zh,
    workingEn: assessment.working.en,
  }
}

/**
 * How targets stand on some days, by target and day. Month ends are kept, so that they are computed once until a
 * value, the target or the indicator changes; other days, and what was known at an earlier instant, are computed.
 *
 * The versions of the series were read with the targets, before the values: a value written in between makes what
 * is kept here void at once, never wrongly valid.
 *
 * Reads:  indicators.assessment, observations of the targets not kept. Writes: indicators.assessment.
 * Errors: none.
 */
export async function assessTargets(
  db: Db,
  targets: readonly CockpitTarget[],
  days: readonly string[],
  options: { knownAt?: Date | null } = {},
): Promise<Map<string, Assessed>> {
  const knownAt = options.knownAt ?? null
  const joined = await predecessorsOf(
    db,
    targets.map((target) => target.regionPath),
  )
  // What is kept knows nothing of the figures of a region that joined: those are computed.
  const isKeepable = (target: CockpitTarget, day: string) =>
    !knownAt &&
    assessmentDay(day) === day &&
    !(joined.get(target.regionPath) ?? []).some((one) => target.rollup === 'sum' && one.from <= day)
  const keepable = new Set(knownAt ? [] : days.filter((day) => assessmentDay(day) === day))
  const kept = keepable.size > 0 ? await keptAssessments(db, targets, [...keepable]) : new Map<string, Assessed>()
  const found = new Map<string, Assessed>()
  for (const target of targets)
    for (const day of days) {
      const one = isKeepable(target, day) ? kept.get(assessmentKey(target.id, day)) : undefined
      if (one) found.set(assessmentKey(target.id, day), one)
    }
  const missing = targets.filter((target) => days.some((day) => !found.has(assessmentKey(target.id, day))))
  if (missing.length === 0) return found
  const until = days.reduce((latest, day) => (day > latest ? day : latest), '')
  const series = await territorySeries(db, uniqueSeries(missing), { until, knownAt }, joined)
  const toKeep: KeptAssessment[] = []
  for (const target of missing) {
    for (const day of days) {
      const key = assessmentKey(target.id, day)
      if (found.has(key)) continue
      const known = series.on(target, day)
      const assessment = assessOne(target, known, day)
      const summary = summaryOf(assessment, definitionUsed(target, known, assessment.dataThrough))
      found.set(key, summary)
      if (isKeepable(target, day)) toKeep.push({ ...summary, target, asOf: day, reasons: assessment.reasons })
    }
  }
  if (toKeep.length > 0) await keepAssessments(db, toKeep)
  return found
}

function uniqueSeries(targets: readonly CockpitTarget[]) {
  return [...new Map(targets.map((target) => [`${target.regionPath} ${target.indicatorId}`, target])).values()]
}
