/** What a policy document is: work to be done, work done, or an explanation of another document. */
export type DocumentKind = 'plan' | 'report' | 'interpretation'

export type Comparator = '>=' | '>' | '=' | '<=' | '<' | '~' | 'range'

/**
 * How a number relates to time: a holding, what happens in one year, what adds up over a period,
 * a share, or a change.
 */
export type TargetMode = 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth'

/** What the number claims: something to reach, something reached, or the point it started from. */
export type TargetKind = 'target' | 'actual' | 'baseline'

/** Facts that the document prints about itself; null where the text does not say. */
export interface DocumentFacts {
  title: string | null
  issuer: string | null
  region: string | null
  number: string | null
  /** Business date, `YYYY-MM-DD`. */
  issued: string | null
  status: string | null
  kind: DocumentKind
  /** Years, four digits. */
  period: { from: string | null; to: string | null }
}

export interface OutlineEntry {
  level: number
  /** As printed (`一、`, `（一）`, `1.`, `一是`, `——`, `专栏1`) or null where unnumbered. */
  number: string | null
  title: string
  offset: number
}

/** One printed responsible unit and what it does; prefixes that a list elides are restored in `resolved`. */
export interface ResponsibleUnit {
  printed: string
  resolved: string
  role: 'lead' | 'responsible' | 'support'
}

export interface Measure {
  id: string
  /** Titles of the headings above, outermost first. */
  path: string[]
  number: string | null
  title: string
  offset: number
  /** First position after the text of this measure. */
  endOffset: number
  role: 'task' | 'review' | 'safeguard'
  /** Unit names as printed. */
  units: string[]
  responsibles: ResponsibleUnit[]
  /** The list of units is left open by a trailing 等. */
  unitsOpen: boolean
  /** The bracket or line that names the units, exactly as printed. */
  unitsQuote: string | null
  /** 完成时限 printed with the measure, resolved as a target's deadline is. */
  dueBy: string | null
}

export interface Target {
  id: string
  /** Id of the measure whose text holds the number. */
  measure: string | null
  /** Concise name with the omitted subject restored. */
  indicator: string
  /** Null means the whole region. */
  subject: string | null
  /** As printed, not rescaled. */
  value: number
  valueMax: number | null
  unit: string | null
  comparator: Comparator
  mode: TargetMode
  kind: TargetKind
  /** `2027`, `2025-H1`, `2025-Q1`, `2025-05`, or null. */
  deadline: string | null
  deadlineFrom: 'stated' | 'inherited'
  /** Year-on-year rate in % printed beside a level. */
  growth: number | null
  quote: string
  offset: number
  /** The printed number itself. */
  valueText: string
  valueOffset: number
  /** Denominator of a ratio, as printed. */
  of: string | null
  /** Id of the target that this one breaks down. */
  partOf: string | null
  /** Whom the number is measured against (高于全省平均). */
  relativeTo: string | null
  recurrence: 'annual' | null
  /** Number or title of the table that prints it. */
  table: string | null
  /** Claim of pace that the sentence makes about this number (均达序时进度). */
  progressClaim: string | null
  /** Responsible units of its measure, prefixes restored. */
  units: string[]
  /** Probability, 0..1, that every scored field is right. */
  confidence: number
}

export interface Mechanism {
  name: string
  offset: number
  quote: string
  type: 'mechanism' | 'instrument' | 'programme' | 'platform' | 'system' | 'document'
}

/** A claim of pace (序时进度良好, 均达序时进度) and the targets it speaks of. */
export interface ProgressClaim {
  quote: string
  offset: number
  targets: string[]
}

export interface CompiledPlan {
  document: DocumentFacts
  outline: OutlineEntry[]
  measures: Measure[]
  targets: Target[]
  mechanisms: Mechanism[]
  claims: ProgressClaim[]
}

export interface CompileOptions {
  /** Year to read 今年 as, when the text itself prints none. */
  year?: number
}
