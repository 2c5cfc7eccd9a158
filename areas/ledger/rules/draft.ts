import { type AppliedLeg, type Leg, legsOf, type Reserved, type Transfer } from '#engines/ledger'
import { contentDigest, type EntryRequest, type Origin, originParts } from './entry-request.ts'

export type EntryKind = 'transfer' | 'reversal' | 'correction'

/** An entry that is ready to be judged: its request is sound, its legs are balanced. */
export interface Draft {
  regionPath: string
  key: string
  digest: string
  kind: EntryKind
  legs: readonly Leg[]
  purpose: string
  origin: Origin
  /** Null: when it is written. */
  happenedAt: Date | null
  corrects: { entryId: string; reason: string } | null
  /** The hold that it posts, and what that kept back for it. */
  holdId: string | null
  released: readonly Reserved[]
}

/** What was written; a repeated request gets the same again. */
export interface Posted {
  entryId: string
  regionPath: string
  happenedAt: Date
  recordedAt: Date
  /** By account; each with the balance of its account just after. */
  legs: AppliedLeg[]
}

const transferParts = ({ from, to, amountFen }: Transfer) => [from, to, amountFen]

/** The draft of a request in which nothing is wrong. */
export function draftOf(request: EntryRequest): Draft {
  const { regionPath, key, transfers, purpose, origin, happenedAt, corrects } = request
  const content = [regionPath, transfers.map(transferParts), purpose, originParts(origin), happenedAt, corrects]
  return {
    regionPath,
    key,
    digest: contentDigest(content),
    kind: corrects ? 'correction' : 'transfer',
    legs: legsOf(transfers).legs,
    purpose,
    origin,
    happenedAt: happenedAt ?? null,
    corrects: corrects ?? null,
    holdId: null,
    released: [],
  }
}
