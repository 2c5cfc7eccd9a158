import type { SheetRow } from './cells.ts'
import type { FieldValue } from './values.ts'

interface First {
  sheet: string
  row: number
  content: string
  hasConflict: boolean
}

export type Sighting =
  | { kind: 'first'; hasConflict: boolean }
  | { kind: 'identical' | 'conflict'; first: { sheet: string; row: number }; hasConflict: false }

/** Remembers the first record of each key and what it said. */
export class Duplicates {
  readonly #key: readonly string[]
  readonly #seen = new Map<string, First>()
  readonly #known: Map<string, First> | undefined

  constructor(key: readonly string[], known?: Map<string, First>) {
    this.#key = key
    this.#known = known
  }

  /** The same once more, with knowledge of the conflicts that the first pass found. */
  secondPass(): Duplicates {
    return new Duplicates(this.#key, this.#seen)
  }

  see(row: SheetRow, values: Record<string, FieldValue>): Sighting {
    const key = JSON.stringify(this.#key.map((name) => values[name] ?? null))
    const content = JSON.stringify(values)
    const first = this.#seen.get(key)
    if (!first) {
      this.#seen.set(key, { sheet: row.sheet, row: row.row, content, hasConflict: false })
      return { kind: 'first', hasConflict: this.#known?.get(key)?.hasConflict ?? false }
    }
    const kind = first.content === content ? 'identical' : 'conflict'
    if (kind === 'conflict') first.hasConflict = true
    return { kind, first: { sheet: first.sheet, row: first.row }, hasConflict: false }
  }
}
