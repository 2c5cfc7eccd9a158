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

/** Writes what became of holds of one region; `end` where one is over. A hold that is named twice becomes what it is last. */
export async function updateHolds(
  tx: Db,
  regionPath: string,
  changes: readonly { id: string; after: Hold }[],
  end: HoldEnd,
): Promise<void> {
  const last = new Map(changes.map(({ id, after }) => [id, after]))
  const rows = [...last].map(([id, { state, settledFen }]) => ({ id, state, settled_fen: `${settledFen}` }))
  await tx.query(
    `update ledger.hold h set state = c.state, settled_fen = c.settled_fen,
       ended_at = case when c.state = 'open' then null else $3::timestamptz end,
       ended_by_name = case when c.state = 'open' then null else $4::text end,
       end_reason = case when c.state = 'open' then null else $5::text end
     from jsonb_to_recordset($2::jsonb) as c (id text, state text, settled_fen bigint)
     where h.region_path = $1 and h.id = c.id`,
    [regionPath, JSON.stringify(rows), end.at, end.byName, end.reason],
  )
}

/** Holds whose time is over and which still stand open, the longest overdue first. */
export async function dueHolds(db: Db, at: Date, most: number): Promise<HoldRow[]> {
  return db.query<HoldRow>(
    `select * from ledger.hold where state = 'open' and expires_at <= $1 order by expires_at, id limit $2`,
    [at, most],
  )
}
