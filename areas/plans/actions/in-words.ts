import { fillText, type Problem } from '#kernel/refusal'
import { documentErrors } from '#platform/documents/documents'
import { plansErrors } from '../errors.ts'

const texts: Record<string, { zh: string; en: string }> = { ...documentErrors, ...plansErrors }

/** Problems that are kept or shown beside an object, not thrown: with their messages in both languages. */
export function inWords(problems: readonly Problem[]) {
  return problems.map(({ code, field, params }) => {
    const text = texts[code] ?? plansErrors['plans.reading-failed']
    return {
      code,
      ...(field === undefined ? {} : { field }),
      ...(params === undefined ? {} : { params }),
      message: { zh: fillText(text.zh, params), en: fillText(text.en, params) },
    }
  })
}
