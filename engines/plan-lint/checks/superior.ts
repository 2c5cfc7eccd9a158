import { bareValue, dateOf, evidence, isCount, isSameKindOfUnit, nameOf, printed } from '../claims.ts'
import { likeness } from '../concept.ts'
import type { Claim, Finding, LintDocument } from '../types.ts'
import { headlinesOf, isPlanOfField } from './gaps.ts'

/** A part of a region cannot hold more than the region is to hold. */
export function aboveSuperior(superior: Claim[], subordinate: Claim[]): Finding[] {
  const totals = new Map<string, Claim[]>()
  for (const claim of superior.filter(isWholeTarget)) {
    const { core } = claim.concept
    totals.set(core, [...(totals.get(core) ?? []), claim])
  }
  return subordinate.filter(isWholeTarget).flatMap((own) =>
    (totals.get(own.concept.core) ?? [])
      .filter((total) => total.target.deadline === own.target.deadline && total.target.mode === own.target.mode)
      .filter((total) => isSameKindOfUnit(total, own) && likeness(total.concept, own.concept) === 'same')
      .filter((total) => (total.concept.action ?? 'make') === (own.concept.action ?? 'make'))
      .filter((total) => bareValue(own) > bareValue(total))
      .map((total) => ({
        type: 'conflict' as const,
        severity: 'high' as const,
        indicator: own.target.indicator,
        targets: [own, total].map(evidence),
        arithmetic: `下级 ${printed(own)} > 上级全域 ${printed(total)}（${own.target.deadline}）`,
        message: `下级地区“${nameOf(own)}”${dateOf(own)}目标${printed(own)}，超过上级全域的${printed(total)}。`,
        messageEn: `The subordinate region's target “${nameOf(own)}” ${printed(own)} for ${own.target.deadline} exceeds that of the whole superior region, ${printed(total)}.`,
        ask: '上级目标是否已经过时，或两处口径不同？',
        askEn: 'Is the superior target out of date, or do the definitions differ?',
      })),
  )
}

const isWholeTarget = (claim: Claim) =>
  claim.target.kind === 'target' && isCount(claim) && claim.target.subject === null && claim.target.deadline !== null

/** Headline indicators that the plan of the region above sets and this plan does not take up. */
export function lackingOfSuperior(documents: LintDocument[], superior: Claim[], subordinate: Claim[]): Finding[] {
  const above = superior.filter((c) => c.target.kind === 'target' && c.document.plan.document.kind === 'plan')
  return documents.flatMap((plan) => {
    const own = subordinate.filter((c) => c.document === plan && c.target.kind === 'target')
    if (!isPlanOfField(plan, own)) return []
    const has = headlinesOf(own)
    const { from } = plan.plan.document.period
    const asked = above.filter((c) => c.concept.headline !== null && (c.year ?? 0) >= Number(from ?? 0))
    return [...headlinesOf(asked)]
      .filter((family) => !has.has(family))
      .map((family) => {
        const others = asked.filter((c) => c.concept.headline === family)
        return {
          type: 'gap' as const,
          severity: 'medium' as const,
          indicator: family,
          targets: others.map(evidence),
          about: plan.file,
          arithmetic: `上级规划有 ${others.length} 项“${family}”目标，本文件 ${own.length} 项目标中没有`,
          message: `上级规划提出了${family}方面的目标，“${plan.plan.document.title ?? plan.file}”没有承接。`,
          messageEn: `The superior plan sets targets for ${family}; “${plan.plan.document.title ?? plan.file}” takes none of them up.`,
          ask: `本地区承担多少${family}任务？是否应补上这一指标？`,
          askEn: `What is this region's share of ${family}? Should the indicator be added?`,
        }
      })
  })
}
