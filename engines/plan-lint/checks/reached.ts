import { likeness } from '../concept.ts'
import {
  areOneMeasure,
  bareValue,
  isCount,
  isFlow,
  isFullYear,
  isNamedAlike,
  isOfSeveralYears,
  isSameAct,
  isSameThing,
  isTarget,
  isWithin,
  periodOf,
} from '../measure.ts'
import type { Claim, Finding } from '../types.ts'
import { isKeptAnywhere } from './later-target.ts'
import { behindTheWay, behindTheYear, metEarly, missed, passed } from './reached-say.ts'

/** A share this far under the time share is behind; less is noise of the month. */
const tolerance = 0.05
/** Without a claim of pace, only what has come less than this part of its way is told as behind on a way of years. */
const farBehind = 0.6
const earliestJudged = 0.3

/** What a report says was reached, against what targets ask for: met already, behind although on schedule is claimed, or missed. */
export function reached(cluster: Claim[]): Finding[] {
  const actuals = cluster.filter((c) => c.target.kind === 'actual' && c.target.partOf === null && c.year !== null)
  const targets = cluster.filter((c) => isTarget(c) && c.target.partOf === null && c.year !== null)
  return [...actuals.flatMap((actual) => firstFinding(actual, targets, cluster)), ...passedAlready(cluster, targets)]
}

/** A target that work points and report both print is one question: that of the report itself comes first. */
function firstFinding(actual: Claim, targets: readonly Claim[], cluster: Claim[]): Finding[] {
  const own = targets.filter(({ document }) => document === actual.document)
  const others = targets.filter(({ document }) => document !== actual.document)
  for (const target of [...own, ...others]) {
    const finding = judge(actual, target, cluster)
    if (finding) return [finding]
  }
  return []
}

function judge(actual: Claim, target: Claim, cluster: Claim[]): Finding | null {
  if (target.isCeiling || actual.isCeiling || actual.target.mode === 'growth' || target.target.mode === 'growth')
    return null
  if (isCount(actual) !== isCount(target)) return null
  return isOfThatYear(actual, target) ? judgeYear(actual, target, cluster) : judgeWay(actual, target, cluster)
}

/** 第四季度60个 ends with the year and is not of it all. */
const isOfPartYear = ({ target }: Claim) => target.deadline?.includes('-') ?? false

/** The target asks for something of the very year that the result is of. */
function isOfThatYear(actual: Claim, target: Claim): boolean {
  if (target.target.mode === 'flow-cumulative' && isOfSeveralYears(target)) return false
  if (isOfPartYear(target)) return actual.target.deadline === target.target.deadline
  if (target.target.recurrence !== 'annual') return actual.year === target.year
  const period = periodOf(target)
  return period !== null && (actual.year ?? 0) >= period.from && (actual.year ?? 0) <= (target.year ?? 0)
}

function judgeYear(actual: Claim, target: Claim, cluster: Claim[]): Finding | null {
  if (isFlow(actual) !== isFlow(target) || (isFlow(target) && actual.isTotal && isFullYear(actual))) return null
  if (!countsTheSame(actual, target)) return null
  const [done, wanted] = [bareValue(actual), bareValue(target)]
  if (!isFullYear(actual)) {
    // Applying early is no result, and a level may be kept on purpose.
    const isResult = target.concept.action !== 'enter' && !target.isKept && isCount(target)
    if (done >= wanted && isResult) return metEarly(actual, target, laterThan(target, cluster))
    // 提前完成 says that all of it is done; 达序时 only that its share is.
    const saysAllDone = actual.progress?.kind === 'done' && !actual.progress.isGeneral
    if (saysAllDone) return done < wanted ? missed(actual, target) : null
    return isFlow(target) && done / wanted < actual.yearShare - tolerance ? behindTheYear(actual, target) : null
  }
  const isSurely = isSameThing(actual, target) || isWithin(actual, target)
  return done < wanted && isSurely && isWholeResult(actual, target) ? missed(actual, target) : null
}

/** 省级 results alone do not tell that a target for 市级以上 was missed. */
const isWholeResult = (actual: Claim, target: Claim) => likeness(actual.concept, target.concept) === 'same'

const laterThan = (target: Claim, cluster: Claim[]) =>
  cluster.filter((claim) => isTarget(claim) && claim !== target && (claim.year ?? 0) > (target.year ?? 0))

/** A part may stand for the whole only when the target counts it: 省级 within 市级以上, and the same act. */
function countsTheSame(actual: Claim, target: Claim): boolean {
  if (isSameThing(actual, target) || isWithin(actual, target)) return true
  return isSameAct(actual, target) && actual.subject === target.subject && isNamedAlike(actual, target)
}

