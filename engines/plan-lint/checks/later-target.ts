import { percent, shown, yearlyGrowth } from '../arithmetic.ts'
import { bareValue, commonValues, evidence, printed } from '../claims.ts'
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

function areComparable(earlier: Claim, later: Claim): boolean {
  if (earlier.year === null || later.year === null || earlier.year >= later.year) return false
  const [a, b] = [earlier.concept, later.concept]
  if (a.action !== b.action && a.action && b.action) return false
  return (
    likeness(a, b) === 'same' ||
    (a.rank === null) !== (b.rank === null) ||
    (a.rank === b.rank && (isWordForWord(a.core, b.core) || isInsertion(a.core, b.core)))
  )
}

/** Names that differ in one part only: 科技项目转化率 and 签约项目转化率 claim to be the same ratio. */
const isWordForWord = (a: string, b: string) => a.slice(-3) === b.slice(-3)

function compare(earlier: Claim, later: Claim, cluster: Claim[]): Finding | null {
  const [from = 0, to = 0] = commonValues(earlier, later)
  const isEveryYear = later.target.recurrence === 'annual' || later.target.mode === 'flow-annual'
  if (later.target.mode === 'ratio' || later.target.mode === 'growth')
    return to < from ? lowerRatio(earlier, later, cluster) : null
  if (later.target.mode === 'flow-cumulative') return cumulative(earlier, later, from, to)
  if (isEveryYear && later.target.recurrence === 'annual') return to < from ? lower(earlier, later, from, to) : null
  if (to <= from) return lower(earlier, later, from, to)
  return null
}

function lowerRatio(earlier: Claim, later: Claim, cluster: Claim[]): Finding {
  const measured = cluster.filter((claim) => claim.target.kind === 'actual')
  return {
    type: 'conflict',
    severity: 'high',
    indicator: later.target.indicator,
    targets: [later, earlier, ...measured].map(evidence),
    arithmetic: `${later.year}：${printed(later)} < ${earlier.year}：${printed(earlier)}`,
    message: `${later.year}年的目标“${later.target.indicator} ${printed(later)}”低于${earlier.year}年的“${earlier.target.indicator} ${printed(earlier)}”：要么两处口径不同，要么目标倒退。`,
    ask: '两处的分子、分母各是什么？若口径相同，后一年的目标应不低于前一年。',
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
    message: `${later.year}年的目标${printed(later)}不高于${earlier.year}年就要达到的${printed(earlier)}，${years}年间没有增长。`,
    ask: '是否应提高后一年的目标？若两处口径不同（如当年评价入库与有效存量），请写明。',
  }
}

function cumulative(earlier: Claim, later: Claim, from: number, to: number): Finding | null {
  const years = (later.year ?? 0) - (earlier.year ?? 0)
  if (to <= from)
    return {
      type: 'already-met',
      severity: 'medium',
      indicator: later.target.indicator,
      targets: [later, earlier].map(evidence),
      arithmetic: `到${later.year}年累计 ${printed(later)}；仅${earlier.year}年一年 ${printed(earlier)}`,
      message: `${earlier.year}年一年的目标已经等于或超过到${later.year}年的累计目标，其余${years}年没有任务。`,
      ask: '累计目标从哪一年起算？是否应提高？',
    }
  const rest = (to - from) / years
  if (rest < from * steepFactor) return null
  return {
    type: 'steep',
    severity: 'high',
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: `(${shown(to)} − ${shown(from)}) ÷ ${years} = 每年 ${shown(rest)}，为${earlier.year}年目标的 ${shown(rest / from)} 倍`,
    message: `${earlier.year}年目标只有${printed(earlier)}，要到${later.year}年累计${printed(later)}，此后每年须完成 ${shown(rest)}，是${earlier.year}年的 ${shown(rest / from)} 倍。`,
    ask: '是累计数还是当年数？若是累计，增量从哪里来？',
  }
}

/** Implied growth of a level between two years, against the growth that a document has just reported for it. */
export function weakTargets(cluster: Claim[], reportedGrowth: Claim[]): Finding[] {
  const levels = cluster.filter(
    (c) => c.target.kind === 'target' && c.year !== null && ['stock', 'flow-annual'].includes(c.target.mode),
  )
  const findings: Finding[] = []
  for (const later of levels)
    for (const earlier of levels) {
      if (!areComparable(earlier, later) || bareValue(later) <= bareValue(earlier)) continue
      const years = (later.year ?? 0) - (earlier.year ?? 0)
      const [from = 0, to = 0] = commonValues(earlier, later)
      const implied = yearlyGrowth(from, to, years)
      for (const growth of reportedGrowth) {
        const reported = growth.target.value / 100
        if (implied >= reported / 2 || likeness(growth.concept, later.concept) === 'other') continue
        findings.push({
          type: 'weak-target',
          severity: 'medium',
          indicator: later.target.indicator,
          targets: [later, earlier, growth].map(evidence),
          arithmetic: `(${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1 = 每年 ${percent(implied)}；已报告增速 ${percent(reported)}；按此增速 ${later.year}年为 ${shown(from * (1 + reported) ** years)}`,
          message: `从${earlier.year}年${printed(earlier)}到${later.year}年${printed(later)}，每年只需增长 ${percent(implied)}，不到刚刚报告的 ${percent(reported)} 的一半。`,
          ask: '增速为何放缓？目标是否偏低，或报告的增速口径不同？',
        })
      }
    }
  return findings
}
