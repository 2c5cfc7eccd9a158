import type { CompiledPlan, Target } from '#engines/plan-text'

/** A document as the compiler read it. Offsets count in `text`. */
export interface LintDocument {
  /** Path or name by which findings name it. */
  file: string
  text: string
  plan: CompiledPlan
  /** Path of the document's region, such as `320800/320812/`, where it is known; else the region that it names counts. */
  regionPath?: string
}

export type FindingType =
  | 'already-met'
  | 'conflict'
  | 'weak-target'
  | 'steep'
  | 'behind'
  | 'gap'
  | 'unsupported-claim'
  | 'definition'
  | 'plausibility'

export type Severity = 'high' | 'medium' | 'low' | 'info'

/** A sentence that a finding rests on. */
export interface Evidence {
  file: string
  quote: string
  offset: number
}

/** Something that a careful reader would ask the authors about. */
export interface Finding {
  type: FindingType
  severity: Severity
  indicator: string
  targets: Evidence[]
  /** The document that lacks something, where none of its sentences can be quoted. */
  about?: string
  /** The sums in one line. */
  arithmetic: string
  /** What is wrong, in Chinese. */
  message: string
  messageEn: string
  /** What to ask the authors, in Chinese. */
  ask: string
  askEn: string
}

/** One number of one document with what its name means. */
export interface Claim {
  document: LintDocument
  target: Target
  concept: Concept
  /** Year that its deadline lies in; null where the text gives none. */
  year: number | null
  /** Share of that year that has passed at its deadline, 0..1; 1 for a whole year. */
  yearShare: number
}

/** What an indicator's name says, taken apart. */
export interface Concept {
  /** The name without quotation marks, actions, scopes and counting words, aliases replaced. */
  core: string
  /** The core without words that any science plan uses everywhere. */
  distinctive: string
  /** Every two neighbouring characters of the core. */
  bigrams: ReadonlySet<string>
  /** Lowest administrative rank counted and whether higher ranks count too, such as 市级以上. */
  rank: number | null
  isAtLeastRank: boolean
  /** Class of the act counted: made, entered for, signed, started, finished … */
  action: string | null
  /** Family of headline indicators, where it is one. */
  headline: string | null
  isStock: boolean
  isInflow: boolean
  /** Less of it is better: 失业率, 能耗, 浓度. */
  isLowerBetter: boolean
}
