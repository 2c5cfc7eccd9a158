import type { Db } from '#platform/db/db'
import { type Fault, faultsOf } from '../store/faults.ts'

export interface LedgerVerification {
  ok: boolean
  accounts: number
  entries: number
  postings: number
  /** Debits less credits per region; each must be 0. */
  trialBalances: { regionPath: string; differenceFen: string }[]
  faults: Fault[]
}

/**
 * Proves from the rows that the books are right: every balance is the sum of its postings, every entry balances, no
 * number is missing, holds and limits are kept, each region's trial balance is zero. All at one instant.
 *
 * Reads: the whole journal.
 */
export async function verifyLedger(db: Db): Promise<LedgerVerification> {
  return db.tx(async (tx) => {
    // One instant for all questions; a transaction that is under way has its own.
    if (!db.inTransaction) await tx.query('set transaction isolation level repeatable read, read only')
    const [counts] = await tx.query<{ accounts: bigint; entries: bigint; postings: bigint }>(
      `select (select count(*) from ledger.account) as accounts, (select count(*) from ledger.entry) as entries,
              (select count(*) from ledger.posting) as postings`,
    )
    const trial = await tx.query<{ regionPath: string; differenceFen: string }>(
      `select region_path as "regionPath",
              sum(case normal_side when 'debit' then balance_fen else -balance_fen end)::text as "differenceFen"
       from ledger.account group by region_path order by region_path`,
    )
    const faults = await faultsOf(tx)
    return {
      ok: faults.length === 0,
      accounts: Number(counts?.accounts ?? 0n),
      entries: Number(counts?.entries ?? 0n),
      postings: Number(counts?.postings ?? 0n),
      trialBalances: trial,
      faults,
    }
  })
}
