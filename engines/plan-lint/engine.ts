import { stockAgainstInflow, withoutBase, withoutDenominator } from './checks/definitions.ts'
import { missingHeadlines, withoutFigures, withoutUnits } from './checks/gaps.ts'
import { againstTrend, laterTargets } from './checks/later-target.ts'
import { belowOwnRate } from './checks/own-rate.ts'
import { outsidePeriod } from './checks/period.ts'
import { growthReached, passedAlready, reached } from './checks/reached.ts'
import { repeatedFigures } from './checks/repeated.ts'
import { statedGrowth } from './checks/stated-growth.ts'
import { breakDowns, jointFigures, totalsBelowAYear } from './checks/sums.ts'
import { aboveSuperior, lackingOfSuperior } from './checks/superior.ts'
import { claimsOf, clustersOf } from './claims.ts'
import { likeness } from './concept.ts'
import { byRegion, isAbove, type RegionDocuments } from './regions.ts'
import type { Claim, Finding, LintDocument, Severity } from './types.ts'

export type * from './types.ts'

export interface LintOptions {
  /** Business date; targets due before it are not compared with later ones as if they were still ahead. */
  asOf?: string
}

const order: Record<Severity, number> = { high: 0, medium: 1, low: 2, info: 3 }

/**
 * What a careful reader would find between and inside policy documents: targets already met, falling back, out of
 * reach or in conflict, claims of pace that are not true, measures with one name and two definitions, and gaps.
 * Documents of unrelated regions are benchmarks: they are never compared with each other.
 *
 * Units:   values as printed; shares and growth as shares of 1.
 * Errors:  none; documents without numbers yield no findings.
 * Example: lintPlans([]) → []
 */
export function lintPlans(documents: LintDocument[], options: LintOptions = {}): Finding[] {
  const regions = byRegion(documents).map((group) => ({ ...group, claims: claimsIn(group, options) }))
  const within = regions.flatMap((region) => lintRegion(region.documents, region.claims))
  const between = regions.flatMap((superior) =>
    regions
      .filter((region) => isAbove(superior.region, region.region))
      .flatMap((region) => [
        ...aboveSuperior(superior.claims, region.claims),
        ...lackingOfSuperior(region.documents, superior.claims, region.claims),
      ]),
  )
  return oneEach([...within, ...between]).sort((a, b) => order[a.severity] - order[b.severity])
}

function claimsIn({ documents }: RegionDocuments, { asOf }: LintOptions): Claim[] {
  const year = asOf ? Number(asOf.slice(0, 4)) : 0
  return documents.flatMap(claimsOf).filter((c) => c.year === null || c.year >= year || c.target.kind !== 'target')
}

function lintRegion(documents: LintDocument[], claims: Claim[]): Finding[] {
  const growth = claims.filter((c) => c.target.kind === 'actual' && c.target.mode === 'growth')
  return [
    ...clustersOf(claims).flatMap((cluster) => [
      ...laterTargets(cluster),
      ...againstTrend(cluster, growth),
      ...belowOwnRate(cluster, yearsOf),
      ...reached(cluster),
      ...passedAlready(cluster),
      ...growthReached(cluster, partsOfGrowth(cluster, claims)),
      ...repeatedFigures(cluster),
      ...totalsBelowAYear(cluster),
      ...stockAgainstInflow(cluster),
    ]),
    ...missingHeadlines(documents, claims),
    ...documents.flatMap((document) => [
      ...withoutFigures(document, claims),
      ...withoutUnits(document, claims),
      ...withoutDenominator(document, claims),
      ...withoutBase(document, claims),
      ...statedGrowth(document, claims),
      ...outsidePeriod(document, claims),
    ]),
    ...breakDowns(claims),
    ...jointFigures(claims),
  ]
}

/** Two sentences that differ in the same way are told once, however often the documents repeat them. */
function oneEach(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const places = finding.targets.map((t) => `${t.file}:${t.offset}`).sort()
    const key = [finding.type, ...places].join('|')
    return seen.has(key) ? false : Boolean(seen.add(key))
  })
}

/** Years that a yearly rate runs: those of the document's period, up to its deadline. */
function yearsOf(claim: Claim): number {
  const { from, to } = claim.document.plan.document.period
  if (!from || !to) return 1
  return Math.max(1, (claim.year ?? Number(to)) - Number(from) + 1)
}

/** Levels printed with their own growth that concern the same family, such as above-scale firms within the whole region. */
function partsOfGrowth(cluster: Claim[], claims: Claim[]): Claim[] {
  const families = new Set(cluster.map((c) => c.concept.headline).filter((h) => h !== null))
  if (families.size === 0) return []
  const words = cluster.map((c) => c.concept.core.slice(-4, -2)).filter((word) => word.length === 2)
  return claims.filter(
    (c) =>
      c.target.kind === 'actual' &&
      c.target.growth !== null &&
      words.some((word) => c.target.indicator.includes(word)) &&
      cluster.every((other) => likeness(other.concept, c.concept) !== 'same'),
  )
}
