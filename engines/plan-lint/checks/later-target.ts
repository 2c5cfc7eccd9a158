import { evidence } from '../claims.ts'
import { isInsertion, likeness } from '../concept.ts'
import { commonValues, haveOtherWholes, isFlow, isSameBasis, isSameThing, isTarget, periodOf } from '../measure.ts'
import { both, counted, dateOf, nameOf, printed, shown } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

const steepFactor = 2
/** Work done anew every year may vary; below this share of an earlier year it is worth a question. */
const muchLessWork = 0.6

/**
 * A target set for a later year against one for an earlier year: it should ask for more, and the way between them
 * should be walkable.
 */
export function laterTargets(cluster: Claim[]): Finding[] {
  const targets = cluster.filter((claim) => isTarget(claim) && claim.year !== null)
  return targets.flatMap((later) => {
    const earlier = targets
      .filter((claim) => areComparable(claim, later))
      .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
      .slice(0, mostEarlier)
    return oneOfEachType(earlier.flatMap((claim) => compare(claim, later, cluster) ?? []))
  })
}

/** The nearest years tell whether a target falls back; a reader needs no more sentences than these. */
const mostEarlier = 6

/** A later target against three earlier ones is one question, with every sentence. */
function oneOfEachType(findings: Finding[]): Finding[] {
  const byType = Map.groupBy(findings, ({ type }) => type)
  return [...byType.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, targets: [...first.targets, ...others.flatMap(({ targets }) => targets.slice(1))] }] : [],
  )
}

/** Whether two claims of different years are about one measure, or about two that a reader takes for one. */
export function areComparable(earlier: Claim, later: Claim): boolean {
  if (earlier.year === null || later.year === null || earlier.year >= later.year) return false
  if (earlier.subject !== later.subject || earlier.target.partOf !== later.target.partOf) return false
  if (!isSameBasis(earlier, later) || haveOtherWholes(earlier, later)) return false
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
  if (earlier.isCeiling || later.isCeiling) return laxerCeiling(earlier, later)
  const { mode } = later.target
  const isShare = mode === 'ratio' || mode === 'growth'
  if (isShare !== (earlier.target.mode === 'ratio' || earlier.target.mode === 'growth')) return null
  const [from = 0, to = 0] = commonValues(earlier, later)
  // Growth may slow down without anything falling back.
  if (isShare) {
    const fallsBack = mode === 'ratio' && earlier.target.mode === 'ratio' && to < from
    return fallsBack && !isKeptAnywhere(later, cluster) ? lowerRatio(earlier, later, cluster) : null
  }
  if (isYearlyWork(later) && isYearlyWork(earlier)) return to < from * muchLessWork ? lessWork(earlier, later) : null
  if (earlier.target.mode === 'stock' && mode !== 'stock') return null
  if (mode === 'flow-cumulative' || (to > from && later.concept.isEvent))
    return cumulative(earlier, later, { from, to, done: doneBefore(earlier, later, cluster) })
  if (later.target.recurrence === 'annual') return to < from ? lower(earlier, later, from, to) : null
  if (later.isKept) return to < from ? lower(earlier, later, from, to) : null
  // 2027年70项、2028年70项 lists what each year does.
  if (to === from && isFlow(later) && isOneSentence(earlier, later)) return null
  return to <= from ? lower(earlier, later, from, to) : null
}

/** 保持在32%以上 of a share that goes down in the table beside it: the fall is meant. */
export const isKeptAnywhere = (claim: Claim, cluster: readonly Claim[]) =>
  cluster.some((other) => other.isKept && isTarget(other) && isSameThing(other, claim))

/** What is done anew every year: a class of act is named, or the text says 每年, or it counts occasions. */
function isYearlyWork({ target, concept }: Claim): boolean {
  const isWork = concept.action !== null || target.recurrence === 'annual' || /[场次]$/.test(target.unit ?? '')
  return target.mode === 'flow-annual' && isWork
}

function lessWork(earlier: Claim, later: Claim): Finding {
  const [a, b] = [printed(earlier), printed(later)]
  const name = nameOf(later)
  return {
    type: 'weak-target',
    severity: 'low',
    reason: {
      zh: '逐年新增的工作量可以有多有少，只是减得较多，需要一句说明。',
      en: 'Work done anew each year may vary; this is a large drop and deserves a sentence.',
    },
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: both(
      `${later.target.value} ÷ ${earlier.target.value} = ${shown((later.target.value / earlier.target.value) * 100)}%`,
    ),
    message: {
      zh: `“${name}”${earlier.year}年安排${a.zh}，${later.year}年只安排${b.zh}，减少较多。`,
      en: `“${name}”: ${a.en} in ${earlier.year}, only ${b.en} in ${later.year}.`,
    },
    ask: { zh: '为什么减少？是工作重点调整，还是数字有误？', en: 'Why less: a change of priorities, or a slip?' },
  }
}

