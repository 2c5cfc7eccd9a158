import { askedFields } from './condition.ts'
import type { Answers, FieldModel, FormModel } from './model.ts'

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** A switch that nobody has touched is off, and a list that may be empty is. */
const isUntouched = ({ widget, minItems = 0 }: FieldModel) =>
  widget === 'switch' || (['multi', 'group', 'attachment'].includes(widget) && minItems === 0)

/**
 * Answers as they are filed: texts trimmed, what was left empty absent (null where the shape says so), answers to
 * questions that are not asked left out, and anything the form does not know. Without this an emptied optional text
 * would be sent as '' and refused as too short.
 *
 * Example: cleanAnswers({ fields: [] }, { stray: 1 }) → {}
 */
export function cleanAnswers(form: FormModel, answers: Answers, around: Answers = {}): Answers {
  const kept: Answers = {}
  for (const field of askedFields(form, answers, around)) {
    const value = answers[field.name]
    if (field.fields && Array.isArray(value)) {
      const inner = { fields: field.fields }
      kept[field.name] = value.map((item) => cleanAnswers(inner, (item ?? {}) as Answers, { ...around, ...answers }))
    } else if (isEmpty(value) && !field.mayBeAbsent && !field.allowsNull && isUntouched(field)) {
      kept[field.name] = field.widget === 'switch' ? false : []
    } else if (!isEmpty(value)) kept[field.name] = typeof value === 'string' ? value.trim() : value
    else if (field.allowsNull) kept[field.name] = null
  }
  return kept
}
