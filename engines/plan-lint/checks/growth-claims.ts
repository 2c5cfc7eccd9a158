import { evidence } from '../claims.ts'
import { likeness } from '../concept.ts'
import { isCount, isTarget } from '../measure.ts'
import { nameOf, printed } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

/** A growth claimed in round words above what the same year's target still asks for, with no amount to show it. */
export function growthReached(cluster: Claim[], claims: Claim[]): Finding[] {
  const growth = cluster.filter((c) => c.target.mode === 'growth' && c.target.unit?.includes('%'))
  const actuals = growth.filter((c) => c.target.kind === 'actual' && ['>=', '>'].includes(c.target.comparator))
  if (actuals.length === 0) return []
  const targets = growth.filter(isTarget)
  const narrower = partsOfGrowth(cluster, claims)
  const hasAmount = (actual: Claim) =>
    cluster.some((c) => isCount(c) && c.target.kind === 'actual' && likeness(c.concept, actual.concept) === 'same')
  return actuals.flatMap((actual) =>
    targets
      .filter((target) => likeness(actual.concept, target.concept) === 'same' && actual.year === target.year)
      .filter((target) => actual.target.value >= target.target.value && !hasAmount(actual))
      .map((target) => unsupported(actual, target, narrower)),
  )
}

/** Levels printed with their own growth that concern the same family, such as above-scale firms within the whole region. */
function partsOfGrowth(cluster: Claim[], claims: Claim[]): Claim[] {
  const words = cluster.map((c) => c.concept.core.slice(-4, -2)).filter((word) => word.length === 2)
  if (cluster.every((c) => c.concept.headline === null)) return []
  return claims.filter(
    (c) =>
      c.target.kind === 'actual' &&
      c.target.growth !== null &&
      words.some((word) => c.target.indicator.includes(word)) &&
      cluster.every((other) => likeness(other.concept, c.concept) !== 'same'),
  )
}

function unsupported(actual: Claim, target: Claim, narrower: Claim[]): Finding {
  const [a, b] = [printed(actual), printed(target)]
  const [partial, partialEn] =
    narrower.length > 0 ? ['，所列数据只覆盖其中一部分', '; the figures shown cover a part only'] : ['', '']
  return {
    type: 'unsupported-claim',
    severity: 'medium',
    reason: {
      zh: '只有概括说法、没有绝对数，读者无从核对，但不一定有误。',
      en: 'Only a round claim without an amount: nobody can check it, though it may be right.',
    },
    indicator: target.target.indicator,
    targets: [actual, target, ...narrower].map(evidence),
    arithmetic: {
      zh: `已称 ${a.zh} ≥ 全年目标 ${b.zh}${narrower.map((n) => `；所列依据：${nameOf(n)} ${n.target.growth}%`).join('')}`,
      en: `claimed ${a.en} ≥ target ${b.en}${narrower.map((n) => `; shown: ${nameOf(n)} ${n.target.growth}%`).join('')}`,
    },
    message: {
      zh: `称“${nameOf(actual)}”已达${a.zh}，高于全年目标${b.zh}，但没有给出该指标的绝对数${partial}。`,
      en: `“${nameOf(actual)}” is said to have reached ${a.en}, above the target of ${b.en}, but no amount is given${partialEn}.`,
    },
    ask: {
      zh: '请给出该指标的完成额和上年同期数，并说明与所列数据的关系。',
      en: 'Give the amount and that of a year before, and say how the figures shown relate to it.',
    },
  }
}