function laxerCeiling(earlier: Claim, later: Claim): Finding | null {
  const [from = 0, to = 0] = commonValues(earlier, later)
  if (earlier.target.mode !== later.target.mode || to <= from || !isSameThing(earlier, later)) return null
  if (later.target.mode !== 'ratio' && later.target.mode !== 'stock') return null
  const [a, b] = [printed(earlier), printed(later)]
  return {
    type: 'conflict',
    severity: 'medium',
    reason: {
      zh: '这类指标越低越好，后一年放宽与逐年改善的方向相反，但可能有客观原因。',
      en: 'Less is better here, and a laxer ceiling runs against the direction; there may be a reason.',
    },
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: {
      zh: `${later.year}年 ${b.zh} > ${earlier.year}年 ${a.zh}`,
      en: `${b.en} (${later.year}) > ${a.en} (${earlier.year})`,
    },
    message: {
      zh: `“${nameOf(later)}”应逐年下降，${later.year}年的控制目标${b.zh}却比${earlier.year}年的${a.zh}宽松。`,
      en: `“${nameOf(later)}” should go down, yet the ceiling for ${later.year} (${b.en}) is laxer than that for ${earlier.year} (${a.en}).`,
    },
    ask: { zh: '后一年的控制目标为何放宽？', en: 'Why is the later ceiling laxer?' },
  }
}

function lowerRatio(earlier: Claim, later: Claim, cluster: Claim[]): Finding {
  const measured = cluster.filter(
    (c) => c.target.kind === 'actual' && c.target.mode === 'ratio' && likeness(c.concept, later.concept) !== 'other',
  )
  const [a, b] = [printed(earlier), printed(later)]
  return {
    type: 'conflict',
    severity: 'high',
    reason: {
      zh: '后一年的比率低于前一年的目标，两者不能同时作为要求。',
      en: 'A later ratio below an earlier target: the two cannot both be required.',
    },
    indicator: later.target.indicator,
    targets: [later, earlier, ...measured].map(evidence),
    arithmetic: {
      zh: `${later.year}年 ${b.zh} < ${earlier.year}年 ${a.zh}`,
      en: `${b.en} (${later.year}) < ${a.en} (${earlier.year})`,
    },
    message: {
      zh: `${later.year}年的目标“${nameOf(later)} ${b.zh}”低于${earlier.year}年的“${nameOf(earlier)} ${a.zh}”：要么两处口径不同，要么目标倒退。`,
      en: `The ${later.year} target “${nameOf(later)}” (${b.en}) is below “${nameOf(earlier)}” (${a.en}) for ${earlier.year}: either the definitions differ or the target falls back.`,
    },
    ask: {
      zh: '两处的分子、分母各是什么？若口径相同，后一年的目标应不低于前一年。',
      en: 'What are the numerator and denominator of each? If they are the same, the later target should not be lower.',
    },
  }
}

function lower(earlier: Claim, later: Claim, from: number, to: number): Finding {
  const years = (later.year ?? 0) - (earlier.year ?? 0)
  const [a, b] = [printed(earlier), printed(later)]
  return {
    type: 'already-met',
    severity: 'high',
    reason: {
      zh: '按前一年的要求做到，后一年的目标就已完成，失去约束作用。',
      en: 'Whoever meets the earlier target has met the later one; it asks for nothing.',
    },
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: {
      zh: `${later.year}年 ${b.zh} ${to < from ? '<' : '='} ${earlier.year}年 ${a.zh}，${years} 年间${to < from ? `反而少 ${shown(from - to)}` : '不需要增长'}`,
      en: `${b.en} (${later.year}) ${to < from ? '<' : '='} ${a.en} (${earlier.year}): ${to < from ? `${shown(from - to)} less` : 'no growth'} in ${counted(years, 'year')}`,
    },
    message: {
      zh: `“${nameOf(later)}”${later.year}年的目标${b.zh}，不高于${earlier.year}年就要达到的${a.zh}。`,
      en: `The ${later.year} target for “${nameOf(later)}” (${b.en}) is no higher than what is to be reached in ${earlier.year} (${a.en}).`,
    },
    ask: {
      zh:
        isFlow(later) === isFlow(earlier)
          ? '后一年的目标是否应提高？'
          : '是否应提高后一年的目标？若两处口径不同（如当年评价入库与有效存量），请写明。',
      en:
        isFlow(later) === isFlow(earlier)
          ? 'Should the later target be raised?'
          : 'Should the later target be raised? If the definitions differ (new in the year against valid in stock), say so.',
    },
  }
}

/** 三年累计90亿元，其中2027年30亿元: a total and one of its parts. */
const isOneSentence = (a: Claim, b: Claim) =>
  a.document === b.document &&
  !/[。；;\n]/.test(
    a.document.text.slice(Math.min(a.target.offset, b.target.offset), Math.max(a.target.offset, b.target.offset)),
  )

