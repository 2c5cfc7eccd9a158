import { allocateFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'
import { type AwardContract, type AwardTerms, type Entitlement, entitlementOf, termsOn } from './terms.ts'

/** What has been awarded before. */
export interface GivenAward {
  contractId: string
  partyCode: string
  /** Year whose budget it came out of. */
  year: number
  amountFen: bigint
}

export interface Award {
  contractId: string
  partyCode: string
  entitlement: Entitlement
  /** After the limits of its party and of the year's budget. */
  amountFen: bigint
  /** Which limit has cut it; null: none. */
  cutBy: 'party' | 'budget' | null
}

export interface AwardShares {
  awards: Award[]
  refused: { contractId: string; problems: Problem[] }[]
  /** What the year's budget has left afterwards. */
  leftFen: bigint
}

/**
 * The awards of a batch. Each contract is entitled to base × rate up to its cap; where one party's sum or the year's budget
 * does not suffice it is shared in proportion to the entitlements, to the last fen, by the ledger's own allocation
 * (largest remainder). Contracts are taken by id, so the order in which they are named changes nothing.
 *
 * One budget is shared: the terms in force on the last day of the year say how large it is; what a contract is entitled to
 * is said by the terms in force on the day it was registered.
 *
 * Units:  fen.
 * Source: parameters of the city.
 * Errors: contracts.award-not-set, .award-taken, .award-twice-asked, .award-revoked, .award-amount-open per contract.
 */
export function shareAwards(
  contracts: readonly AwardContract[],
  on: { year: number; terms: readonly AwardTerms[]; given: readonly GivenAward[] },
): AwardShares {
  const sorted = contracts.toSorted((a, b) => (a.contractId < b.contractId ? -1 : a.contractId > b.contractId ? 1 : 0))
  const refused: AwardShares['refused'] = []
  const entitled: Award[] = []
  const taken = new Set(on.given.map(({ contractId }) => contractId))
  const counts = countOf(sorted)
  for (const contract of sorted) {
    const { contractId, partyCode, registeredOn } = contract
    const terms = termsOn(on.terms, registeredOn)
    const entitlement = terms && entitlementOf(contract, terms)
    const problems = problemsOf(contract, { terms, entitlement, isTaken: taken.has(contractId), counts })
    if (problems.length > 0) refused.push({ contractId, problems })
    else if (entitlement) {
      entitled.push({ contractId, partyCode, entitlement, amountFen: entitlement.amountFen, cutBy: null })
    }
  }
  const yearTerms = termsOn(on.terms, `${on.year}-12-31`)
  const spent = sumOf(on.given.filter(({ year }) => year === on.year))
  const leftBefore = yearTerms ? atLeastZero(yearTerms.yearlyBudgetFen - spent) : 0n
  const withinParties = cutByParties(entitled, on, yearTerms)
  const awards = cutTo(withinParties, leftBefore, 'budget')
  return { awards, refused: onceEach(refused), leftFen: leftBefore - sumOf(awards) }
}

function problemsOf(
  { contractId, registeredOn, state }: AwardContract,
  found: {
    terms: AwardTerms | null
    entitlement: Entitlement | null
    isTaken: boolean
    counts: ReadonlyMap<string, number>
  },
): Problem[] {
  const params = { contractId }
  const problems: Problem[] = []
  if ((found.counts.get(contractId) ?? 0) > 1) problems.push({ code: 'contracts.award-twice-asked', params })
  if (found.isTaken) problems.push({ code: 'contracts.award-taken', params })
  if (state === 'revoked') problems.push({ code: 'contracts.award-revoked', params })
  if (!found.terms) problems.push({ code: 'contracts.award-not-set', params: { on: registeredOn } })
  else if (!found.entitlement) problems.push({ code: 'contracts.award-amount-open', params })
  return problems
}

/** Each party's awards of the year stay within its limit. */
function cutByParties(
  entitled: readonly Award[],
  on: { year: number; given: readonly GivenAward[] },
  terms: AwardTerms | null,
): Award[] {
  const cap = terms?.capPerPartyFen ?? null
  if (cap === null) return [...entitled]
  const parties = Map.groupBy(entitled, ({ partyCode }) => partyCode)
  const cut = [...parties].flatMap(([code, own]) => {
    const before = sumOf(on.given.filter(({ partyCode, year }) => partyCode === code && year === on.year))
    return cutTo(own, atLeastZero(cap - before), 'party')
  })
  return cut.sort((a, b) => (a.contractId < b.contractId ? -1 : 1))
}

/** Shares what there is in proportion where it does not suffice for all. */
function cutTo(awards: readonly Award[], availableFen: bigint, cutBy: 'party' | 'budget'): Award[] {
  if (sumOf(awards) <= availableFen) return [...awards]
  const parts = allocateFen(
    availableFen,
    awards.map(({ amountFen }) => amountFen),
  )
  return awards.map((award, index) => {
    const amountFen = parts[index] ?? 0n
    return amountFen === award.amountFen ? award : { ...award, amountFen, cutBy }
  })
}

const sumOf = (awards: readonly { amountFen: bigint }[]) => awards.reduce((sum, { amountFen }) => sum + amountFen, 0n)
const atLeastZero = (fen: bigint) => (fen > 0n ? fen : 0n)

function countOf(contracts: readonly AwardContract[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { contractId } of contracts) counts.set(contractId, (counts.get(contractId) ?? 0) + 1)
  return counts
}

/** A contract named twice is refused once. */
function onceEach(refused: AwardShares['refused']): AwardShares['refused'] {
  const first = new Map(refused.map((each) => [each.contractId, each]))
  return [...first.values()]
}
