import type { IndexSpec } from './spec.ts'

type Mean = IndexSpec['aggregation']

/** One group with its children as positions in the list of columns: indicators first, then groups bottom-up. */
export interface Node {
  code: string
  mean: Mean
  children: { column: number; code: string; weight: number }[]
}

export interface Tree {
  indicatorCount: number
  /** Children before parents; the last one is the index itself. */
  nodes: Node[]
  /** Column of every indicator and group. */
  columnOf: Map<string, number>
}

/** Orders the groups so that each comes after its children. */
export function treeOf(spec: IndexSpec): Tree {
  const columnOf = new Map<string, number>(spec.indicators.map((indicator, index) => [indicator.code, index]))
  const all = [...spec.indicators, ...spec.groups]
  const nodes: Node[] = []
  const waiting = [...spec.groups]
  while (waiting.length) {
    const ready = waiting.findIndex((group) =>
      all.every((child) => child.parent !== group.code || columnOf.has(child.code)),
    )
    const [group] = waiting.splice(Math.max(0, ready), 1)
    if (!group) break
    const children = all.flatMap((child) => {
      const column = columnOf.get(child.code)
      return child.parent === group.code && column !== undefined
        ? [{ column, code: child.code, weight: child.weight }]
        : []
    })
    columnOf.set(group.code, spec.indicators.length + nodes.length)
    nodes.push({ code: group.code, mean: group.mean ?? spec.aggregation, children })
  }
  return { indicatorCount: spec.indicators.length, nodes, columnOf }
}

/**
 * Fills the group columns of every unit, bottom-up. A missing child (NaN) leaves its weight to the others;
 * a group without any child is missing itself.
 *
 * @param columns one array per indicator and group, indicators filled
 * @param weights by node and child, in the tree's order
 */
export function aggregate(tree: Tree, columns: readonly Float64Array[], weights: readonly Float64Array[]): void {
  for (const [index, node] of tree.nodes.entries()) {
    const out = columns[tree.indicatorCount + index]
    const shares = weights[index]
    if (!out || !shares) throw new RangeError('columns and weights do not fit the tree')
    for (let unit = 0; unit < out.length; unit++) out[unit] = weightedMean(node, columns, shares, unit)
  }
}

export function baseWeights(tree: Tree): Float64Array[] {
  return tree.nodes.map((node) => Float64Array.from(node.children, (child) => child.weight))
}

function weightedMean(node: Node, columns: readonly Float64Array[], weights: Float64Array, unit: number): number {
  let sum = 0
  let weightSum = 0
  for (let i = 0; i < node.children.length; i++) {
    const child = node.children[i]
    const value = child ? (columns[child.column]?.[unit] ?? Number.NaN) : Number.NaN
    if (Number.isNaN(value)) continue
    const weight = weights[i] ?? 0
    sum += weight * (node.mean === 'arithmetic' ? value : node.mean === 'geometric' ? Math.log(value) : 1 / value)
    weightSum += weight
  }
  if (weightSum === 0) return Number.NaN
  if (node.mean === 'arithmetic') return sum / weightSum
  return node.mean === 'geometric' ? Math.exp(sum / weightSum) : weightSum / sum
}
