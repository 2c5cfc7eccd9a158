import catalogue from '../catalogue.json' with { type: 'json' }
import { evidence, nameOf, printed } from '../claims.ts'
import type { Claim, Finding, LintDocument } from '../types.ts'

/** Targets of a plan that are due before it begins, or after it ends without being an outlook. */
export function outsidePeriod(document: LintDocument, claims: Claim[]): Finding[] {
  const { kind, period } = document.plan.document
  if (kind !== 'plan' || !period.from || !period.to) return []
  const [from, to] = [Number(period.from), Number(period.to)]
  const own = claims.filter(
    (c) =>
      c.document === document && c.target.kind === 'target' && c.target.deadlineFrom === 'stated' && c.year !== null,
  )
  // The year before is the base year, whose figures often read as targets when a plan is drafted before it ends.
  const before = own.filter((c) => (c.year ?? from) < from - 1)
  if (before.length * 3 > own.length) return []
  const after = own.filter((c) => (c.year ?? to) > to && !isOutlook(c))
  return [
    ...(before.length > 0 ? [outside(before, 'medium', `${from}–${to}`)] : []),
    ...(after.length > 0 ? [outside(after, 'low', `${from}–${to}`)] : []),
  ]
}

function isOutlook({ document, target }: Claim): boolean {
  const around = document.text.slice(Math.max(0, target.offset - 300), target.offset + target.quote.length)
  return catalogue.outlook.some((word) => around.includes(word))
}

function outside(claims: Claim[], severity: 'medium' | 'low', period: string): Finding {
  const isBefore = severity === 'medium'
  return {
    type: 'plausibility',
    severity,
    indicator: claims[0]?.target.indicator ?? '',
    targets: claims.map(evidence),
    arithmetic: claims.map((c) => `${nameOf(c)} ${printed(c)}：${c.target.deadline}`).join('；'),
    message: `文件的期限是${period}，有 ${claims.length} 项目标的时限${isBefore ? '早于起始年' : '晚于结束年'}。`,
    messageEn: `The document covers ${period}; ${claims.length} target(s) are due ${isBefore ? 'before it begins' : 'after it ends'}.`,
    ask: isBefore ? '时限是否写错，或应改为现状数？' : '是否应补上规划期末的目标，或写明是远景展望？',
    askEn: isBefore
      ? 'Is the date wrong, or is it a figure already reached?'
      : 'Should a target for the end of the period be added, or is it an outlook?',
  }
}
