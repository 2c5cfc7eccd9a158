import { evidence } from '../claims.ts'
import { bareValue, isCount, isFullYear, isSameKindOfUnit, isSameThing, isTarget } from '../measure.ts'
import { nameOf, percent, printed, shown, yearlyGrowth } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

/** Rounding of the printed growth and of both levels explains less than this. */
const toleranceShare = 0.01

/** A level at the start, one at the end, and the yearly growth printed with them: the three must agree. */
export function statedGrowth(own: Claim[]): Finding[] {
  const rates = own.filter((c) => isTarget(c) && c.target.mode === 'growth' && isYearlyRate(c))
  return rates.flatMap((rate) => {
    const levels = own.filter((c) => isCount(c) && c.concept.core === rate.concept.core && isSameScope(c, rate))
    const ends = levels.filter((c) => isTarget(c) && belongTogether(c, rate))
    return ends.flatMap((end) =>
      levels
        .filter((start) => !isTarget(start) && isFullYear(start) && isSameKindOfUnit(start, end))
        .filter((start) => start.year !== null && end.year !== null && start.year < end.year)
        .slice(0, 1)
        .flatMap((start) => contradiction(start, end, rate)),
    )
  })
}

/** Growth of an amount at constant prices does not lead from one printed amount to another. */
function isYearlyRate({ target, concept }: Claim): boolean {
  return /年均/.test(target.indicator) && (target.unit ?? '').includes('%') && !concept.isPriceAdjusted
}

const isSameScope = (a: Claim, b: Claim) => a.concept.rank === b.concept.rank && a.subject === b.subject

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
  const [a, b] = [printed(start), printed(end)]
  return [
    {
      type: 'plausibility',
      severity: 'medium',
      reason: arithmeticReason,
      indicator: end.target.indicator,
      targets: [start, end, rate].map(evidence),
      arithmetic: {
        zh: `(${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1 = 每年 ${percent(implied)}；文中年均 ${percent(stated)}`,
        en: `(${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1 = ${percent(implied)} a year; the text says ${percent(stated)}`,
      },
      message: {
        zh: `“${nameOf(end)}”从${a.zh}到${b.zh}，年均应为 ${percent(implied)}，文中写的是 ${percent(stated)}。`,
        en: `“${nameOf(end)}” goes from ${a.en} to ${b.en}, which is ${percent(implied)} a year; the text says ${percent(stated)}.`,
      },
      ask: {
        zh: '基期数、目标数和年均增速哪一个需要改正？',
        en: 'Which is to be corrected: the base, the target or the yearly growth?',
      },
    },
  ]
}

export const arithmeticReason = {
  zh: '文中数字彼此对不上，至少有一个写错；改正后可能不影响目标。',
  en: 'Printed figures do not agree: at least one is wrong; putting it right may change no target.',
}

/** Two documents may round, revise or count at constant prices; less than this is no contradiction. */
const revisedShare = 0.03

/** A level printed with its yearly growth (达130亿元，增长20%), against the level of the year before in any document. */
export function growthAgainstLevels(cluster: Claim[]): Finding[] {
  const grown = cluster.filter((c) => c.target.growth !== null && isLevel(c))
  return grown.flatMap((level) => {
    const before = cluster.find(
      (c) => c.year === (level.year ?? 0) - 1 && !isTarget(c) && isLevel(c) && isSameThing(c, level),
    )
    return before ? differs(before, level) : []
  })
}

const isLevel = (c: Claim) =>
  isCount(c) && isFullYear(c) && c.year !== null && !c.concept.isPriceAdjusted && c.target.mode !== 'flow-cumulative'

function differs(before: Claim, level: Claim): Finding[] {
  const implied = bareValue(level) / bareValue(before) - 1
  const stated = (level.target.growth ?? 0) / 100
  const isFloor = isTarget(level) || ['>', '>=', '~'].includes(level.target.comparator)
  const slack = isFloor ? revisedShare * 2 : revisedShare
  if (!Number.isFinite(implied) || Math.abs(implied - stated) <= slack) return []
  const [a, b] = [printed(before), printed(level)]
  return [
    {
      type: 'plausibility',
      severity: 'medium',
      reason: {
        zh: '增速与两年的数字对不上，也可能上年数作过调整或按可比口径计算。',
        en: 'Growth and levels disagree; the earlier figure may have been revised or made comparable.',
      },
      indicator: level.target.indicator,
      targets: [level, before].map(evidence),
      arithmetic: {
        zh: `${b.zh} ÷ ${a.zh} − 1 = ${percent(implied)}；文中增长 ${percent(stated)}`,
        en: `${b.en} ÷ ${a.en} − 1 = ${percent(implied)}; the text says ${percent(stated)}`,
      },
      message: {
        zh: `“${nameOf(level)}”${before.year}年${a.zh}、${level.year}年${b.zh}，应增长 ${percent(implied)}，文中写的是 ${percent(stated)}。`,
        en: `“${nameOf(level)}”: ${a.en} in ${before.year}, ${b.en} in ${level.year}, which is ${percent(implied)}; the text says ${percent(stated)}.`,
      },
      ask: {
        zh: '上年数是否调整过？增速按什么口径计算？',
        en: 'Was the earlier figure revised? How was the growth reckoned?',
      },
    },
  ]
}
