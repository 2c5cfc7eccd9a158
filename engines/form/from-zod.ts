import { z } from 'zod'
import type { FieldMeta, FieldModel, FormModel, Widget } from './model.ts'

interface JsonField extends FieldMeta {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  items?: JsonField
  anyOf?: JsonField[]
  properties?: Record<string, JsonField>
  required?: string[]
  default?: unknown
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  multipleOf?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

/** zod writes null as one of several `type`s or as one part of an `anyOf`, by what else the shape says. */
function allowsNull(field: JsonField): boolean {
  return [field.type].flat().includes('null') || (field.anyOf?.some(allowsNull) ?? false)
}

/** The part that can be typed in: without null, and a union of literals as the choice that it is. */
function unwrapped(field: JsonField): JsonField & { type?: string } {
  const type = [field.type].flat().find((each) => each !== 'null')
  if (!field.anyOf) return { ...field, type }
  const parts = field.anyOf.filter((part) => part.type !== 'null')
  const literals = parts.map((part) => part.const).filter((value) => value !== undefined)
  const isChoice = literals.length === parts.length
  const first: JsonField = isChoice ? { type: 'string', enum: literals } : (parts[0] ?? {})
  const { anyOf: _, ...said } = field
  return unwrapped({ ...first, ...said })
}

function widgetOf(field: JsonField): Widget {
  if (field.widget) return field.widget
  if (field.enum) return 'select'
  if (field.type === 'array') return field.items?.properties ? 'group' : 'multi'
  if (field.type === 'boolean') return 'switch'
  if (field.type === 'integer' || field.type === 'number') return 'number'
  if (field.format === 'date') return 'date'
  return (field.maxLength ?? 0) > 200 ? 'textarea' : 'text'
}

function optionsOf(field: JsonField): FieldModel['options'] {
  const values = field.enum ?? field.items?.enum ?? Object.keys(field.options ?? field.items?.options ?? {})
  const words = field.options ?? field.items?.options ?? {}
  return values.map((value) => {
    const text = String(value)
    return { value: text, label: words[text] ?? { zh: text, en: text } }
  })
}

/** Limits that a number format puts on every number say nothing to people. */
const limit = (value: number | undefined) =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value

function limitsOf(field: JsonField & { type?: string }) {
  return {
    min: limit(field.minimum),
    max: limit(field.maximum),
    moreThan: limit(field.exclusiveMinimum),
    lessThan: limit(field.exclusiveMaximum),
    step: field.multipleOf,
    isInteger: field.type === 'integer',
    minLength: field.minLength,
    maxLength: field.maxLength,
    pattern: field.pattern,
    format: field.format,
    minItems: field.minItems,
    maxItems: field.maxItems,
  }
}

/** A switch that is off and a list that may be empty are answers too. */
const mustBeFilled = ({ type, minItems = 0 }: JsonField & { type?: string }) =>
  type !== 'boolean' && (type !== 'array' || minItems > 0)

type Defs = Record<string, JsonField>

/** Shapes with an id are written once and referred to. */
function opened(field: JsonField, defs: Defs): JsonField {
  const { $ref, ...said } = field
  const open = $ref ? { ...defs[$ref.replace('#/$defs/', '')], ...said } : said
  return {
    ...open,
    ...(open.anyOf ? { anyOf: open.anyOf.map((part) => opened(part, defs)) } : {}),
    ...(open.items ? { items: opened(open.items, defs) } : {}),
  }
}

function fieldOf(name: string, said: JsonField, isInRequired: boolean, defs: Defs): FieldModel {
  const raw = opened(said, defs)
  const field = unwrapped(raw)
  const widget = widgetOf(field)
  // A field with a condition is optional in its shape, because it is not always asked; when asked, it is wanted.
  if (field.when && isInRequired)
    throw new Error(
      `the field ${name} is asked for only sometimes, so its shape must be optional: write it with asked()`,
    )
  const isWanted = field.when ? !field.mayBeEmpty : isInRequired
  const model: FieldModel = {
    name,
    widget,
    isRequired: isWanted && !allowsNull(raw) && mustBeFilled(field),
    allowsNull: allowsNull(raw),
    mayBeAbsent: !isInRequired,
    label: field.label ?? { zh: name, en: name },
    help: field.help,
    placeholder: field.placeholder,
    unit: field.unit,
    section: field.section,
    problem: field.problem,
    options: optionsOf(field),
    periodKind: field.periodKind ?? 'month',
    ...limitsOf(field),
    initial: field.default,
    when: field.when,
    fact: field.fact,
    isPersonal: field.isPersonal,
    isInternal: field.isInternal,
    accept: field.accept,
    maxBytes: field.maxBytes,
    fields: widget === 'group' ? fieldsIn(field.items ?? {}, defs) : undefined,
  }
  for (const key of Object.keys(model) as (keyof FieldModel)[]) if (model[key] === undefined) delete model[key]
  return model
}

function fieldsIn(json: JsonField, defs: Defs): FieldModel[] {
  const required = new Set(json.required ?? [])
  return Object.entries(json.properties ?? {})
    .filter(([, raw]) => !raw.hidden)
    .map(([name, raw]) => fieldOf(name, raw, required.has(name), defs))
}

/**
 * A zod object as the form that asks for it: its fields in order, with their words, limits and conditions.
 *
 * Errors: a plain Error for a field that has a condition and is not optional.
 * Example: formOf(z.object({ n: z.int().meta({ label: { zh: '家数', en: 'Count' } }) })) has one field of widget `number`.
 */
export function formOf(schema: z.ZodType): FormModel {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonField & { $defs?: Defs }
  return { fields: fieldsIn(opened(json, json.$defs ?? {}), json.$defs ?? {}) }
}
