import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { periodKey } from '../store/observations.ts'
import { appendObservations } from './append-observations.ts'
import { namedIndicators, type PlanSource, type TargetFromPlan } from './bind-targets.ts'
import type { Draft } from './observation-draft.ts'

/** An actual or baseline figure that a document prints. */
export interface ReportedFromPlan {
  indicatorId?: string
  newIndicator?: TargetFromPlan['newIndicator']
  regionPath: string
  /** Decimal text in `unit`. */
  value: string
  unit: string
  period: string
  /** Year-on-year % printed beside the value; kept with it as a note. */
  growth?: string | number
  /** Default `=`: `~` is kept as about, `>` and `>=` as at least. */
  comparator?: TargetFromPlan['comparator']
  subject?: string
  source: PlanSource
}

/**
 * Records what a document reports, with its sentence as evidence. A figure that the office reported itself, or that
 * is computed, stays: the document's is then not written and its place answers null.
 *
 * Permission: the caller's (plans:publish).
 * Writes: indicators.observation, indicators.series.
 * Errors: indicators.target-incomplete, .unit-mismatch, .bad-period, .period-in-future, .not-a-number, .negative-count.
 */
export async function recordReported(
  tx: Db,
  ctx: Pick<Context, 'actor' | 'clock' | 'ids' | 'audit'>,
  inputs: readonly ReportedFromPlan[],
): Promise<{ observationId: string | null }[]> {
  const indicators = await namedIndicators(tx, ctx, inputs)
  const problems = inputs.flatMap((input, index) =>
    indicators[index]
      ? []
      : [{ code: 'indicators.target-incomplete', field: `reports.${index}`, params: { quote: input.source.quote } }],
  )
  if (problems.length > 0) throw new Refusal(problems)
  const drafts = new Map<string, Draft>()
  const keys = inputs.map((input, index) => {
    const indicator = indicators[index]
    if (!indicator || indicator.measure) return null
    const draft = draftOf(input, indicator.id)
    const key = periodKey(draft.regionPath, draft.indicatorId, draft.subject, draft.period)
    // A document may print the same figure twice; the first sentence is its evidence.
    if (!drafts.has(key)) drafts.set(key, draft)
    return key
  })
  const written = await appendObservations(tx, ctx, ctx.actor, [...drafts.values()], {
    source: 'plan-report',
    status: 'approved',
  })
  for (const draft of written.recorded) {
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.record-reported',
      object: `observation:${draft.id}`,
      regionPath: draft.regionPath,
      detail: { indicatorId: draft.indicatorId, period: draft.period, value: draft.value, unit: draft.unit },
    })
  }
  const idOf = new Map(
    written.recorded.map((row) => [periodKey(row.regionPath, row.indicatorId, row.subject, row.period), row.id]),
  )
  return keys.map((key) => ({ observationId: (key && idOf.get(key)) ?? null }))
}

function draftOf(input: ReportedFromPlan, indicatorId: string): Draft {
  const { comparator, source } = input
  return {
    regionPath: input.regionPath,
    indicatorId,
    subject: input.subject?.trim() ?? '',
    period: input.period,
    value: input.value,
    unit: input.unit,
    precision: comparator === '~' ? 'approx' : comparator === '>' || comparator === '>=' ? 'lower-bound' : 'exact',
    note: input.growth === undefined ? null : `同比 ${input.growth}%`,
    explanation: `文件原文：${source.quote}`,
    evidenceFileId: null,
    quote: source.quote,
    href: source.href,
    expectedRevision: null,
  }
}
