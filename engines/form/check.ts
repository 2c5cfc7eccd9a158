import { askedFields } from './condition.ts'
import { type Answers, type FieldModel, type FormModel, fieldAt } from './model.ts'

/** What is wrong with one answer. `code` names a text `ui.form.problem.<code>`, `limit` fills its place. */
export interface AnswerProblem {
  /** `parties.0.name`. */
  path: string
  code: string
  limit?: number | string
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/**
 * Everything wrong with the answers that the model can tell without the server, for immediate words beside the
 * fields. The server's own shape decides; rules that are code (a check character, two dates in order) only it knows.
 *
 * Example: checkAnswers({ fields: [] }, {}) → []
 */
export function checkAnswers(form: FormModel, answers: Answers): AnswerProblem[] {
  return problemsIn(form, answers, '', {})
}

/**
 * Asked-for fields with a condition that were left empty: a shape cannot know when they are wanted.
 *
 * Example: missingAnswers({ fields: [] }, {}) → []
 */
export function missingAnswers(form: FormModel, answers: Answers): AnswerProblem[] {
  const isConditional = (path: string) => !!fieldAt(form, path)?.when
  return checkAnswers(form, answers).filter(({ path, code }) => code === 'required' && isConditional(path))
}

function problemsIn(form: FormModel, answers: Answers, prefix: string, around: Answers): AnswerProblem[] {
  return askedFields(form, answers, around).flatMap((field) => {
    const path = prefix + field.name
    const value = answers[field.name]
    if (isEmpty(value)) return field.isRequired ? [{ path, code: 'required' }] : []
    const own = checkValue(field, value).map((problem) => ({ ...problem, path }))
    if (!field.fields || !Array.isArray(value)) return own
    const inner = { fields: field.fields }
    const above = { ...around, ...answers }
    return [
      ...own,
      ...value.flatMap((item, index) => problemsIn(inner, (item ?? {}) as Answers, `${path}.${index}.`, above)),
    ]
  })
}

type Found = Omit<AnswerProblem, 'path'>

function checkValue(field: FieldModel, value: unknown): Found[] {
  switch (field.widget) {
    case 'number':
      return checkNumber(field, Number(value))
    case 'multi':
    case 'group':
    case 'attachment':
      return checkCount(field, Array.isArray(value) ? value.length : 0)
    case 'select':
      return field.options.some((option) => option.value === String(value)) ? [] : [{ code: 'choice' }]
    case 'switch':
    case 'file':
      return []
    default:
      return checkText(field, String(value).trim())
  }
}

function checkNumber(field: FieldModel, value: number): Found[] {
  if (Number.isNaN(value)) return [{ code: 'type.number' }]
  if (field.isInteger && !Number.isInteger(value)) return [{ code: 'type.int' }]
  const { min, max, moreThan, lessThan, step } = field
  if (min !== undefined && value < min) return [{ code: 'at-least', limit: min }]
  if (max !== undefined && value > max) return [{ code: 'at-most', limit: max }]
  if (moreThan !== undefined && value <= moreThan) return [{ code: 'more-than', limit: moreThan }]
  if (lessThan !== undefined && value >= lessThan) return [{ code: 'less-than', limit: lessThan }]
  if (step !== undefined && !isMultiple(value, step)) return [{ code: 'step', limit: step }]
  return []
}

/** 0.3 is a multiple of 0.1, whatever binary fractions say. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step
  return Math.abs(times - Math.round(times)) < 1e-9
}

function checkCount(field: FieldModel, count: number): Found[] {
  if (field.minItems !== undefined && count < field.minItems) return [{ code: 'few', limit: field.minItems }]
  if (field.maxItems !== undefined && count > field.maxItems) return [{ code: 'many', limit: field.maxItems }]
  return []
}

function checkText(field: FieldModel, value: string): Found[] {
  if (field.minLength !== undefined && value.length < field.minLength)
    return [{ code: 'short', limit: field.minLength }]
  if (field.maxLength !== undefined && value.length > field.maxLength) return [{ code: 'long', limit: field.maxLength }]
  if (field.widget === 'date' && !isDate(value)) return [{ code: 'format.date' }]
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value))
    return [{ code: `format.${['date', 'email', 'url'].includes(field.format ?? '') ? field.format : 'other'}` }]
  return []
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
