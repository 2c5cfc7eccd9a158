import type { Nesting, Span } from './clauses.ts'
import type { NumberMention } from './numbers.ts'
import type { Core } from './phrases.ts'
import type { Comparator } from './types.ts'

/** One number of a sentence with the words that name it. */
export interface Item {
  mention: NumberMention
  /** Start of the item's own words in the compact text. */
  start: number
  end: number
  words: string
  core: Core
  np: string
  verb: string
  /** Name of the level, without 增速, 增幅. */
  base: string
  name: string
  /** The noun stands after the number. */
  rightHeaded: boolean
  acts: boolean
  restored: boolean
  generic: boolean
  /** Start of a 由A…到B pair. */
  origin: boolean
  /** Item that a bracket or 其中 breaks down. */
  whole: Item | null
  /** Names that 均 or 分别 distributes over. */
  shared: string[]
  /** All names of a row of numbers. */
  row: string[]
  /** Bound that a row of numbers takes over from its first. */
  bound: Comparator | null
  /** Places that a row of numbers still has to go to. */
  zones: string[]
  each: 'all' | 'respective' | null
  /** 压减, 缩短 … where the verb stands before the noun. */
  reduces: string | null
  /** Zone that the sentence speaks of from here on. */
  zone: string | null
  /** Year that 分别 gives to this number (2025年、2026年分别新增…). */
  year: string | null
}

export interface SentenceContext {
  text: string
  nesting: Nesting
  span: Span
  /** Accepted numbers of the sentence in order. */
  mentions: NumberMention[]
  /** The amount that was last named before the sentence. */
  earlier: Item | null
}
