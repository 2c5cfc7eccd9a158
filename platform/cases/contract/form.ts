import { z } from 'zod'
import type { FieldModel } from '#engines/form'
import { Localized } from '#platform/http/contract'

export { Localized } from '#platform/http/contract'

const widgets = [
  ...(['text', 'textarea', 'number', 'decimal', 'date', 'period', 'select', 'multi'] as const),
  ...(['switch', 'region', 'file', 'password', 'group', 'attachment'] as const),
] as const

/** A condition is what the form engine makes of it; on the wire it is an object. */
const When = z.custom<NonNullable<FieldModel['when']>>((value) => typeof value === 'object' && value !== null)

/** A field of a form as data: what to ask, when, and what is right. */
const field = {
  name: z.string(),
  widget: z.enum(widgets),
  isRequired: z.boolean(),
  allowsNull: z.boolean(),
  mayBeAbsent: z.boolean(),
  label: Localized,
  help: Localized.optional(),
  placeholder: Localized.optional(),
  unit: Localized.optional(),
  section: Localized.optional(),
  problem: Localized.optional(),
  options: z.array(z.object({ value: z.string(), label: Localized })),
  periodKind: z.enum(['year', 'half', 'quarter', 'month']),
  min: z.number().optional(),
  max: z.number().optional(),
  moreThan: z.number().optional(),
  lessThan: z.number().optional(),
  step: z.number().optional(),
  isInteger: z.boolean(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  initial: z.unknown().optional(),
  when: When.optional(),
  fact: z.string().optional(),
  isPersonal: z.boolean().optional(),
  isInternal: z.boolean().optional(),
  accept: z.array(z.string()).readonly().optional(),
  maxBytes: z.number().optional(),
}

/** Groups do not nest: a field of a group is plain. */
const Plain = z.object(field).meta({ id: 'FormFieldOfGroup' })
export const FormField = z.object({ ...field, fields: z.array(Plain).optional() }).meta({ id: 'FormField' })
export const Form = z.object({ fields: z.array(FormField) }).meta({ id: 'Form' })

/** Answers by field name; drafts may be unfinished. */
export const Answers = z.record(z.string().max(80), z.unknown())
