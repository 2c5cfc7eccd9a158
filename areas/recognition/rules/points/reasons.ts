import type { Localized } from '#kernel/localized'
import type { JudgedItem } from './judge.ts'

/** Why an indicator does not give all its points, and what would help. */
export const reasonCodes = {
  'no-weight': {
    zh: '没有权重：官方附件未装入，或企业阶段不明',
    en: 'No weight: the official annex is not loaded, or the stage is unknown',
  },
  'data-gap': { zh: '缺数据，按 0 分计', en: 'A figure is missing and counts as 0' },
  negative: { zh: '为负增长，按 0 分计', en: 'It fell, which counts as 0' },
  nothing: { zh: '数值为 0', en: 'The figure is 0' },
  'below-reference': { zh: '未达到参考值', en: 'Below the reference value' },
} as const satisfies Record<string, Localized>
export type ReasonCode = keyof typeof reasonCodes

export interface Reason {
  item: string
  code: ReasonCode
  /** Points that were possible and not given; null where the weight is unknown. */
  lost: number | null
}

/** Why points were lost, the most first; indicators with all their points are left out. */
export function reasonsOf(items: readonly JudgedItem[]): Reason[] {
  return items
    .flatMap((item): Reason[] => {
      const code = codeOf(item)
      return code === null ? [] : [{ item: item.id, code, lost: lostOf(item) }]
    })
    .sort((a, b) => (b.lost ?? 0) - (a.lost ?? 0))
}

function codeOf({ points, max, share, isGap, local }: JudgedItem): ReasonCode | null {
  if (local && max === null) return isGap ? 'data-gap' : null
  if (max === null) return 'no-weight'
  // Nothing can be lost where nothing is given, such as for an indicator whose name is not known.
  if (max === 0) return null
  if (isGap || points === null || share === null) return 'data-gap'
  if (points >= max) return null
  if (share.startsWith('-')) return 'negative'
  return Number(share) === 0 ? 'nothing' : 'below-reference'
}

const millionth = 1_000_000

function lostOf({ points, max }: JudgedItem): number | null {
  return max === null ? null : Math.round((max - (points ?? 0)) * millionth) / millionth
}
