import type { CompiledPlan, Target } from '#engines/plan-text'
import type { Localized } from '#kernel/localized'

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
  /** Why it weighs that much. */
  reason: Localized
  indicator: string
  targets: Evidence[]
  /** The document that lacks something, where none of its sentences can be quoted. */
  about?: string
  /** The sums in one line. */
  arithmetic: Localized
  /** What is wrong. */
  message: Localized
  /** What to ask the authors. */
  ask: Localized
}

/** One number of one document with what its name means. */
export interface Claim {
  document: LintDocument
  target: Target
  concept: Concept
  /** Whom the number is about; null means the whole region. */
  subject: string | null
  /** Year that its deadline lies in; null where the text gives none. */
  year: number | null
  /** Share of that year that has passed at its deadline, 0..1; 1 for a whole year. */
  yearShare: number
  /** What a share is a share of, in one spelling; null where the text does not print it. */
  whole: string | null
  /** Less is better, by the name or because the text sets a ceiling. */
  isCeiling: boolean
  /** The text means to keep a level (保持、稳定在), not to raise it. */
  isKept: boolean
  /** The text says that it is counted since some year (累计). */
  isTotal: boolean
  progress: Progress | null
}

/** What a text says about the pace of a number. */
export interface Progress {
  quote: string
  offset: number
  /** On schedule at some point of the way, or the whole of it done. */
  kind: 'schedule' | 'done'
  /** Said of this number, or of all figures of the document. */
  isGeneral: boolean
}

/** What an indicator's name says, taken apart. */
export interface Concept {
  /** The name without quotation marks, actions, scopes and counting words, aliases replaced. */
  core: string
  /** The core without words that any science plan uses everywhere. */
  distinctive: string
  /** Every two neighbouring characters of the core, once each, as numbers in order. */
  bigrams: readonly number[]
  /** Lowest administrative rank counted and whether higher ranks count too, such as 市级以上. */
  rank: number | null
  isAtLeastRank: boolean
  /** Class of the act counted: made, entered for, signed, started, finished … */
  action: string | null
  /** Which of several counts of one name it is, such as those in force (有效期内) or all ever recognised (累计认定). */
  basis: string | null
  /** Cores of the things that a joint name counts together (甲、乙共35家); empty where it names one. */
  members: readonly string[]
  /** Family of headline indicators, where it is one. */
  headline: string | null
  isStock: boolean
  isInflow: boolean
  /** Less of it is better: 失业率, 能耗, 浓度. */
  isLowerBetter: boolean
  /** Things that happen (合同, 项目), so that a number by a year is how many have happened. */
  isEvent: boolean
  /** Amounts whose growth is told at constant prices. */
  isPriceAdjusted: boolean
  /** Statistics of whole years, of which no figure can be due within the year. */
  isYearlyOnly: boolean
  /** A share of amounts, which says nothing until the text prints of what. */
  needsDenominator: boolean
}
