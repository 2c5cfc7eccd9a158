import type { AwardTerms } from './terms.ts'

/** One value of a parameter, from a day on. */
export interface DatedValue {
  key: string
  effectiveFrom: string
  value: number
}

/** The parameters that make up the city's terms, by what they say: their keys and what holds until they are set. */
export type TermParameters = Record<
  'base' | 'rate' | 'contractCap' | 'partyCap' | 'budget',
  { key: string; initial: number }
>

/** Before it nothing was registered; terms from this day on are those that the city has not set. */
export const epoch = '2001-07-18'
const wanFen = 1_000_000n

/**
 * The city's terms from each day on which one of them changed; before the first, the initial values hold.
 *
 * Units:  rates in percent, amounts in 万元 as the city sets them; terms in basis points and fen.
 * Source: parameters of the city.
 * Valid:  from 2001-07-18, the day of the first rules by which contracts were registered.
 */
export function cityTerms(parameters: TermParameters, values: readonly DatedValue[]): AwardTerms[] {
  const keys = new Set(Object.values(parameters).map(({ key }) => key))
  const own = values.filter(({ key }) => keys.has(key))
  const days = [...new Set([epoch, ...own.map(({ effectiveFrom }) => effectiveFrom)])].sort()
  return days.map((day) => {
    const on = (name: keyof TermParameters): number => {
      const { key, initial } = parameters[name]
      const begun = own.filter((each) => each.key === key && each.effectiveFrom <= day)
      return begun.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]?.value ?? initial
    }
    return {
      effectiveFrom: day,
      base: on('base') === 1 ? 'contract-amount' : 'technology-amount',
      rateBps: BigInt(Math.round(on('rate') * 100)),
      capPerContractFen: BigInt(on('contractCap')) * wanFen,
      capPerPartyFen: on('partyCap') === 0 ? null : BigInt(on('partyCap')) * wanFen,
      yearlyBudgetFen: BigInt(on('budget')) * wanFen,
    }
  })
}
