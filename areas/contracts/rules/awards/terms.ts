import type { Localized } from '#kernel/localized'
import { formatFen, shareOfFen } from '#kernel/money'

/**
 * 技术转移奖补 as a city sets it, from a day on. No national document fixes any of these: every value is the city's own.
 */
export interface AwardTerms {
  /** First day on which a registration falls under these terms. */
  effectiveFrom: string
  /** What the rate is taken of. */
  base: 'contract-amount' | 'technology-amount'
  rateBps: bigint
  capPerContractFen: bigint
  /** What one party gets in a year at most; null: no such limit. */
  capPerPartyFen: bigint | null
  /** What the city spends in a year at most. */
  yearlyBudgetFen: bigint
}

/** A registered contract as awards look at it. */
export interface AwardContract {
  contractId: string
  /** Who is awarded, by credit code. */
  partyCode: string
  registeredOn: string
  state: 'registered' | 'revoked'
  /** Null: not settled yet. */
  contractAmountFen: bigint | null
  technologyAmountFen: bigint | null
}

/**
 * The terms under which a contract falls that was registered on a day; null before the first.
 *
 * Units:  none.
 * Source: parameters of the city.
 * Example: termsOn([], '2025-05-31') → null
 */
export function termsOn(all: readonly AwardTerms[], registeredOn: string): AwardTerms | null {
  const begun = all.filter(({ effectiveFrom }) => effectiveFrom <= registeredOn)
  return begun.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0] ?? null
}

export interface Entitlement {
  amountFen: bigint
  isCapped: boolean
  working: Localized
}

const baseWords = {
  'contract-amount': { zh: '合同成交额', en: 'Contract value' },
  'technology-amount': { zh: '技术交易额', en: 'Technology transaction value' },
} as const

/**
 * What one contract is entitled to by itself: base × rate, at most the cap. Null while the amount is not settled.
 *
 * Units:  fen; the rate in basis points, rounded half up to the fen.
 * Source: parameters of the city.
 */
export function entitlementOf(contract: AwardContract, terms: AwardTerms): Entitlement | null {
  const base = terms.base === 'contract-amount' ? contract.contractAmountFen : contract.technologyAmountFen
  if (base === null) return null
  const full = shareOfFen(base, terms.rateBps, 10_000n)
  const isCapped = full > terms.capPerContractFen
  const amountFen = isCapped ? terms.capPerContractFen : full
  const rate = `${(Number(terms.rateBps) / 100).toString()}%`
  const words = baseWords[terms.base]
  const line = `${formatFen(base)} × ${rate} = ${formatFen(full)}`
  const cap = formatFen(terms.capPerContractFen)
  return {
    amountFen,
    isCapped,
    working: {
      zh: `${words.zh} ${line}${isCapped ? `，超过单项上限，按 ${cap}` : ''}`,
      en: `${words.en} ${line}${isCapped ? `, above the cap: ${cap}` : ''}`.replaceAll('元', 'yuan'),
    },
  }
}
