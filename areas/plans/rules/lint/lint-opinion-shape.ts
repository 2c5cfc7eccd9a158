import type { Locale } from '#kernel/localized'
import type { BasisPlan, FindingView } from '../../contract/lint.ts'
import type { StoredQuote } from './lint-findings.ts'

/** A finding as the opinion tells it, in the reader's language. */
export interface OpinionFinding {
  severity: 'high' | 'medium' | 'low' | 'info'
  type: FindingView['type']
  indicator: string
  message: string
  arithmetic: string
  /** Why it weighs that much; null in findings of before it was noted. */
  reason: string | null
  ask: string
  evidence: StoredQuote[]
  state: FindingView['state']
  note: string | null
  decidedBy: string | null
}

export interface Opinion {
  locale: Locale
  versionId: string
  title: string
  number: string | null
  issuer: string | null
  regionName: string
  ordinal: number
  /** Business dates. */
  assessedOn: string
  assessedBy: string
  date: string
  /** Figures or plans in force have changed since. */
  isOutdated: boolean
  basis: BasisPlan[]
  findings: OpinionFinding[]
  /** As the page of the findings counts them. */
  counts: Record<FindingView['state'], number>
}
