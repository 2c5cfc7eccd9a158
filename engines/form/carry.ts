import { checkAnswers } from './check.ts'
import type { Answers, FieldModel, FormModel } from './model.ts'

/** An answer that the form of today has no place for, kept until the person has seen it. */
export interface LeftOver {
  /** The field as it was when the answer was given. */
  field: FieldModel
  value: unknown
  why: 'field-gone' | 'does-not-fit'
}

/**
 * Answers given to one form, carried to another: by the field's name, where the value still fits. What does not is
 * listed and never dropped silently. Fields that are only unfinished (empty, too short) are carried as they are.
 *
 * Example: carryOver({ fields: [] }, { fields: [] }, {}) → { answers: {}, leftOver: [] }
 */
export function carryOver(
  before: FormModel,
  now: FormModel,
  answers: Answers,
): { answers: Answers; leftOver: LeftOver[] } {
  const carried: Answers = {}
  const leftOver: LeftOver[] = []
  const old = new Map(before.fields.map((field) => [field.name, field]))
  const fresh = new Map(now.fields.map((field) => [field.name, field]))
  for (const [name, value] of Object.entries(answers)) {
    const target = fresh.get(name)
    const source = old.get(name)
    if (target && fits(source, target, value)) carried[name] = value
    else if (source && !isEmpty(value))
      leftOver.push({ field: source, value, why: target ? 'does-not-fit' : 'field-gone' })
  }
  return { answers: carried, leftOver }
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

const kindOf: Partial<Record<FieldModel['widget'], string>> = {
  number: 'number',
  decimal: 'number',
  select: 'choice',
  multi: 'list',
  group: 'group',
  attachment: 'files',
  file: 'file',
  switch: 'switch',
  date: 'date',
  period: 'period',
  region: 'region',
}

/** Another kind of value, a choice that is no longer offered or a group with other fields does not fit. */
function fits(source: FieldModel | undefined, target: FieldModel, value: unknown): boolean {
  if (isEmpty(value)) return true
  if (source && (kindOf[source.widget] ?? 'text') !== (kindOf[target.widget] ?? 'text')) return false
  if (target.widget === 'group') return Array.isArray(value) && hasSameFields(source, target)
  if (target.widget === 'multi') return Array.isArray(value) && value.every((each) => isOffered(target, each))
  const alone: FieldModel = { ...target, isRequired: false, when: undefined, minLength: undefined, minItems: undefined }
  return checkAnswers({ fields: [alone] }, { [target.name]: value }).length === 0
}

function isOffered(field: FieldModel, value: unknown): boolean {
  return field.options.length === 0 || field.options.some((option) => option.value === String(value))
}

function hasSameFields(source: FieldModel | undefined, target: FieldModel): boolean {
  const names = new Set(target.fields?.map((field) => field.name))
  return source?.fields?.every((field) => names.has(field.name)) ?? true
}
