import { type ErrorTable, fillText, type Problem } from '#kernel/refusal'
import { errors as auditErrors } from '#platform/audit/errors'
import { errors as databaseErrors } from '#platform/db/errors'
import { documentErrors } from '#platform/documents/errors'
import { errors as fileErrors } from '#platform/files/errors'

const texts: ErrorTable = { ...auditErrors, ...databaseErrors, ...documentErrors, ...fileErrors }

/**
 * Reasons of a refusal for a terminal. Exit code 2 when the input itself was bad (it cannot be read, it is of
 * another kind), 1 when a rule said no.
 */
export function describeProblems(problems: Problem[]): { lines: string[]; exitCode: 1 | 2 } {
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
