import catalogue from '../catalogue.json' with { type: 'json' }
import { areAlike, evidence, nameOf } from '../claims.ts'
import type { Claim, Evidence, Finding, LintDocument } from '../types.ts'

const basename = (file: string) => file.split(/[\\/]/).at(-1)

/** So few numbers that a missing one says nothing about the plan. */
const fewestTargets = 8
/** A plan with fewer headline indicators of the field is about something else. */
const fewestHeadlines = 2
const mostNamed = 8

export const headlinesOf = (claims: Claim[]): Set<string> =>
  new Set(claims.flatMap((claim) => (claim.concept.headline === null ? [] : [claim.concept.headline])))

/** A plan that sets enough targets of the field that headline indicators belong to, so that a missing one means something. */
export function isPlanOfField(document: LintDocument, own: Claim[]): boolean {
  const isPlan = document.plan.document.kind === 'plan'
  return isPlan && own.length >= fewestTargets && headlinesOf(own).size >= fewestHeadlines
}

/** A headline indicator that another document of the region sets a target for, and this plan does not mention. */
export function missingHeadlines(documents: LintDocument[], claims: Claim[]): Finding[] {
  return documents.flatMap((plan) => {
    const own = claims.filter((c) => c.document === plan && c.target.kind === 'target')
    if (!isPlanOfField(plan, own)) return []
    const has = headlinesOf(own)
    const from = Number(plan.plan.document.period.from ?? 0)
    const elsewhere = claims.filter(
      (c) =>
        c.document !== plan &&
        c.target.kind === 'target' &&
        c.concept.headline !== null &&
        !has.has(c.concept.headline) &&
        (c.year === null || c.year >= from),
    )
    return [...headlinesOf(elsewhere)].map((family) => {
      const others = elsewhere.filter((c) => c.concept.headline === family)
      const title = plan.plan.document.title ?? basename(plan.file)
      return {
        type: 'gap' as const,
        severity: 'high' as const,
        indicator: family,
        targets: others.map(evidence),
        about: plan.file,
        arithmetic: `${own.length} 项目标中没有“${family}”，其他文件有 ${others.length} 项`,
        message: `“${title}”没有提出${family}方面的目标，而同一地区的其他文件有。`,
        messageEn: `“${title}” sets no target for ${family}, although another document of the same region does.`,
        ask: `是否应补上${family}目标，并与其他文件衔接？`,
        askEn: `Should a target for ${family} be added and joined to the other documents?`,
      }
    })
  })
}

/**
 * Yearly targets of a report on part of a year whose review half gives no figure for them; what it says in words
 * instead is quoted. A report on a whole year sets targets for the next one, for which no figure can be due.
 */
export function withoutFigures(document: LintDocument, claims: Claim[]): Finding[] {
  if (document.plan.document.kind !== 'report') return []
  const own = claims.filter((c) => c.document === document)
  const actuals = own.filter((c) => c.target.kind === 'actual')
  const partYears = new Set(actuals.filter((c) => c.yearShare < 1).map((c) => c.year))
  const yearly = own.filter(
    (c) => c.target.kind === 'target' && c.target.mode !== 'growth' && c.year !== null && partYears.has(c.year),
  )
  if (yearly.length < 3) return []
  const silent = yearly.filter((target) => !actuals.some((actual) => areAlike(actual, target)))
  if (silent.length === 0) return []
  const words = silent.flatMap((claim) => vagueWordsAbout(document, claim))
  const names = [...new Set(silent.map(nameOf))]
  const list = `${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? ' 等' : ''}`
  return [
    {
      type: 'gap',
      severity: 'medium',
      indicator: '全年目标的期中数据',
      targets: [...words, ...silent.map(evidence)],
      arithmetic: `${yearly.length} 项全年目标中，${silent.length} 项没有期中数据`,
      message: `有 ${silent.length} 项全年目标在总结部分没有完成数：${list}。`,
      messageEn: `${silent.length} of ${yearly.length} targets for the year have no figure in the review part: ${list}.`,
      ask: '请补报这些指标的期中完成情况。',
      askEn: 'Report how these indicators stand at mid-period.',
    },
  ]
}

const sentence = /[^。；;\n]+/g

/** Sentences of a measure about this concept that tell progress in words only. */
function vagueWordsAbout(document: LintDocument, claim: Claim): Evidence[] {
  const name = claim.concept.core
  if (name.length < 4) return []
  return document.plan.measures
    .filter((measure) => measure.role === 'review')
    .flatMap((measure) => {
      const text = document.text.slice(measure.offset, measure.endOffset)
      if (!text.includes(name)) return []
      return [...text.matchAll(sentence)]
        .filter(([words]) => catalogue.vague.some((vague) => words.includes(vague)) && !/\d/.test(words))
        .map((match) => ({ file: document.file, quote: match[0], offset: measure.offset + match.index }))
    })
}

/** Targets in tasks that name nobody, in a document whose other tasks do; one finding for a document. */
export function withoutUnits(document: LintDocument, claims: Claim[]): Finding[] {
  const measures = document.plan.measures.filter((m) => m.role === 'task')
  const silent = new Set(measures.filter((m) => m.units.length === 0).map((m) => m.id))
  const namedCount = measures.length - silent.size
  if (silent.size === 0 || namedCount * 2 < measures.length) return []
  const nobodys = claims.filter(
    (c) =>
      c.document === document &&
      c.target.kind === 'target' &&
      c.target.units.length === 0 &&
      c.target.measure !== null &&
      silent.has(c.target.measure),
  )
  if (nobodys.length === 0) return []
  const names = [...new Set(nobodys.map(nameOf))]
  const list = `${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? ' 等' : ''}`
  return [
    {
      type: 'gap',
      severity: 'low',
      indicator: names[0] ?? '',
      targets: nobodys.map(evidence),
      arithmetic: `${measures.length} 项任务中 ${namedCount} 项写明了责任单位，${silent.size} 项没有`,
      message: `有 ${names.length} 项目标没有写明由谁负责：${list}。`,
      messageEn: `${names.length} target(s) have nobody who answers for them: ${list}.`,
      ask: '由哪个单位牵头？',
      askEn: 'Which unit takes the lead?',
    },
  ]
}
