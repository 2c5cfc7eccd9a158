import { type FormModel, namesIn } from '#engines/form'

/** What is wrong with a form: words, conditions, facts. */
export function checkForm(
  form: FormModel,
  place: string,
  known: { facts?: readonly string[] },
  report: (place: string, message: string) => void,
  around: readonly string[] = [],
): void {
  const before = [...around]
  for (const field of form.fields) {
    const at = `${place}.${field.name}`
    if (field.label.zh === field.name) report(at, 'has no label')
    for (const option of field.options)
      if (option.label.zh === option.value && !/^[\d.]+$/.test(option.value))
        report(at, `has no words for ${option.value}`)
    for (const name of field.when ? namesIn(field.when) : []) {
      if (before.includes(name)) continue
      const comesLater = form.fields.some((each) => each.name === name)
      report(at, comesLater ? `hangs on ${name}, which is asked after it` : `hangs on ${name}, which is no field`)
    }
    if (field.fact && known.facts && !known.facts.includes(field.fact))
      report(at, `is filled from ${field.fact}, which nobody provides`)
    if (field.fields) checkForm({ fields: field.fields }, at, known, report, before)
    before.push(field.name)
  }
}
