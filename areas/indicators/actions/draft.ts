import type { NewObservation } from '../store/observations.ts'

/** A value that somebody wants to record, before any check. */
export interface Draft {
  regionPath: string
  indicatorId: string
  subject: string
  period: string
  value: string
  unit: string | null
  precision: NewObservation['precision']
  note: string | null
  explanation: string | null
  evidenceFileId: string | null
  quote: string | null
  href: string | null
  /** Revision that the person saw; null where nobody looked (imports, computed values). */
  expectedRevision: number | null
}
