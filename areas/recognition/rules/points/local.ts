import { type FactSource, loadRuleSet, type RuleSet } from '#engines/scorecard'
import type { Problem } from '#kernel/refusal'
import { type Stage, stages } from './annex.ts'

/** An indicator that the city adds to the national ones. */
export interface LocalIndicator {
  /** `L1` to `L99`. */
  code: string
  name: string
  /** `up`, `down`: the nearer to the reference the more; `bonus`, `negative`: given or taken whole. */
  kind: 'up' | 'down' | 'bonus' | 'negative'
  /** Name of a fact of a company file. */
  fact: string
  /** In the unit of the fact; null for the lists. */
  reference: number | null
  /** Points per stage; of the negative list what is taken. */
  points: Record<Stage, number>
}

export interface LocalIndicators {
  /** Whether they count in the total, by which companies are ranked. */
  countsInTotal: boolean
  items: LocalIndicator[]
}

export const localGroup = 'local_indicators'
const isListed = ({ kind }: Pick<LocalIndicator, 'kind'>) => kind === 'bonus' || kind === 'negative'

/** Everything that is wrong with a list of local indicators. */
export function localProblems({ items }: LocalIndicators, facts: Readonly<Record<string, FactSource>>): Problem[] {
  const problems: Problem[] = []
  const codes = new Set<string>()
  for (const item of items) {
    const params = { code: item.code }
    const spec = facts[item.fact]
    if (codes.has(item.code)) problems.push({ code: 'recognition.local-twice', params })
    codes.add(item.code)
    if (!spec) problems.push({ code: 'recognition.local-fact', params: { ...params, fact: item.fact } })
    else if (!isListed(item) && spec.type !== 'number') problems.push({ code: 'recognition.local-number', params })
    if (!isListed(item) && !(item.reference !== null && item.reference > 0))
      problems.push({ code: 'recognition.local-reference', params })
  }
  return problems
}

/**
 * A rule set with the city's own indicators beside the national ones, in a group of their own: in the total or not, as the
 * city decided. The national ones stay as they are.
 *
 * Errors: RuleSetError with everything that does not fit, such as a unit.
 */
export function withLocal(set: RuleSet, local: LocalIndicators, facts: Readonly<Record<string, FactSource>>): RuleSet {
  if (local.items.length === 0) return set
  const { source } = set
  const said = { clause: '本市增设', source: 'local', confidence: 'city-parameter' as const }
  const added = Object.fromEntries(
    local.items.flatMap(({ fact }) => {
      const spec = facts[fact]
      return spec && !(fact in source.facts) ? [[fact, spec] as const] : []
    }),
  )
  const specs = { ...source.facts, ...added }
  const references = local.items
    .filter((item) => !isListed(item))
    .map(({ code, name, fact, reference }) => {
      const unit = specs[fact]?.unit
      const label = { zh: `参考值：${name}`, en: `Reference: ${name}` }
      const value = `${reference}${unit ? ` ${unit}` : ''}`
      return [`reference_${code}`, { value, ...(unit ? { unit } : {}), label, ...said }] as const
    })
  const items = local.items.map((item) => ({
    id: item.code,
    label: { zh: item.name, en: item.name },
    ...(isListed(item) ? { ...rangeOf(item), cases: casesOf(item, specs[item.fact]) } : { weighted: weightedOf(item) }),
    ifUnknown: 0,
    ...said,
  }))
  const group = {
    id: localGroup,
    label: { zh: '本市增设', en: 'Added by the city' },
    sum: local.items.map(({ code }) => code),
    ...said,
  }
  const { outOf: _most, ...total } = source.total ?? { sum: [] }
  return loadRuleSet({
    ...source,
    documents: { ...source.documents, local: { title: '本市增设指标' } },
    facts: specs,
    parameters: { ...source.parameters, ...Object.fromEntries(references) },
    items: [...source.items, ...items, group],
    // What can be reached differs by stage once they count: no “out of”.
    total: local.countsInTotal ? { ...total, sum: [...total.sum, localGroup] } : source.total,
  })
}

function weightedOf({ kind, fact, code, points }: LocalIndicator) {
  const share = kind === 'up' ? `${fact} / reference_${code}` : `(reference_${code} - ${fact}) / reference_${code}`
  return { share, weight: points }
}

/** The most that is given and the least that is taken. */
function rangeOf({ kind, points }: LocalIndicator) {
  const most = Math.max(...Object.values(points))
  return kind === 'negative' ? { max: 0, least: -most } : { max: most }
}

function casesOf({ kind, fact, points }: LocalIndicator, spec: FactSource | undefined) {
  const holds = spec?.type === 'yes-no' ? fact : `${fact} > 0`
  const sign = kind === 'negative' ? -1 : 1
  return [
    ...stages.map((stage) => ({
      if: `stage = '${stage}' and ${holds}`,
      points: points[stage] === 0 ? 0 : sign * points[stage],
    })),
    { otherwise: true, points: 0 },
  ]
}
