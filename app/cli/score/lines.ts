import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Catalogue, ScoreResult } from '#engines/scorecard'
import { fillText, Refusal } from '#kernel/refusal'
import { errors } from '../../errors.ts'
import { judge, plainValue, type Question, readStrictly } from './judge.ts'

export interface Defaults {
  /** Rule set of lines that name none; null: every line must. */
  ruleSetId: string | null
  on: string | null
  part: string | null
  today: string
}

/**
 * Scores a file of lines, one company each, and writes one answer a line. A line that cannot be used is answered with its
 * problems; the others go on.
 */
export async function scoreLines(
  file: string,
  catalogue: Catalogue,
  defaults: Defaults,
  write: (line: string) => Promise<void>,
): Promise<{ lines: number; refused: number }> {
  let [lines, refused, number] = [0, 0, 0]
  for await (const text of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++
    if (text.trim() === '' || text === '\uFEFF') continue
    const answer = answerLine(text, catalogue, defaults)
    lines++
    if ('error' in answer) refused++
    await write(JSON.stringify('error' in answer ? { ...answer, line: number } : answer))
  }
  return { lines, refused }
}

/** One line's answer, with its `id`. */
export function answerLine(
  text: string,
  catalogue: Catalogue,
  defaults: Defaults,
): { id: unknown } & Record<string, unknown> {
  let id: unknown = null
  try {
    const line = readStrictly(text)
    if (typeof line !== 'object' || line === null || Array.isArray(line)) throw badLine('不是对象', 'it is no object')
    id = plainValue(Reflect.get(line, 'id') ?? null)
    return { id, ...brief(judge(catalogue, questionOf(line, defaults), defaults.today).result) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { id, error: { problems: error.problems.map(describe) } }
  }
}

/** A line says what was decided and by which clause; the arithmetic in words is for one company at a time. */
function brief({ gates, items, ...rest }: ScoreResult) {
  return {
    ...rest,
    gates: gates.map(({ id, ok, reason }) => ({ id, ok, reason })),
    items: items.map(({ id, points, value, max, clause }) =>
      value === undefined ? { id, points, max, clause } : { id, value, max, clause },
    ),
  }
}

const badLine = (zh: string, en: string) => new Refusal({ code: 'app.score-line', params: { zh, en } })

function questionOf(line: object, defaults: Defaults): Question {
  const text = (key: string, fallback: string | null): string | null => {
    const value: unknown = Reflect.get(line, key) ?? null
    if (value === null || value === '') return fallback
    if (typeof value !== 'string') throw badLine(`${key} 应为文本`, `${key} is a text`)
    return value
  }
  const ruleSetId = text('ruleset', defaults.ruleSetId)
  if (ruleSetId === null) throw badLine('缺少 ruleset', 'ruleset is missing')
  const facts: unknown = Reflect.get(line, 'facts')
  if (facts === undefined) throw badLine('缺少 facts', 'facts are missing')
  return { ruleSetId, on: text('on', defaults.on), part: text('part', defaults.part), facts }
}

function describe({ code, field, params }: Refusal['problems'][number]) {
  const words = (errors as Record<string, { zh: string; en: string }>)[code]
  return {
    code,
    field: field ?? null,
    zh: fillText(words?.zh ?? code, params),
    en: fillText(words?.en ?? code, params),
  }
}
