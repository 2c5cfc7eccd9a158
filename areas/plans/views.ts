import type { z } from 'zod'
import { inWords } from './actions/in-words.ts'
import type {
  HistoryEntry,
  ItemView,
  MeasureView,
  MechanismView,
  PlanDetail,
  PlanFacts,
  UnitView,
  VersionSummary,
} from './contract.ts'
import { differences } from './rules/review/item-review.ts'
import { factsOf, type ItemRow, type ReviewRow } from './store/items.ts'
import type { MeasureRow, MechanismRow, ResponsibleRow } from './store/measures.ts'
import type { PlanRow, VersionRow } from './store/plans.ts'

export function planFactsView(plan: PlanRow): PlanFacts {
  return {
    title: plan.title,
    issuer: plan.issuer,
    number: plan.number,
    issued: plan.issued,
    status: plan.status,
    kind: plan.kind,
    periodFrom: plan.period_from,
    periodTo: plan.period_to,
  }
}

export function versionView(version: VersionRow): VersionSummary {
  return {
    id: version.id,
    ordinal: version.ordinal,
    state: version.state,
    fileName: version.file_name,
    sizeBytes: version.size_bytes,
    format: version.format,
    textLength: version.text_length,
    warnings: version.warnings,
    problems: inWords(version.problems),
    jobId: version.job_id,
    counts: { total: version.item_count, decided: version.decided_count, rejected: version.rejected_count },
    uploadedBy: version.uploaded_by_name,
    uploadedAt: version.uploaded_at.toISOString(),
    publishedBy: version.published_by_name,
    publishedAt: version.published_at?.toISOString() ?? null,
    earlierOrdinal: version.earlier_ordinal,
    revision: version.revision,
  }
}

export function planDetailView(
  plan: PlanRow,
  versions: readonly VersionRow[],
  { regionName, may }: { regionName: string; may: PlanDetail['may'] },
): PlanDetail {
  return {
    ...planFactsView(plan),
    id: plan.id,
    regionPath: plan.region_path,
    regionName,
    revision: plan.revision,
    currentVersionId: plan.current_version_id,
    publishedVersionId: plan.published_version_id,
    versions: versions.map(versionView),
    may,
  }
}

export function itemView(row: ItemRow): ItemView {
  const facts = factsOf(row)
  const isChanged = row.compiled !== null && differences(row.compiled, facts).length > 0
  return {
    ...facts,
    id: row.id,
    state: row.state,
    origin: row.origin,
    reason: row.reason,
    rivalItemId: row.rival_item_id,
    madeBy: row.made_by,
    madeFromItemIds: row.made_from ?? [],
    earlier: row.earlier_item_id === null ? null : { itemId: row.earlier_item_id, fields: row.earlier_fields ?? [] },
    carriedFromItemId: row.carried_from_item_id,
    chosenIndicator:
      row.chosen_indicator_id === null
        ? null
        : { id: row.chosen_indicator_id, name: row.chosen_indicator_name ?? row.chosen_indicator_id },
    confidenceShare: row.confidence_bps === null ? null : row.confidence_bps / 10_000,
    revision: row.revision,
    valueText: row.value_text,
    valueOffset: row.value_offset,
    deadlineFrom: row.deadline_from,
    of: row.ratio_of,
    partOfItemId: row.part_of_item_id,
    relativeTo: row.relative_to,
    recurrence: row.recurrence,
    table: row.table_name,
    progressClaim: row.progress_claim,
    compiled: isChanged ? row.compiled : null,
    changedBy: row.changed_by_name,
    reviewedBy: row.reviewed_by_name,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    note: row.note,
  }
}

export function measureViews(measures: readonly MeasureRow[], units: readonly ResponsibleRow[]): MeasureView[] {
  const byMeasure = Map.groupBy(units, (unit) => unit.measure_id)
  return measures.map((measure) => ({
    id: measure.id,
    path: measure.heading_path,
    number: measure.number,
    title: measure.title,
    offset: measure.text_offset,
    endOffset: measure.end_offset,
    role: measure.role,
    units: (byMeasure.get(measure.id) ?? []).map(unitView),
    unitsOpen: measure.units_open,
    unitsQuote: measure.units_quote,
    dueBy: measure.due_by,
    ...decidedView(measure),
    compiled: measure.state === 'corrected' ? measure.compiled : null,
  }))
}

export function mechanismView(row: MechanismRow): MechanismView {
  return {
    id: row.id,
    name: row.name,
    quote: row.quote,
    offset: row.text_offset,
    type: row.type as MechanismView['type'],
    ...decidedView(row),
    compiled: row.state === 'corrected' ? row.compiled : null,
  }
}

function decidedView(row: MeasureRow | MechanismRow) {
  return {
    state: row.state,
    revision: row.revision,
    changedBy: row.changed_by_name,
    reviewedBy: row.reviewed_by_name,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
  }
}

function unitView(unit: ResponsibleRow): UnitView {
  return {
    printed: unit.printed,
    resolved: unit.resolved,
    role: unit.role,
    departmentId: unit.department_id,
    departmentName: unit.department_name,
    matchShare: unit.match_bps === null ? null : unit.match_bps / 10_000,
  }
}

/** `batch` holds what was decided together with it: of a merge or split, the other side. */
export function historyView(review: ReviewRow, batch: readonly ReviewRow[]): z.output<typeof HistoryEntry> {
  const isRecomposed = review.action === 'merge' || review.action === 'split'
  const others = isRecomposed ? batch.filter(({ before }) => (before === null) !== (review.before === null)) : []
  return {
    id: review.id,
    action: review.action,
    before: review.before?.facts ?? null,
    after: review.after.facts,
    others: others.map(({ after }) => after.facts),
    by: review.by_name,
    at: review.at.toISOString(),
    note: review.note,
    undoneBy: review.undone_by_name,
    undoneAt: review.undone_at?.toISOString() ?? null,
  }
}
