import { shown } from '../arithmetic.ts'
import { bareValue, commonValues, evidence, isCount, isSameKindOfUnit, nameOf, printed } from '../claims.ts'
import { conceptOf } from '../concept.ts'
import type { Claim, Finding } from '../types.ts'

const key = (claim: Claim, id: string) => `${claim.document.file}|${id}`

/** Break-downs whose parts are more than the whole. */
export function breakDowns(claims: Claim[]): Finding[] {
  const wholes = new Map(claims.map((claim) => [key(claim, claim.target.id), claim]))
  const parts = new Map<Claim, Claim[]>()
  for (const part of claims) {
    const whole = part.target.partOf === null ? undefined : wholes.get(key(part, part.target.partOf))
    if (whole && isCount(part) && isCount(whole) && isSameKindOfUnit(part, whole))
      parts.set(whole, [...(parts.get(whole) ?? []), part])
  }
  return [...parts].flatMap(([whole, of]) => {
    const [total = 0, ...values] = commonValues(whole, ...of)
    // 其中 may name overlapping parts (省级以上, 国家级): only a part that is itself too large is surely wrong.
    const largest = Math.max(...values)
    const sum = values.reduce((all, value) => all + value, 0)
    const isExact = of.length > 1 && sum > total && isSplit(of)
    if (largest <= total && !isExact) return []
    return [
      {
        type: 'plausibility' as const,
        severity: 'medium' as const,
        indicator: whole.target.indicator,
        targets: [whole, ...of].map(evidence),
        arithmetic: isExact
          ? `${values.map((value) => shown(value)).join(' + ')} = ${shown(sum)} > ${shown(total)}`
          : `${shown(largest)} > ${shown(total)}`,
        message: `“${nameOf(whole)}”的${isExact ? '分项之和' : '分项'}大于总数。`,
        messageEn: `The parts of “${nameOf(whole)}” exceed the whole.`,
        ask: '请核对分项与总数。',
        askEn: 'Check the parts against the whole.',
      },
    ]
  })
}

/** Parts of one kind that exclude each other: no rank includes another. */
const isSplit = (parts: Claim[]) => parts.every((part) => part.concept.rank === null)

/** Targets or results for several things together (甲、乙共35家), against what is said of each. */
export function jointFigures(claims: Claim[]): Finding[] {
  return claims.flatMap((joint) => {
    if (!isCount(joint) || joint.concept.action === 'enter') return []
    const members = membersOf(joint)
    if (members.length < 2) return []
    const found = members.map((member) => claims.filter((claim) => isPart(claim, joint, member)))
    const parts = found.flatMap((of) => of.toSorted((a, b) => bareValue(b) - bareValue(a)).slice(0, 1))
    if (parts.length === 0) return []
    const [whole = 0, ...values] = commonValues(joint, ...parts)
    const sum = values.reduce((all, value) => all + value, 0)
    if (sum <= whole) return []
    return [
      {
        type: 'conflict' as const,
        severity: 'high' as const,
        indicator: joint.target.indicator,
        targets: [joint, ...parts].map(evidence),
        arithmetic: `${values.map((value) => shown(value)).join(' + ')}${values.length > 1 ? ` = ${shown(sum)}` : ''} > ${shown(whole)}`,
        message: `“${nameOf(joint)}”合计${printed(joint)}，而其中${parts.map((p) => `“${nameOf(p)}”${printed(p)}`).join('、')}已超过合计数。`,
        messageEn: `“${nameOf(joint)}” is ${printed(joint)} together, yet ${parts.map((p) => `“${nameOf(p)}” ${printed(p)}`).join(', ')} is more.`,
        ask: '合计与分项哪一个为准？',
        askEn: 'Which holds, the joint figure or the parts?',
      },
    ]
  })
}

/** Cores of the things that a name joins: 众创空间、科技企业孵化器. */
function membersOf({ target }: Claim): string[] {
  const members = target.indicator.split(/[、，]|和|及|与/).map((member) => conceptOf(member).core)
  return members.length >= 2 && members.every((member) => member.length >= 3) ? members : []
}

/** A part counts no more than the joint figure does: same date, same document family, a rank that is within. */
function isPart(claim: Claim, joint: Claim, member: string): boolean {
  if (claim === joint || claim.target.kind !== joint.target.kind || claim.target.mode !== joint.target.mode)
    return false
  if (claim.target.deadline !== joint.target.deadline || claim.target.subject !== joint.target.subject) return false
  if (claim.concept.core !== member || !isSameKindOfUnit(claim, joint)) return false
  if ((claim.concept.action ?? 'make') !== (joint.concept.action ?? 'make')) return false
  const [rank, least] = [claim.concept.rank, joint.concept.rank]
  return joint.concept.isAtLeastRank ? (rank ?? 0) >= (least ?? 0) : rank === least
}

/** A total since some year that is smaller than one of its years. */
export function totalsBelowAYear(cluster: Claim[]): Finding[] {
  const done = cluster.filter((c) => c.target.kind !== 'target' && c.yearShare === 1 && c.year !== null)
  const totals = done.filter((c) => c.target.mode === 'flow-cumulative')
  const years = done.filter((c) => c.target.mode === 'flow-annual')
  return totals.flatMap((total) =>
    years
      .filter((year) => year.concept.core === total.concept.core && year.concept.rank === total.concept.rank)
      .filter((year) => (year.concept.action ?? 'make') === (total.concept.action ?? 'make'))
      .filter((year) => year.document === total.document && year.year === total.year)
      .filter((year) => bareValue(year) > bareValue(total))
      .map((year) => ({
        type: 'plausibility' as const,
        severity: 'high' as const,
        indicator: total.target.indicator,
        targets: [total, year].map(evidence),
        arithmetic: `累计 ${printed(total)} < ${year.year}年一年 ${printed(year)}`,
        message: `“${nameOf(total)}”累计${printed(total)}，少于其中${year.year}年一年的${printed(year)}。`,
        messageEn: `“${nameOf(total)}” is ${printed(total)} in total, less than ${printed(year)} in ${year.year} alone.`,
        ask: '累计从哪一年起算？请核对两处数字。',
        askEn: 'From which year does the total count? Check both figures.',
      })),
  )
}
