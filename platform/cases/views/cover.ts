import { type Answers, type FormModel, masked } from '#engines/form'

/**
 * Personal answers with their middle covered, for everybody but the applicant; `paths` are those that were covered.
 * Opening one is a request of its own, which is logged.
 */
export function covered(
  form: FormModel,
  answers: Answers,
  audience: 'applicant' | 'staff',
): { answers: Answers; paths: string[] } {
  if (audience === 'applicant') return { answers, paths: [] }
  const paths: string[] = []
  const cover = (fields: FormModel['fields'], given: Answers, prefix: string): Answers =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        const field = fields.find((each) => each.name === name)
        if (field?.fields && Array.isArray(value))
          return [
            name,
            value.map((item, index) => cover(field.fields ?? [], item as Answers, `${prefix}${name}.${index}.`)),
          ]
        if (!field?.isPersonal || typeof value !== 'string') return [name, value]
        paths.push(prefix + name)
        return [name, masked(value)]
      }),
    )
  return { answers: cover(form.fields, answers, ''), paths }
}

/** The value at a path such as `people.0.phone`; undefined when there is none. */
export function valueAt(answers: Answers, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], answers)
}
