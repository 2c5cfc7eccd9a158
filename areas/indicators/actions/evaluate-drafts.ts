import { businessDate } from '#kernel/clock'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { typedNumber } from '../imports/typed-number.ts'
import { compareDecimals, isDecimal, plainDecimal } from '../rules/decimal.ts'
import { type ReportPeriod, readPeriod } from '../rules/period.ts'
import { type KnownValue, plausibilityFindings, readReported } from '../rules/plausibility.ts'
import { restated } from '../rules/territory.ts'
import { cardInForce } from '../store/cards.ts'
import type { IndicatorRow } from '../store/catalogue.ts'
import { type NewObservation, periodKey } from '../store/observations.ts'
import { type Known, readKnown, regionProblems, seriesKey } from './known-series.ts'
import type { Draft } from './observation-draft.ts'

/** Everything of an observation but its id and who recorded it. */
export type ReadyObservation = Omit<
  NewObservation,
  'id' | 'status' | 'source' | 'batchId' | 'recordedBy' | 'recordedByName' | 'recordedAt'
>

export interface Evaluation {
  draft: Draft
  indicator: IndicatorRow | null
  outcome: 'accepted' | 'unchanged' | 'refused'
  /** What forbids the value. */
  problems: Problem[]
  /** What looks odd; an explanation lets it pass. */
  findings: Problem[]
  ready: ReadyObservation | null
}

/** `source` decides who may write a computed indicator and whose figure a document may replace. */
export interface EvaluationOptions {
  now: Date
  source: NewObservation['source']
}

/** A value as a person typed it, read by the rule of the imports; what it does not understand stays, to be refused. */
function asRead(draft: Draft, indicator: IndicatorRow | null): { draft: Draft; problems: Problem[] } {
  if (!indicator || isDecimal(draft.value)) return { draft, problems: [] }
  const number = typedNumber({ text: draft.value }, draft.unit ?? indicator.unit)
  if (number === null) return { draft, problems: [] }
  if ('problem' in number) return { draft, problems: number.reason === 'not-a-number' ? [] : [number.problem] }
  const precision = draft.precision === 'exact' ? number.precision : draft.precision
  return { draft: { ...draft, value: number.value, precision }, problems: [] }
}

function readPart(
  typed: Draft,
  known: Known,
  options: EvaluationOptions,
): Evaluation & { period: ReportPeriod | null; value: string | null } {
  const indicator = known.indicators.get(typed.indicatorId) ?? null
  const { draft, problems: unreadable } = asRead(typed, indicator)
  const period = readPeriod(draft.period)
  const problems: Problem[] = [...unreadable]
  if (!indicator) problems.push({ code: 'indicators.not-found' })
  if (indicator?.measure && options.source !== 'computed') {
    problems.push({ code: 'indicators.computed', params: { indicator: indicator.name } })
  }
  if (!period) problems.push({ code: 'indicators.bad-period', params: { period: draft.period } })
  if (period) problems.push(...regionProblems(known, draft.regionPath, period))
  if (period && period.end > businessDate(options.now)) {
    problems.push({ code: 'indicators.period-in-future', params: { period: period.period, end: period.end } })
  }
  const read =
    indicator && unreadable.length === 0
      ? readReported({ value: draft.value, unit: draft.unit ?? indicator.unit, indicatorUnit: indicator.unit })
      : { value: null, problems: [] }
  problems.push(...read.problems)
  const outcome = problems.length > 0 ? 'refused' : 'accepted'
  return { draft, indicator, outcome, problems, findings: [], ready: null, period, value: read.value }
}

/** The series as it would be with all drafts written: a batch is judged by its own months too. */
function seriesWith(
  known: Known,
  own: readonly { draft: Draft; period: ReportPeriod | null; value: string | null; outcome: string }[],
): KnownValue[] {
  const first = own[0]
  if (!first) return []
  const values = new Map<string, KnownValue>()
  for (const row of known.bySeries.get(seriesKey(first.draft)) ?? []) {
    values.set(row.period, { period: row.period, periodEnd: row.period_end, value: row.value })
  }
  for (const { period, value, outcome } of own) {
    if (period && value !== null && outcome !== 'refused') {
      values.set(period.period, { period: period.period, periodEnd: period.end, value })
    }
  }
  const sorted = [...values.values()].sort((a, b) =>
    a.periodEnd < b.periodEnd ? -1 : a.periodEnd > b.periodEnd ? 1 : 0,
  )
  const last = sorted.at(-1)?.periodEnd ?? ''
  const isSum = known.indicators.get(first.draft.indicatorId)?.rollup === 'sum'
  // A district that took another in is compared with both, so that the merger is no jump.
  return isSum ? restated(sorted, joinedSeries(known, first.draft), last) : sorted
}

