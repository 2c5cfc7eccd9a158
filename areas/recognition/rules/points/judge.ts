import { type RuleSet, readParameters, score, stageOf } from '#engines/scorecard'
import { localGroup } from './local.ts'

/** One indicator of a score sheet, as it is frozen. */
export interface JudgedItem {
  id: string
  /** Null: it cannot be worked out, such as without a weight. */
  points: number | null
  /** Weight in the stage of the company. */
  max: number | null
  /** Share of the reference value, before it is kept between 0 and 1; null where a fact is missing. */
  share: string | null
  /** A fact is missing: the rules give nothing for it. */
  isGap: boolean
  /** An indicator of the city: in the total or apart. Left out for the national ones. */
  local?: 'counted' | 'apart'
}

export interface Judgement {
  stage: string | null
  total: number | null
  items: JudgedItem[]
  missing: string[]
}

/**
 * Judges one company by a rule set of innovation points. The same facts, rule set and parameters give the same sheet at any
 * time: what is stored is compared with this.
 *
 * Units:  parameters in the units of the rule set (years).
 * Errors: FactsError naming every fact that cannot be used.
 */
export function judge(set: RuleSet, facts: unknown, parameters: Readonly<Record<string, number>>): Judgement {
  const options = { parameters: readParameters(parameters, set) }
  const result = score(facts, set, options)
  const group = set.main.itemById.get(localGroup)?.rule
  const own = new Set(group?.kind === 'sum' ? group.items : [])
  const isCounted = set.main.total?.items.includes(localGroup) ?? false
  const items = result.items.flatMap(({ id, points = null, max, input, assumed }): JudgedItem[] => {
    const kind = set.main.itemById.get(id)?.rule.kind
    const isLocal = own.has(id)
    if (kind !== 'weighted' && !isLocal) return []
    const item = { id, points: pointsOf(points), share: input, isGap: assumed === true }
    // What is given or taken whole has no weight that could be moved.
    const most = kind === 'weighted' ? max : null
    return [
      { ...item, max: most, ...(isLocal ? { local: isCounted ? ('counted' as const) : ('apart' as const) } : {}) },
    ]
  })
  return { stage: stageOf(facts, set, options), total: pointsOf(result.total), items, missing: result.missing }
}

/** Indicators are worked out, not judged by experts: a range would be a defect of the rule set. */
function pointsOf(points: number | [number, number] | null): number | null {
  if (Array.isArray(points)) throw new Error('innovation points are one figure, not a range')
  return points
}
