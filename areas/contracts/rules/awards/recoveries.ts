import type { Localized } from '#kernel/localized'
import { fenWords } from '#kernel/money'
import { type AwardContract, type AwardTerms, entitlementOf, termsOn } from './terms.ts'

/** An award that was paid, and what of it has come back. */
export interface PaidAward {
  contractId: string
  paidFen: bigint
  recoveredFen: bigint
  /** Why the decision itself was wrong; null: it was right when it was made. */
  wrongBecause: string | null
}

export interface Recovery {
  contractId: string
  amountFen: bigint
  reason: Localized
}

/**
 * What is to be recovered: of a revoked registration or a decision that was found wrong all that was paid, of one whose
 * amounts were corrected downwards what lies above the entitlement by the corrected amounts. What has come back already is not asked for again, and never more
 * than was paid. Without a settled amount or terms nothing can be said, so nothing is asked.
 *
 * Units:  fen.
 * Source: parameters of the city.
 */
export function recoveriesOf(
  paid: readonly PaidAward[],
  contracts: ReadonlyMap<string, AwardContract>,
  terms: readonly AwardTerms[],
): Recovery[] {
  return paid.flatMap(({ contractId, paidFen, recoveredFen, wrongBecause }) => {
    const contract = contracts.get(contractId)
    if (!contract) return []
    const mayKeep = wrongBecause === null ? keepable(contract, terms) : 0n
    if (mayKeep === null) return []
    const amountFen = paidFen - mayKeep - recoveredFen
    const reason = wrongBecause === null ? reasonOf(contract, mayKeep) : wrongWords(wrongBecause)
    return amountFen > 0n ? [{ contractId, amountFen, reason }] : []
  })
}

function keepable(contract: AwardContract, terms: readonly AwardTerms[]): bigint | null {
  if (contract.state === 'revoked') return 0n
  const own = termsOn(terms, contract.registeredOn)
  return (own && entitlementOf(contract, own)?.amountFen) ?? null
}

const wrongWords = (why: string): Localized => ({
  zh: `奖补决定有误，已付奖补全部追回：${why}`,
  en: `The decision was wrong, all that was paid comes back: ${why}`,
})

function reasonOf({ state }: AwardContract, mayKeep: bigint): Localized {
  if (state === 'revoked')
    return { zh: '登记已注销，已付奖补全部追回', en: 'The registration is cancelled: all that was paid comes back' }
  const kept = fenWords(mayKeep)
  return {
    zh: `登记金额已更正，按更正后的金额应得 ${kept.zh}，多付部分追回`,
    en: `The amounts were corrected: ${kept.en} is due, the rest comes back`,
  }
}
