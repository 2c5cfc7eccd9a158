import type { Archive } from '../documents/archive.ts'
import type { Cell, SheetRow } from './cells.ts'

export interface MergedRange {
  top: number
  bottom: number
  left: number
  right: number
}

const MAX_RANGES = 200_000
const MAX_WIDTH = 512
const MERGE = /<(?:[A-Za-z0-9]+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g
const LONGEST_TAG = 200

/** Column letters to a number from 1: A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  let number = 0
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 64
  return number
}

/**
 * The merged ranges of a sheet, top first. They stand after the cells, so the part is gone through once for
 * them alone; they are looked for as text because that takes a tenth of the time of parsing.
 */
export async function mergedRanges(archive: Archive, path: string): Promise<MergedRange[]> {
  const ranges: MergedRange[] = []
  const decoder = new TextDecoder()
  let carry = ''
  for await (const chunk of archive.chunks(path)) {
    const text = carry + decoder.decode(chunk, { stream: true })
    for (const [, left = '', top, right = '', bottom] of text.matchAll(MERGE)) {
      const range = { top: Number(top), bottom: Number(bottom), left: columnNumber(left), right: columnNumber(right) }
      const isSensible = range.right >= range.left && range.bottom >= range.top && range.right - range.left < MAX_WIDTH
      if (isSensible && ranges.length < MAX_RANGES) ranges.push(range)
    }
    // The tail may hold the beginning of a tag; a complete one in it would be counted twice, so it is cut off.
    const lastOpen = text.lastIndexOf('<')
    carry = lastOpen >= 0 && text.indexOf('>', lastOpen) < 0 ? text.slice(lastOpen).slice(0, LONGEST_TAG) : ''
  }
  return ranges.sort((a, b) => a.top - b.top)
}

/** Shows the value of each merged range in all cells that it covers, row by row as they pass. */
export class MergeFiller {
  readonly #ranges: MergedRange[]
  #next = 0
  #active: { range: MergedRange; anchor: Cell | null }[] = []

  constructor(ranges: MergedRange[]) {
    this.#ranges = ranges
  }

  fill(row: SheetRow): void {
    while (this.#next < this.#ranges.length && (this.#ranges[this.#next] as MergedRange).top <= row.row) {
      const range = this.#ranges[this.#next++] as MergedRange
      const anchor = range.top === row.row ? (row.cells[range.left - 1] ?? null) : null
      if (range.bottom >= row.row) this.#active.push({ range, anchor })
    }
    this.#active = this.#active.filter(({ range }) => range.bottom >= row.row)
    for (const { range, anchor } of this.#active) {
      if (!anchor) continue
      for (let column = range.left; column <= range.right; column++) {
        if (row.row === range.top && column === range.left) continue
        while (row.cells.length < column) row.cells.push(null)
        row.cells[column - 1] = { ...anchor, isMerged: true }
      }
    }
  }
}
