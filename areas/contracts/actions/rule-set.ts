import type { RuleSet } from '#engines/scorecard'
import { loadRuleSets } from '#platform/rule-sets'

let catalogue: ReturnType<typeof loadRuleSets> | undefined

/** The rules of technology contracts in force on a day; they are read once. */
export function contractRulesOn(day: string): RuleSet {
  catalogue ??= loadRuleSets()
  const choice = catalogue.choose('technology-contract', day)
  if (choice.kind !== 'in-force') throw new Error(`no rules of technology contracts on ${day}: ${choice.kind}`)
  return choice.set
}
