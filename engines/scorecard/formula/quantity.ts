import type { Rational } from '#kernel/decimal'
import { FormulaError, parseFormula } from './parse.ts'
import type { Unit } from './units.ts'

/** A figure with its unit, as bands and parameters write it: `30%`, `500 persons`. */
export function readQuantity(text: string): { value: Rational; unit: Unit } | null {
  try {
    const tree = parseFormula(text)
    const node = tree.kind === 'negative' ? tree.of : tree
    if (node.kind !== 'number') return null
    const sign = tree.kind === 'negative' ? -1n : 1n
    return { value: { n: sign * node.value.n, d: node.value.d }, unit: node.unit }
  } catch (error) {
    if (error instanceof FormulaError) return null
    throw error
  }
}
