import { errors as kernelErrors } from '#kernel/errors'
import { type ErrorTable, fillText, type Problem } from '#kernel/refusal'
import { documentErrors } from '#platform/documents/errors'
import { errors as appErrors } from '../errors.ts'

/** Every area's texts; loaded only when something was refused that the small commands do not know. */
async function allTexts(): Promise<ErrorTable> {
  const { areas } = await import('../areas.ts')
  const { errors: databaseErrors } = await import('#platform/db/errors')
  const { fieldErrors } = await import('#platform/http/errors/field')
  return Object.assign({}, databaseErrors, fieldErrors, ...areas.map((area) => area.errors))
}

/**
 * Reasons of a refusal for a terminal. Exit code 2 when the input itself was bad (it cannot be read, it is of
 * another kind), 1 when a rule said no.
 */
export async function describeProblems(problems: Problem[]): Promise<{ lines: string[]; exitCode: 1 | 2 }> {
  const own: ErrorTable = { ...kernelErrors, ...appErrors, ...documentErrors }
  const texts = problems.every(({ code }) => code in own) ? own : { ...own, ...(await allTexts()) }
  const lines = problems.map((problem) => {
    const text = texts[problem.code]
    const where = problem.field ? `${problem.field}: ` : ''
    return text
      ? `${where}${fillText(text.zh, problem.params)}\n${where}${fillText(text.en, problem.params)}`
      : `${where}${problem.code} ${JSON.stringify(problem.params ?? {})}`
  })
  const isBadInput = problems.every(({ code }) => [400, 404, 413, 415, 422].includes(texts[code]?.status ?? 500))
  return { lines, exitCode: isBadInput ? 2 : 1 }
}
