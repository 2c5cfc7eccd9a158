import { percent, shown, yearlyGrowth } from '../arithmetic.ts'
import catalogue from '../catalogue.json' with { type: 'json' }
import { bareValue, commonValues, evidence, isCeiling, nameOf, printed } from '../claims.ts'
import { isInsertion, likeness } from '../concept.ts'
import type { Claim, Finding } from '../types.ts'

const steepFactor = 2

/**
 * A target set for a later year against one for an earlier year: it should ask for more, and the way between them
 * should be walkable.
 */
export function laterTargets(cluster: Claim[]): Finding[] {
  const targets = cluster.filter((claim) => claim.target.kind === 'target' && claim.year !== null)
  const findings: Finding[] = []
  for (const later of targets)
    for (const earlier of targets) {
      if (!areComparable(earlier, later)) continue
      const finding = compare(earlier, later, cluster)
      if (finding) findings.push(finding)
    }
  return findings
}

/** Whether two claims of different years are about one measure, or about two that a reader takes for one. */
export function areComparable(earlier: Claim, later: Claim): boolean {
  if (earlier.year === null || later.year === null || earlier.year >= later.year) return false
  if (earlier.target.subject !== later.target.subject || earlier.target.partOf !== later.target.partOf) return false
  const [a, b] = [earlier.concept, later.concept]
  if (a.action !== b.action && a.action && b.action) return false
  if (likeness(a, b) === 'same') return true
  if ((a.rank === null) !== (b.rank === null)) return a.core === b.core || isInsertion(a.core, b.core) || endsAs(a, b)
  return a.rank === b.rank && (isToldByGenericWords(a, b) || isInsertion(a.core, b.core))
}

/** 企业重点实验室 without a rank and 重点实验室 with one. */
const endsAs = (a: Claim['concept'], b: Claim['concept']) => a.core.endsWith(b.core) || b.core.endsWith(a.core)

/** Names that differ only in words that every plan uses: 科技项目转化率 and 签约项目转化率 claim to be the same ratio. */
const isToldByGenericWords = (a: Claim['concept'], b: Claim['concept']) =>
  a.distinctive.length >= 2 && a.distinctive === b.distinctive

function compare(earlier: Claim, later: Claim, cluster: Claim[]): Finding | null {
  if (isCeiling(earlier) || isCeiling(later)) return laxerCeiling(earlier, later)
  const { mode } = later.target
  const isShare = mode === 'ratio' || mode === 'growth'
  if (isShare !== (earlier.target.mode === 'ratio' || earlier.target.mode === 'growth')) return null
  const [from = 0, to = 0] = commonValues(earlier, later)
  // Growth may slow down without anything falling back.
  if (isShare)
    return mode === 'ratio' && earlier.target.mode === 'ratio' && to < from ? lowerRatio(earlier, later, cluster) : null
  if (earlier.target.mode === 'stock' && mode !== 'stock') return null
  if (mode === 'flow-cumulative' || (to > from && countsEvents(later))) return cumulative(earlier, later, from, to)
  if (later.target.recurrence === 'annual' || isOneYear(earlier, later))
    return to < from ? lower(earlier, later, from, to) : null
  return to <= from ? lower(earlier, later, from, to) : null
}

/** Contracts or projects happen; how many there are by a year is how many have happened. */
const countsEvents = ({ concept }: Claim) => catalogue.events.some((word) => concept.core.endsWith(word))

/** What is done anew every year may stay the same. */
const isOneYear = (earlier: Claim, later: Claim) =>
  earlier.target.mode === 'flow-annual' && later.target.mode === 'flow-annual' && earlier.concept.action !== null

