/** Left or right of an account. Money flows from the credited account to the debited one. */
export type Side = 'debit' | 'credit'

/** What somebody intends: so much from here to there. Amounts are positive; the direction is in the accounts. */
export interface Transfer {
  from: string
  to: string
  amountFen: bigint
}

/** One account's part of an entry: all that one entry does to one side of it. */
export interface Leg {
  accountId: string
  side: Side
  amountFen: bigint
}

/** An account as it stands: what decides whether money may move. */
export interface AccountState {
  id: string
  /** For refusals, so that they name it. */
  name: string
  /** The side on which the balance grows. */
  normalSide: Side
  balanceFen: bigint
  /** Promised away by open holds: no longer available. */
  heldDecreaseFen: bigint
  /** Promised to come by open holds: counts against the ceiling. */
  heldIncreaseFen: bigint
  /** Null: no limit. */
  floorFen: bigint | null
  ceilingFen: bigint | null
}

/** An amount that a hold reserved and that is given back before an entry is applied. */
export interface Reserved {
  accountId: string
  /** The side that the hold would post: credit for the account it takes from, debit for the one it goes to. */
  side: Side
  amountFen: bigint
}
