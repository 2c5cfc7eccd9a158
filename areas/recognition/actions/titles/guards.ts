import type { Answers } from '#engines/form'
import type { Problem } from '#kernel/refusal'
import { factsOfAnswers } from '../../rules/self-evaluation/fact-form.ts'
import { contradictions } from '../../rules/self-evaluation/judge.ts'
import { rulesOn } from '../rule-sets.ts'

/** Facts that contradict themselves or each other cannot be filed: every reason, beside its field. */
export function applicationProblems(ruleSet: string) {
  return function contradictoryFacts(answers: Answers, { today }: { today: string }): Problem[] {
    const set = rulesOn(ruleSet, today)
    return contradictions(factsOfAnswers(set, answers), set)
  }
}

/** Nothing is passed on without a file that shows what was declared. */
export function evidenceProblems({ answers }: { answers: { evidence: readonly unknown[] } }): Problem[] {
  return answers.evidence.length === 0 ? [{ code: 'recognition.evidence-missing' }] : []
}
