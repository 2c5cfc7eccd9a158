import { loadRuleSet, type RuleSet, type RuleSetSource } from '#engines/scorecard'
import type { Problem } from '#kernel/refusal'

export const stages = ['startup', 'growth', 'stable'] as const
export type Stage = (typeof stages)[number]
const stageNames: Readonly<Record<string, Stage>> = {
  初创期: 'startup',
  成长期: 'growth',
  稳定期: 'stable',
  startup: 'startup',
  growth: 'growth',
  stable: 'stable',
}

/** One line of the annex: an indicator in a stage. Decimals as they were written. */
export interface AnnexLine {
  code: string
  /** As the document names it. */
  name: string
  stage: Stage
  weight: string
  reference: string
}

/** A line as it was read from a sheet; empty texts where a cell is empty. */
export interface ReadLine {
  row: number
  code: string
  name: string
  stage: string
  weight: string
  reference: string
}

export interface JudgedAnnex {
  rows: { row: number; label: string; problems: Problem[] }[]
  /** What is wrong with the sheet as a whole. */
  problems: Problem[]
  /** Null while anything is wrong. */
  lines: AnnexLine[] | null
}

export const annexRuleSet = 'innovation-points-annex'
const fullWeight = 100_000_000n
const millionth = 1_000_000

/** Weights are compared to the millionth of a point. */
const inMillionths = (decimal: string) => BigInt(Math.round(Number(decimal) * millionth))

/** The indicators that the national guide names, in its order. */
export const indicatorsOf = (base: RuleSetSource) => base.items.filter(({ weighted }) => weighted !== undefined)

/** Indicators are found by code, or by their exact name; the name of the eighteenth is taken from the sheet. */
export function judgeAnnex(read: readonly ReadLine[], base: RuleSetSource): JudgedAnnex {
  const indicators = indicatorsOf(base)
  const byCode = new Map(indicators.map((item) => [item.id, item]))
  const byName = new Map(indicators.map((item) => [item.label.zh, item]))
  const seen = new Map<string, AnnexLine>()
  const rows = read.map((line) => {
    const problems: Problem[] = []
    const item = byCode.get(line.code.toUpperCase()) ?? (line.code ? undefined : byName.get(line.name))
    const stage = stageNames[line.stage.toLowerCase()]
    if (!item) problems.push(problem('recognition.annex-indicator', { indicator: line.code || line.name }))
    else if (isNamed(item.id) && line.name && line.name !== item.label.zh)
      problems.push(problem('recognition.annex-name', { code: item.id, name: line.name, known: item.label.zh }))
    if (!stage) problems.push(problem('recognition.annex-stage', { stage: line.stage }))
    if (Number(line.weight) < 0 || Number(line.weight) > 100)
      problems.push(problem('recognition.annex-weight', { weight: line.weight }))
    if (Number(line.reference) <= 0)
      problems.push(problem('recognition.annex-reference', { reference: line.reference }))
    if (item && stage) {
      const key = `${item.id} ${stage}`
      if (seen.has(key)) problems.push(problem('recognition.annex-twice', { indicator: item.id, stage: line.stage }))
      const name = line.name || item.label.zh
      seen.set(key, { code: item.id, name, stage, weight: line.weight, reference: line.reference })
    }
    return { row: line.row, label: [line.code, line.name, line.stage].filter(Boolean).join(' '), problems }
  })
  const problems = [...missingLines(indicators, seen), ...wrongSums(seen)]
  const isWhole = problems.length === 0 && rows.every((row) => row.problems.length === 0)
  const inOrder = indicators.flatMap(({ id }) => stages.flatMap((stage) => seen.get(`${id} ${stage}`) ?? []))
  return { rows, problems, lines: isWhole ? inOrder : null }
}

/** The name of the eighteenth was not retrieved; the annex may give it. */
const isNamed = (code: string) => code !== 'A6'

function problem(code: string, params: Record<string, string>): Problem {
  return { code, params }
}

const zhStage = { startup: '初创期', growth: '成长期', stable: '稳定期' } as const

