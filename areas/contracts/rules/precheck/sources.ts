import type { Confidence } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import explained from '../../../../sources/technology-contract/explained/conditions.json' with { type: 'json' }
import named from '../../../../sources/technology-contract/explained/kinds.json' with { type: 'json' }
import type { Kind } from '../../codes.ts'
import type { doings as doingWords } from '../../contract/precheck.ts'

/** One condition of a gate in words: which facts it turns on, and how they must stand for it to be met. */
export interface ConditionSource {
  id: string
  /** Field of the answers. */
  field: string
  /** The facts it looks at, as they are where it is met. */
  facts: Record<string, boolean | string | number>
  label: Localized
  remedy: Localized
  clause: string
  document: string
  confidence: Confidence
}

export type ExplainedGate = 'registrable' | 'vat_exempt' | 'relief_applies'

// JSON modules are typed by what is in them, and `secondary` there is a text; `sources.test.ts` holds them to these types.
export const conditions = explained as unknown as Record<ExplainedGate, ConditionSource[]>

export const { recognised } = explained
export const carrier = explained.carrier as typeof explained.carrier & { confidence: Confidence }
export const undetermined = explained.undetermined as typeof explained.undetermined & { confidence: Confidence }
export const vatLaw = explained.vatLaw as typeof explained.vatLaw & { confidence: Confidence }

export const documentTitle = (id: string): string => (explained.documents as Record<string, string>)[id] ?? id

export const kindSource = named.document
export const kindWords: Record<Kind, { clause: string; label: Localized; means: Localized }> = named.kinds
export const doings = named.doings as Record<keyof typeof doingWords, Kind>
