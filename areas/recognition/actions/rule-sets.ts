import type { Catalogue, RuleSet, RuleSetError } from '#engines/scorecard'
import { Refusal } from '#kernel/refusal'
import { loadRuleSets } from '#platform/rule-sets'

let catalogue: Catalogue | undefined

/** Every rule set, read once. */
export function allRules(): Catalogue {
  catalogue ??= loadRuleSets()
  return catalogue
}

/**
 * The rules of a title in force on a day.
 *
 * Errors: recognition.no-rule.
 */
export function rulesOn(id: string, on: string): RuleSet {
  const choice = allRules().choose(id, on)
  if (choice.kind === 'in-force') return choice.set
  throw new Refusal({ code: 'recognition.no-rule', params: { on } })
}

/** One version of the rules of a title: past decisions are judged again by it. */
export function rulesOfVersion(id: string, version: string): RuleSet {
  const found = allRules()
    .versions(id)
    .find((set) => set.version === version)
  if (!found) throw new Error(`the rules ${id} of ${version} are gone`)
  return found
}

/** Why rules cannot be used, for `{reasonZh}` and `{reasonEn}` of a refusal. */
export const faultWords = ({ faults }: RuleSetError) => ({
  reasonZh: faults.map(({ words }) => words.zh).join('；'),
  reasonEn: faults.map(({ words }) => words.en).join('; '),
})
