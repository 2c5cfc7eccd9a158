import type { RuleSet } from '#engines/scorecard'
import type { PrecheckStep, PrecheckVerdict } from '../../contract/precheck.ts'
import { type ContractFacts, gateHolds, statedBy } from './judge.ts'
import { type ConditionSource, conditions, documentTitle, type ExplainedGate, recognised } from './sources.ts'

/**
 * A gate of the rule set taken apart: what each of its conditions says alone.
 *
 * The rule set decides as a whole and does not say which part of an “and” fails. So each condition is tried by the rule set
 * itself, with its own facts as given and all others as they must be: what the gate then says is what this condition says.
 * A clause of documents that the version no longer stands on is named as what it carries on from.
 *
 * Units:  none.
 * Source: gates of sources/technology-contract; words and clauses of sources/technology-contract/explained/conditions.json
 */
export function stepsOf(set: RuleSet, gate: ExplainedGate, facts: ContractFacts): PrecheckStep[] {
  const recognisedSoon = { provincially_recognised: true }
  const allMet: ContractFacts = Object.assign(recognisedSoon, ...conditions[gate].map((each) => each.facts))
  return conditions[gate].map((condition) => {
    const tried: ContractFacts = { ...allMet }
    for (const fact of Object.keys(condition.facts)) {
      const given = facts[fact]
      if (given === undefined) delete tried[fact]
      else tried[fact] = given
    }
    const holds = gateHolds(set, gate, tried)
    return {
      ...wordsOf(set, gate, condition),
      outcome: holds === null ? ('open' as const) : holds ? ('met' as const) : ('unmet' as const),
    }
  })
}

function wordsOf(set: RuleSet, gate: ExplainedGate, condition: ConditionSource): Omit<PrecheckStep, 'outcome'> {
  const { id, field, label, remedy } = condition
  const own = {
    clause: condition.clause,
    source: documentTitle(condition.document),
    confidence: condition.confidence,
  }
  const stated = statedBy(set, gate)
  if (stated.confidence !== 'unknown') return { id, field, label, remedy, ...own }
  const clause = `${stated.clause}（原${own.source}${own.clause}）`
  return { id, field, label, remedy, ...stated, clause }
}

/** What only the registration brings; tax relief waits for it. */
export function recognitionStep(verdict: PrecheckVerdict, set: RuleSet, gate: ExplainedGate): PrecheckStep {
  const { label, remedy } = recognised
  return {
    id: `${gate}-recognised`,
    field: null,
    label,
    remedy,
    outcome: verdict === 'no' ? 'unmet' : 'later',
    ...statedBy(set, gate),
  }
}

/**
 * What the steps say together: one that fails decides, one that is open leaves it open.
 *
 * Units:  none.
 * Source: every gate of sources/technology-contract is an “and”.
 */
export function verdictOf(steps: readonly Pick<PrecheckStep, 'outcome'>[]): PrecheckVerdict {
  if (steps.some(({ outcome }) => outcome === 'unmet')) return 'no'
  return steps.some(({ outcome }) => outcome === 'open') ? 'open' : 'yes'
}
