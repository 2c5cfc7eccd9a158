import type { PrecheckAnswers, PrecheckResult } from '../contract/precheck.ts'
import { precheck } from '../rules/precheck/precheck.ts'
import { contractRulesOn } from './rule-set.ts'

/**
 * What would become of a contract filed on the day that the answers name, else today. Nothing is stored.
 *
 * Permission: contracts:precheck, which everybody has.
 * Reads:      sources/technology-contract.
 * Errors:     contracts.before-rules.
 */
export function precheckContract(answers: PrecheckAnswers, today: string): PrecheckResult {
  const filingDate = answers.filingDate ?? today
  return precheck(answers, { set: contractRulesOn(filingDate), filingDate })
}