/** What is reported as done before the year of the earlier target, and counts towards the total of the later one. */
function doneBefore(earlier: Claim, later: Claim, cluster: readonly Claim[]): number {
  const start = periodOf(later)?.from ?? 0
  const done = cluster.filter(
    (c) =>
      !isTarget(c) &&
      c.target.mode !== 'growth' &&
      c.year !== null &&
      c.year < (earlier.year ?? 0) &&
      (c.year >= start || (c.target.mode === 'stock' && later.target.mode === 'stock')) &&
      isSameThing(c, later),
  )
  return Math.max(0, ...done.map((c) => commonValues(c, later)[0] ?? 0)) + plannedBefore(earlier, later, cluster)
}

/** What single years before the earlier one are asked for: 2026年20家，2027年25家，三年累计75家. */
function plannedBefore(earlier: Claim, later: Claim, cluster: readonly Claim[]): number {
  const start = periodOf(later)?.from ?? 0
  const byYear = new Map<number, number>()
  for (const c of cluster) {
    const isOfOneYear = isTarget(c) && c.target.mode === 'flow-annual' && c.target.recurrence === null
    if (!isOfOneYear || c.document !== earlier.document || c.year === null) continue
    if (c.year < start || c.year >= (earlier.year ?? 0) || !isSameThing(c, later)) continue
    byYear.set(c.year, commonValues(c, later)[0] ?? 0)
  }
  return [...byYear.values()].reduce((sum, value) => sum + value, 0)
}

interface Way {
  from: number
  to: number
  done: number
}

function cumulative(earlier: Claim, later: Claim, { from, to, done }: Way): Finding | null {
  const years = (later.year ?? 0) - (earlier.year ?? 0)
  const isOneYearsWork = earlier.target.mode === 'flow-annual'
  const [a, b] = [printed(earlier), printed(later)]
  const name = nameOf(later)
  if (isOneSentence(earlier, later)) return null
  if (to <= from) {
    const only = isOneYearsWork ? `仅${earlier.year}年一年` : `到${earlier.year}年`
    return {
      type: 'already-met',
      severity: 'medium',
      reason: {
        zh: '若两处口径一致，累计目标在期中就已用完；也可能起算年份或级别不同。',
        en: 'If both count the same, the total is used up half-way; the starting year or the rank may differ.',
      },
      indicator: later.target.indicator,
      targets: [later, earlier].map(evidence),
      arithmetic: {
        zh: `到${later.year}年累计 ${b.zh}；${only} ${a.zh}；余 ${shown(to - from)}`,
        en: `total by ${later.year}: ${b.en}; ${earlier.year}: ${a.en}; left: ${shown(to - from)}`,
      },
      message: {
        zh: `“${name}”${only}的目标（${a.zh}）已经等于或超过到${later.year}年的累计目标（${b.zh}），其余${years}年没有任务。`,
        en: `“${name}”: what ${earlier.year} asks for (${a.en}) already reaches the total for ${later.year} (${b.en}); nothing is left for the other ${counted(years, 'year')}.`,
      },
      ask: {
        zh: '累计目标从哪一年起算？是否应提高？',
        en: 'From which year does the total count? Should it be raised?',
      },
    }
  }
  const rest = (to - done - from) / years
  if (!isOneYearsWork || from <= 0 || rest < from * steepFactor) return null
  const less = done > 0 ? ` − ${shown(done)}` : ''
  return {
    type: 'steep',
    severity: 'high',
    reason: {
      zh: '余下年份每年的任务是当前安排的两倍以上，没有相应举措就完不成。',
      en: 'Each year left must bring at least twice what is planned now; without further measures it will be missed.',
    },
    indicator: later.target.indicator,
    targets: [later, earlier].map(evidence),
    arithmetic: {
      zh: `(${shown(to)}${less} − ${shown(from)}) ÷ ${years} = 每年 ${shown(rest)}，为${earlier.year}年目标的 ${shown(rest / from)} 倍`,
      en: `(${shown(to)}${less} − ${shown(from)}) ÷ ${years} = ${shown(rest)} a year, ${shown(rest / from)} times the ${earlier.year} target`,
    },
    message: {
      zh: `“${name}”${earlier.year}年目标只有${a.zh}，要到${later.year}年累计${b.zh}，此后每年须完成 ${shown(rest)}，是${earlier.year}年的 ${shown(rest / from)} 倍。`,
      en: `“${name}”: ${earlier.year} asks for ${a.en} only; to reach ${b.en} in total by ${dateOf(later).en}, each later year must bring ${shown(rest)}, ${shown(rest / from)} times as much.`,
    },
    ask: {
      zh: '是累计数还是当年数？若是累计，增量从哪里来？',
      en: 'Is it a total or a yearly figure? If a total, where will the increase come from?',
    },
  }
}
