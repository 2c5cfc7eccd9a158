import catalogue from './catalogue.json' with { type: 'json' }
import { conceptOf, headOf, likeness } from './concept.ts'
import type { Claim, Concept, Evidence, LintDocument } from './types.ts'

/** Share of the year that has passed at the end of a printed period. */
export function yearShareOf(deadline: string | null): number {
  const match = /^\d{4}-(?:H(\d)|Q(\d)|(\d{2}))/.exec(deadline ?? '')
  if (!match) return 1
  const [, half, quarter, month] = match
  return half ? Number(half) / 2 : quarter ? Number(quarter) / 4 : Number(month) / 12
}

export function claimsOf(document: LintDocument): Claim[] {
  return document.plan.targets.map((target) => {
    const sentence = sentenceBefore(document.text, target.offset)
    return {
      document,
      target,
      concept: withActOf(sentence, conceptOf(withReferent(target.indicator, sentence))),
      year: target.deadline ? Number(target.deadline.slice(0, 4)) : null,
      yearShare: yearShareOf(target.deadline),
    }
  })
}

function sentenceBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 200), offset)
  return before.slice(Math.max(...['。', '；', ';', '\n'].map((end) => before.lastIndexOf(end))) + 1)
}

const entering = new RegExp(catalogue.actions.enter.join('|'))

/** 推荐申报甲类5个、乙类14个: the act stands once before the list and holds for all of it. */
function withActOf(sentence: string, concept: Concept): Concept {
  return concept.action === null && entering.test(sentence) ? { ...concept, action: 'enter' } : concept
}

const referring = new RegExp(`^(?:${catalogue.referring.join('|')})`)

/** 推广“甲”案例，登记相关技术合同: what is meant is the name quoted last in the same sentence. */
function withReferent(indicator: string, sentence: string): string {
  if (!referring.test(indicator)) return indicator
  const named = [...sentence.matchAll(/[“"]([^”"]{2,30})[”"]/g)].at(-1)?.[1]
  return named ? indicator.replace(referring, named) : indicator
}

export const evidence = ({ document, target }: Claim): Evidence => ({
  file: document.file,
  quote: target.quote,
  offset: target.offset,
})

/**
 * Claims about the same or a nearly alike thing, so that a reader sees every sentence about it at once. Names are
 * compared once each, and only with names that end alike: nothing else can be near.
 */
export function clustersOf(claims: Claim[]): Claim[][] {
  const names = new Map<string, Claim[]>()
  for (const claim of claims) {
    const { core, action } = claim.concept
    const key = [core, action, kindOfUnit(claim), claim.target.subject].join('|')
    names.set(key, [...(names.get(key) ?? []), claim])
  }
  const nodes = [...names.values()]
  const parents = nodes.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root] as number
    parents[index] = root
    return root
  }
  for (const bucket of endingAlike(nodes).values())
    for (const [position, a] of bucket.entries())
      for (const b of bucket.slice(position + 1)) {
        const [x, y] = [nodes[a]?.[0], nodes[b]?.[0]]
        if (x && y && rootOf(a) !== rootOf(b) && areAlike(x, y)) parents[rootOf(b)] = rootOf(a)
      }
  const clusters = new Map<number, Claim[]>()
  for (const [index, node] of nodes.entries()) {
    const root = rootOf(index)
    clusters.set(root, [...(clusters.get(root) ?? []), ...node])
  }
  return [...clusters.values()]
}

/** Indices of names by how they end, with the unit and the subject that they must share. */
function endingAlike(nodes: Claim[][]): Map<string, number[]> {
  const buckets = new Map<string, number[]>()
  for (const [index, [claim]] of nodes.entries()) {
    if (!claim) continue
    const { core } = claim.concept
    for (const ending of new Set([core.slice(-2), headOf(core)])) {
      const key = [ending, kindOfUnit(claim), claim.target.subject].join('|')
      const bucket = buckets.get(key)
      if (bucket) bucket.push(index)
      else buckets.set(key, [index])
    }
  }
  return buckets
}

