import { reconcile } from '#engines/pace'
import { plainDecimal } from './decimal.ts'
import type { SplitRule } from './split-draft.ts'

const ruleWords: Record<SplitRule, string> = {
  sum: '合计',
  max: '最高值',
  min: '最低值',
  'weighted-ratio': '按分母加权',
}

/** Kinds of regions whose figures a region's figure is made of. */
export function countsInRollUp(kind: 'city' | 'district' | 'park' | 'town', withParks: boolean): boolean {
  return kind === 'district' || kind === 'town' || (kind === 'park' && withParks)
}

/**
 * A region's figure from those of its parts, by the rule of the indicator; null while a part or a weight is missing,
 * because a sum without a district is no figure of the city.
 *
 * Units:  those of the values, which are all the indicator's; weights in any one unit.
 * Errors: none.
 * Example: sum of 30 and 18 → { value: '48', note: '由 2 个下级地区的数汇总（合计）' }
 */
export function rolledUp(
  rule: SplitRule,
  parts: readonly { value: string | null; weight: string | null }[],
): { value: string; note: string } | null {
  if (parts.length === 0) return null
  const children = parts.map(({ value, weight }, place) => ({ id: String(place), value, denominator: weight }))
  const { combined } = reconcile({ parent: '0', rule, children })
  if (combined === null) return null
  return { value: plainDecimal(combined), note: `由 ${parts.length} 个下级地区的数汇总（${ruleWords[rule]}）` }
}
