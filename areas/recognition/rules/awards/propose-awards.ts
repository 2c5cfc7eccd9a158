import { type AwardTerm, type DatedValue, entitlementOf } from './terms.ts'

/** A recognition that may be awarded. */
export interface Recognition<Title extends string> {
  creditCode: string
  title: Title
  validFrom: string
  isAgain: boolean
}

/** What has its award already. */
export interface Given {
  creditCode: string
  title: string
  recognisedYear: number
}

export interface Proposal<R> {
  of: R
  recognisedYear: number
  amountFen: bigint
  termsSince: string | null
}

const keyOf = (creditCode: string, title: string, year: number) => `${creditCode} ${title} ${year}`

/**
 * The awards for some recognitions. A title is awarded once for a year of recognition, whatever certificates say so: of two
 * in one year the earlier. What the city's terms give nothing for is left out.
 *
 * Units: fen.
 */
export function proposeAwards<Title extends string, R extends Recognition<Title>>(
  recognitions: readonly R[],
  on: { terms: Record<Title, AwardTerm>; values: readonly DatedValue[]; given: readonly Given[] },
): { proposals: Proposal<R>[]; givenBefore: R[]; withoutTerms: R[] } {
  const taken = new Set(on.given.map((each) => keyOf(each.creditCode, each.title, each.recognisedYear)))
  const result = { proposals: [] as Proposal<R>[], givenBefore: [] as R[], withoutTerms: [] as R[] }
  for (const of of recognitions.toSorted((a, b) =>
    a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0,
  )) {
    const recognisedYear = Number(of.validFrom.slice(0, 4))
    const key = keyOf(of.creditCode, of.title, recognisedYear)
    if (taken.has(key)) {
      result.givenBefore.push(of)
      continue
    }
    const { amountFen, since } = entitlementOf(of, on.terms[of.title], on.values)
    if (amountFen === 0n) {
      result.withoutTerms.push(of)
      continue
    }
    taken.add(key)
    result.proposals.push({ of, recognisedYear, amountFen, termsSince: since })
  }
  return result
}
