import type { Particulars } from './particulars.ts'
import type { Working } from './technology-value.ts'

export const entryKinds = ['registered', 'changed', 'amount-settled', 'cancelled'] as const
export type EntryKind = (typeof entryKinds)[number]

/** A registration as it stands after an entry. */
export interface Standing {
  state: 'valid' | 'cancelled'
  isAmountOpen: boolean
  contractFen: bigint
  technologyFen: bigint
  particulars: Particulars
  working: Working & { note?: string | null }
}

/** One entry of the register. */
export interface Entry extends Standing {
  edition: number
  kind: EntryKind
  recordedAt: Date
  recordedOn: string
  recordedBy: string | null
  recordedByName: string
  reason: string | null
}

/**
 * What the certificate of one edition certifies: its digest names this and nothing else, so a paper with another amount or
 * another party has another digest.
 *
 * Units:  amounts as decimal text in fen.
 * Source: fields of the official form.
 */
export function certified(
  registration: { id: string; number: string; regionPath: string; registeredOn: string },
  entry: Pick<Entry, 'edition' | 'state' | 'isAmountOpen' | 'contractFen' | 'technologyFen' | 'particulars'>,
): Record<string, unknown> {
  const { id, number, regionPath, registeredOn } = registration
  return {
    ...{ id, number, regionPath, registeredOn },
    edition: entry.edition,
    state: entry.state,
    isAmountOpen: entry.isAmountOpen,
    contractFen: String(entry.contractFen),
    technologyFen: String(entry.technologyFen),
    particulars: entry.particulars,
  }
}
