import type { ReportedFromPlan, TargetFromPlan } from '#areas/indicators'
import type { Binding } from '../../contract/publication.ts'
import type { ItemRow } from '../../store/items.ts'
import type { ResponsibleRow } from '../../store/measures.ts'
import type { PlanRow, VersionRow } from '../../store/plans.ts'
import type { Once } from '../review/decide-duplicates.ts'

interface Publishing {
  plan: PlanRow
  version: VersionRow
  /** Items that take part, in the order of the document, each saying once. */
  once: readonly Once[]
  bindings: readonly Binding[]
  responsibles: readonly ResponsibleRow[]
}

/** What one item hands to the indicators. */
export type PublicationInput =
  | { itemId: string; target: TargetFromPlan; report: null }
  | { itemId: string; target: null; report: ReportedFromPlan }

/** What the indicators are handed: each target with its quote, departments and baseline; each reported value with its quote. */
export function publicationInputs(publishing: Publishing): PublicationInput[] {
  const bindings = new Map(publishing.bindings.map((binding) => [binding.itemId, binding]))
  return publishing.once.flatMap(({ first: row, others }): PublicationInput[] => {
    const binding = bindings.get(row.id)
    if (!binding || row.deadline === null) return []
    const indicator = binding.newIndicator
      ? { newIndicator: binding.newIndicator }
      : { indicatorId: binding.indicatorId }
    return row.kind === 'target'
      ? [
          {
            itemId: row.id,
            target: { ...indicator, ...targetOf(publishing, { row, others, deadline: row.deadline }) },
            report: null,
          },
        ]
      : [{ itemId: row.id, target: null, report: { ...indicator, ...reportOf(publishing, row, row.deadline) } }]
  })
}

function targetOf(
  publishing: Publishing,
  { row, others, deadline }: { row: ItemRow; others: readonly ItemRow[]; deadline: string },
): TargetFromPlan {
  const { plan } = publishing
  const baseline = baselineOf(publishing, row)
  const spansPeriod = row.mode === 'flow-cumulative' || row.recurrence !== null
  const startsBefore = plan.period_from !== null && plan.period_from <= deadline.slice(0, 4)
  return {
    regionPath: plan.region_path,
    departmentIds: departmentsOf(publishing, [row, ...others]),
    value: row.value,
    ...(row.value_max === null ? {} : { valueMax: row.value_max }),
    unit: row.unit ?? '',
    comparator: row.comparator,
    mode: row.mode,
    ...(row.recurrence === null ? {} : { recurrence: row.recurrence }),
    ...(spansPeriod && startsBefore && plan.period_from !== null ? { periodStart: plan.period_from } : {}),
    ...(plan.period_from !== null && startsBefore ? { planStart: plan.period_from } : {}),
    deadline,
    ...(baseline ? { baseline } : {}),
    ...(row.subject === null ? {} : { subject: row.subject }),
    source: sourceOf(publishing, row),
  }
}

function reportOf(publishing: Publishing, row: ItemRow, period: string): ReportedFromPlan {
  return {
    regionPath: publishing.plan.region_path,
    value: row.value,
    unit: row.unit ?? '',
    period,
    comparator: row.comparator,
    ...(row.growth === null ? {} : { growth: row.growth }),
    ...(row.subject === null ? {} : { subject: row.subject }),
    source: sourceOf(publishing, row),
  }
}

/** The starting point that the document itself prints for the same indicator of the same subject. */
function baselineOf({ once }: Publishing, target: ItemRow): { value: string; period: string } | null {
  const same = once.filter(
    ({ first: row }) =>
      row.kind === 'baseline' &&
      row.indicator === target.indicator &&
      row.subject === target.subject &&
      row.unit === target.unit &&
      row.deadline !== null,
  )
  const [only] = same
  return same.length === 1 && only?.first.deadline ? { value: only.first.value, period: only.first.deadline } : null
}

const rank = { lead: 0, responsible: 1, support: 2 }

/** Departments of the measures that state it, the lead first, each once. */
function departmentsOf({ responsibles }: Publishing, rows: readonly ItemRow[]): string[] {
  const ofMeasure = responsibles
    .filter((unit) => rows.some((row) => unit.measure_id === row.measure_id))
    .toSorted((a, b) => rank[a.role] - rank[b.role] || a.seq - b.seq)
  return [...new Set(ofMeasure.flatMap((unit) => (unit.department_id === null ? [] : [unit.department_id])))]
}

function sourceOf({ plan, version }: Publishing, row: ItemRow): TargetFromPlan['source'] {
  return {
    area: 'plans',
    planId: plan.id,
    versionId: version.id,
    itemId: row.id,
    planTitle: plan.title,
    quote: row.quote,
    offset: row.text_offset,
    href: `/plans/${plan.id}/versions/${version.id}?item=${row.id}`,
  }
}
