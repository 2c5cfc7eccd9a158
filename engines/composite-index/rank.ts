import type { IndexSpec } from './spec.ts'

/** Digits that count when scores are compared; further ones are blur of the doubles. */
const SIGNIFICANT_DIGITS = 12

/** Decimal rounding, halves away from zero, of the shortest printed form, so 0.125 → 0.13 and 1.005 → 1.01. */
export function roundHalfUp(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential().split('e')
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`))
  const rounded = Number(`${shifted}e${-decimals}`)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/**
 * Ranks from best (highest) to worst; missing scores (NaN) have no rank (NaN).
 * Written rule: scores are rounded first only where the spec says so; ties are separated by the tie-break
 * scores in their order; what is still equal shares a rank as the spec says.
 *
 * Units: ranks from 1; `same-mean` may give halves.
 * Example: 9, 7, 7, 5 → 1, 2, 2, 4
 */
export function rankScores(
  scores: Float64Array,
  rule: IndexSpec['ranking'],
  tieBreakScores: readonly Float64Array[] = [],
): Float64Array {
  const keys = [scores, ...tieBreakScores].map((column) =>
    column.map((value) =>
      rule.decimals === null ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) : roundHalfUp(value, rule.decimals),
    ),
  )
  const order = Array.from(scores.keys()).filter((unit) => !Number.isNaN(scores[unit]))
  order.sort((a, b) => compareUnits(keys, a, b) || a - b)
  const ranks = new Float64Array(scores.length).fill(Number.NaN)
  let dense = 0
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && compareUnits(keys, order[start] ?? 0, order[end] ?? 0) === 0) end++
    dense++
    const shared = rule.ties === 'same-dense' ? dense : rule.ties === 'same-mean' ? (start + 1 + end) / 2 : start + 1
    for (let i = start; i < end; i++) ranks[order[i] ?? 0] = shared
    start = end
  }
  return ranks
}

function compareUnits(keys: readonly Float64Array[], a: number, b: number): number {
  for (const column of keys) {
    const left = column[a] ?? Number.NaN
    const right = column[b] ?? Number.NaN
    if (Number.isNaN(left) || Number.isNaN(right)) {
      if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1
      continue
    }
    if (left !== right) return right - left
  }
  return 0
}
