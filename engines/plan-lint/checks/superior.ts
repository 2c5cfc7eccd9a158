import { evidence } from '../claims.ts'
import { likeness } from '../concept.ts'
import { bareValue, isCount, isSameAct, isSameKindOfUnit, isTarget } from '../measure.ts'
import { counted, dateOf, nameOf, printed, titleOf } from '../say.ts'
import type { Claim, Finding, LintDocument } from '../types.ts'
import { headlinesOf, isPlanOfField } from './gaps.ts'

/** A part of a region cannot hold more than the region is to hold. */
export function aboveSuperior(superior: Claim[], subordinate: Claim[]): Finding[] {
  const totals = Map.groupBy(superior.filter(isWholeTarget), (claim) => claim.concept.core)
  return subordinate.filter(isWholeTarget).flatMap((own) =>
    (totals.get(own.concept.core) ?? [])
      .filter((total) => total.target.deadline === own.target.deadline && isCountedAlike(total, own))
      .filter((total) => isSameKindOfUnit(total, own) && likeness(total.concept, own.concept) === 'same')
      .filter((total) => isSameAct(total, own) && bareValue(own) > bareValue(total))
      .map((total) => above(own, total)),
  )
}

/** A holding and what is to be added up to it may be one number told in two ways; yearly amounts are another. */
function isCountedAlike(total: Claim, own: Claim): boolean {
  const isYearly = (c: Claim) => c.target.mode === 'flow-annual'
  return isYearly(total) === isYearly(own) && total.target.recurrence === own.target.recurrence
}

const isWholeTarget = (claim: Claim) =>
  isTarget(claim) && isCount(claim) && claim.subject === null && claim.target.deadline !== null && !claim.isCeiling

function above(own: Claim, total: Claim): Finding {
  const [a, b, date] = [printed(own), printed(total), dateOf(own)]
  const isSure = own.target.mode === total.target.mode
  return {
    type: 'conflict',
    severity: isSure ? 'high' : 'medium',
    reason: isSure
      ? {
          zh: '部分不可能多于整体，两份文件至少有一份要改。',
          en: 'A part cannot be more than the whole: one of the two must change.',
        }
      : {
          zh: '一处是存量、一处是增量，口径相同时部分不可能多于整体。',
          en: 'One is a holding, the other an increase; if both count the same, a part cannot be more than the whole.',
        },
    indicator: own.target.indicator,
    targets: [own, total].map(evidence),
    arithmetic: {
      zh: `${date.zh}：下级 ${a.zh} > 上级全域 ${b.zh}`,
      en: `${date.en}: ${a.en} in the part > ${b.en} in the whole`,
    },
    message: {
      zh: `下级地区“${nameOf(own)}”${date.zh}目标${a.zh}，超过上级全域的${b.zh}。`,
      en: `The subordinate region's target “${nameOf(own)}” of ${a.en} for ${date.en} exceeds that of the whole superior region, ${b.en}.`,
    },
    ask: {
      zh: '上级目标是否已经过时，或两处口径不同？',
      en: 'Is the superior target out of date, or do the definitions differ?',
    },
  }
}

/** Where both plans end together, fewer targets show that this one is of the field. */
const fewestOfOnePeriod = 4

/** Headline indicators that the plan of the region above sets and this plan does not take up. */
export function lackingOfSuperior(documents: LintDocument[], superior: Claim[], subordinate: Claim[]): Finding[] {
  const above = superior.filter((c) => isTarget(c) && c.document.plan.document.kind === 'plan' && c.subject === null)
  return documents.flatMap((plan) => {
    const own = subordinate.filter((c) => c.document === plan && isTarget(c))
    const { from, to } = plan.plan.document.period
    const isOfOnePeriod = above.some((c) => c.document.plan.document.period.to === to)
    if (!isPlanOfField(plan, own, isOfOnePeriod ? fewestOfOnePeriod : undefined)) return []
    const has = headlinesOf(own)
    const asked = above.filter((c) => c.concept.headline !== null && (c.year ?? 0) >= Number(from ?? 0))
    return [...headlinesOf(asked)]
      .filter((family) => !has.has(family))
      .map((family): Finding => {
        const others = asked.filter((c) => c.concept.headline === family)
        return {
          type: 'gap',
          severity: 'medium',
          reason: {
            zh: '上级的主要指标要靠各地承接，但下级可以按实际取舍。',
            en: 'Headline indicators of the superior plan rest on its parts; a part may still choose.',
          },
          indicator: family,
          targets: others.map(evidence),
          about: plan.file,
          arithmetic: {
            zh: `上级规划“${family}”${others.length} 项，本文件 ${own.length} 项目标中 0 项`,
            en: `“${family}”: ${counted(others.length, 'target')} above, 0 of ${own.length} here`,
          },
          message: {
            zh: `上级规划提出了${family}方面的目标，《${titleOf(plan)}》没有承接。`,
            en: `The superior plan sets targets for ${family}; “${titleOf(plan)}” takes none of them up.`,
          },
          ask: {
            zh: `本地区承担多少${family}任务？是否应补上这一指标？`,
            en: `What is this region's share of ${family}? Should the indicator be added?`,
          },
        }
      })
  })
}
