import type { Db } from '#platform/db/db'
import type { EntryKind } from '../rules/draft.ts'

/** A journal entry as it is stored. */
export interface EntryRow {
  region_path: string
  id: string
  request_key: string
  request_digest: string
  kind: EntryKind
  amount_fen: bigint
  purpose: string
  origin_area: string
  origin_id: string | null
  origin_label: string | null
  origin_href: string | null
  hold_id: string | null
  corrects_entry_id: string | null
  reason: string | null
  happened_at: Date
  recorded_at: Date
  recorded_by_user_id: string | null
  recorded_by_name: string
}

export interface PostingRow {
  region_path: string
  account_id: string
  seq: bigint
  entry_id: string
  side: 'debit' | 'credit'
  amount_fen: bigint
  balance_fen: bigint
  happened_at: Date
  recorded_at: Date
}

/** Entries of one region that were asked for under these keys. */
export async function entriesByKeys(db: Db, regionPath: string, keys: readonly string[]): Promise<EntryRow[]> {
  return db.query<EntryRow>('select * from ledger.entry where region_path = $1 and request_key = any($2::text[])', [
    regionPath,
    keys,
  ])
}

/** Those of these entries that are there. */
export async function entriesAt(db: Db, regionPath: string, ids: readonly string[]): Promise<Map<string, EntryRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<EntryRow>('select * from ledger.entry where region_path = $1 and id = any($2::text[])', [
    regionPath,
    ids,
  ])
  return new Map(rows.map((row) => [row.id, row]))
}

/** Null when there is none. */
export async function entryAt(db: Db, regionPath: string, id: string): Promise<EntryRow | null> {
  const [row] = await db.query<EntryRow>('select * from ledger.entry where region_path = $1 and id = $2', [
    regionPath,
    id,
  ])
  return row ?? null
}

/** Postings of entries, in a fixed order: an answer given twice reads the same. */
export async function postingsOf(db: Db, regionPath: string, entryIds: readonly string[]): Promise<PostingRow[]> {
  return db.query<PostingRow>(
    `select * from ledger.posting where region_path = $1 and entry_id = any($2::text[])
     order by entry_id, side desc, account_id`,
    [regionPath, entryIds],
  )
}

/** The entry that took another back; null when none did. */
export async function reversalOf(db: Db, regionPath: string, entryId: string): Promise<EntryRow | null> {
  const [row] = await db.query<EntryRow>(
    `select * from ledger.entry where region_path = $1 and corrects_entry_id = $2 and kind = 'reversal'`,
    [regionPath, entryId],
  )
  return row ?? null
}
