import type { TreeNodeView } from '#contract/indicators'

/** What one line of the tree shows: the targets of one indicator, or of one unit that carries parts of them. */
export interface TreeRow {
  key: string
  nodes: TreeNodeView[]
}

/** The year under which a target stands. */
export function yearOf(node: Pick<TreeNodeView, 'deadline'>): string {
  return node.deadline.slice(0, 4)
}

/** Years of all targets, in order: the columns. */
export function yearsOf(nodes: readonly TreeNodeView[]): string[] {
  return [...new Set(nodes.map(yearOf))].sort()
}

/** One row for each indicator and what it is measured of, in the order in which they came. */
export function byIndicator(nodes: readonly TreeNodeView[]): TreeRow[] {
  return rowsBy(nodes, (node) => [node.indicatorId, node.subject, node.unit].join(' '))
}

/** One row for each district, park or department that carries parts. */
export function byUnit(nodes: readonly TreeNodeView[]): TreeRow[] {
  return rowsBy(nodes, (node) => [node.regionPath, node.name, ...node.departments.map((one) => one.id)].join(' '))
}

function rowsBy(nodes: readonly TreeNodeView[], keyOf: (node: TreeNodeView) => string): TreeRow[] {
  return [...Map.groupBy(nodes, keyOf)].map(([key, group]) => ({ key, nodes: group }))
}

/** Amounts and levels are shared out; what is left never adds. */
export function addsUp(node: Pick<TreeNodeView, 'mode'>): boolean {
  return node.mode !== 'ratio' && node.mode !== 'growth'
}