function laxerCeiling(earlier: Claim, later: Claim): Finding | null {
  const [from = 0, to = 0] = commonValues(earlier, later)
  if (earlier.target.mode !== later.target.mode || to <= from) return null
  if (later.target.mode !== 'ratio' && later.target.mode !== 'stock') return null
  return {
    type: 'conflict',
    severity: 'medium',
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: `${later.year}：${printed(later)} > ${earlier.year}：${printed(earlier)}`,
    message: `“${nameOf(later)}”应越低越好，${later.year}年的控制目标${printed(later)}却比${earlier.year}年的${printed(earlier)}宽松。`,
    messageEn: `“${nameOf(later)}” should go down, yet the ceiling for ${later.year} (${printed(later)}) is laxer than that for ${earlier.year} (${printed(earlier)}).`,
    ask: '后一年的控制目标为何放宽？',
    askEn: 'Why is the later ceiling laxer?',
  }
}

function lowerRatio(earlier: Claim, later: Claim, cluster: Claim[]): Finding {
  const measured = cluster.filter((claim) => claim.target.kind === 'actual')
  return {
    type: 'conflict',
    severity: 'high',
    indicator: later.target.indicator,
    targets: [later, earlier, ...measured].map(evidence),
    arithmetic: `${later.year}：${printed(later)} < ${earlier.year}：${printed(earlier)}`,
    message: `${later.year}年的目标“${nameOf(later)} ${printed(later)}”低于${earlier.year}年的“${nameOf(earlier)} ${printed(earlier)}”：要么两处口径不同，要么目标倒退。`,
    messageEn: `The ${later.year} target “${nameOf(later)} ${printed(later)}” is below “${nameOf(earlier)} ${printed(earlier)}” for ${earlier.year}: either the definitions differ or the target falls back.`,
    ask: '两处的分子、分母各是什么？若口径相同，后一年的目标应不低于前一年。',
    askEn:
      'What are the numerator and denominator of each? If they are the same, the later target should not be lower.',
  }
}

function lower(earlier: Claim, later: Claim, from: number, to: number): Finding {
  const years = (later.year ?? 0) - (earlier.year ?? 0)
  return {
    type: 'already-met',
    severity: 'high',
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: `${later.year}：${printed(later)}；${earlier.year}：${printed(earlier)}；${years} 年间需增长 ${shown(Math.max(0, to - from))}`,
    message: `“${nameOf(later)}”${later.year}年的目标${printed(later)}不高于${earlier.year}年就要达到的${printed(earlier)}，${years}年间没有增长。`,
    messageEn: `The ${later.year} target for “${nameOf(later)}” (${printed(later)}) is no higher than what is to be reached in ${earlier.year} (${printed(earlier)}): no growth in ${years} years.`,
    ask: '是否应提高后一年的目标？若两处口径不同（如当年评价入库与有效存量），请写明。',
    askEn:
      'Should the later target be raised? If the definitions differ (new in the year against valid in stock), say so.',
  }
}

function cumulative(earlier: Claim, later: Claim, from: number, to: number): Finding | null {
  const years = (later.year ?? 0) - (earlier.year ?? 0)
  const isOneYearsWork = earlier.target.mode === 'flow-annual'
  if (to <= from) {
    const only = isOneYearsWork ? `仅${earlier.year}年一年` : `到${earlier.year}年`
    return {
      type: 'already-met',
      severity: 'medium',
      indicator: later.target.indicator,
      targets: [later, earlier].map(evidence),
      arithmetic: `到${later.year}年累计 ${printed(later)}；${only} ${printed(earlier)}`,
      message: `“${nameOf(later)}”${only}的目标（${printed(earlier)}）已经等于或超过到${later.year}年的累计目标（${printed(later)}），其余${years}年没有任务。`,
      messageEn: `“${nameOf(later)}”: what ${earlier.year} alone asks for (${printed(earlier)}) already reaches the cumulative target for ${later.year} (${printed(later)}); nothing is left for the other ${years} years.`,
      ask: '累计目标从哪一年起算？是否应提高？',
      askEn: 'From which year does the cumulative target count? Should it be raised?',
    }
  }
  const rest = (to - from) / years
  if (!isOneYearsWork || from <= 0 || rest < from * steepFactor) return null
  return {
    type: 'steep',
    severity: 'high',
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: `(${shown(to)} − ${shown(from)}) ÷ ${years} = 每年 ${shown(rest)}，为${earlier.year}年目标的 ${shown(rest / from)} 倍`,
    message: `“${nameOf(later)}”${earlier.year}年目标只有${printed(earlier)}，要到${later.year}年累计${printed(later)}，此后每年须完成 ${shown(rest)}，是${earlier.year}年的 ${shown(rest / from)} 倍。`,
    messageEn: `“${nameOf(later)}”: ${earlier.year} asks for ${printed(earlier)} only; to reach ${printed(later)} in total by ${later.year}, each later year must bring ${shown(rest)}, ${shown(rest / from)} times as much.`,
    ask: '是累计数还是当年数？若是累计，增量从哪里来？',
    askEn: 'Is it a total or a yearly figure? If a total, where will the increase come from?',
  }
}

