import { z } from 'zod'
import type { Localized } from '#kernel/localized'

export type Widget =
  | 'text'
  | 'textarea'
  | 'number'
  | 'decimal'
  | 'date'
  | 'period'
  | 'select'
  | 'multi'
  | 'switch'
  | 'region'
  | 'file'
  | 'password'

/**
 * What a form field says about itself, written as zod meta in the contract:
 * `z.string().min(1).meta({ label: { zh: '名称', en: 'Name' }, help: …, unit: …, widget: 'textarea' })`.
 */
export interface FieldMeta {
  label?: Localized
  help?: Localized
  placeholder?: Localized
  /** Shown behind a number: 家, 亿元. */
  unit?: Localized
  widget?: Widget
  /** Words of an enum's values. */
  options?: Record<string, Localized>
  /** Which periods a `period` field offers. Default month. */
  periodKind?: 'year' | 'half' | 'quarter' | 'month'
  /** Title above the first field of a group. */
  section?: Localized
  /** Said when the value has the wrong form, in place of the general words. */
  problem?: Localized
  /** Left out of the form (filled by the page). */
  hidden?: boolean
}

export interface FieldSpec {
  name: string
  widget: Widget
  isRequired: boolean
  label: Localized
  help?: Localized
  placeholder?: Localized
  unit?: Localized
  section?: Localized
  problem?: Localized
  options: { value: string; label: Localized }[]
  periodKind: 'year' | 'half' | 'quarter' | 'month'
  min?: number
  max?: number
  isInteger: boolean
  maxLength?: number
  initial: unknown
}

interface JsonField extends FieldMeta {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  items?: JsonField
  anyOf?: JsonField[]
  default?: unknown
  minimum?: number
  maximum?: number
  maxLength?: number
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
  return unwrapped({ ...first, ...withoutShape(field) })
}

function withoutShape({ anyOf: _, ...rest }: JsonField): JsonField {
  return rest
}

function widgetOf(field: JsonField): Widget {
  if (field.widget) return field.widget
  if (field.enum) return 'select'
  if (field.type === 'array') return 'multi'
  if (field.type === 'boolean') return 'switch'
  if (field.type === 'integer' || field.type === 'number') return 'number'
  if (field.format === 'date') return 'date'
  return (field.maxLength ?? 0) > 200 ? 'textarea' : 'text'
}

function optionsOf(field: JsonField): FieldSpec['options'] {
  const values = field.enum ?? field.items?.enum ?? Object.keys(field.options ?? field.items?.options ?? {})
  const words = field.options ?? field.items?.options ?? {}
  return values.map((value) => {
    const text = String(value)
    return { value: text, label: words[text] ?? { zh: text, en: text } }
  })
}

/**
 * The fields of a zod object in its order, ready to draw.
 *
 * Example: fieldsOf(z.object({ n: z.number().int().min(0).meta({ label: { zh: '家数', en: 'Count' } }) }))[0].widget → 'number'
 */
export function fieldsOf(schema: z.ZodType): FieldSpec[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, JsonField>
    required?: string[]
  }
  const required = new Set(json.required ?? [])
  return Object.entries(json.properties ?? {})
    .filter(([, raw]) => !raw.hidden)
    .map(([name, raw]) => {
      const field = unwrapped(raw)
      return {
        name,
        widget: widgetOf(field),
        isRequired: required.has(name) && !allowsNull(raw) && field.type !== 'boolean',
        label: field.label ?? { zh: name, en: name },
        help: field.help,
        placeholder: field.placeholder,
        unit: field.unit,
        section: field.section,
        problem: field.problem,
        options: optionsOf(field),
        periodKind: field.periodKind ?? 'month',
        min: field.minimum,
        max: field.maximum,
        isInteger: field.type === 'integer',
        maxLength: field.maxLength,
        initial: field.default,
      }
    })
}

/**
 * What a person left empty becomes what the schema means by empty: null where it allows null, else absent.
 * Without this an emptied optional text would be sent as '' and refused as too short.
 */
export function cleaned(schema: z.ZodType, values: Record<string, unknown>): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, JsonField>
  }
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const isEmpty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
    if (!isEmpty) kept[name] = typeof value === 'string' ? value.trim() : value
    else if (allowsNull(json.properties?.[name] ?? {})) kept[name] = null
  }
  return kept
}
