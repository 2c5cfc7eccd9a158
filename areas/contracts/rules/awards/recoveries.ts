import type { Localized } from '#kernel/localized'
import { formatFen } from '#kernel/money'
import { type AwardContract, type AwardTerms, entitlementOf, termsOn } from './terms.ts'

/** An award that was paid, and what of it has come back. */
export interface PaidAward {
  contractId: string
  paidFen: bigint
  recoveredFen: bigint
}

export interface Recovery {
  contractId: string
  amountFen: bigint
  reason: Localized
}

/**
 * What is to be recovered: of a revoked registration all that was paid, of one whose amounts were corrected downwards what
 * lies above the entitlement by the corrected amounts. What has come back already is not asked for again, and never more
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
  return paid.flatMap(({ contractId, paidFen, recoveredFen }) => {
    const contract = contracts.get(contractId)
    const mayKeep = contract ? keepable(contract, terms) : null
    if (mayKeep === null || !contract) return []
    const amountFen = paidFen - mayKeep - recoveredFen
    return amountFen > 0n ? [{ contractId, amountFen, reason: reasonOf(contract, mayKeep) }] : []
  })
}

function keepable(contract: AwardContract, terms: readonly AwardTerms[]): bigint | null {
  if (contract.state === 'revoked') return 0n
  const own = termsOn(terms, contract.registeredOn)
  return (own && entitlementOf(contract, own)?.amountFen) ?? null
}

function reasonOf({ state }: AwardContract, mayKeep: bigint): Localized {
  if (state === 'revoked')
    return { zh: '登记已注销，已付奖补全部追回', en: 'The registration is cancelled: all that was paid comes back' }
  const kept = formatFen(mayKeep)
  return {
    zh: `登记金额已更正，按更正后的金额应得 ${kept}，多付部分追回`,
    en: `The amounts were corrected: ${kept.replace('元', 'yuan')} is due, the rest comes back`,
  }
}