export function areAlike(a: Claim, b: Claim): boolean {
  return a.target.subject === b.target.subject && isSameKindOfUnit(a, b) && likeness(a.concept, b.concept) !== 'other'
}

/** The same thing counted in the same way of the same subject, so that two values of one date must agree. */
export function areOneMeasure(a: Claim, b: Claim): boolean {
  return (
    a.target.mode === b.target.mode &&
    a.target.subject === b.target.subject &&
    a.target.relativeTo === b.target.relativeTo &&
    a.target.recurrence === b.target.recurrence &&
    (a.concept.action ?? 'make') === (b.concept.action ?? 'make') &&
    isSameKindOfUnit(a, b) &&
    likeness(a.concept, b.concept) === 'same'
  )
}

const kindsOfUnit = ['%', '‰', '百分点', '倍', '元', '人', '平方米', '亩']

const kindOfUnit = ({ target }: Claim) => kindsOfUnit.find((one) => (target.unit ?? '').includes(one)) ?? '#'

/** 家, 个 and 项 count alike; money, people and shares do not. */
export function isSameKindOfUnit(a: Claim, b: Claim): boolean {
  return kindOfUnit(a) === kindOfUnit(b)
}

const scales: Record<string, number> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百万: 1e6, 千万: 1e7 }

/** Value in the bare unit (1.2 万人 → 12000), for comparing numbers that are printed in different units. */
export function bareValue({ target }: Claim): number {
  const scale = /^(千万|百万|[千万亿])/.exec(target.unit ?? '')?.[1]
  return target.value * (scale ? (scales[scale] ?? 1) : 1)
}

/** Values to compute and show with: as printed when the units agree, in the bare unit when they do not. */
export function commonValues(...claims: Claim[]): number[] {
  const isOneUnit = claims.every((claim) => claim.target.unit === claims[0]?.target.unit)
  return claims.map((claim) => (isOneUnit ? claim.target.value : bareValue(claim)))
}

/** 24.99 and 25 are one value, printed with more and fewer digits. */
export function isSameValue(a: Claim, b: Claim): boolean {
  const [x, y] = [bareValue(a), bareValue(b)]
  if (x === y) return true
  const [coarse, fine] = unitOfLastDigit(a) >= unitOfLastDigit(b) ? [a, b] : [b, a]
  return Math.abs(bareValue(coarse) - bareValue(fine)) <= unitOfLastDigit(coarse) / 2 + 1e-9
}

function unitOfLastDigit(claim: Claim): number {
  const decimals = /\.(\d+)/.exec(claim.target.valueText)?.[1]?.length ?? 0
  return (bareValue(claim) / (claim.target.value || 1)) * 10 ** -decimals
}

/** Less is better, by the name or because the text sets a ceiling. */
export function isCeiling({ concept, target }: Claim): boolean {
  const isBound = target.comparator === '<' || target.comparator === '<='
  return isBound || concept.isLowerBetter || catalogue.ceilingWords.some((word) => target.quote.includes(word))
}

export const isCount = ({ target }: Claim) => target.mode !== 'ratio' && target.mode !== 'growth'

export const printed = ({ target }: Claim) =>
  `${target.value}${target.valueMax === null ? '' : `–${target.valueMax}`}${target.unit ?? ''}`

/** 、规划目标 and ——进出口总额 as people would name them. */
export const nameOf = ({ target }: Claim) => target.indicator.replace(/^[—\-、，,\s]+/, '')

/** 2027 as 2027年, 2025-H1 as 2025年上半年: the deadline as a sentence says it. */
export function dateOf({ target: { deadline } }: Claim): string {
  const [year, part] = (deadline ?? '').split('-')
  if (part === undefined) return `${year}年`
  if (part === 'H1') return `${year}年上半年`
  if (part === 'H2') return `${year}年下半年`
  return part.startsWith('Q') ? `${year}年第${'一二三四'[Number(part[1]) - 1]}季度` : `${year}年${Number(part)}月`
}
