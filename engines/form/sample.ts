import { askedFields } from './condition.ts'
import type { Answers, FieldModel, FormModel } from './model.ts'

/**
 * Answers that fill every asked field of a form plausibly, for examples and tests. `given` wins; needed where only
 * code knows what is right (a credit code, two dates in order) and for patterns.
 *
 * Example: sampleAnswers({ fields: [] }, {}) → {}
 */
export function sampleAnswers(form: FormModel, given: Answers): Answers {
  const answers: Answers = {}
  for (const field of form.fields) {
    const value = field.name in given ? given[field.name] : sampleValue(field)
    if (value !== undefined) answers[field.name] = value
  }
  const asked = new Set(askedFields(form, answers).map((field) => field.name))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => asked.has(name)))
}

function sampleValue(field: FieldModel): unknown {
  if (field.initial !== undefined) return field.initial
  switch (field.widget) {
    case 'select':
      return field.options[0]?.value
    case 'multi':
      return field.options.slice(0, Math.max(1, field.minItems ?? 1)).map((option) => option.value)
    case 'switch':
      return true
    case 'number':
      return sampleNumber(field)
    case 'decimal':
      return '100'
    case 'date':
      return '2026-01-15'
    case 'period':
      return { year: '2025', half: '2025-H1', quarter: '2025-Q1', month: '2025-01' }[field.periodKind]
    case 'group':
      return Array.from({ length: Math.max(1, field.minItems ?? 1) }, () =>
        sampleAnswers({ fields: field.fields ?? [] }, {}),
      )
    case 'attachment':
      return (field.minItems ?? 0) > 0 ? undefined : []
    case 'region':
    case 'file':
    case 'password':
      return undefined
    default:
      return sampleText(field)
  }
}

function sampleNumber({ min, moreThan, step = 1 }: FieldModel): number {
  const least = min ?? (moreThan === undefined ? 1 : moreThan + step)
  return Math.ceil(least / step) * step
}

function sampleText({ label, minLength = 0, maxLength = 200 }: FieldModel): string {
  return `示例${label.zh}`.padEnd(minLength, '示').slice(0, maxLength)
}
