import { sameFigures, type TargetRowView } from '#contract/indicators'

/** Targets that say the same of the same figure, such as one of the plan and one of the year's work: shown as one. */
export interface Line {
  row: TargetRowView
  others: TargetRowView[]
}

export const groupNames = ['behind', 'no-data', 'on-pace', 'ahead', 'met', 'not-started'] as const
export type GroupName = (typeof groupNames)[number]

/** The group that a target is shown in. */
export function groupOf(row: Pick<TargetRowView, 'status' | 'isStarted'>): GroupName {
  if (row.status === 'missed') return 'behind'
  return row.status === 'no-data' && !row.isStarted ? 'not-started' : row.status
}

/**
 * Lines in the order of their first row.
 *
 * Example: linesOf([{ indicatorId: 'i', subject: '', status: 'behind', share: 0.3, actual: '3' }, { indicatorId: 'i', subject: '', status: 'behind', share: 0.3, actual: '3' }]).length → 1
 */
export function linesOf(rows: readonly TargetRowView[]): Line[] {
  return sameFigures(rows).map(([row, ...others]) => ({ row, others }))
}

export function byGroup(rows: readonly TargetRowView[]): Record<GroupName, TargetRowView[]> {
  const groups = Map.groupBy(rows, groupOf)
  return Object.fromEntries(groupNames.map((name) => [name, groups.get(name) ?? []])) as Record<
    GroupName,
    TargetRowView[]
  >
}

/** How the targets of one topic or department stand. */
export interface Composition {
  key: string
  total: number
  counts: Record<GroupName, number>
}

/** Counts by topic, department …, the largest first; a row may belong to several. */
export function compositionOf(rows: readonly TargetRowView[], keysOf: (row: TargetRowView) => string[]): Composition[] {
  const found = new Map<string, Composition>()
  for (const row of rows)
    for (const key of keysOf(row)) {
      const one = found.get(key) ?? { key, total: 0, counts: emptyCounts() }
      one.total += 1
      one.counts[groupOf(row)] += 1
      found.set(key, one)
    }
  return [...found.values()].sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1))
}

function emptyCounts(): Record<GroupName, number> {
  return { behind: 0, 'no-data': 0, 'on-pace': 0, ahead: 0, met: 0, 'not-started': 0 }
}
