import type { IndexSpec } from './spec.ts'
import { sampleKurtosis, sampleSkewness } from './statistics.ts'

type OutlierRule = Extract<IndexSpec['outliers'], { method: 'winsorise-then-log' }>

export interface Treatment {
  values: Float64Array
  how: 'untouched' | 'winsorised' | 'log'
  /** Positions whose value was pulled in. */
  pulledIn: number[]
  skewnessBefore: number
  kurtosisBefore: number
  /** False where even the last resort left the distribution outside the limits. */
  passes: boolean
}

/**
 * Outliers of one indicator: nothing where skewness or kurtosis is inside its limit; else the outermost
 * values are pulled in to the next, one after the other; where the allowed number does not suffice, the
 * original values are taken by log(x − min + 0.01 · range).
 *
 * Units: those of the indicator; logarithms where `how` is `log`.
 * Errors: none; fewer than four values or no spread are left untouched.
 */
export function treatOutliers(values: Float64Array, rule: OutlierRule): Treatment {
  const skewnessBefore = sampleSkewness(values)
  const kurtosisBefore = sampleKurtosis(values)
  const before = { skewnessBefore, kurtosisBefore }
  if (!isOutside(values, rule)) return { values, how: 'untouched', pulledIn: [], passes: true, ...before }
  const winsorised = winsorise(values, rule)
  if (winsorised) return { ...winsorised, how: 'winsorised', passes: true, ...before }
  const low = Math.min(...values)
  const range = Math.max(...values) - low
  const logged = values.map((value) => Math.log(value - low + 0.01 * range))
  return { values: logged, how: 'log', pulledIn: [], passes: !isOutside(logged, rule), ...before }
}

function isOutside(values: Float64Array, rule: OutlierRule): boolean {
  return Math.abs(sampleSkewness(values)) > rule.skewnessLimit && sampleKurtosis(values) > rule.kurtosisLimit
}

function winsorise(original: Float64Array, rule: OutlierRule): { values: Float64Array; pulledIn: number[] } | null {
  const values = original.slice()
  const pulledIn = new Set<number>()
  for (let round = 0; round < rule.maximumPoints; round++) {
    const isHigh = sampleSkewness(values) > 0
    const outermost = isHigh ? Math.max(...values) : Math.min(...values)
    const inner = values.filter((value) => value !== outermost)
    const next = isHigh ? Math.max(...inner) : Math.min(...inner)
    // Pulling in the only other value would leave no difference between the units at all.
    if (inner.every((value) => value === next)) return null
    for (const [index, value] of values.entries()) {
      if (value !== outermost) continue
      values[index] = next
      pulledIn.add(index)
    }
    if (!isOutside(values, rule)) return { values, pulledIn: [...pulledIn] }
  }
  return null
}
