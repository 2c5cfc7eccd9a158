import { basename } from 'node:path'
import { fillText, type Refusal } from '#kernel/refusal'
import { spreadsheetErrors } from '#platform/spreadsheets/errors'
import type { Answer } from './command.ts'

/** The file as a whole is refused: no row of it was read. */
export function refusedFile(file: string, { problems }: Refusal): Answer {
  const [problem] = problems
  const code = problem?.code ?? ''
  const text = spreadsheetErrors[code as keyof typeof spreadsheetErrors]
  const params = { ...problem?.params, fileName: basename(file) }
  const detail = text ? fillText(text.zh, params) : code
  const reason = code.replace('spreadsheets.', '')
  const json = { rows: [], accepted: 0, rejected: 0, skipped: 0, encoding: null, reason, detail }
  return { json, text: text ? `${detail}\n${fillText(text.en, params)}` : code, isBadInput: true }
}