/** On a way of several years: from a base that is printed, or from nothing where deeds are added up. */
function judgeWay(actual: Claim, target: Claim, cluster: Claim[]): Finding | null {
  const time = endOf(actual)
  if (actual.year === null || target.year === null || time >= target.year || !isSameThing(actual, target)) return null
  const base = baseOf(actual, target, cluster)
  if (base === null || base.value >= bareValue(target)) return null
  const expected = (time - base.year) / (target.year - base.year)
  const way = (bareValue(actual) - base.value) / (bareValue(target) - base.value)
  const isClaimed = actual.progress !== null
  if (isClaimed ? way >= expected - tolerance : way >= expected * farBehind || expected < earliestJudged) return null
  return behindTheWay(actual, target, { ...base, expected, way })
}

interface Base {
  year: number
  value: number
  claim: Claim | null
}

/** End of what a result covers, in years: the end of 2025 is 2025, its middle 2024.5. */
const endOf = (claim: Claim) => (claim.year ?? 0) - 1 + claim.yearShare

function baseOf(actual: Claim, target: Claim, cluster: Claim[]): Base | null {
  const period = periodOf(target)
  if (isOfSeveralYears(target) && isFlow(target)) {
    const isSinceStart = actual.isTotal || (period !== null && periodOf(actual)?.from === period.from)
    const isLater = period !== null && endOf(actual) > period.from - 1
    return isSinceStart && isLater && actual.target.mode !== 'flow-annual'
      ? { year: period.from - 1, value: 0, claim: null }
      : null
  }
  if (actual.target.mode !== target.target.mode || isFlow(target)) return null
  const known = cluster
    .filter((c) => !isTarget(c) && c !== actual && isFullYear(c) && c.target.mode === target.target.mode)
    .filter((c) => c.year !== null && c.year < endOf(actual) && isSameThing(c, target))
    .filter((c) => c.document === target.document || c.target.kind === 'baseline')
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
  // A way begins with its plan: what came before tells nothing about its pace.
  const start = known.find((c) => period === null || (c.year ?? 0) >= period.from - 1)
  return start ? { year: start.year ?? 0, value: bareValue(start), claim: start } : null
}

/** A level reported for a year that is over, at or above what a later year is to reach. */
function passedAlready(cluster: Claim[], targets: Claim[]): Finding[] {
  const past = cluster.filter((c) => !isTarget(c) && c.year !== null && c.target.partOf === null)
  return targets.flatMap((target) => {
    const isHeld = target.target.mode === 'ratio' && isKeptAnywhere(target, cluster)
    const [latest, ...others] = past
      .filter((actual) => !isHeld && isPassed(actual, target))
      .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
    return latest ? [passed(latest, target, others)] : []
  })
}

function isPassed(actual: Claim, target: Claim): boolean {
  if (endOf(actual) >= (target.year ?? 0) || actual.isCeiling || target.isCeiling) return false
  if (target.target.mode === 'flow-cumulative') return isTotalPassed(actual, target)
  if (!['stock', 'ratio', 'flow-annual'].includes(target.target.mode)) return false
  const isOneLevel = areOneMeasure(actual, target) || isHoldingPassed(actual, target)
  if (!isOneLevel || (!isFullYear(actual) && isFlow(actual))) return false
  // What is done anew each year may be less the next year; a level may be held on purpose, but not below where it is.
  if (target.target.mode === 'flow-annual' && target.concept.action !== null) return false
  const [was, wanted] = [bareValue(actual), bareValue(target)]
  if (target.isKept) return isCount(target) && was > wanted * 1.1
  return isCount(target) ? was >= wanted : was > wanted
}

/** A yearly result above the same work's target by a later date needs the same way of counting. */
const isHoldingPassed = (actual: Claim, target: Claim) =>
  target.target.mode === 'stock' && actual.target.mode === 'stock' && isSameThing(actual, target)

/** A total over years that is used up before its time. */
function isTotalPassed(actual: Claim, target: Claim): boolean {
  const period = periodOf(target)
  if (!isOfSeveralYears(target) || !isSameThing(actual, target) || period === null) return false
  if (endOf(actual) <= period.from - 1) return false
  const isSinceStart = actual.target.mode !== 'flow-annual' || isFullYear(actual)
  return isSinceStart && actual.target.mode !== 'growth' && bareValue(actual) >= bareValue(target)
}
