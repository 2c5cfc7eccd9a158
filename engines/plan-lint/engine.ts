import { baseCatalogue, type CatalogueExtension, extendCatalogue } from './catalogue.ts'
import { otherBases, otherWholes, stockAgainstInflow, withoutBase, withoutDenominator } from './checks/definitions.ts'
import { missingHeadlines, withoutFigures, withoutUnits } from './checks/gaps.ts'
import { growthReached } from './checks/growth-claims.ts'
import { laterTargets } from './checks/later-target.ts'
import { belowOwnRate } from './checks/own-rate.ts'
import { outsidePeriod } from './checks/period.ts'
import { printedSlips } from './checks/printed-sums.ts'
import { rateOfActs, shareOfLevels } from './checks/rates.ts'
import { reached } from './checks/reached.ts'
import { repeatedFigures } from './checks/repeated.ts'
import { splits } from './checks/splits.ts'
import { growthAgainstLevels, statedGrowth } from './checks/stated-growth.ts'
import { jointFigures, totalsBelowAYear } from './checks/sums.ts'
import { aboveSuperior, lackingOfSuperior } from './checks/superior.ts'
import { againstTrend } from './checks/trend.ts'
import { claimReader } from './claims.ts'
import { clustersOf } from './clusters.ts'
import { conceptReader } from './concept.ts'
import { byRegion, isAbove } from './regions.ts'
import type { Claim, Finding, LintDocument, Severity } from './types.ts'

export { CatalogueExtension } from './catalogue.ts'
export type * from './types.ts'

export interface LintOptions {
  /** Business date; targets due before it are not compared with later ones as if they were still ahead. */
  asOf?: string
  /** Business date of today: a result dated later was read into the wrong year and counts as undated. */
  today?: string
  /** What the office adds to the catalogue of names and words. */
  catalogue?: CatalogueExtension | readonly CatalogueExtension[]
}

const order: Record<Severity, number> = { high: 0, medium: 1, low: 2, info: 3 }

/**
 * What a careful reader would find between and inside policy documents: targets already met, falling back, out of
 * reach or in conflict, claims of pace that are not true, sums that do not add up, measures with one name and two
 * definitions, and gaps. Documents of unrelated regions are benchmarks: they are never compared with each other.
 *
 * Units:   values as printed; shares and growth as shares of 1.
 * Errors:  none; documents without numbers yield no findings.
 * Example: lintPlans([]) → []
 */
export function lintPlans(documents: LintDocument[], options: LintOptions = {}): Finding[] {
  const catalogue = extendCatalogue(baseCatalogue, ...[options.catalogue ?? []].flat())
  const claimsOf = claimReader(catalogue, conceptReader(catalogue))
  const year = options.asOf ? Number(options.asOf.slice(0, 4)) : 0
  const isAhead = (claim: Claim) => claim.year === null || claim.year >= year || claim.target.kind !== 'target'
  const thisYear = options.today ? Number(options.today.slice(0, 4)) : Number.POSITIVE_INFINITY
  const undatedIfAhead = (claim: Claim): Claim =>
    claim.target.kind !== 'target' && (claim.year ?? 0) > thisYear ? { ...claim, year: null } : claim
  const regions = byRegion(documents).map((group) => ({
    ...group,
    claims: group.documents.flatMap(claimsOf).filter(isAhead).map(undatedIfAhead),
  }))
  const within = regions.flatMap((region) => lintRegion(region.documents, region.claims, catalogue))
  const between = regions.flatMap((superior) =>
    regions
      .filter((region) => isAbove(superior, region))
      .flatMap((region) => [
        ...aboveSuperior(superior.claims, region.claims),
        ...lackingOfSuperior(region.documents, superior.claims, region.claims),
      ]),
  )
  return oneEach([...within, ...between]).sort((a, b) => order[a.severity] - order[b.severity])
}

function lintRegion(documents: LintDocument[], claims: Claim[], words: typeof baseCatalogue): Finding[] {
  const ofDocument = Map.groupBy(claims, (claim) => claim.document)
  const reportedGrowth = claims.filter((c) => c.target.kind === 'actual' && c.target.mode === 'growth')
  return [
    ...clustersOf(claims).flatMap((cluster) => [
      ...laterTargets(cluster),
      ...againstTrend(cluster, reportedGrowth),
      ...belowOwnRate(cluster),
      ...reached(cluster),
      ...growthReached(cluster, claims),
      ...growthAgainstLevels(cluster),
      ...repeatedFigures(cluster),
      ...totalsBelowAYear(cluster),
      ...stockAgainstInflow(cluster),
      ...otherWholes(cluster),
      ...otherBases(cluster),
    ]),
    ...missingHeadlines(documents, claims),
    ...documents.flatMap((document) => {
      const own = ofDocument.get(document) ?? []
      return [
        ...printedSlips(document, own, claims, words),
        ...withoutFigures(document, own, words.vague),
        ...withoutUnits(document, own),
        ...withoutDenominator(own),
        ...withoutBase(own, claims),
        ...statedGrowth(own),
        ...rateOfActs(own),
        ...shareOfLevels(own),
        ...outsidePeriod(document, own, words.outlook),
        ...splits(own),
        ...jointFigures(own, claims),
      ]
    }),
  ]
}

/** Two sentences that differ in the same way are told once, however often the documents repeat them. */
function oneEach(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return merged(findings)
    .map(withoutRepetition)
    .filter((finding) => {
      const places = finding.targets.map((t) => `${t.file}:${t.offset}`).sort()
      const key = [finding.type, ...places].join('|')
      return seen.has(key) ? false : Boolean(seen.add(key))
    })
}

/** The same sum of the same measure, printed in a plan and again in another, is one finding with every sentence. */
function merged(findings: readonly Finding[]): Finding[] {
  const alike = Map.groupBy(findings, ({ type, indicator, arithmetic, about }) =>
    [type, indicator, arithmetic.zh, about].join('|'),
  )
  return [...alike.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, targets: [first, ...others].flatMap(({ targets }) => targets) }] : [],
  )
}

/** A sentence is quoted once, whatever it is needed for. */
function withoutRepetition(finding: Finding): Finding {
  const byPlace = new Map(finding.targets.map((target) => [`${target.file}:${target.offset}:${target.quote}`, target]))
  return { ...finding, targets: [...byPlace.values()] }
}
