import type { z } from 'zod'
import { type Answers, cleanAnswers, type FormModel, fieldAt, missingAnswers } from '#engines/form'
import { inLocale, type Locale } from '#kernel/localized'
import type { Problem } from '#kernel/refusal'
import { checkInput } from '#platform/http/check-input'

/**
 * Answers as they are filed, or everything that is wrong with them, each with its field. The shape decides; a field
 * with a condition is wanted while the condition holds; a field with words of its own says those.
 */
export function checkForm(
  { form, shape }: { form: FormModel; shape: z.ZodObject },
  given: Answers,
  locale: Locale,
): { answers: Answers; problems: Problem[] } {
  const answers = cleanAnswers(form, given)
  const missing = missingAnswers(form, answers).map(({ path }) => ({ code: 'field.required', field: path }))
  const { problems } = checkInput(shape, answers)
  const worded = (problems ?? []).map((problem) => inOwnWords(form, problem, locale))
  return { answers, problems: [...missing, ...worded] }
}

function inOwnWords(form: FormModel, problem: Problem, locale: Locale): Problem {
  const field = problem.field ? fieldAt(form, problem.field) : null
  if (field?.problem && problem.code === 'field.bad-form')
    return { ...problem, code: 'field.refused', params: { reason: inLocale(field.problem, locale) } }
  if (field && field.options.length > 0 && problem.code === 'field.not-a-choice') {
    const choices = field.options.map((option) => inLocale(option.label, locale)).join(locale === 'en' ? ', ' : '、')
    return { ...problem, params: { choices } }
  }
  return problem
}
