import { percent, shown, yearlyGrowth } from '../arithmetic.ts'
import catalogue from '../catalogue.json' with { type: 'json' }
import { bareValue, evidence, isCount, isSameKindOfUnit, nameOf, printed } from '../claims.ts'
import type { Claim, Finding } from '../types.ts'

/** Rounding of the printed growth and of both levels explains less than this. */
const toleranceShare = 0.01

/** A level at the start, one at the end, and the yearly growth printed with them: the three must agree. */
export function statedGrowth(document: Claim['document'], claims: Claim[]): Finding[] {
  const own = claims.filter((claim) => claim.document === document)
  const rates = own.filter((c) => c.target.kind === 'target' && c.target.mode === 'growth' && isYearlyRate(c))
  if (rates.length === 0) return []
  return rates.flatMap((rate) => {
    const levels = own.filter((c) => isCount(c) && c.concept.core === rate.concept.core && isSameScope(c, rate))
    const ends = levels.filter((c) => c.target.kind === 'target' && belongTogether(c, rate))
    return ends.flatMap((end) =>
      levels
        .filter((start) => start.target.kind !== 'target' && start.yearShare === 1 && isSameKindOfUnit(start, end))
        .filter((start) => start.year !== null && end.year !== null && start.year < end.year)
        .slice(0, 1)
        .flatMap((start) => contradiction(start, end, rate)),
    )
  })
}

/** Growth of an amount at constant prices does not lead from one printed amount to another. */
function isYearlyRate({ target }: Claim): boolean {
  const isAtConstantPrices = catalogue.priceAdjusted.some((word) => target.indicator.includes(word))
  return /年均/.test(target.indicator) && (target.unit ?? '').includes('%') && !isAtConstantPrices
}

const isSameScope = (a: Claim, b: Claim) => a.concept.rank === b.concept.rank && a.target.subject === b.target.subject

const belongTogether = (level: Claim, rate: Claim) =>
  rate.target.table === null ? level.year === rate.year : level.target.table === rate.target.table

function contradiction(start: Claim, end: Claim, rate: Claim): Finding[] {
  const years = (end.year ?? 0) - (start.year ?? 0)
  const [from, to] = [bareValue(start), bareValue(end)]
  if (from <= 0) return []
  const implied = yearlyGrowth(from, to, years)
  const stated = rate.target.value / 100
  const isFloorKept = ['>=', '>'].includes(rate.target.comparator) && implied >= stated
  if (isFloorKept || Math.abs(implied - stated) <= toleranceShare) return []
  return [
    {
      type: 'plausibility',
      severity: 'medium',
      indicator: end.target.indicator,
      targets: [start, end, rate].map(evidence),
      arithmetic: `(${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1 = 每年 ${percent(implied)}；文中年均 ${percent(stated)}`,
      message: `“${nameOf(end)}”从${printed(start)}到${printed(end)}，年均应为 ${percent(implied)}，文中写的是 ${percent(stated)}。`,
      messageEn: `“${nameOf(end)}” goes from ${printed(start)} to ${printed(end)}, which is ${percent(implied)} a year; the text says ${percent(stated)}.`,
      ask: '基期数、目标数和年均增速哪一个需要改正？',
      askEn: 'Which is to be corrected: the base, the target or the yearly growth?',
    },
  ]
}
