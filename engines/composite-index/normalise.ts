import type { IndexSpec } from './spec.ts'
import { deviation, mean } from './statistics.ts'

/**
 * Puts one indicator on the common scale, better always being higher.
 * Missing values (NaN) stay missing; null where the method cannot tell the units apart.
 *
 * Units: in the indicator's, out the scale's.
 */
export function normalise(
  values: Float64Array,
  indicator: IndexSpec['indicators'][number],
  rule: IndexSpec['normalisation'],
): Float64Array | null {
  const known = values.filter((value) => !Number.isNaN(value))
  const { direction } = indicator
  if (rule.method === 'z-score') {
    const spread = deviation(known)
    if (!(spread > 0)) return null
    const centre = mean(known)
    return values.map((value) => rule.mean + (direction * rule.deviation * (value - centre)) / spread)
  }
  const width = rule.to - rule.from
  if (rule.method === 'percentile-rank') {
    if (known.length < 2) return null
    return values.map((value) =>
      Number.isNaN(value) ? value : rule.from + width * percentile(value, known, direction),
    )
  }
  if (rule.method === 'goalposts') {
    const [worst, best] = indicator.goalposts ?? [Number.NaN, Number.NaN]
    return values.map((value) => rule.from + width * Math.min(1, Math.max(0, (value - worst) / (best - worst))))
  }
  const low = Math.min(...known)
  const high = Math.max(...known)
  if (!(high > low)) return null
  return values.map((value) => rule.from + (width * (direction > 0 ? value - low : high - value)) / (high - low))
}

/** Share of the other units that are worse, equal ones counting half. */
function percentile(value: number, known: Float64Array, direction: 1 | -1): number {
  let below = 0
  let equal = 0
  for (const other of known) {
    if (other === value) equal++
    else if ((value - other) * direction > 0) below++
  }
  return (below + (equal - 1) / 2) / (known.length - 1)
}
