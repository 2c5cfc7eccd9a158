import { aggregate, baseWeights, type Tree } from './aggregate.ts'
import { rankScores } from './rank.ts'
import type { IndexSpec } from './spec.ts'

/**
 * A small generator of evenly spread numbers (mulberry32), written out so that anyone can recompute the runs.
 *
 * Units: 0 ≤ x < 1.
 * Example: seeded(1)() → 0.6270739405881613
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Rank band of every unit when all weights are varied at once, each evenly by ± the spread, run after run
 * in the order of the tree. The band holds the asked share of the runs and always the published rank.
 *
 * Units: ranks.
 */
export function rankBands(
  tree: Tree,
  columns: readonly Float64Array[],
  ranks: Float64Array,
  spec: Pick<IndexSpec, 'ranking' | 'sensitivity'>,
): [number, number][] {
  const { runs, weightSpread, coverage, seed } = spec.sensitivity
  const unitCount = ranks.length
  const random = seeded(seed)
  const base = baseWeights(tree)
  const varied = base.map((weights) => weights.slice())
  const work = columns.map((column, index) => (index < tree.indicatorCount ? column : column.slice()))
  const breaks = spec.ranking.tieBreak.map((code) => work[tree.columnOf.get(code) ?? -1] ?? new Float64Array(unitCount))
  const top = work.at(-1) ?? new Float64Array(0)
  const seen = Array.from({ length: unitCount }, () => new Float64Array(runs))
  for (let run = 0; run < runs; run++) {
    for (const [index, weights] of base.entries()) {
      const out = varied[index]
      if (out)
        for (let i = 0; i < weights.length; i++) out[i] = (weights[i] ?? 0) * (1 + weightSpread * (2 * random() - 1))
    }
    aggregate(tree, work, varied)
    const again = rankScores(top, spec.ranking, breaks)
    for (let unit = 0; unit < unitCount; unit++) {
      const own = seen[unit]
      if (own) own[run] = again[unit] ?? Number.NaN
    }
  }
  const skipped = Math.floor(((1 - coverage) / 2) * runs + 1e-9)
  return seen.map((own, unit) => {
    own.sort()
    const rank = ranks[unit] ?? Number.NaN
    if (runs === 0 || Number.isNaN(rank)) return [rank, rank]
    return [Math.min(rank, own[skipped] ?? rank), Math.max(rank, own[runs - 1 - skipped] ?? rank)]
  })
}
