import { readFen } from '#kernel/money'
import type { ContractTextFindings } from './precheck-text.ts'

/** Fields of the answers that a text can be compared with. */
export const comparedFields = ['contractAmount', 'equipment', 'instruments', 'parts', 'materials', 'other'] as const
export type ComparedField = (typeof comparedFields)[number]

export interface Difference {
  field: ComparedField
  /** Null: nothing was declared. */
  declaredFen: string | null
  /** Amounts of this role in the text. */
  found: ContractTextFindings['amounts']
  outcome: 'same' | 'differs' | 'not-declared' | 'not-found'
}

/**
 * The declared amounts beside those of the text. Where an amount stands in the text in this role it is the same; where only
 * others stand there it differs. Fields about which both are silent are left out. Safe in a browser.
 *
 * Example: differencesOf({}, { amounts: [] }) → []
 */
export function differencesOf(
  declared: Partial<Record<ComparedField, unknown>>,
  findings: Pick<ContractTextFindings, 'amounts'>,
): Difference[] {
  return comparedFields.flatMap((field): Difference[] => {
    const read = typeof declared[field] === 'string' ? readFen(declared[field]) : null
    const declaredFen = read && 'fen' in read ? String(read.fen) : null
    const found = findings.amounts.filter(({ role }) => role === field)
    if (found.length === 0) return declaredFen === null ? [] : [{ field, declaredFen, found, outcome: 'not-found' }]
    if (declaredFen === null) return [{ field, declaredFen, found, outcome: 'not-declared' }]
    const isThere = found.some(({ amountFen }) => amountFen === declaredFen)
    return [{ field, declaredFen, found, outcome: isThere ? 'same' : 'differs' }]
  })
}
