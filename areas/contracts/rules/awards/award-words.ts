import type { Localized } from '#kernel/localized'
import { fenWords } from '#kernel/money'
import type { Award } from './share-awards.ts'

const cutWords = {
  party: { zh: '单位年度上限', en: 'the limit of a party in a year' },
  budget: { zh: '年度预算', en: 'the budget of the year' },
} as const

/**
 * How an award came about, clause by clause: the contract's own entitlement, and what a limit has taken off.
 *
 * Units:  fen.
 * Source: parameters of the city.
 */
export function awardWords({
  entitlement,
  amountFen,
  cutBy,
}: Pick<Award, 'entitlement' | 'amountFen' | 'cutBy'>): Localized {
  const { zh, en } = entitlement.working
  if (cutBy === null) return { zh, en }
  const amount = fenWords(amountFen)
  return {
    zh: `${zh}；受${cutWords[cutBy].zh}限制，为 ${amount.zh}`,
    en: `${en}; by ${cutWords[cutBy].en} ${amount.en}`,
  }
}
