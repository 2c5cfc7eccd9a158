import { FactsError, Numeral, type RuleSet, score } from '#engines/scorecard'

/** The fact that decides, as rule sets name it. */
export const aboveScaleFact = 'main_business_revenue_last_year_wan_yuan'

/** 采矿业, 制造业, 电力热力燃气及水: what statistics count as industry. Source: GB/T 4754, sections B to D. */
const industrial = ['B', 'C', 'D']

/**
 * Whether a company is industry above the designated size. Null: its industry or its revenue is not known, or the
 * revenue is none that can be.
 *
 * Units:  `mainRevenueWanYuan` in 万元, every digit as text.
 * Source: `sources/size-class`, 统计范围.
 */
export function isAboveScale(
  { industry, mainRevenueWanYuan }: { industry: string | null; mainRevenueWanYuan: string | null },
  sizes: RuleSet,
): boolean | null {
  if (industry === null) return null
  if (!industrial.some((section) => industry.startsWith(section))) return false
  if (mainRevenueWanYuan === null) return null
  try {
    const { gates } = score({ [aboveScaleFact]: new Numeral(mainRevenueWanYuan) }, sizes, { part: 'above_scale' })
    return gates[0]?.ok ?? null
  } catch (error) {
    if (error instanceof FactsError) return null
    throw error
  }
}
