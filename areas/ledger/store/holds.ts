import type { Hold } from '#engines/ledger'
import type { Db } from '#platform/db/db'

export interface HoldRow {
  region_path: string
  id: string
  request_key: string
  request_digest: string
  from_account_id: string
  to_account_id: string | null
  amount_fen: bigint
  settled_fen: bigint
  state: Hold['state']
  purpose: string
  origin_area: string
  origin_id: string | null
  origin_label: string | null
  origin_href: string | null
  expires_at: Date | null
  held_at: Date
  held_by_user_id: string | null
  held_by_name: string
  ended_at: Date | null
  ended_by_name: string | null
  end_reason: string | null
}

/** A hold as the engine judges it. */
export const holdOf = (row: HoldRow): Hold => ({
  state: row.state,
  amountFen: row.amount_fen,
  settledFen: row.settled_fen,
  expiresAt: row.expires_at,
})

export async function insertHolds(tx: Db, rows: readonly HoldRow[]): Promise<void> {
  const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  await tx.query('insert into ledger.hold select * from json_populate_recordset(null::ledger.hold, $1::json)', [text])
}

/** What was held under some keys, by key. */
export async function holdsByKey(db: Db, regionPath: string, keys: readonly string[]): Promise<Map<string, HoldRow>> {
  const rows = await db.query<HoldRow>(
    'select * from ledger.hold where region_path = $1 and request_key = any($2::text[])',
    [regionPath, keys],
  )
  return new Map(rows.map((row) => [row.request_key, row]))
}

/** Holds of one region. Whoever has locked the account that they take from reads them for good: none changes without that. */
export async function holdsAt(db: Db, regionPath: string, ids: readonly string[]): Promise<Map<string, HoldRow>> {
  const rows = await db.query<HoldRow>('select * from ledger.hold where region_path = $1 and id = any($2::text[])', [
    regionPath,
    ids,
  ])
  return new Map(rows.map((row) => [row.id, row]))
}

export interface HoldEnd {
  at: Date
  byName: string
  reason: string | null
}

/** Writes what became of a hold; `end` where it is over. */
export async function updateHold(tx: Db, row: HoldRow, after: Hold, end: HoldEnd): Promise<void> {
  const isOver = after.state !== 'open'
  await tx.query(
    `update ledger.hold set state = $3, settled_fen = $4, ended_at = $5, ended_by_name = $6, end_reason = $7
     where region_path = $1 and id = $2`,
    [
      row.region_path,
      row.id,
      after.state,
      after.settledFen,
      isOver ? end.at : null,
      isOver ? end.byName : null,
      isOver ? end.reason : null,
    ],
  )
}

/** Holds whose time is over and which still stand open, the longest overdue first. */
export async function dueHolds(db: Db, at: Date, most: number): Promise<HoldRow[]> {
  return db.query<HoldRow>(
    `select * from ledger.hold where state = 'open' and expires_at <= $1 order by expires_at, id limit $2`,
    [at, most],
  )
}
