/** One value of a parameter, from a day on. */
export interface DatedValue {
  key: string
  effectiveFrom: string
  value: number
}

type Parameter = { key: string; initial: number }

/** The parameters that say what one title brings. */
export interface AwardTerm {
  first: Parameter
  again: Parameter
}

/** Hundredths of 万元 in fen: terms are set to a hundredth. */
const fenPerHundredth = 10_000n

/** What a parameter says on a day, and since when; null: the city has set nothing by then, the initial value holds. */
export function valueOn(
  { key, initial }: Parameter,
  day: string,
  values: readonly DatedValue[],
): { value: number; since: string | null } {
  const begun = values.filter((each) => each.key === key && each.effectiveFrom <= day)
  const latest = begun.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
  return latest ? { value: latest.value, since: latest.effectiveFrom } : { value: initial, since: null }
}

/** 万元 as the city sets them, to a hundredth, in fen. */
export const wanToFen = (wan: number): bigint => BigInt(Math.round(wan * 100)) * fenPerHundredth

/**
 * What a recognition brings by the terms of the day on which its certificate begins.
 *
 * Units:  fen; terms in 万元.
 * Source: parameters of the city.
 */
export function entitlementOf(
  { isAgain, validFrom }: { isAgain: boolean; validFrom: string },
  term: AwardTerm,
  values: readonly DatedValue[],
): { amountFen: bigint; since: string | null } {
  const { value, since } = valueOn(isAgain ? term.again : term.first, validFrom, values)
  return { amountFen: wanToFen(value), since }
}
