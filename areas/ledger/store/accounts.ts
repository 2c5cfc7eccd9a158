import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { BookAccount } from '../rules/entry-request.ts'

/** Where an account lies; its id alone says it, the region keeps the look-up in one place. */
export interface AccountKey {
  regionPath: string
  id: string
}

export interface LockedAccount extends BookAccount {
  lastRecordedAt: Date | null
}

interface Row {
  region_path: string
  id: string
  name: string
  normal_side: 'debit' | 'credit'
  budget_year: number | null
  floor_fen: bigint | null
  ceiling_fen: bigint | null
  balance_fen: bigint
  held_decrease_fen: bigint
  held_increase_fen: bigint
  last_recorded_at: Date | null
  closed_at: Date | null
}

/** Longer than this nobody waits for an account: then something is stuck, and trying again is better than hanging. */
export const patience = '10s'
const lockNotAvailable = '55P03'
const deadlock = '40P01'

/**
 * Accounts for the rest of the transaction, always taken in the same order, so that two movements between the same
 * accounts wait for each other instead of both waiting for ever. Ids that are not there are left out.
 *
 * The patience is set within the statement: the sort below it reads every row before the first lock is asked for, and
 * a statement of its own would cost each posting one more way to the server.
 *
 * Errors: ledger.busy.
 */
export async function lockAccounts(tx: Db, keys: readonly AccountKey[]): Promise<Map<string, LockedAccount>> {
  const rows = await tx
    .query<Row>(
      `with patience as materialized (select set_config('lock_timeout', $3, true))
       select a.region_path, a.id, a.name, a.normal_side, a.budget_year, a.floor_fen, a.ceiling_fen, a.balance_fen,
              a.held_decrease_fen, a.held_increase_fen, a.last_recorded_at, a.closed_at
       from patience, ledger.account a
       where (a.region_path, a.id) in (select * from unnest($1::text[], $2::text[]))
       order by a.region_path, a.id for update of a`,
      [keys.map(({ regionPath }) => regionPath), keys.map(({ id }) => id), patience],
    )
    .catch(refuseBusy)
  return new Map(rows.map((row) => [row.id, lockedOf(row)]))
}

export function refuseBusy(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== lockNotAvailable && code !== deadlock) throw error
  const refusal = new Refusal('ledger.busy')
  refusal.cause = error
  throw refusal
}

function lockedOf(row: Row): LockedAccount {
  return {
    regionPath: row.region_path,
    id: row.id,
    name: row.name,
    normalSide: row.normal_side,
    budgetYear: row.budget_year,
    floorFen: row.floor_fen,
    ceilingFen: row.ceiling_fen,
    balanceFen: row.balance_fen,
    heldDecreaseFen: row.held_decrease_fen,
    heldIncreaseFen: row.held_increase_fen,
    lastRecordedAt: row.last_recorded_at,
    isClosed: row.closed_at !== null,
  }
}

/** What locked accounts have held, as it is now; balances change with postings only. */
export async function writeHeld(tx: Db, accounts: readonly LockedAccount[]): Promise<void> {
  await tx.query(
    `update ledger.account a set held_decrease_fen = v.decrease, held_increase_fen = v.increase
     from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) v(region_path, id, decrease, increase)
     where a.region_path = v.region_path and a.id = v.id`,
    [
      accounts.map(({ regionPath }) => regionPath),
      accounts.map(({ id }) => id),
      accounts.map(({ heldDecreaseFen }) => heldDecreaseFen),
      accounts.map(({ heldIncreaseFen }) => heldIncreaseFen),
    ],
  )
}
