import { createHash } from 'node:crypto'
import type { ProcedureModel } from './model.ts'

/** Words that explain. They may be mended; what they explain may not be changed. */
const words = new Set([
  ...['title', 'summary', 'basis', 'who', 'needs', 'takes', 'cost', 'status'],
  ...['label', 'publicLabel', 'doneLabel', 'help', 'placeholder', 'section', 'problem', 'tone'],
])

/**
 * JSON with its keys in order and nothing undefined, so that equal data are equal texts.
 *
 * Example: canonicalJson({ b: 1, a: [undefined, 2] }) → '{"a":[null,2],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** SHA-256 of data in canonical form, 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}

/**
 * Digest of what a version decides: its form, states, actions, roles, deadlines and the names of its functions, but not
 * its wording. A published version whose digest changes is another version.
 */
export function versionDigest(model: ProcedureModel): string {
  return digestOf(withoutWords(model))
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !words.has(key))
      .map(([key, inner]) => [key, withoutWords(inner)]),
  )
}
