import type { Catalogue, RuleSet } from '#engines/scorecard'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { loadRuleSets } from '#platform/rule-sets'

/** What a population may be judged by: the titles of the ladder, and the points. */
export const populationRuleSets = [
  'tech-sme',
  'innovative-sme',
  'specialised-sme',
  'high-tech-enterprise',
  'little-giant',
  'single-champion',
  'innovation-points-trial',
] as const

let loaded: Catalogue | undefined
const catalogue = () => {
  loaded ??= loadRuleSets()
  return loaded
}

/** Errors: recognition.population-no-rule. */
export function setInForce(ruleSet: string, on: string): RuleSet {
  const choice = catalogue().choose(ruleSet, on)
  if (choice.kind !== 'in-force')
    throw new Refusal({
      code: 'recognition.population-no-rule',
      field: 'on',
      params: { on, first: catalogue().versions(ruleSet)[0]?.version ?? '' },
    })
  return choice.set
}

/** The version that a population was judged by. */
export function setOf({ rule_set, rule_version }: { rule_set: string; rule_version: string }): RuleSet {
  const set = catalogue()
    .versions(rule_set)
    .find(({ version }) => version === rule_version)
  if (!set) throw new Error(`rule set ${rule_set}@${rule_version} is no longer there`)
  return set
}

export const titleOf = (ruleSet: string) =>
  catalogue().versions(ruleSet).at(-1)?.source.title ?? { zh: ruleSet, en: ruleSet }

/** The region that is acted for: whose companies one looks over. */
export function regionOf({ scope }: Pick<Context, 'scope'>): string {
  if (scope.reach !== 'region') throw new Error('populations are looked over by region')
  return scope.regionPath
}