function joinedSeries(known: Known, draft: Draft) {
  return (known.joined.get(draft.regionPath) ?? []).map(({ path, from }) => ({
    from,
    values: (known.bySeries.get(seriesKey({ ...draft, regionPath: path })) ?? []).map((row) => ({
      period: row.period,
      periodEnd: row.period_end,
      value: row.value,
    })),
  }))
}

/**
 * What would become of each draft: accepted, unchanged or refused with every reason. Writes nothing.
 *
 * Reads:  indicators, their cards, the series concerned.
 * Errors: none; refusals stand in each evaluation.
 */
export async function evaluateDrafts(
  db: Db,
  drafts: readonly Draft[],
  options: EvaluationOptions,
): Promise<Evaluation[]> {
  const known = await readKnown(db, drafts)
  const read = drafts.map((draft) => readPart(draft, known, options))
  const groups = Map.groupBy(read, (entry) => seriesKey(entry.draft))
  const series = new Map([...groups].map(([key, own]) => [key, seriesWith(known, own)]))
  return read.map((entry) => judged(entry, known, series.get(seriesKey(entry.draft)) ?? [], options))
}

/** A figure that the public has seen is corrected with a reason, which stands beside both values. */
function publicCorrection(
  indicator: IndicatorRow,
  standing: string | undefined,
  of: { period: string; value: string; current: { value: string } | undefined },
): Problem[] {
  const { period, value, current } = of
  if (indicator.publishedAt === null || standing !== 'approved' || !current) return []
  const params = { period, value, known: plainDecimal(current.value) }
  return [{ code: 'indicators.finding-published', params, overridable: true }]
}

function replaces(source: NewObservation['source'], standing: string): boolean {
  if (source === 'plan-report') return standing === 'plan-report'
  return source !== 'roll-up' || standing === 'roll-up' || standing === 'plan-report'
}

function judged(
  entry: Evaluation & { period: ReportPeriod | null; value: string | null },
  known: Known,
  series: readonly KnownValue[],
  options: EvaluationOptions,
): Evaluation {
  const { draft, indicator, period, value } = entry
  const evaluation: Evaluation = {
    draft,
    indicator,
    outcome: entry.outcome,
    problems: entry.problems,
    findings: [],
    ready: null,
  }
  if (entry.outcome === 'refused' || !indicator || !period || value === null) return evaluation
  const key = periodKey(draft.regionPath, draft.indicatorId, draft.subject, period.period)
  const lastRevision = known.revisions.get(key)?.revision ?? 0
  if (draft.expectedRevision !== null && draft.expectedRevision !== lastRevision) {
    evaluation.problems.push({ code: 'indicators.changed-meanwhile', params: { indicator: indicator.name } })
    evaluation.outcome = 'refused'
    return evaluation
  }
  const current = known.current.get(key)
  const isSame = current && compareDecimals(current.value, value) === 0 && current.precision === draft.precision
  // Neither a document nor a roll-up replaces what the office reported itself.
  const isKept = current !== undefined && !replaces(options.source, current.source)
  if (isSame || isKept) {
    evaluation.outcome = 'unchanged'
    return evaluation
  }
  const others = series.filter((point) => point.period !== period.period)
  evaluation.findings = [
    ...plausibilityFindings({ indicator, period, value, known: others }),
    ...publicCorrection(indicator, known.revisions.get(key)?.status, { period: period.period, value, current }),
  ]
  const explanation = draft.explanation?.trim() || null
  if (evaluation.findings.length > 0 && !explanation) evaluation.outcome = 'refused'
  evaluation.ready = {
    regionPath: draft.regionPath,
    indicatorId: indicator.id,
    subject: draft.subject,
    period: period.period,
    periodEnd: period.end,
    revision: lastRevision + 1,
    value,
    unit: indicator.unit,
    reportedValue: draft.value,
    reportedUnit: draft.unit ?? indicator.unit,
    precision: draft.precision,
    cardVersion: cardInForce(known.cards.get(indicator.id) ?? [], period.end)?.version ?? null,
    quote: draft.quote,
    href: draft.href,
    evidenceFileId: draft.evidenceFileId,
    note: draft.note,
    findings: evaluation.findings,
    explanation: evaluation.findings.length > 0 ? explanation : null,
  }
  return evaluation
}
