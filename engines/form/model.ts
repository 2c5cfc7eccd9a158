import type { Localized } from '#kernel/localized'

/** Which control a field gets. `group` repeats its `fields`; `attachment` holds files by their manifest. */
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
  | 'group'
  | 'attachment'

export type PeriodKind = 'year' | 'half' | 'quarter' | 'month'

type Scalar = string | number | boolean

/** What the value of one field must be for a condition to hold. A list is satisfied by any of its values. */
export type Test =
  | Scalar
  | readonly Scalar[]
  | { atLeast?: number; below?: number; isFilled?: boolean; not?: Scalar | readonly Scalar[] }

/**
 * When a field is asked for, as data, so that server, browser and paper agree. All tests of one object must hold;
 * `any` holds when one of its conditions does.
 *
 * Example: { kind: ['transfer', 'licence'], amount: { atLeast: 500 } }
 */
export type Condition = { [field: string]: Test } | { any: readonly Condition[] }

/**
 * What a field says about itself, written as zod meta:
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
  periodKind?: PeriodKind
  /** Title above the first field of a group; on public forms a section is one page. */
  section?: Localized
  /** Said when the value has the wrong form, in place of the general words. */
  problem?: Localized
  /** Left out of the form (filled by the page). */
  hidden?: boolean
  /** Asked for only while this holds of the other answers; see `asked`. */
  when?: Condition
  /** True where an asked-for field may be left empty although it has a `when`. */
  mayBeEmpty?: boolean
  /** Fact that fills it in beforehand, such as `organisation.name`. */
  fact?: string
  /** Personal data: masked for staff until somebody opens it, which is logged. */
  isPersonal?: boolean
  /** Written by staff for staff: applicants never see it. */
  isInternal?: boolean
  /** Endings that an attachment takes: `['.pdf', '.docx']`. */
  accept?: readonly string[]
  /** Size of one attached file. */
  maxBytes?: number
}

/** One field, ready to draw and to check. */
export interface FieldModel {
  name: string
  widget: Widget
  /** Must be filled whenever it is asked for. */
  isRequired: boolean
  allowsNull: boolean
  /** The shape does without it. */
  mayBeAbsent: boolean
  label: Localized
  help?: Localized
  placeholder?: Localized
  unit?: Localized
  section?: Localized
  problem?: Localized
  options: { value: string; label: Localized }[]
  periodKind: PeriodKind
  min?: number
  max?: number
  moreThan?: number
  lessThan?: number
  step?: number
  isInteger: boolean
  minLength?: number
  maxLength?: number
  /** Regular expression that a text must match. */
  pattern?: string
  format?: string
  minItems?: number
  maxItems?: number
  initial?: unknown
  when?: Condition
  fact?: string
  isPersonal?: boolean
  isInternal?: boolean
  accept?: readonly string[]
  maxBytes?: number
  /** Fields of a repeated group. */
  fields?: FieldModel[]
}

/** A form as data: what a server sends and a browser draws. */
export interface FormModel {
  fields: FieldModel[]
}

/** What somebody has filled in, by field name. */
export type Answers = Record<string, unknown>

/** Fields under one title, in order: on public forms one page each. */
export interface FormSection {
  title: Localized | null
  fields: FieldModel[]
}

/**
 * A form divided at its section titles; fields before the first title have none.
 *
 * Example: sectionsOf({ fields: [] }) → []
 */
export function sectionsOf(form: FormModel): FormSection[] {
  const sections: FormSection[] = []
  for (const field of form.fields) {
    const last = sections.at(-1)
    if (field.section || !last) sections.push({ title: field.section ?? null, fields: [field] })
    else last.fields.push(field)
  }
  return sections
}

/**
 * The field that a path such as `parties.0.name` leads to; null when there is none.
 *
 * Example: fieldAt({ fields: [] }, 'name') → null
 */
export function fieldAt(form: FormModel, path: string): FieldModel | null {
  const [name, ...rest] = path.split('.')
  const field = form.fields.find((each) => each.name === name)
  if (!field || rest.length === 0) return field ?? null
  const [index, ...below] = rest
  if (!field.fields || !/^\d+$/.test(index ?? '')) return null
  return below.length === 0 ? field : fieldAt({ fields: field.fields }, below.join('.'))
}

/**
 * Label of the field at a path, with the number of the item in a repeated group: `合作方 2：名称`.
 *
 * Example: labelAt({ fields: [] }, 'name') → { zh: 'name', en: 'name' }
 */
export function labelAt(form: FormModel, path: string): Localized {
  const [name = '', index, ...below] = path.split('.')
  const field = form.fields.find((each) => each.name === name)
  if (!field) return { zh: path, en: path }
  if (index === undefined || !field.fields) return field.label
  const number = Number(index) + 1
  const item = { zh: `${field.label.zh} ${number}`, en: `${field.label.en} ${number}` }
  if (below.length === 0) return item
  const inner = labelAt({ fields: field.fields }, below.join('.'))
  return { zh: `${item.zh}：${inner.zh}`, en: `${item.en}: ${inner.en}` }
}
