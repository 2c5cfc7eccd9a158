import type { Frame } from './base-frame.ts'
import type { Nesting, Span } from './clauses.ts'
import type { Carry, Deadline } from './deadline.ts'
import type { Heading } from './headings.ts'
import type { Item } from './item.ts'
import type { ModeReading } from './mode.ts'
import type { Compact } from './normalise.ts'
import type { NumberMention } from './numbers.ts'
import type { ResolvedTime } from './times.ts'
import type { TargetKind } from './types.ts'

/** A target as the sentence gives it, before ids, measures and confidence are settled. */
export interface Draft {
  item: Item | null
  indicator: string
  subject: string | null
  mention: Pick<NumberMention, 'value' | 'valueMax' | 'unit' | 'unitKind' | 'comparator'>
  mode: ModeReading
  kind: TargetKind
  /** Log-odds, without sign, that the wording leaves no doubt of the kind. */
  stance: number
  deadline: Deadline
  growth: number | null
  start: number
  end: number
  valueStart: number
  valueEnd: number
  of: string | null
  relativeTo: string | null
  partOf: Draft | null
  table: string | null
  block: number
  frame: Frame
  /** The clause after the number, for claims of pace. */
  sentence: Span
  paragraph: Compact | null
}

export interface Sentence {
  body: Compact
  nesting: Nesting
  span: Span
  own: NumberMention[]
  spoken: ResolvedTime[]
  frame: Frame
  heading: Heading | null
  /** Times stated before the sentence. */
  carry: Carry
  index: number
  /** The amount that was last named before the sentence. */
  earlier: Item | null
  /** Log-odds that the text reports at a position. */
  odds: (at: number) => number
}
