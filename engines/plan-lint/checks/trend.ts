import { evidence } from '../claims.ts'
import { likeness } from '../concept.ts'
import { bareValue, commonValues, isFullYear, isSameThing, isTarget } from '../measure.ts'
import { nameOf, percent, printed, shown, yearlyGrowth } from '../say.ts'
import type { Claim, Evidence, Finding } from '../types.ts'
import { areComparable } from './later-target.ts'

/** Growth that a document has just told, and where. */
interface Reported {
  share: number
  year: number
  targets: Evidence[]
  /** Said by the text, or computed from two levels that it prints. */
  isComputed: boolean
}

const tooFast = 3
const tooFastBy = 0.2
const tooSlowBy = 0.05

/** Implied growth of a level from the last known one to the target, against the growth that was just reported. */
export function againstTrend(cluster: Claim[], reportedGrowth: readonly Claim[]): Finding[] {
  const levels = cluster.filter(
    (c) => c.year !== null && isFullYear(c) && ['stock', 'flow-annual'].includes(c.target.mode) && !c.isCeiling,
  )
  return levels.filter(isTarget).flatMap((later) => {
    const base = baseFor(later, levels)
    if (!base || bareValue(base) <= 0 || bareValue(later) <= bareValue(base)) return []
    const reported = growthJustReported(later, levels, reportedGrowth)
    return reported ? (offTrend(base, later, reported) ?? []) : []
  })
}

/** The last level that is known before the target; where none is, the last one that is asked for. */
function baseFor(later: Claim, levels: readonly Claim[]): Claim | undefined {
  const before = levels.filter((c) => areComparable(c, later) && isLevelOf(c, later))
  const known = before.filter((c) => !isTarget(c))
  return (known.length > 0 ? known : before).toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0]
}

function isLevelOf(level: Claim, later: Claim): boolean {
  const isWork = later.target.mode === 'flow-annual' && later.concept.action !== null
  return level.target.mode === later.target.mode && level.target.recurrence === null && !isWork
}

function growthJustReported(later: Claim, levels: readonly Claim[], reportedGrowth: readonly Claim[]): Reported | null {
  const about = (c: Claim) => likeness(c.concept, later.concept) === 'same' && c.subject === later.subject
  const told = reportedGrowth
    .filter((c) => about(c) && c.target.unit?.includes('%'))
    .map((c): Reported => toldBy(c, c.target.value))
  const beside = levels
    .filter((c) => !isTarget(c) && c.target.growth !== null && isSameThing(c, later) && isOfOneYear(c, levels))
    .map((c): Reported => toldBy(c, c.target.growth ?? 0))
  const found = [...told, ...beside, ...between(later, levels)]
  return found.filter(({ year }) => year < (later.year ?? 0)).toSorted((a, b) => b.year - a.year)[0] ?? null
}

const toldBy = (claim: Claim, percentage: number): Reported => ({
  share: percentage / 100,
  year: claim.year ?? 0,
  targets: [evidence(claim)],
  isComputed: false,
})

/** 从218家增加到563家，增长158% is growth since the year of the first level. */
const isOfOneYear = (level: Claim, levels: readonly Claim[]) =>
  !levels.some(
    (c) =>
      c.target.kind === 'baseline' &&
      c.document === level.document &&
      (c.year ?? 0) < (level.year ?? 0) - 1 &&
      isSameThing(c, level),
  )

/** Growth between the first and the last level of years that are over. */
function between(later: Claim, levels: readonly Claim[]): Reported[] {
  const known = levels
    .filter((c) => !isTarget(c) && isSameThing(c, later) && isLevelOf(c, later) && bareValue(c) > 0)
    .toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const [first, last] = [known[0], known.at(-1)]
  const years = (last?.year ?? 0) - (first?.year ?? 0)
  if (!first || !last || years <= 0) return []
  const share = yearlyGrowth(bareValue(first), bareValue(last), years)
  return [{ share, year: last.year ?? 0, targets: [first, last].map(evidence), isComputed: true }]
}

function offTrend(earlier: Claim, later: Claim, reported: Reported): Finding | null {
  const years = (later.year ?? 0) - (earlier.year ?? 0)
  const [from = 0, to = 0] = commonValues(earlier, later)
  const implied = yearlyGrowth(from, to, years)
  const isSlow = implied < reported.share / 2 && reported.share - implied >= tooSlowBy
  const isFast = reported.share > 0 && implied > reported.share * tooFast && implied > reported.share + tooFastBy
  if (later.isKept || (!isSlow && !isFast)) return null
  const [was, pace] = [percent(implied), percent(reported.share)]
  const [told, toldEn] = reported.isComputed
    ? ['近年年均增速', 'yearly growth of recent years']
    : ['已报告增速', 'reported growth']
  const kept = shown(from * (1 + reported.share) ** years, later.target.unit?.endsWith('元') ? 1 : 0)
  const facts = {
    indicator: later.target.indicator,
    severity: 'medium' as const,
    targets: [...[later, earlier].map(evidence), ...reported.targets],
    arithmetic: {
      zh: `(${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1 = 每年 ${was}；${told} ${pace}；按此增速${later.year}年为 ${kept}`,
      en: `(${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1 = ${was} a year; ${toldEn} ${pace}; at that pace ${later.year} would bring ${kept}`,
    },
  }
  const [a, b] = [printed(earlier), printed(later)]
  const span = `“${nameOf(later)}”从${earlier.year}年${a.zh}到${later.year}年${b.zh}`
  const spanEn = `“${nameOf(later)}”: from ${a.en} in ${earlier.year} to ${b.en} in ${later.year}`
  if (isSlow)
    return {
      ...facts,
      type: 'weak-target',
      reason: {
        zh: '目标低于现有势头，不算矛盾，但定得过低会失去牵引作用。',
        en: 'Below the present momentum: no contradiction, but a target set too low pulls nothing.',
      },
      message: {
        zh: `${span}，每年只需增长 ${was}，不到${told}（${pace}）的一半。`,
        en: `${spanEn}, growth of ${was} a year is enough: less than half of the ${toldEn} (${pace}).`,
      },
      ask: {
        zh: '增速为何放缓？目标是否偏低，或报告的增速口径不同？',
        en: 'Why does growth slow down? Is the target too low, or is the reported growth defined otherwise?',
      },
    }
  return {
    ...facts,
    type: 'steep',
    reason: {
      zh: '所需增速是现有增速的三倍以上，没有专门举措难以实现。',
      en: 'The growth needed is more than three times the present one; without measures of its own it is out of reach.',
    },
    message: {
      zh: `${span}，每年须增长 ${was}，是${told}（${pace}）的 ${shown(implied / reported.share)} 倍。`,
      en: `${spanEn}, growth of ${was} a year is needed: ${shown(implied / reported.share)} times the ${toldEn} (${pace}).`,
    },
    ask: { zh: '增速靠什么举措提高到这个水平？', en: 'By which measures will growth rise to that pace?' },
  }
}
