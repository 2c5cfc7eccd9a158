import { evidence } from '../claims.ts'
import { bareValue, commonValues, isCount, isFullYear, isSameAct, isSameKindOfUnit, isTarget } from '../measure.ts'
import { both, nameOf, printed, shown } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

/** Targets or results for several things together (甲、乙共35家), against what is said of each. */
export function jointFigures(own: Claim[], claims: Claim[]): Finding[] {
  const joints = own.filter((c) => isCount(c) && c.concept.action !== 'enter' && c.concept.members.length >= 2)
  if (joints.length === 0) return []
  const byCore = Map.groupBy(claims, (claim) => claim.concept.core)
  return joints.flatMap((joint) => {
    const found = joint.concept.members.map((core) => (byCore.get(core) ?? []).filter((claim) => isPart(claim, joint)))
    const parts = found.flatMap((of) => of.toSorted((a, b) => bareValue(b) - bareValue(a)).slice(0, 1))
    if (parts.length === 0) return []
    const [whole = 0, ...values] = commonValues(joint, ...parts)
    const sum = values.reduce((all, value) => all + value, 0)
    return sum > whole ? [moreThanTogether(joint, parts, { whole, values, sum })] : []
  })
}

/** A part counts no more than the joint figure does: same date, same kind of number, a rank that is within. */
function isPart(claim: Claim, joint: Claim): boolean {
  if (claim === joint || claim.target.kind !== joint.target.kind || claim.target.mode !== joint.target.mode)
    return false
  if (claim.target.deadline !== joint.target.deadline || claim.subject !== joint.subject) return false
  if (!isSameKindOfUnit(claim, joint) || !isSameAct(claim, joint)) return false
  const [rank, least] = [claim.concept.rank, joint.concept.rank]
  return joint.concept.isAtLeastRank ? (rank ?? 0) >= (least ?? 0) : rank === least
}

function moreThanTogether(
  joint: Claim,
  parts: Claim[],
  { whole, values, sum }: { whole: number; values: number[]; sum: number },
): Finding {
  const terms = values.map((value) => shown(value)).join(' + ')
  const all = printed(joint)
  return {
    type: 'conflict',
    severity: 'high',
    reason: {
      zh: '合计不可能少于分项之和，至少有一个数字要改。',
      en: 'A joint figure cannot be less than its parts: at least one must change.',
    },
    indicator: joint.target.indicator,
    targets: [joint, ...parts].map(evidence),
    arithmetic: both(`${terms}${values.length > 1 ? ` = ${shown(sum)}` : ''} > ${shown(whole)}`),
    message: {
      zh: `“${nameOf(joint)}”合计${all.zh}，而其中${parts.map((p) => `“${nameOf(p)}”${printed(p).zh}`).join('、')}已超过合计数。`,
      en: `“${nameOf(joint)}” is ${all.en} together, yet ${parts.map((p) => `“${nameOf(p)}” ${printed(p).en}`).join(' and ')} is more.`,
    },
    ask: { zh: '合计与分项以哪个为准？', en: 'Which holds, the joint figure or the parts?' },
  }
}

/** A total since some year that is smaller than one of its years. */
export function totalsBelowAYear(cluster: Claim[]): Finding[] {
  const done = cluster.filter((c) => !isTarget(c) && isFullYear(c) && c.year !== null)
  const totals = done.filter((c) => c.target.mode === 'flow-cumulative')
  const years = done.filter((c) => c.target.mode === 'flow-annual')
  return totals.flatMap((total) =>
    years
      .filter((year) => year.concept.core === total.concept.core && year.concept.rank === total.concept.rank)
      .filter((year) => isSameAct(year, total) && year.document === total.document && year.year === total.year)
      .filter((year) => bareValue(year) > bareValue(total))
      .map((year): Finding => {
        const [a, b] = [printed(total), printed(year)]
        return {
          type: 'plausibility',
          severity: 'high',
          reason: {
            zh: '累计不可能少于其中一年，必有一处写错。',
            en: 'A total cannot be less than one of its years: one of them is wrong.',
          },
          indicator: total.target.indicator,
          targets: [total, year].map(evidence),
          arithmetic: {
            zh: `累计 ${a.zh} < ${year.year}年一年 ${b.zh}`,
            en: `${a.en} in total < ${b.en} in ${year.year} alone`,
          },
          message: {
            zh: `“${nameOf(total)}”累计${a.zh}，少于其中${year.year}年一年的${b.zh}。`,
            en: `“${nameOf(total)}” is ${a.en} in total, less than ${b.en} in ${year.year} alone.`,
          },
          ask: {
            zh: '累计从哪一年起算？请核对两处数字。',
            en: 'From which year does the total count? Check both figures.',
          },
        }
      }),
  )
}
