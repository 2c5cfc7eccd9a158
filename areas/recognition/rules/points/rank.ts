import type { JudgedItem } from './judge.ts'

export interface Ranked {
  id: string
  stage: string
  /** Its district, in which it is ranked as well. */
  district: string
  total: number
  items: readonly JudgedItem[]
}

export interface Rank {
  /** 1 is best; equal totals have equal ranks, and the next rank is left out (1, 2, 2, 4). */
  rank: number
  of: number
  /** Where it could stand if the weights were a little otherwise, best and worst. */
  low: number
  high: number
  districtRank: number
  districtOf: number
}

/** How the band is found; frozen with each ranking, so that it can be found again. */
export interface BandRule {
  seed: string
  /** How often the weights are drawn. */
  draws: number
  /** How far a weight is moved at most, in per cent of itself. */
  spreadPercent: number
}

/** Totals are compared to the millionth of a point: what differs less is a tie. */
const sameWithin = 1_000_000
const compared = (total: number) => Math.round(total * sameWithin)

/** The band leaves out the best and the worst twentieth of the draws. */
const bandEnds = { low: 0.05, high: 0.95 }

/**
 * Ranks companies within their stage, in the city and in their district, with a band that says how far the rank hangs on the
 * weights: each weight of a stage is drawn evenly within the spread around itself, the weights are scaled to their sum again,
 * everybody is ranked anew, and the band goes from the 5th to the 95th of a hundred such ranks. Whoever has the same
 * companies, seed, draws and spread finds the same.
 */
export function rankAll(companies: readonly Ranked[], rule: BandRule): Map<string, Rank> {
  const found = new Map<string, Rank>()
  for (const [stage, group] of Map.groupBy(companies, (each) => each.stage)) {
    const ranks = ranksOf(group.map(({ total }) => total))
    const bands = bandsOf(group, { ...rule, seed: `${rule.seed} ${stage}` })
    const inDistrict = districtRanks(group)
    group.forEach(({ id }, at) => {
      const rank = ranks[at] ?? 0
      const [low = rank, high = rank] = bands[at] ?? []
      const district = inDistrict.get(id) ?? { districtRank: 0, districtOf: 0 }
      found.set(id, { rank, of: group.length, low: Math.min(low, rank), high: Math.max(high, rank), ...district })
    })
  }
  return found
}

function districtRanks(group: readonly Ranked[]): Map<string, { districtRank: number; districtOf: number }> {
  const districts = [...Map.groupBy(group, (each) => each.district).values()]
  return new Map(
    districts.flatMap((own) => {
      const ranks = ranksOf(own.map(({ total }) => total))
      return own.map(({ id }, at) => [id, { districtRank: ranks[at] ?? 0, districtOf: own.length }] as const)
    }),
  )
}

function ranksOf(totals: readonly number[] | Float64Array): number[] {
  const keys = Float64Array.from(totals, compared)
  const sorted = keys.slice().sort()
  return Array.from(keys, (key) => 1 + sorted.length - firstAbove(sorted, key))
}

/** Place of the first entry that is greater; `sorted` goes up. */
function firstAbove(sorted: Float64Array, key: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) > key) high = middle
    else low = middle + 1
  }
  return low
}

function bandsOf(group: readonly Ranked[], { seed, draws, spreadPercent }: BandRule): [number, number][] {
  const [first] = group
  if (!first) return []
  const counted = ({ local }: JudgedItem) => local !== 'apart'
  const weights = first.items.filter(counted).map(({ max }) => max ?? 0)
  const shares = group.map(({ items }) =>
    items.filter(counted).map(({ points, max }) => (max ? (points ?? 0) / max : 0)),
  )
  const fixed = group.map(({ items }) => fixedOf(items))
  const random = randomOf(seed)
  const drawn = Array.from({ length: draws }, () => {
    const moved = movedWeights(weights, spreadPercent / 100, random)
    return ranksOf(
      Float64Array.from(shares, (own, company) =>
        own.reduce((sum, share, at) => sum + share * (moved[at] ?? 0), fixed[company] ?? 0),
      ),
    )
  })
  return group.map((_, at) => {
    const ranks = Int32Array.from(drawn, (one) => one[at] ?? 0).sort()
    const end = (part: number) => ranks[Math.max(0, Math.ceil(part * draws) - 1)] ?? 0
    return [end(bandEnds.low), end(bandEnds.high)]
  })
}

/** What is given or taken whole by the city’s own indicators: no weight of it is moved. */
const fixedOf = (items: readonly JudgedItem[]) =>
  items.reduce((sum, { local, max, points }) => (local === 'counted' && max === null ? sum + (points ?? 0) : sum), 0)

function movedWeights(weights: readonly number[], spread: number, random: () => number): number[] {
  const moved = weights.map((weight) => weight * (1 + spread * (2 * random() - 1)))
  const [before, after] = [weights, moved].map((each) => each.reduce((sum, weight) => sum + weight, 0)) as [
    number,
    number,
  ]
  return moved.map((weight) => (after === 0 ? 0 : (weight * before) / after))
}

/** Numbers from 0 to 1 that a text determines (FNV-1a for the state, then mulberry32). */
function randomOf(seed: string): () => number {
  let state = 0x811c9dc5
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
