import type { Catalogue, RuleSet } from '#engines/scorecard'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { valuesOn } from '#platform/parameters/values'
import { loadRuleSets } from '#platform/rule-sets'
import { pointsTerms } from '../../points-parameters.ts'
import type { PointsRule } from './make-sheet.ts'

const official = 'innovation-points'
const trial = 'innovation-points-trial'

let loaded: Catalogue | undefined
const catalogue = () => {
  loaded ??= loadRuleSets()
  return loaded
}

const hasWeights = (set: RuleSet) =>
  set.main.items.every(
    ({ rule }) => rule.kind !== 'weighted' || Object.values(rule.weight).every((weight) => weight !== null),
  )

/**
 * The rules of innovation points on a day, with what the city has set: the official ones once their weights are known, the
 * trial ones until then.
 *
 * Errors: recognition.points-no-rule.
 */
export async function pointsRuleOn(db: Db, on: string): Promise<PointsRule> {
  const set = [official, trial]
    .map((id) => catalogue().choose(id, on))
    .flatMap((choice) => (choice.kind === 'in-force' ? [choice.set] : []))
    .find(hasWeights)
  const first = catalogue().versions(trial)[0]?.version ?? ''
  if (!set) throw new Refusal({ code: 'recognition.points-no-rule', params: { on, first } })
  const { startupUntil, growthUntil } = pointsTerms
  const values = await valuesOn(db, [startupUntil.key, growthUntil.key], on)
  const parameters = {
    startup_until: values.get(startupUntil.key) ?? startupUntil.initial,
    growth_until: values.get(growthUntil.key) ?? growthUntil.initial,
  }
  return { set, on, year: Number(on.slice(0, 4)), parameters }
}

/** The version that a sheet was judged by. */
export function pointsRuleOf({ rule_set, rule_version }: { rule_set: string; rule_version: string }): RuleSet {
  const set = catalogue()
    .versions(rule_set)
    .find(({ version }) => version === rule_version)
  if (!set) throw new Error(`rule set ${rule_set}@${rule_version} is no longer there`)
  return set
}
