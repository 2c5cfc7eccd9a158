import { inLocale, type Locale } from '#kernel/localized'
import { fillText, type Problem } from '#kernel/refusal'
import {
  type CardView,
  curveText,
  type IndicatorSummaryView,
  type ObservationView,
  type ReconciliationView,
} from './contract.ts'
import { errors } from './errors.ts'
import { plainDecimal } from './rules/decimal.ts'
import type { reconcileParts, SplitRule } from './rules/split-draft.ts'
import type { Assessed, CockpitTarget } from './store/assessments.ts'
import type { CardRow, CatalogueItem } from './store/catalogue.ts'
import type { StoredObservation } from './store/observations.ts'

/** A problem in the reader's language, for answers that are not refusals. */
export function findingView(problem: Problem, locale: Locale): { code: string; message: string } {
  const text = errors[problem.code as keyof typeof errors]
  return {
    code: problem.code,
    message: text ? fillText(locale === 'en' ? text.en : text.zh, problem.params) : problem.code,
  }
}

export function cardView(card: CardRow, departments: ReadonlyMap<string, string>): CardView {
  const { indicatorId: _, createdAt, ...fields } = card
  const owner = card.ownerDepartmentId ? departments.get(card.ownerDepartmentId) : null
  return { ...fields, ownerName: owner ?? card.ownerName, createdAt: createdAt.toISOString() }
}

export function summaryView(item: CatalogueItem): IndicatorSummaryView {
  const { publishedAt, retiredAt, paceCurve, ...fields } = item
  return {
    ...fields,
    paceCurve: paceCurve && curveText(paceCurve),
    isPublished: publishedAt !== null,
    isRetired: retiredAt !== null,
  }
}

/** What a target is about and asks for, and how it stands: what every list of targets says of it. */
export function targetView(target: CockpitTarget, found: Assessed | undefined, locale: Locale) {
  return {
    targetId: target.id,
    regionPath: target.regionPath,
    indicatorId: target.indicatorId,
    indicator: target.indicator,
    subject: target.subject,
    unit: target.unit,
    mode: target.mode,
    comparator: target.comparator,
    value: plainDecimal(target.value),
    valueMax: target.valueMax === null ? null : plainDecimal(target.valueMax),
    deadline: target.deadline,
    planTitle: target.planTitle,
    status: found?.status ?? ('no-data' as const),
    actual: found?.actual ?? null,
    share: found?.share ?? null,
    working: (locale === 'en' ? found?.workingEn : found?.workingZh) ?? '',
  }
}

export function reconciliationView(
  found: ReturnType<typeof reconcileParts>,
  rule: SplitRule,
  locale: Locale,
): ReconciliationView {
  const { verdict, combined, difference, missingNames, working } = found
  return { rule, verdict, combined, difference, missing: missingNames, working: inLocale(working, locale) }
}

/** Revisions of one series; `knownAt` decides which of them counted then. */
export function observationViews(
  rows: readonly StoredObservation[],
  locale: Locale,
  knownAt: Date | null = null,
): ObservationView[] {
  const isStanding = (row: StoredObservation) =>
    row.status !== 'returned' || (knownAt !== null && row.decided_at !== null && row.decided_at > knownAt)
  const current = new Map<string, number>()
  for (const row of rows) {
    if (isStanding(row)) current.set(row.period, Math.max(current.get(row.period) ?? 0, row.revision))
  }
  return rows.map((row) => ({
    id: row.id,
    period: row.period,
    periodEnd: row.period_end,
    revision: row.revision,
    value: plainDecimal(row.value),
    unit: row.unit,
    reportedValue: row.reported_value,
    reportedUnit: row.reported_unit,
    precision: row.precision as ObservationView['precision'],
    status: row.status as ObservationView['status'],
    isCurrent: current.get(row.period) === row.revision,
    source: row.source as ObservationView['source'],
    cardVersion: row.card_version,
    hasEvidence: row.evidence_file_id !== null,
    quote: row.quote,
    href: row.href,
    note: row.note,
    findings: (row.findings as Problem[]).map((problem) => findingView(problem, locale)),
    explanation: row.explanation,
    recordedByName: row.recorded_by_name,
    recordedAt: row.recorded_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedByName: row.decided_by_name,
    decisionNote: row.decision_note,
  }))
}
