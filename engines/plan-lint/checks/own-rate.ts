import { evidence } from '../claims.ts'
import { commonValues, isSameKindOfUnit, isTarget, periodOf } from '../measure.ts'
import { nameOf, printed, shown } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

/**
 * A cumulative target below what the yearly rate of the same years adds up to: both cannot be meant, or they count
 * different things under one name.
 */
export function belowOwnRate(cluster: Claim[]): Finding[] {
  const targets = cluster.filter(isTarget)
  const yearly = targets.filter((c) => c.target.mode === 'flow-annual' && c.target.recurrence === 'annual')
  const totals = targets.filter(isAddedUp)
  return yearly.flatMap((rate) =>
    totals
      .filter((total) => total.year === rate.year && isSameKindOfUnit(total, rate))
      .flatMap((total) => tooLow(rate, total, targets) ?? []),
  )
}

/** What adds up over years: told as such (累计), or an act that is counted as often as it is done. */
const isAddedUp = (c: Claim) => c.target.mode === 'flow-cumulative' || (c.target.mode === 'stock' && c.isTotal)

/** Years that a yearly rate runs: those of its document, up to its deadline. */
function yearsOf(claim: Claim): number {
  const period = periodOf(claim)
  return period ? Math.max(1, (claim.year ?? period.to) - period.from + 1) : 1
}

function tooLow(rate: Claim, total: Claim, targets: readonly Claim[]): Finding | null {
  const years = yearsOf(rate)
  const [perYear = 0, all = 0] = commonValues(rate, total)
  const sum = perYear * years
  if (all >= sum || years < 2) return null
  const others = targets.filter((claim) => claim.document !== rate.document && claim !== total)
  const [a, b] = [printed(rate), printed(total)]
  return {
    type: 'conflict',
    severity: 'high',
    reason: {
      zh: '两个数字不可能同时成立：按每年的要求做，累计数必然超过。',
      en: 'Both cannot hold: whoever keeps the yearly rate must exceed the total.',
    },
    indicator: total.target.indicator,
    targets: [rate, total, ...others].map(evidence),
    arithmetic: {
      zh: `每年 ${a.zh} × ${years} 年 = ${shown(sum)} > 到${total.year}年累计 ${b.zh}`,
      en: `${a.en} a year × ${years} years = ${shown(sum)} > ${b.en} in total by ${total.year}`,
    },
    message: {
      zh: `“${nameOf(rate)}”每年${a.zh}，${years}年应有 ${shown(sum)}，而“${nameOf(total)}”到${total.year}年只有${b.zh}。`,
      en: `“${nameOf(rate)}” is ${a.en} a year, ${shown(sum)} in ${years} years, yet “${nameOf(total)}” is only ${b.en} by ${total.year}.`,
    },
    ask: {
      zh: '两处说的是不是同一类对象？请统一名称和口径，或改正数字。',
      en: 'Do both count the same thing? Use one name and definition, or correct the figure.',
    },
  }
}
