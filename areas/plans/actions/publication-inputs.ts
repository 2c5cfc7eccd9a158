import type { ReportedFromPlan, TargetFromPlan } from '#areas/indicators'
import type { Ids } from '#kernel/ids'
import type { Binding } from '../contract/publication.ts'
import { deadlinesOf } from '../rules/publication.ts'
import { factsOf, type ItemRow } from '../store/items.ts'
import type { ResponsibleRow } from '../store/measures.ts'
import type { PlanRow, VersionRow } from '../store/plans.ts'

/** One target or reported value to bind, and the item that it comes from. */
export interface BoundTarget {
  id: string
  itemId: string
  input: TargetFromPlan
}

export interface BoundReport {
  id: string
  itemId: string
  input: ReportedFromPlan
}

interface Publishing {
  plan: PlanRow
  version: VersionRow
  rows: readonly ItemRow[]
  bindings: ReadonlyMap<string, Binding>
  responsibles: readonly ResponsibleRow[]
}

/** What the indicators are handed: each target with its quote, departments and baseline; each reported value with its quote. */
export function publicationInputs(
  ids: Ids,
  publishing: Publishing,
): { targets: BoundTarget[]; reports: BoundReport[] } {
  const targets: BoundTarget[] = []
  const reports: BoundReport[] = []
  for (const row of publishing.rows) {
    const binding = publishing.bindings.get(row.id)
    if (!binding) continue
    const indicator = binding.newIndicator
      ? { newIndicator: binding.newIndicator }
      : { indicatorId: binding.indicatorId }
    if (row.kind === 'target') {
      for (const deadline of deadlinesOf(row, publishing.plan.period_from)) {
        const id = ids.next('plt')
        targets.push({ id, itemId: row.id, input: { ...indicator, ...targetOf(publishing, row, deadline, id) } })
      }
    } else if (row.deadline !== null) {
      const id = ids.next('plt')
      reports.push({ id, itemId: row.id, input: { ...indicator, ...reportOf(publishing, row, row.deadline, id) } })
    }
  }
  return { targets, reports }
}

function targetOf(publishing: Publishing, row: ItemRow, deadline: string, id: string) {
  const { plan } = publishing
  const baseline = baselineOf(publishing, row)
  const isFlow = row.mode === 'flow-cumulative'
  return {
    regionPath: plan.region_path,
    departmentIds: departmentsOf(publishing, row),
    value: row.value,
    ...(row.value_max === null ? {} : { valueMax: row.value_max }),
    unit: row.unit ?? '',
    comparator: row.comparator,
    mode: row.mode,
    ...(isFlow && plan.period_from !== null ? { periodStart: plan.period_from } : {}),
    deadline,
    ...(baseline ? { baseline } : {}),
    ...(row.subject === null ? {} : { subject: row.subject }),
    source: sourceOf(publishing, row, id),
  }
}

function reportOf(publishing: Publishing, row: ItemRow, period: string, id: string) {
  return {
    regionPath: publishing.plan.region_path,
    value: row.value,
    unit: row.unit ?? '',
    period,
    ...(row.growth === null ? {} : { growth: row.growth }),
    ...(row.subject === null ? {} : { subject: row.subject }),
    source: sourceOf(publishing, row, id),
  }
}

/** The starting point that the document itself prints for the same indicator of the same subject. */
function baselineOf({ rows }: Publishing, target: ItemRow): { value: string; period: string } | null {
  const same = rows.filter(
    (row) =>
      row.kind === 'baseline' &&
      row.indicator === target.indicator &&
      row.subject === target.subject &&
      row.unit === target.unit &&
      row.deadline !== null,
  )
  const [only] = same
  return same.length === 1 && only?.deadline ? { value: only.value, period: only.deadline } : null
}

const rank = { lead: 0, responsible: 1, support: 2 }

/** Departments of the item's measure, the lead first, each once. */
function departmentsOf({ responsibles }: Publishing, row: ItemRow): string[] {
  const ofMeasure = responsibles
    .filter((unit) => unit.measure_id === row.measure_id)
    .toSorted((a, b) => rank[a.role] - rank[b.role] || a.seq - b.seq)
  return [...new Set(ofMeasure.flatMap((unit) => (unit.department_id === null ? [] : [unit.department_id])))]
}

function sourceOf({ plan, version }: Publishing, row: ItemRow, id: string): TargetFromPlan['source'] {
  const facts = factsOf(row)
  return {
    area: 'plans',
    planId: plan.id,
    versionId: version.id,
    // One item can become a target a year; the published line is what is bound once.
    itemId: id,
    planTitle: plan.title,
    quote: facts.quote,
    offset: facts.offset,
    href: `/plans/${plan.id}/versions/${version.id}?item=${row.id}`,
  }
}
