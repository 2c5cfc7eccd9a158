import type { Answers, Condition, FieldModel, FormModel, Test } from './model.ts'

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A switch that nobody has touched is off, and a choice of several is compared by each of its values. */
function equals(value: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'boolean') return (value === true) === wanted
  if (Array.isArray(value)) return value.some((each) => equals(each, wanted))
  return typeof wanted === 'number' ? !isEmpty(value) && Number(value) === wanted : value === wanted
}

const isOneOf = (value: unknown, wanted: unknown) => [wanted].flat().some((each) => equals(value, each))

function passes(value: unknown, test: Test): boolean {
  if (typeof test !== 'object' || Array.isArray(test)) return isOneOf(value, test)
  const { atLeast, below, isFilled, not } = test as Exclude<Test, readonly unknown[] | string | number | boolean>
  const number = isEmpty(value) ? Number.NaN : Number(value)
  return (
    (atLeast === undefined || number >= atLeast) &&
    (below === undefined || number < below) &&
    (isFilled === undefined || !isEmpty(value) === isFilled) &&
    (not === undefined || !isOneOf(value, not))
  )
}

const isAny = (condition: Condition): condition is { any: readonly Condition[] } => Array.isArray(condition.any)

/**
 * Whether a condition holds of some answers. An answer that is missing equals nothing, and is no number.
 *
 * Example: holds({ kind: ['a', 'b'] }, { kind: 'b' }) → true
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if (isAny(condition)) return condition.any.some((each) => holds(each, answers))
  return Object.entries(condition).every(([name, test]) => passes(answers[name], test))
}

/**
 * Names of the fields that a condition looks at.
 *
 * Example: namesIn({ any: [{ kind: 'a' }, { amount: { atLeast: 5 } }] }) → ['kind', 'amount']
 */
export function namesIn(condition: Condition): string[] {
  return isAny(condition) ? condition.any.flatMap(namesIn) : Object.keys(condition)
}

/**
 * The fields that are asked for, given the answers, in order. An answer to a question that is not asked counts for
 * nothing, so that what hangs on it is not asked either. In a group the item's own answers come first.
 *
 * Example: askedFields({ fields: [] }, {}) → []
 */
export function askedFields(form: FormModel, answers: Answers, around: Answers = {}): FieldModel[] {
  const counted: Answers = { ...around }
  return form.fields.filter((field) => {
    const isAsked = !field.when || holds(field.when, counted)
    if (isAsked) counted[field.name] = answers[field.name]
    else delete counted[field.name]
    return isAsked
  })
}
