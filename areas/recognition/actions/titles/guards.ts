import { declaredFacts, readFactValue } from '#areas/enterprises'
import type { Answers } from '#engines/form'
import type { RuleSet } from '#engines/scorecard'
import type { Problem } from '#kernel/refusal'
import { factsOfAnswers, fieldOfFact } from '../../rules/self-evaluation/fact-form.ts'
import { contradictions, unanswered } from '../../rules/self-evaluation/judge.ts'
import { rulesOn } from '../rule-sets.ts'

/**
 * Facts that contradict each other, that no company file holds, or that leave out what decides, cannot be filed: every reason,
 * beside its field.
 */
export function applicationProblems(ruleSet: string) {
  return function unusableFacts(answers: Answers, { today }: { today: string }): Problem[] {
    const set = rulesOn(ruleSet, today)
    const facts = factsOfAnswers(set, answers)
    const problems = contradictions(facts, set)
    if (problems.length > 0) return problems
    return [...unkept(facts, set, today), ...unanswered(facts, set)]
  }
}

/** What is declared goes into the file when the title is granted: half a person would stop it only then. */
function unkept(facts: Readonly<Record<string, unknown>>, set: RuleSet, today: string): Problem[] {
  return Object.entries(facts).flatMap(([name, declared]) =>
    declaredFacts({ [name]: declared }, today).flatMap(({ fact, value }): Problem[] => {
      const read = readFactValue(fact, value)
      return 'problem' in read ? [{ ...read.problem, field: fieldOfFact(set, name) }] : []
    }),
  )
}

/** Nothing is passed on without a file that shows what was declared. */
export function evidenceProblems({ answers }: { answers: { evidence: readonly unknown[] } }): Problem[] {
  return answers.evidence.length === 0 ? [{ code: 'recognition.evidence-missing' }] : []
}
