import { createHash } from 'node:crypto'
import type { SheetRow } from './cells.ts'
import type { FieldValue } from './values.ts'

interface First {
  sheet: string
  row: number
  digest: string
  hasConflict: boolean
}

export type Sighting =
  | { kind: 'first'; hasConflict: boolean }
  | { kind: 'identical' | 'conflict'; first: { sheet: string; row: number }; hasConflict: false }

/** Remembers where the first record of each key stands and a digest of what it says: the records themselves are not kept. */
export class Duplicates {
  readonly #key: readonly string[]
  readonly #firsts: Map<string, First>

  constructor(key: readonly string[], firsts = new Map<string, First>()) {
    this.#key = key
    this.#firsts = firsts
  }

  /** For reading the same file again, now that it is known which first records are contradicted later. */
  secondPass(): Duplicates {
    return new Duplicates(this.#key, this.#firsts)
  }

  see(row: SheetRow, values: Record<string, FieldValue>): Sighting {
    const key = this.#key.map((name) => String(values[name] ?? '')).join('\u0000')
    const digest = createHash('sha256').update(JSON.stringify(values)).digest('base64')
    const first = this.#firsts.get(key)
    if (!first) {
      this.#firsts.set(key, { sheet: row.sheet, row: row.row, digest, hasConflict: false })
      return { kind: 'first', hasConflict: false }
    }
    if (first.row === row.row && first.sheet === row.sheet) return { kind: 'first', hasConflict: first.hasConflict }
    const kind = first.digest === digest ? 'identical' : 'conflict'
    if (kind === 'conflict') first.hasConflict = true
    return { kind, first: { sheet: first.sheet, row: first.row }, hasConflict: false }
  }
}
