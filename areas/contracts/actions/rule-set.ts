import type { RuleSet } from '#engines/scorecard'
import { Refusal } from '#kernel/refusal'
import { loadRuleSets } from '#platform/rule-sets'

const id = 'technology-contract'
let catalogue: ReturnType<typeof loadRuleSets> | undefined

/**
 * The rules of technology contracts in force on a day; they are read once.
 *
 * Errors: contracts.before-rules.
 */
export function contractRulesOn(day: string): RuleSet {
  catalogue ??= loadRuleSets()
  const choice = catalogue.choose(id, day)
  if (choice.kind === 'in-force') return choice.set
  const first = catalogue.versions(id)[0]?.version ?? ''
  throw new Refusal({ code: 'contracts.before-rules', field: 'filingDate', params: { day, first } })
}
