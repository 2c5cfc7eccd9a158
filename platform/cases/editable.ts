import { type FormModel, namesIn } from '#engines/form'
import type { StateModel } from '#engines/procedure'

/**
 * Fields that the applicant may change while a case is being corrected: the marked ones, and those that are asked
 * because of them. Null: all of them.
 */
export function editableFields(
  form: FormModel,
  edits: StateModel['edits'],
  marks: readonly { path: string }[],
): string[] | null {
  if (edits === 'all') return null
  if (!edits) return []
  const names = new Set(marks.map(({ path }) => path.split('.')[0] ?? ''))
  for (const field of form.fields)
    if (field.when && namesIn(field.when).some((name) => names.has(name))) names.add(field.name)
  return form.fields.filter((field) => names.has(field.name)).map((field) => field.name)
}
