import type { Localized } from '#kernel/localized'
import type { Quantity } from '../../quantities.ts'
import { amount } from '../../say.ts'
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
  /** How it is reckoned, what it comes to, and what the sentence says it is. */
  sum: Localized
  result: Localized
  printed: Localized
  what: Localized
}

export const between = ({ words }: Figures, a: Quantity, b: Quantity) => words.slice(a.to, b.from)
export const before = ({ words }: Figures, q: Quantity, length = 24) =>
  words.slice(Math.max(0, q.from - length), q.from)

export const isPercent = ({ kind }: Quantity) => kind === '%'
/** A number as each language prints it: 186家 and 186. */
export const figure = ({ value, unit }: Quantity): Localized => ({ zh: `${value}${unit}`, en: amount(value, unit) })

/** The same sum in both languages. */
export const inBoth = (write: (say: (quantity: Quantity) => string) => string): Localized => ({
  zh: write((quantity) => figure(quantity).zh),
  en: write((quantity) => figure(quantity).en),
})