function missingLines(indicators: readonly { id: string }[], seen: ReadonlyMap<string, AnnexLine>): Problem[] {
  return indicators.flatMap(({ id }) => {
    const missing = stages.filter((stage) => !seen.has(`${id} ${stage}`)).map((stage) => zhStage[stage])
    return missing.length === 0
      ? []
      : [problem('recognition.annex-missing', { indicator: id, stages: missing.join('、') })]
  })
}

function wrongSums(seen: ReadonlyMap<string, AnnexLine>): Problem[] {
  return stages.flatMap((stage) => {
    const weights = [...seen.values()].filter((line) => line.stage === stage).map(({ weight }) => inMillionths(weight))
    const sum = weights.reduce((all, weight) => all + weight, 0n)
    return sum === fullWeight
      ? []
      : [problem('recognition.annex-sum', { stage: zhStage[stage], sum: String(Number(sum) / millionth) })]
  })
}

/** How a document in force is cited. */
export interface RuleDocument {
  title: string
  number: string
  inForceFrom: string
  confidence: 'official' | 'city'
}

/**
 * The rule set that an annex makes of the national structure: the same indicators and facts, with its weights and its
 * references per stage. What a file lacks counts as nothing.
 *
 * Errors: RuleSetError where the lines do not make a rule set, which `judgeAnnex` rules out.
 */
export function annexSet(base: RuleSetSource, lines: readonly AnnexLine[], document: RuleDocument): RuleSet {
  const isOfficial = document.confidence === 'official'
  const confidence = isOfficial ? ('official' as const) : ('city-parameter' as const)
  const said = { clause: isOfficial ? '附件' : '本市设定', source: 'annex', confidence }
  const at = new Map(lines.map((line) => [`${line.code} ${line.stage}`, line]))
  const references = indicatorsOf(base).flatMap((item) =>
    stages.map((stage) => {
      const unit = base.parameters[`reference_${item.id}`]?.unit
      const value = `${at.get(`${item.id} ${stage}`)?.reference}${unit ? ` ${unit}` : ''}`
      const label = {
        zh: `参考值：${item.label.zh}（${zhStage[stage]}）`,
        en: `Reference: ${item.label.en} (${stage})`,
      }
      return [`reference_${item.id}_${stage}`, { value, ...(unit ? { unit } : {}), label, ...said }] as const
    }),
  )
  const kept = Object.entries(base.parameters).filter(([name]) => !name.startsWith('reference_'))
  const weight = (code: string, stage: Stage) => Number(at.get(`${code} ${stage}`)?.weight)
  const items = base.items.map((item) => {
    if (!item.weighted) return { ...item, ...said }
    const { id } = item
    const reference = stages.reduceRight(
      (rest, stage) =>
        rest ? `if stage = '${stage}' then reference_${id}_${stage} else ${rest}` : `reference_${id}_${stage}`,
      '',
    )
    const share = item.weighted.share.replace(`reference_${id}`, `(${reference})`)
    const name = at.get(`${id} startup`)?.name ?? item.label.zh
    return {
      ...item,
      label: isNamed(id) ? item.label : { zh: name, en: name },
      weighted: { share, weight: Object.fromEntries(stages.map((stage) => [stage, weight(id, stage)])) },
      ifUnknown: 0,
      ...said,
    }
  })
  const { notice: _missing, ...rest } = base
  return loadRuleSet({
    ...rest,
    id: annexRuleSet,
    title: isOfficial ? base.title : { zh: `${base.title.zh}（本市设定）`, en: `${base.title.en} (set by the city)` },
    inForceFrom: document.inForceFrom,
    status: isOfficial ? 'official' : 'city',
    ...(isOfficial
      ? {}
      : {
          notice: {
            zh: '权重和参考值由本市设定，不是国家附件。',
            en: 'Weights and references are set by the city; they are not the national annex.',
          },
        }),
    documents: { ...base.documents, annex: { title: document.title, number: document.number } },
    parameters: { ...Object.fromEntries(kept), ...Object.fromEntries(references) },
    items,
    total: { sum: base.total?.sum ?? [], outOf: 100 },
  })
}
