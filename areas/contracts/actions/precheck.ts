import { Refusal } from '#kernel/refusal'
import { loadRuleSets } from '#platform/rule-sets'
import type { PrecheckAnswers, PrecheckResult } from '../contract/precheck.ts'
import { precheck } from '../rules/precheck/precheck.ts'

let catalogue: ReturnType<typeof loadRuleSets> | undefined

/** The rule set in force on a day; read once. */
function ruleSetOn(on: string) {
  catalogue ??= loadRuleSets()
  const choice = catalogue.choose('technology-contract', on)
  if (choice.kind === 'in-force') return choice.set
  const first = catalogue.versions('technology-contract')[0]?.version ?? ''
  throw new Refusal({ code: 'contracts.precheck-before-rules', field: 'filingDate', params: { on, first } })
}

/**
 * What would become of a contract filed on the day that the answers name, else today. Nothing is stored.
 *
 * Permission: contracts:precheck, which everybody has.
 * Reads:      sources/technology-contract.
 * Errors:     contracts.precheck-before-rules.
 */
export function precheckContract(answers: PrecheckAnswers, today: string): PrecheckResult {
  const filingDate = answers.filingDate ?? today
  return precheck(answers, { set: ruleSetOn(filingDate), filingDate })
}
