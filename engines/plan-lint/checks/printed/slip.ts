import type { Localized } from '#kernel/localized'
import type { Quantity } from '../../quantities.ts'
import type { Sentence } from '../../sentences.ts'

/** A sentence with its numbers. */
export interface Figures {
  sentence: Sentence
  words: string
  quantities: Quantity[]
}

/** Numbers of one sentence that do not agree. */
export interface Slip {
  /** What the sentence reckons with, first to last. */
  of: Quantity[]
  /** What it should come to, as a sum with its result. */
  sum: string
  printed: string
  what: Localized
}

export const between = ({ words }: Figures, a: Quantity, b: Quantity) => words.slice(a.to, b.from)
export const before = ({ words }: Figures, q: Quantity, length = 24) =>
  words.slice(Math.max(0, q.from - length), q.from)

export const isPercent = ({ kind }: Quantity) => kind === '%'
export const figure = ({ value, unit }: Quantity) => `${value}${unit}`
