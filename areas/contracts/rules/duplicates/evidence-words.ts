import type { Localized } from '#kernel/localized'
import type { Evidence } from './compare-contracts.ts'

const parties = {
  same: { zh: '买卖双方相同', en: 'the same parties' },
  swapped: { zh: '买卖双方互换', en: 'the same parties the other way round' },
} as const

const percent = (share: number) => `${Math.round(share * 100)}%`

/**
 * What is alike about two contracts, for whoever has to judge.
 *
 * Units:  shares as whole percent, days.
 * Source: compare-contracts.ts
 */
export function evidenceWords(evidence: Evidence): Localized[] {
  const { amount, daysApart, titleLikeness, textLikeness } = evidence
  return [
    ...(evidence.parties === 'other' ? [] : [parties[evidence.parties]]),
    ...(amount === 'same' ? [{ zh: '成交额相同', en: 'the same value' }] : []),
    ...(amount === 'other' ? [{ zh: '成交额不同', en: 'another value' }] : []),
    daysApart === 0
      ? { zh: '同一天签订', en: 'signed on the same day' }
      : { zh: `签订日期相差 ${daysApart} 天`, en: `signed ${daysApart} days apart` },
    { zh: `项目名称相似 ${percent(titleLikeness)}`, en: `titles ${percent(titleLikeness)} alike` },
    { zh: `技术内容相似约 ${percent(textLikeness)}`, en: `texts about ${percent(textLikeness)} alike` },
  ]
}
