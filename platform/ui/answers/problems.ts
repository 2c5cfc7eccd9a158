import { type AnswerProblem, type Answers, checkAnswers, type FormModel, fieldAt } from '#engines/form'
import type { WireProblem } from '../api/problem.ts'
import { say, text } from '../text.tsx'

/** What is wrong with one answer, in plain words. */
export function problemWords(form: FormModel, problem: AnswerProblem): string {
  const own = fieldAt(form, problem.path)?.problem
  if (own && problem.code === 'format.other') return say(own)
  return text(`ui.form.problem.${problem.code}`, { limit: problem.limit ?? '' })
}

/**
 * What the browser can tell of answers, by path.
 *
 * Example: problemsOf(form, { name: '' }) → Map { 'name' → '请填写这一项' }
 */
export function problemsOf(form: FormModel, answers: Answers): Map<string, string> {
  return new Map(checkAnswers(form, answers).map((problem) => [problem.path, problemWords(form, problem)]))
}

/** The server's reasons, by the field that they are about; those about none under the empty path. */
export function byField(
  form: FormModel,
  errors: readonly WireProblem[],
): { problems: Map<string, string>; general: string[] } {
  const problems = new Map<string, string>()
  const general: string[] = []
  for (const { field, message } of errors) {
    const path = field?.replace(/^(answers|input)\./, '')
    if (path && fieldAt(form, path)) problems.set(path, message)
    else general.push(message)
  }
  return { problems, general }
}