const tooFast = 3
const tooFastBy = 0.2

/** Implied growth of a level between two years, against the growth that a document has just reported for it. */
export function againstTrend(cluster: Claim[], reportedGrowth: Claim[]): Finding[] {
  if (reportedGrowth.length === 0) return []
  const levels = cluster.filter(
    (c) => c.year !== null && c.yearShare === 1 && ['stock', 'flow-annual'].includes(c.target.mode) && !isCeiling(c),
  )
  const findings: Finding[] = []
  for (const later of levels.filter((c) => c.target.kind === 'target'))
    for (const earlier of levels) {
      if (!areComparable(earlier, later) || later.target.mode !== earlier.target.mode) continue
      if (bareValue(earlier) <= 0 || bareValue(later) <= bareValue(earlier)) continue
      const growth = reportedGrowth.find(
        (g) => likeness(g.concept, later.concept) === 'same' && g.target.subject === later.target.subject,
      )
      const finding = growth && offTrend(earlier, later, growth)
      if (finding) findings.push(finding)
    }
  return findings
}

function offTrend(earlier: Claim, later: Claim, growth: Claim): Finding | null {
  const years = (later.year ?? 0) - (earlier.year ?? 0)
  const [from = 0, to = 0] = commonValues(earlier, later)
  const implied = yearlyGrowth(from, to, years)
  const reported = growth.target.value / 100
  const isSlow = implied < reported / 2
  const isFast = reported > 0 && implied > reported * tooFast && implied > reported + tooFastBy
  if (!isSlow && !isFast) return null
  const facts = {
    indicator: later.target.indicator,
    severity: 'medium' as const,
    targets: [later, earlier, growth].map(evidence),
    arithmetic: `(${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1 = 每年 ${percent(implied)}；已报告增速 ${percent(reported)}；按此增速 ${later.year}年为 ${shown(from * (1 + reported) ** years)}`,
  }
  const span = `“${nameOf(later)}”从${earlier.year}年${printed(earlier)}到${later.year}年${printed(later)}`
  const spanEn = `“${nameOf(later)}”: from ${printed(earlier)} in ${earlier.year} to ${printed(later)} in ${later.year}`
  if (isSlow)
    return {
      ...facts,
      type: 'weak-target',
      message: `${span}，每年只需增长 ${percent(implied)}，不到刚刚报告的 ${percent(reported)} 的一半。`,
      messageEn: `${spanEn}, growth of ${percent(implied)} a year is enough: less than half of the ${percent(reported)} just reported.`,
      ask: '增速为何放缓？目标是否偏低，或报告的增速口径不同？',
      askEn: 'Why does growth slow down? Is the target too low, or is the reported growth defined otherwise?',
    }
  return {
    ...facts,
    type: 'steep',
    message: `${span}，每年须增长 ${percent(implied)}，是刚刚报告的 ${percent(reported)} 的 ${shown(implied / reported)} 倍。`,
    messageEn: `${spanEn}, growth of ${percent(implied)} a year is needed: ${shown(implied / reported)} times the ${percent(reported)} just reported.`,
    ask: '增速如何提高到这个水平？',
    askEn: 'How will growth rise to that pace?',
  }
}
