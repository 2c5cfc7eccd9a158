import { evidence, wholeNamed } from '../claims.ts'
import { bareValue, isCount, isFlow, isFullYear, isSameKindOfUnit } from '../measure.ts'
import { nameOf, percent, printed } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

const stages = ['begin', 'start', 'finish']
const rateSlack = 0.02

/** 签约项目开工率 beside the counts of the same report: what was started out of what was signed. */
export function rateOfActs(own: Claim[]): Finding[] {
  const actuals = own.filter((c) => c.target.kind === 'actual' && c.target.partOf === null)
  const rates = actuals.filter((c) => c.target.mode === 'ratio' && /率$/.test(c.target.indicator))
  return rates.flatMap((rate) => {
    const pair = actsIn(rate, actuals)
    if (!pair) return []
    const [whole, part] = pair
    const share = bareValue(part) / bareValue(whole)
    const stated = rate.target.value / 100
    return Math.abs(share - stated) <= rateSlack ? [] : [otherRate(rate, whole, part, share, stated)]
  })
}

/** Counts of the two acts that a rate names, of one period. */
function actsIn(rate: Claim, actuals: readonly Claim[]): [Claim, Claim] | null {
  const words = [
    ['签约', 'begin'],
    ['开工', 'start'],
    ['竣工', 'finish'],
    ['投产', 'finish'],
  ] as const
  const named = words
    .map(([word, act]) => ({ act, at: rate.target.indicator.indexOf(word) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  const [first, second] = named
  if (!first || !second || stages.indexOf(first.act) >= stages.indexOf(second.act)) return null
  const count = (act: string) =>
    actuals.find(
      (c) => isFlow(c) && c.concept.action === act && c.target.deadline === rate.target.deadline && isCount(c),
    )
  const [whole, part] = [count(first.act), count(second.act)]
  return whole && part && isSameKindOfUnit(whole, part) && bareValue(whole) > 0 ? [whole, part] : null
}

function otherRate(rate: Claim, whole: Claim, part: Claim, share: number, stated: number): Finding {
  const [a, b] = [printed(part), printed(whole)]
  return {
    type: 'plausibility',
    severity: 'medium',
    reason: {
      zh: '比率与同一份文件的两个数对不上，也可能按签约批次计算。',
      en: 'The rate disagrees with two counts of the same text; it may be reckoned by cohort.',
    },
    indicator: rate.target.indicator,
    targets: [rate, part, whole].map(evidence),
    arithmetic: {
      zh: `${a.zh} ÷ ${b.zh} = ${percent(share)} ≠ 文中 ${percent(stated)}`,
      en: `${a.en} ÷ ${b.en} = ${percent(share)} ≠ ${percent(stated)} in the text`,
    },
    message: {
      zh: `“${nameOf(rate)}”写的是 ${percent(stated)}，按同期“${nameOf(part)}”${a.zh}和“${nameOf(whole)}”${b.zh}计算是 ${percent(share)}。`,
      en: `“${nameOf(rate)}” is given as ${percent(stated)}; “${nameOf(part)}” ${a.en} out of “${nameOf(whole)}” ${b.en} is ${percent(share)}.`,
    },
    ask: {
      zh: '分子、分母各是哪一批项目？若按同期数计算，请改正。',
      en: 'Which projects are counted above and below? If of the same period, correct it.',
    },
  }
}

/** Plans print round levels; a share this far from what they come to is another share. */
const shareSlack = 0.03

/** A share beside the two levels it is made of: 战新产值占规上工业总产值比重48%, 战新产值3000亿元, 规上工业总产值8000亿元. */
export function shareOfLevels(own: Claim[]): Finding[] {
  const shares = own.filter((c) => c.target.mode === 'ratio' && c.target.unit === '%' && c.whole !== null)
  if (shares.length === 0) return []
  const levels = own.filter((c) => isCount(c) && isFullYear(c))
  return shares.flatMap((share) => {
    const numerator = wholeNamed(share.target.indicator.replace(/占.{2,}$/, ''))
    const alike = levels.filter((c) => c.target.deadline === share.target.deadline && c.subject === share.subject)
    const part = alike.find((c) => wholeNamed(c.target.indicator) === numerator)
    const whole = alike.find((c) => wholeNamed(c.target.indicator) === share.whole)
    if (!part || !whole || part === whole || !isSameKindOfUnit(part, whole) || bareValue(whole) <= 0) return []
    const reckoned = bareValue(part) / bareValue(whole)
    return Math.abs(reckoned - share.target.value / 100) <= shareSlack ? [] : [otherShare(share, part, whole, reckoned)]
  })
}

function otherShare(share: Claim, part: Claim, whole: Claim, reckoned: number): Finding {
  const [a, b, c] = [printed(part), printed(whole), printed(share)]
  return {
    type: 'plausibility',
    severity: 'medium',
    reason: {
      zh: '三个数字不能同时成立，至少有一个要改；也可能统计口径不同。',
      en: 'The three figures cannot all hold: one must change, or they count differently.',
    },
    indicator: share.target.indicator,
    targets: [share, part, whole].map(evidence),
    arithmetic: {
      zh: `${a.zh} ÷ ${b.zh} = ${percent(reckoned)} ≠ 文中 ${c.zh}`,
      en: `${a.en} ÷ ${b.en} = ${percent(reckoned)} ≠ ${c.en} in the text`,
    },
    message: {
      zh: `“${nameOf(part)}”${a.zh}、“${nameOf(whole)}”${b.zh}，占比应为 ${percent(reckoned)}，文中写的是 ${c.zh}。`,
      en: `“${nameOf(part)}” ${a.en} out of “${nameOf(whole)}” ${b.en} is ${percent(reckoned)}; the text says ${c.en}.`,
    },
    ask: { zh: '三个数字以哪两个为准？', en: 'Which two of the three figures hold?' },
  }
}
