import { createHash } from 'node:crypto'
import { writeJsonText } from '#engines/scorecard'

/** SHA-256 of a value as JSON, its keys in the order of their codes, as the database does not keep ours. */
export function jsonDigest(value: unknown): string {
  return createHash('sha256')
    .update(writeJsonText(sorted(value)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null || value.constructor !== Object) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]))
}
