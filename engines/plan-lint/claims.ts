import catalogue from './catalogue.json' with { type: 'json' }
import { conceptOf, likeness } from './concept.ts'
import type { Claim, Concept, Evidence, LintDocument } from './types.ts'

/** Share of the year that has passed at the end of a printed period. */
export function yearShareOf(deadline: string | null): number {
  const match = /^\d{4}-(?:H(\d)|Q(\d)|(\d{2}))/.exec(deadline ?? '')
  if (!match) return 1
  const [, half, quarter, month] = match
  return half ? Number(half) / 2 : quarter ? Number(quarter) / 4 : Number(month) / 12
}

export function claimsOf(document: LintDocument): Claim[] {
  return document.plan.targets.map((target) => ({
    document,
    target,
    concept: withActOfSentence(conceptOf(target.indicator), document.text, target.offset),
    year: target.deadline ? Number(target.deadline.slice(0, 4)) : null,
    yearShare: yearShareOf(target.deadline),
  }))
}

const entering = new RegExp(catalogue.actions.enter.join('|'))

/** 推荐申报甲类5个、乙类14个: the act stands once before the list and holds for all of it. */
function withActOfSentence(concept: Concept, text: string, offset: number): Concept {
  if (concept.action !== null) return concept
  const before = text.slice(Math.max(0, offset - 200), offset)
  const sentence = before.slice(Math.max(...['。', '；', ';', '\n'].map((end) => before.lastIndexOf(end))) + 1)
  return entering.test(sentence) ? { ...concept, action: 'enter' } : concept
}

export const evidence = ({ document, target }: Claim): Evidence => ({
  file: document.file,
  quote: target.quote,
  offset: target.offset,
})

/** Claims about the same or a nearly alike thing, so that a reader sees every sentence about it at once. */
export function clustersOf(claims: Claim[]): Claim[][] {
  const clusters: Claim[][] = []
  for (const claim of claims) {
    const home = clusters.filter((cluster) => cluster.some((other) => areAlike(claim, other)))
    const merged = [...home.flat(), claim]
    for (const cluster of home) clusters.splice(clusters.indexOf(cluster), 1)
    clusters.push(merged)
  }
  return clusters
}

export function areAlike(a: Claim, b: Claim): boolean {
  return likeness(a.concept, b.concept) !== 'other' && isSameKindOfUnit(a, b)
}

const kindsOfUnit = ['%', '‰', '元', '人', '平方米', '亩']

/** 家, 个 and 项 count alike; money, people and shares do not. */
export function isSameKindOfUnit(a: Claim, b: Claim): boolean {
  const kind = (unit: string | null) => kindsOfUnit.find((one) => (unit ?? '').includes(one)) ?? '#'
  return kind(a.target.unit) === kind(b.target.unit)
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

export const printed = ({ target }: Claim) => `${target.value}${target.unit ?? ''}`
