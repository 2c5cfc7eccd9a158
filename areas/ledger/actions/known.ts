import { availableFen } from '#engines/ledger'
import type { Db } from '#platform/db/db'
import { accountDetail, balanceBefore } from '../store/account-views.ts'
import { entriesOfOrigin, latestPaymentsOfOrigins, paymentsOfOrigin } from '../store/origins.ts'
import type { PaymentRow } from '../store/payments.ts'
import { endOf } from './read-books.ts'

export interface BalanceQuestion {
  regionPath: string
  accountId: string
  /** End of this business day; left out: now. */
  on?: string
  /** By when it happened, or by when it was written. Default: happened. */
  by?: 'happened' | 'recorded'
}

/**
 * Balance of an account, and what of it may still go out (null without a floor, or on a past day: holds have no past).
 * Null when there is no such account. Read without a lock: decide on it only what a moment later may be otherwise.
 */
export async function balanceOf(
  db: Db,
  question: BalanceQuestion,
): Promise<{ balanceFen: bigint; availableFen: bigint | null } | null> {
  const row = await accountDetail(db, [question.regionPath], question.accountId)
  if (!row) return null
  if (question.on !== undefined) {
    const by = question.by ?? 'happened'
    return { balanceFen: await balanceBefore(db, row, endOf(question.on), by), availableFen: null }
  }
  const state = {
    id: row.id,
    name: row.name,
    normalSide: row.normal_side,
    balanceFen: row.balance_fen,
    heldDecreaseFen: row.held_decrease_fen,
    heldIncreaseFen: row.held_increase_fen,
    floorFen: row.floor_fen,
    ceilingFen: row.ceiling_fen,
  }
  return { balanceFen: row.balance_fen, availableFen: availableFen(state) }
}

/** An entry as the area that caused it knows it. */
export interface KnownEntry {
  entryId: string
  kind: 'transfer' | 'reversal' | 'correction'
  amountFen: bigint
  purpose: string
  happenedAt: Date
  recordedAt: Date
  correctsEntryId: string | null
}

/** What a case has moved, oldest first. */
export async function entriesOf(
  db: Db,
  origin: { regionPath: string; area: string; id: string },
): Promise<KnownEntry[]> {
  return (await entriesOfOrigin(db, origin)).map((row) => ({
    entryId: row.id,
    kind: row.kind,
    amountFen: row.amount_fen,
    purpose: row.purpose,
    happenedAt: row.happened_at,
    recordedAt: row.recorded_at,
    correctsEntryId: row.corrects_entry_id,
  }))
}

/** A payment as the area that asked for it knows it. */
export interface KnownPayment {
  paymentId: string
  state: 'waiting' | 'batched' | 'sent' | 'paid' | 'returned' | 'cancelled'
  amountFen: bigint
  reference: string | null
  /** Business day on which the bank dealt with it. */
  answeredOn: string | null
  /** Why the bank sent it back. */
  answerReason: string | null
}

/** How the payments of a case stand, oldest first. */
export async function paymentsOf(
  db: Db,
  origin: { regionPath: string; area: string; id: string },
): Promise<KnownPayment[]> {
  return (await paymentsOfOrigin(db, origin)).map(knownOf)
}

/** How many cases of one region stand, by id: the payment that each asked for last. Those without one are left out. */
export async function latestPaymentsOf(
  db: Db,
  of: { regionPath: string; area: string; ids: readonly string[] },
): Promise<Map<string, KnownPayment>> {
  const rows = await latestPaymentsOfOrigins(db, of)
  return new Map(rows.map((row) => [row.origin_id ?? '', knownOf(row)]))
}

const knownOf = (row: PaymentRow): KnownPayment => ({
  paymentId: row.id,
  state: row.state,
  amountFen: row.amount_fen,
  reference: row.reference,
  answeredOn: row.answered_on,
  answerReason: row.answer_reason,
})
