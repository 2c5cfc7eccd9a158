import { isInsertion, likeness } from './concept.ts'
import type { Claim } from './types.ts'

const alike: Record<string, string> = {
  ...Object.fromEntries([...'家个项件户条支款处座所种门篇份例宗笔单批只类'].map((one) => [one, '#'])),
  ...Object.fromEntries([...'人名位'].map((one) => [one, '人'])),
  场次: '场',
  '％': '%',
  个百分点: '百分点',
  台套: '台',
  '台（套）': '台',
  '台(套)': '台',
}
const kinds = new Map<string, string>()

/** 家, 个 and 项 count alike; money, people, occurrences, lengths and shares do not. */
export function kindOfUnit(unit: string | null): string {
  const printed = unit ?? ''
  const known = kinds.get(printed)
  if (known !== undefined) return known
  const bare = printed.replace(/\s/g, '').replace(/^(万亿|千万|百万|[千万亿])(?=.)/, '')
  const kind = bare === '' ? '#' : (alike[bare] ?? bare)
  kinds.set(printed, kind)
  return kind
}

export const isSameKindOfUnit = (a: Claim, b: Claim) => kindOfUnit(a.target.unit) === kindOfUnit(b.target.unit)

const scales: Record<string, number> = { 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12 }

/** What one of a printed unit holds: 万家 → 10000. */
export const scaleOf = (unit: string | null) => scales[/^(万亿|千万|百万|[千万亿])/.exec(unit ?? '')?.[1] ?? ''] ?? 1

/** Value in the bare unit (1.2 万人 → 12000), for comparing numbers that are printed in different units. */
export const bareValue = ({ target }: Claim) => target.value * scaleOf(target.unit)

/** Values to compute and show with: as printed when the units agree, in the bare unit when they do not. */
export function commonValues(...claims: Claim[]): number[] {
  const isOneUnit = claims.every((claim) => claim.target.unit === claims[0]?.target.unit)
  return claims.map((claim) => (isOneUnit ? claim.target.value : bareValue(claim)))
}

/** 3亿元 is not 3.5亿元 with fewer digits: so much is not rounded away. */
const mostRounded = 0.05

/** 24.99 and 25 are one value, printed with more and fewer digits. */
export function isSameValue(a: Claim, b: Claim): boolean {
  const [x, y] = [bareValue(a), bareValue(b)]
  if (x === y) return true
  const [coarse, fine] = unitOfLastDigit(a) >= unitOfLastDigit(b) ? [a, b] : [b, a]
  const difference = Math.abs(bareValue(coarse) - bareValue(fine))
  return difference <= unitOfLastDigit(coarse) / 2 + 1e-9 && difference <= Math.abs(bareValue(fine)) * mostRounded
}

function unitOfLastDigit(claim: Claim): number {
  const decimals = /\.(\d+)/.exec(claim.target.valueText)?.[1]?.length ?? 0
  return (bareValue(claim) / (claim.target.value || 1)) * 10 ** -decimals
}

export const isCount = ({ target }: Claim) => target.mode !== 'ratio' && target.mode !== 'growth'
export const isTarget = ({ target }: Claim) => target.kind === 'target'
/** A figure of a whole year, or of the end of one. */
export const isFullYear = ({ yearShare }: Claim) => yearShare === 1
/** What happens within a year, as targets of one year and results of a part of it do. */
export const isFlow = ({ target }: Claim) => target.mode === 'flow-annual' || target.mode === 'flow-cumulative'

/** Years that a document covers; null where it does not say. */
export function periodOf({ document }: Claim): { from: number; to: number } | null {
  const { from, to } = document.plan.document.period
  return from && to ? { from: Number(from), to: Number(to) } : null
}

/** Happens over several years up to the deadline, such as 到2027年新建10家. */
export function isOfSeveralYears(claim: Claim): boolean {
  const period = periodOf(claim)
  const isAddedUp = claim.target.mode === 'flow-cumulative' || (claim.target.mode === 'stock' && claim.isTotal)
  return isAddedUp && period !== null && period.to > period.from
}

/** 申报 and 获批 are two acts; 新建 and no word at all are one. */
export const isSameAct = (a: Claim, b: Claim) => (a.concept.action ?? 'make') === (b.concept.action ?? 'make')

/** The same thing counted of the same subject, whether as a holding or as what was added. */
export function isSameThing(a: Claim, b: Claim): boolean {
  return (
    a.subject === b.subject &&
    a.target.relativeTo === b.target.relativeTo &&
    isSameAct(a, b) &&
    isSameKindOfUnit(a, b) &&
    isSameBasis(a, b) &&
    likeness(a.concept, b.concept) === 'same'
  )
}

/** 有效期内 and 累计认定 count two things; where one of the names says nothing, the other is believed. */
export const isSameBasis = ({ concept: a }: Claim, { concept: b }: Claim) =>
  a.basis === null || b.basis === null || a.basis === b.basis

/** 筹建5000套 and 累计筹建4500套 add up alike, though one reads as a holding. */
function isCountedAlike(a: Claim, b: Claim): boolean {
  if (a.target.mode === b.target.mode) return true
  const addsUp = (c: Claim) => c.target.mode === 'flow-cumulative' || (c.target.mode === 'stock' && c.isTotal)
  return a.document === b.document && addsUp(a) && addsUp(b) && a.concept.action === b.concept.action
}

/** The same thing counted in the same way, so that two values of one date must agree. */
export function areOneMeasure(a: Claim, b: Claim): boolean {
  return (
    isCountedAlike(a, b) && a.target.recurrence === b.target.recurrence && isSameThing(a, b) && !haveOtherWholes(a, b)
  )
}

export function areAlike(a: Claim, b: Claim): boolean {
  return a.subject === b.subject && isSameKindOfUnit(a, b) && likeness(a.concept, b.concept) !== 'other'
}

/** Every one that `part` counts is counted by `whole` too: 省级 within 市级以上. */
export function isWithin(part: Claim, whole: Claim): boolean {
  const [p, w] = [part.concept, whole.concept]
  if (part.subject !== whole.subject || !isSameAct(part, whole) || !isSameKindOfUnit(part, whole)) return false
  return p.core === w.core && w.isAtLeastRank && w.rank !== null && p.rank !== null && p.rank >= w.rank
}

/** Names of one rank that differ by a word put in or left out, such as 企业联合创新中心 and 联合创新中心. */
export function isNamedAlike(a: Claim, b: Claim): boolean {
  const [x, y] = [a.concept, b.concept]
  return (
    x.rank === y.rank &&
    likeness(x, y) !== 'other' &&
    (x.core.includes(y.core) ||
      y.core.includes(x.core) ||
      x.core.slice(-4) === y.core.slice(-4) ||
      isInsertion(x.core, y.core))
  )
}

/** Shares of one name that are shares of two things. */
export const haveOtherWholes = (a: Claim, b: Claim) => a.whole !== null && b.whole !== null && a.whole !== b.whole

/** 24 and 24以上 and 约24 bound one another; a floor allows every higher value. */
export function allows(floor: Claim, exact: Claim): boolean {
  const { comparator } = floor.target
  if (comparator === '~') return true
  const isFloor = comparator === '>' || comparator === '>='
  return isFloor && bareValue(exact) >= bareValue(floor)
}

/** Point of time at which a number holds, in years: the end of 2027 → 2027, mid-2025 → 2024.5. */
export const timeOf = (claim: Claim) => (claim.year ?? 0) - 1 + claim.yearShare
