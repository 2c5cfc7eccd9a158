import { evidence } from '../claims.ts'
import { isTarget } from '../measure.ts'
import { counted, nameOf, printed } from '../say.ts'
import type { Claim, Finding, LintDocument } from '../types.ts'

/** Targets of a plan that are due before it begins, or after it ends without being an outlook. */
export function outsidePeriod(document: LintDocument, claims: Claim[], outlook: readonly string[]): Finding[] {
  const { kind, period } = document.plan.document
  if (kind !== 'plan' || !period.from || !period.to) return []
  const [from, to] = [Number(period.from), Number(period.to)]
  const own = claims.filter((c) => isTarget(c) && c.target.deadlineFrom === 'stated' && c.year !== null)
  // The year before is the base year, whose figures often read as targets when a plan is drafted before it ends.
  const before = own.filter((c) => (c.year ?? from) < from - 1)
  if (before.length * 3 > own.length) return []
  const after = own.filter((c) => (c.year ?? to) > to && !isOutlook(c, outlook))
  // A document most of whose targets lie outside has another period than the one that was read.
  if (after.length * 3 > own.length) return []
  return [
    ...(before.length > 0 ? [outside(before, 'before', `${from}—${to}`)] : []),
    ...(after.length > 0 ? [outside(after, 'after', `${from}—${to}`)] : []),
  ]
}

function isOutlook({ document, target }: Claim, outlook: readonly string[]): boolean {
  const around = document.text.slice(Math.max(0, target.offset - 300), target.offset + target.quote.length)
  return outlook.some((word) => around.includes(word))
}

function outside(claims: Claim[], side: 'before' | 'after', period: string): Finding {
  const isBefore = side === 'before'
  return {
    type: 'plausibility',
    severity: isBefore ? 'medium' : 'low',
    reason: isBefore
      ? { zh: '期限已过的数字不能作为本期目标。', en: 'A date that is over cannot be a target of this period.' }
      : { zh: '期外目标本期无法考核，需要说明性质。', en: 'What is due later cannot be judged in this period.' },
    indicator: claims[0]?.target.indicator ?? '',
    targets: claims.map(evidence),
    arithmetic: {
      zh: `${claims.map((c) => `${nameOf(c)} ${printed(c).zh}：${c.year}年`).join('；')}；文件期限 ${period}`,
      en: `${claims.map((c) => `${nameOf(c)} ${printed(c).en}: ${c.year}`).join('; ')}; period ${period}`,
    },
    message: {
      zh: `文件期限是${period}年，有 ${claims.length} 项目标的时限${isBefore ? '早于起始年' : '晚于结束年'}。`,
      en: `The document covers ${period}; ${counted(claims.length, 'target is', 'targets are')} due ${isBefore ? 'before it begins' : 'after it ends'}.`,
    },
    ask: isBefore
      ? { zh: '时限是否写错，或应改为现状数？', en: 'Is the date wrong, or is it a figure already reached?' }
      : {
          zh: '是否应补上规划期末的目标，或写明是远景展望？',
          en: 'Should a target for the end of the period be added, or is it an outlook?',
        },
  }
}
