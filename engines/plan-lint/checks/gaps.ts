import catalogue from '../catalogue.json' with { type: 'json' }
import { areAlike, evidence } from '../claims.ts'
import type { Claim, Evidence, Finding, LintDocument } from '../types.ts'

const basename = (file: string) => file.split(/[\\/]/).at(-1)

/** So few numbers that a missing one says nothing about the plan. */
const fewestTargets = 8

/** A headline indicator that another document of the region sets a target for, and this plan does not mention. */
export function missingHeadlines(documents: LintDocument[], claims: Claim[]): Finding[] {
  return documents.flatMap((plan) => {
    const own = claims.filter((c) => c.document === plan && c.target.kind === 'target')
    if (plan.plan.document.kind !== 'plan' || own.length < fewestTargets) return []
    const has = new Set(own.map((c) => c.concept.headline).filter((h) => h !== null))
    const elsewhere = claims.filter(
      (c) => c.document !== plan && c.target.kind === 'target' && c.concept.headline && !has.has(c.concept.headline),
    )
    const families = new Set(elsewhere.map((c) => c.concept.headline))
    return [...families].map((family) => {
      const others = elsewhere.filter((c) => c.concept.headline === family)
      return {
        type: 'gap' as const,
        severity: 'high' as const,
        indicator: family ?? '',
        targets: others.map(evidence),
        arithmetic: `${own.length} 项目标中没有“${family}”，其他文件有 ${others.length} 项`,
        message: `“${plan.plan.document.title ?? basename(plan.file)}”没有提出${family}方面的目标，而同一地区的其他文件有。`,
        ask: `是否应补上${family}目标，并与其他文件衔接？`,
      }
    })
  })
}

/** Yearly targets of a report whose review half gives no figure for them; what it says in words instead is quoted. */
export function withoutFigures(document: LintDocument, claims: Claim[]): Finding[] {
  if (document.plan.document.kind !== 'report') return []
  const own = claims.filter((c) => c.document === document)
  const actuals = own.filter((c) => c.target.kind === 'actual')
  const period = Math.max(...actuals.map((c) => (c.year ?? 0) + c.yearShare))
  const yearly = own.filter(
    (c) => c.target.kind === 'target' && c.target.mode !== 'growth' && (c.year ?? 0) + 1 >= period,
  )
  if (actuals.length === 0 || yearly.length < 3) return []
  const silent = yearly.filter((target) => !actuals.some((actual) => areAlike(actual, target)))
  if (silent.length === 0) return []
  const words = silent.flatMap((claim) => vagueWordsAbout(document, claim))
  return [
    {
      type: 'gap',
      severity: 'medium',
      indicator: '全年目标的期中数据',
      targets: [...words, ...silent.map(evidence)],
      arithmetic: `${yearly.length} 项全年目标中，${silent.length} 项没有期中数据`,
      message: `有 ${silent.length} 项全年目标在总结部分没有完成数：${silent.map((c) => c.target.indicator).join('、')}。`,
      ask: '请补报这些指标的期中完成情况。',
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

/** Targets in a measure that names nobody, in a document whose other measures do. */
export function withoutUnits(document: LintDocument, claims: Claim[]): Finding[] {
  const measures = document.plan.measures
  const named = measures.filter((m) => m.units.length > 0)
  if (named.length * 2 < measures.length || named.length === 0) return []
  return claims
    .filter((c) => c.document === document && c.target.kind === 'target' && c.target.measure !== null)
    .filter((c) => measures.find((m) => m.id === c.target.measure)?.units.length === 0)
    .map((claim) => ({
      type: 'gap',
      severity: 'low',
      indicator: claim.target.indicator,
      targets: [evidence(claim)],
      arithmetic: `${measures.length} 项任务中 ${named.length} 项写明了责任单位，本项没有`,
      message: `“${claim.target.indicator}”没有写明由谁负责。`,
      ask: '由哪个单位牵头？',
    }))
}
