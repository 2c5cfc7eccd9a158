import type { Judged } from '#engines/scorecard'

/** A company of the population with what its groups and costs rest on. */
export interface SimulatedCompany {
  creditCode: string
  name: string
  district: string
  /** Number of staff in words: `1`, `20`, `300`, `1000`, the least of its class; `unknown`. */
  size: string
  isHolding: boolean
}

export type Change = 'gain' | 'lose'

/** Fails or cannot be decided before, passes after; or the other way. Null: no change. */
export function changeOf(before: Judged, after: Judged): Change | null {
  if (before.verdict !== 'pass' && after.verdict === 'pass') return 'gain'
  return before.verdict === 'pass' && after.verdict !== 'pass' ? 'lose' : null
}

export interface GroupTally {
  id: string
  companies: number
  gain: number
  lose: number
}

const groups = {
  district: ({ district }: SimulatedCompany) => district,
  size: ({ size }: SimulatedCompany) => size,
  title: ({ isHolding }: SimulatedCompany) => (isHolding ? 'held' : 'not-held'),
}
export type GroupName = keyof typeof groups
export const groupNames = Object.keys(groups) as GroupName[]
export const groupOf = (company: SimulatedCompany, name: GroupName) => groups[name](company)

/** Who gains and loses, in all and by group, and what passing costs before and after. Units: fen. */
export function tallyOf(
  companies: readonly SimulatedCompany[],
  before: readonly Judged[],
  after: readonly Judged[],
  payFen: (company: SimulatedCompany) => bigint,
) {
  const all = { companies: companies.length, gain: 0, lose: 0, passBefore: 0, passAfter: 0, unknown: 0, unusable: 0 }
  const by = Object.fromEntries(groupNames.map((name) => [name, new Map<string, GroupTally>()])) as Record<
    GroupName,
    Map<string, GroupTally>
  >
  const bins = new Map<number, { before: number; after: number }>()
  let [costBeforeFen, costAfterFen] = [0n, 0n]
  companies.forEach((company, at) => {
    const [old, next] = [before[at], after[at]]
    if (!old || !next) throw new RangeError('one judgement a company')
    const change = changeOf(old, next)
    if (change) all[change]++
    if (old.verdict === 'pass') {
      all.passBefore++
      costBeforeFen += payFen(company)
    }
    if (next.verdict === 'pass') {
      all.passAfter++
      costAfterFen += payFen(company)
    }
    if (next.verdict === 'unknown') all.unknown++
    if (next.verdict === 'unusable') all.unusable++
    countBins(bins, old, next)
    for (const name of groupNames) {
      const id = groupOf(company, name)
      const tally = by[name].get(id) ?? { id, companies: 0, gain: 0, lose: 0 }
      tally.companies++
      if (change) tally[change]++
      by[name].set(id, tally)
    }
  })
  return { all, by, bins, costBeforeFen, costAfterFen }
}

/** Points that one bar covers. */
export const binWidth = 10

function countBins(bins: Map<number, { before: number; after: number }>, old: Judged, next: Judged): void {
  for (const [key, { total }] of [['before', old] as const, ['after', next] as const]) {
    if (total === null) continue
    const bin = Math.floor(total / binWidth)
    const counted = bins.get(bin) ?? { before: 0, after: 0 }
    counted[key]++
    bins.set(bin, counted)
  }
}
