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

type Values = Readonly<Record<string, FieldValue>>

/**
 * Tells records that share a key. A first reading counts the keys; only where one comes again does a further reading
 * compare what those rows say, by a digest. The records themselves are not kept, and most files have no such key.
 */
export class Duplicates {
  readonly #key: readonly string[]
  readonly #counted = new Set<string>()
  /** Keys that come again; null until the first record of the key was read whole. */
  readonly #repeated = new Map<string, First | null>()

  constructor(key: readonly string[]) {
    this.#key = key
  }

  /** Once for each row of the first reading. */
  count(values: Values): void {
    const key = this.#keyOf(values)
    if (this.#counted.has(key)) this.#repeated.set(key, null)
    else this.#counted.add(key)
  }

  /** Ends the first reading; false where no key comes again. */
  endCount(): boolean {
    this.#counted.clear()
    return this.#repeated.size > 0
  }

  isRepeated(values: Values): boolean {
    return this.#repeated.has(this.#keyOf(values))
  }

  /** What a record is among those of its key; asked again in a later reading it also knows of contradictions further down. */
  see(row: SheetRow, values: Values): Sighting {
    const key = this.#keyOf(values)
    const first = this.#repeated.get(key)
    if (first === undefined) return { kind: 'first', hasConflict: false }
    const digest = createHash('sha256').update(JSON.stringify(values)).digest('base64')
    if (first === null) {
      this.#repeated.set(key, { sheet: row.sheet, row: row.row, digest, hasConflict: false })
      return { kind: 'first', hasConflict: false }
    }
    if (first.row === row.row && first.sheet === row.sheet) return { kind: 'first', hasConflict: first.hasConflict }
    const kind = first.digest === digest ? 'identical' : 'conflict'
    if (kind === 'conflict') first.hasConflict = true
    return { kind, first: { sheet: first.sheet, row: first.row }, hasConflict: false }
  }

  #keyOf(values: Values): string {
    return this.#key.map((name) => String(values[name] ?? '')).join('\u0000')
  }
}
