import type { Answers } from '#engines/form'
import type { Problem } from '#kernel/refusal'
import { factsOfAnswers } from '../../rules/self-evaluation/fact-form.ts'
import { contradictions, unanswered } from '../../rules/self-evaluation/judge.ts'
import { rulesOn } from '../rule-sets.ts'

/** Facts that contradict each other, or leave out what decides, cannot be filed: every reason, beside its field. */
export function applicationProblems(ruleSet: string) {
  return function unusableFacts(answers: Answers, { today }: { today: string }): Problem[] {
    const set = rulesOn(ruleSet, today)
    const facts = factsOfAnswers(set, answers)
    const problems = contradictions(facts, set)
    return problems.length > 0 ? problems : unanswered(facts, set)
  }
}

/** Nothing is passed on without a file that shows what was declared. */
export function evidenceProblems({ answers }: { answers: { evidence: readonly unknown[] } }): Problem[] {
  return answers.evidence.length === 0 ? [{ code: 'recognition.evidence-missing' }] : []
}
