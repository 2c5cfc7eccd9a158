import type { Db } from '#platform/db/db'

export const batchStates = ['prepared', 'approved', 'withdrawn'] as const
export type BatchState = (typeof batchStates)[number]

export interface BatchRow {
  region_path: string
  id: string
  year: number
  ordinal: number
  title: string
  state: BatchState
  payment_count: number
  total_fen: bigint
  prepared_by_user_id: string
  prepared_by_name: string
  prepared_at: Date
  approved_by_user_id: string | null
  approved_by_name: string | null
  approved_at: Date | null
  withdrawn_by_name: string | null
  withdrawn_at: Date | null
  withdraw_reason: string | null
  exported_at: Date | null
  revision: number
}

/** The next number of a year. The lock is held to the end, so numbers are given one after another, without gaps. */
export async function nextOrdinal(tx: Db, regionPath: string, year: number): Promise<number> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`ledger.batch ${regionPath}`])
  const [row] = await tx.query<{ next: number }>(
    'select coalesce(max(ordinal), 0) + 1 as next from ledger.batch where region_path = $1 and year = $2',
    [regionPath, year],
  )
  return row?.next ?? 1
}

export async function insertBatch(tx: Db, row: BatchRow): Promise<void> {
  const text = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  await tx.query('insert into ledger.batch select * from json_populate_record(null::ledger.batch, $1::json)', [text])
}

/** Null when there is none. */
export async function batchAt(db: Db, regionPath: string, id: string, lock: boolean): Promise<BatchRow | null> {
  const [row] = await db.query<BatchRow>(
    `select * from ledger.batch where region_path = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

export async function setApproved(
  tx: Db,
  batch: BatchRow,
  by: { userId: string; name: string; at: Date },
): Promise<void> {
  await tx.query(
    `update ledger.batch set state = 'approved', approved_by_user_id = $3, approved_by_name = $4, approved_at = $5,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [batch.region_path, batch.id, by.userId, by.name, by.at],
  )
}

export async function setWithdrawn(
  tx: Db,
  batch: BatchRow,
  by: { name: string; at: Date; reason: string },
): Promise<void> {
  await tx.query(
    `update ledger.batch set state = 'withdrawn', withdrawn_by_name = $3, withdrawn_at = $4, withdraw_reason = $5,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [batch.region_path, batch.id, by.name, by.at, by.reason],
  )
}

export async function setExported(tx: Db, batch: { region_path: string; id: string }, at: Date): Promise<void> {
  await tx.query('update ledger.batch set exported_at = $3 where region_path = $1 and id = $2', [
    batch.region_path,
    batch.id,
    at,
  ])
}
