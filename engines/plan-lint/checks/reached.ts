import { percent, shown } from '../arithmetic.ts'
import catalogue from '../catalogue.json' with { type: 'json' }
import { areOneMeasure, bareValue, commonValues, evidence, isCeiling, isCount, nameOf, printed } from '../claims.ts'
import { isInsertion, likeness } from '../concept.ts'
import type { Claim, Finding, Severity } from '../types.ts'

/** A share this far under the time share is behind; less is noise of the month. */
const tolerance = 0.05

/** What a report says was reached, against the targets of the same year: met already, or behind although on schedule is claimed. */
export function reached(cluster: Claim[]): Finding[] {
  const actuals = cluster.filter((c) => c.target.kind === 'actual' && c.target.partOf === null && isCount(c))
  const targets = cluster.filter((c) => c.target.kind === 'target' && isCount(c))
  const findings: Finding[] = []
  for (const actual of actuals)
    for (const target of targets) {
      if (!countsTheSame(actual, target)) continue
      const finding = metEarly(actual, target, targets) ?? behind(actual, target)
      if (finding) findings.push(finding)
    }
  return oneEach(findings)
}

/** A part may stand for the whole only when the target counts it: 省级 within 市级以上, and the same act. */
function countsTheSame(actual: Claim, target: Claim): boolean {
  const [a, t] = [actual.concept, target.concept]
  if (actual.year === null || target.year === null) return false
  if ((a.action ?? 'make') !== (t.action ?? 'make')) return false
  if (likeness(a, t) === 'same') return true
  if (t.isAtLeastRank && t.rank !== null && a.rank !== null) return a.rank >= t.rank && a.core === t.core
  return (
    a.rank === t.rank &&
    (a.core.includes(t.core) ||
      t.core.includes(a.core) ||
      a.core.slice(-4) === t.core.slice(-4) ||
      isInsertion(a.core, t.core))
  )
}

function metEarly(actual: Claim, target: Claim, targets: Claim[]): Finding | null {
  const isFlow = target.target.mode !== 'stock'
  if (!isFlow || actual.yearShare >= 1 || actual.year !== target.year || bareValue(actual) < bareValue(target))
    return null
  const others = targets.filter((claim) => claim !== target && (claim.year ?? 0) > (target.year ?? 0))
  return {
    type: 'already-met',
    severity: 'high',
    indicator: target.target.indicator,
    targets: [target, actual, ...others].map(evidence),
    arithmetic: `${printed(actual)} ÷ ${printed(target)} = ${percent(bareValue(actual) / bareValue(target))}，时间才过 ${percent(actual.yearShare)}`,
    message: `“${nameOf(target)}”${target.year}年全年目标${printed(target)}，到报告期末已有${printed(actual)}（${nameOf(actual)}）：目标已完成，或两处所指不同。`,
    messageEn: `The target for “${nameOf(target)}” in ${target.year} is ${printed(target)}, and ${printed(actual)} (${nameOf(actual)}) is reported already: it is met, or the two are not the same.`,
    ask: '两处是不是同一类对象？若是，应提高全年和后续目标；若不是，请区分名称。',
    askEn:
      'Are both the same kind of thing? If so, raise this target and the later ones; if not, give them different names.',
  }
}

function behind(actual: Claim, target: Claim): Finding | null {
  if (target.target.mode !== 'flow-annual' || actual.yearShare >= 1 || actual.document !== target.document) return null
  const isThatYear =
    actual.year === target.year || (target.target.recurrence === 'annual' && (actual.year ?? 0) <= (target.year ?? 0))
  const [done = 0, wanted = 0] = commonValues(actual, target)
  const share = done / wanted
  if (!isThatYear || !(share < actual.yearShare - tolerance)) return null
  const monthsLeft = Math.round((1 - actual.yearShare) * 12)
  const perMonth = (wanted - done) / monthsLeft
  const soFar = done / (12 - monthsLeft)
  const isClaimed = actual.target.progressClaim !== null
  const severity: Severity = isClaimed ? 'high' : share < actual.yearShare * 0.6 ? 'medium' : 'low'
  return {
    type: 'behind',
    severity,
    indicator: target.target.indicator,
    targets: [actual, target].map(evidence),
    arithmetic: `${shown(done)} ÷ ${shown(wanted)} = ${percent(share)} < 时间进度 ${percent(actual.yearShare)}；还需每月 ${shown(perMonth)}，此前每月 ${shown(soFar)}`,
    message: `${nameOf(actual)} ${printed(actual)}，只完成全年${printed(target)}的 ${percent(share)}，时间进度 ${percent(actual.yearShare)}${isClaimed ? `，文中却称“${actual.target.progressClaim}”` : ''}。`,
    messageEn: `${nameOf(actual)} ${printed(actual)} is ${percent(share)} of the ${printed(target)} for the year after ${percent(actual.yearShare)} of it${isClaimed ? `, although the text says “${actual.target.progressClaim}”` : ''}.`,
    ask: isClaimed ? '“达序时”按什么进度曲线算？请给出依据或更正表述。' : '落后的原因是什么，由谁、用什么办法补上？',
    askEn: isClaimed
      ? 'By which pace curve is it on schedule? Give the basis or correct the wording.'
      : 'Why is it behind, and who will make it up, how?',
  }
}

