import { shown } from '../arithmetic.ts'
import { commonValues, evidence, nameOf, printed } from '../claims.ts'
import type { Claim, Finding } from '../types.ts'

/**
 * A cumulative target below what the yearly rate named beside it adds up to: both cannot be meant, or they count
 * different things under one name.
 */
export function belowOwnRate(cluster: Claim[], periodYears: (claim: Claim) => number): Finding[] {
  const targets = cluster.filter((claim) => claim.target.kind === 'target')
  const yearly = targets.filter((c) => c.target.mode === 'flow-annual' && c.target.recurrence === 'annual')
  const cumulative = targets.filter((c) => c.target.mode === 'flow-cumulative' || c.target.mode === 'stock')
  return yearly.flatMap((rate) =>
    cumulative
      .filter((total) => total.document === rate.document && total.year === rate.year)
      .flatMap((total) => {
        const years = periodYears(rate)
        const [perYear = 0, all = 0] = commonValues(rate, total)
        const sum = perYear * years
        if (all >= sum || total.target.mode === 'stock') return []
        const others = targets.filter((claim) => claim.document !== rate.document)
        return [
          {
            type: 'conflict' as const,
            severity: 'high' as const,
            indicator: total.target.indicator,
            targets: [rate, total, ...others].map(evidence),
            arithmetic: `每年 ${printed(rate)} × ${years} 年 = ${shown(sum)}；到${total.year}年累计 ${printed(total)}；${shown(sum)} > ${shown(all)}`,
            message: `“${nameOf(rate)}”每年${printed(rate)}，${years}年共 ${shown(sum)}，而“${nameOf(total)}”到${total.year}年只有${printed(total)}。`,
            messageEn: `“${nameOf(rate)}” is ${printed(rate)} a year, ${shown(sum)} in ${years} years, yet “${nameOf(total)}” is only ${printed(total)} by ${total.year}.`,
            ask: '两处说的是不是同一类对象？请统一名称和口径，或改正数字。',
            askEn: 'Do both count the same thing? Use one name and definition, or correct the figure.',
          },
        ]
      }),
  )
}
