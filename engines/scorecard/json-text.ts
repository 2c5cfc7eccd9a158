/** A number exactly as it stands in a JSON text: no digit of a long decimal is lost. */
export class Numeral {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toJSON(): number {
    return Number(this.text)
  }
}

export interface JsonText {
  value: unknown
  /** Keys that one object has twice, as a path; JSON itself would silently keep the last. */
  duplicates: string[]
}

type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown

/**
 * Reads JSON with its numbers as written and its duplicate keys named.
 *
 * Errors: SyntaxError where the text is no JSON.
 * Example: readJsonText('{"a": 1, "a": 2}').duplicates → ['a']
 */
export function readJsonText(text: string): JsonText {
  const asWritten: SourceReviver = (_, value, { source }) =>
    typeof value === 'number' ? new Numeral(source ?? String(value)) : value
  const trimmed = text.replace(/^\uFEFF/, '')
  // Fewer than sixteen digits come back from a double as they were written; only longer ones need the slow way.
  if (!/[\d.]{16}|\d[eE]/.test(trimmed)) return { value: JSON.parse(trimmed), duplicates: duplicateKeys(trimmed) }
  // The reviver's third argument is in every Node we run on, but not yet in the types.
  const value: unknown = JSON.parse(trimmed, asWritten as (key: string, value: unknown) => unknown)
  return { value, duplicates: duplicateKeys(trimmed) }
}

/** The text of a value in which every `Numeral` stands with all its digits: what `readJsonText` reads again. */
export function writeJsonText(value: unknown): string {
  if (value instanceof Numeral) return value.text
  if (Array.isArray(value)) return `[${value.map(writeJsonText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}:${writeJsonText(each)}`)
    .join(',')}}`
}

interface Frame {
  keys: Set<string> | null
  path: string
  key: string
}

/** Walks the tokens of a text that is known to be JSON. */
function duplicateKeys(text: string): string[] {
  const found: string[] = []
  const stack: Frame[] = []
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, colon] = match
    const top = stack.at(-1)
    if (whole === '{' || whole === '[') {
      const path = top ? [top.path, top.key].filter(Boolean).join('.') : ''
      stack.push({ keys: whole === '{' ? new Set() : null, path, key: '' })
    } else if (whole === '}' || whole === ']') stack.pop()
    else if (colon !== undefined && top?.keys) {
      const key: string = JSON.parse(whole.slice(0, whole.lastIndexOf('"') + 1))
      if (top.keys.has(key)) found.push([top.path, key].filter(Boolean).join('.'))
      top.keys.add(key)
      top.key = key
    }
  }
  return found
}