function oneEach(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = `${finding.type} ${finding.targets[0]?.file} ${finding.targets[0]?.offset}`
    return seen.has(key) ? false : Boolean(seen.add(key))
  })
}

/** A level reported for a year that is over, at or above what a later year is to reach. */
export function passedAlready(cluster: Claim[]): Finding[] {
  const past = cluster.filter((c) => c.target.kind !== 'target' && c.yearShare === 1 && c.target.partOf === null)
  const targets = cluster.filter((c) => c.target.kind === 'target' && c.target.partOf === null)
  const findings = targets.flatMap((target) =>
    past.filter((actual) => isPassed(actual, target)).map((actual) => passed(actual, target)),
  )
  return oneEach(findings)
}

function isPassed(actual: Claim, target: Claim): boolean {
  if (actual.year === null || target.year === null || actual.year >= target.year) return false
  if (!['stock', 'ratio', 'flow-annual'].includes(target.target.mode) || !areOneMeasure(actual, target)) return false
  if (isCeiling(actual) || isCeiling(target)) return false
  // What is done anew each year may be less the next year; a level may be held on purpose.
  if (target.target.mode === 'flow-annual' && target.concept.action !== null) return false
  const isHeld = catalogue.keepWords.some((word) => target.target.quote.includes(word))
  return isHeld ? false : bareValue(actual) > bareValue(target)
}

function passed(actual: Claim, target: Claim): Finding {
  return {
    type: 'already-met',
    severity: 'high',
    indicator: target.target.indicator,
    targets: [target, actual].map(evidence),
    arithmetic: `${actual.year}：${printed(actual)} > ${target.year}：${printed(target)}`,
    message: `“${nameOf(target)}”${actual.year}年已有${printed(actual)}，${target.year}年的目标却只有${printed(target)}。`,
    messageEn: `“${nameOf(target)}” was ${printed(actual)} in ${actual.year} already; the target for ${target.year} is only ${printed(target)}.`,
    ask: '目标是否应提高？若两处口径不同，请写明。',
    askEn: 'Should the target be raised? If the definitions differ, say so.',
  }
}

/** A growth claimed in round words above what the same year's target still asks for, with no amount to show it. */
export function growthReached(cluster: Claim[], narrower: Claim[]): Finding[] {
  const growth = cluster.filter((c) => c.target.mode === 'growth' && c.target.unit?.includes('%'))
  const actuals = growth.filter((c) => c.target.kind === 'actual' && ['>=', '>'].includes(c.target.comparator))
  const targets = growth.filter((c) => c.target.kind === 'target')
  const hasAmount = (actual: Claim) =>
    cluster.some((c) => isCount(c) && c.target.kind === 'actual' && likeness(c.concept, actual.concept) === 'same')
  return actuals.flatMap((actual) =>
    targets
      .filter((target) => likeness(actual.concept, target.concept) === 'same' && actual.year === target.year)
      .filter((target) => actual.target.value >= target.target.value && !hasAmount(actual))
      .map((target) => ({
        type: 'unsupported-claim' as const,
        severity: 'medium' as const,
        indicator: target.target.indicator,
        targets: [actual, target, ...narrower].map(evidence),
        arithmetic: `已称 ${printed(actual)} ≥ 全年目标 ${printed(target)}${narrower.map((n) => `；所列依据：${nameOf(n)} ${n.target.growth}%`).join('')}`,
        message: `称“${nameOf(actual)}”已达${printed(actual)}，高于全年目标${printed(target)}，但没有给出该指标的绝对数${narrower.length > 0 ? '，所列数据只覆盖其中一部分' : ''}。`,
        messageEn: `“${nameOf(actual)}” is said to have reached ${printed(actual)}, above the target of ${printed(target)}, but no amount is given${narrower.length > 0 ? '; the figures shown cover a part only' : ''}.`,
        ask: '请给出该指标的完成额和上年同期数，并说明与所列数据的关系。',
        askEn: 'Give the amount and that of a year before, and say how the figures shown relate to it.',
      })),
  )
}
