import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { EntryKind } from '../rules/draft.ts'
import type { LedgerTables } from '../schema/tables.gen.ts'
import type { EntryRow } from './entries.ts'

export type EntryViewRow = EntryRow & { from_names: string; to_names: string; is_reversed: boolean }

export interface EntryFilter {
  q?: string
  kind?: EntryKind
  /** Instants of happening: the first, and the first one after. */
  from?: Date
  until?: Date
}

/** The largest accounts of one side, and how many more there are. */
const names = (side: 'debit' | 'credit') => sql<string>`coalesce((
  select string_agg(a.name, '、' order by p.amount_fen desc, a.name) filter (where p.place <= 3)
      || case when count(*) > 3 then ' 等' || count(*) || '户' else '' end
  from (select account_id, amount_fen, row_number() over (order by amount_fen desc, account_id) as place
        from ledger.posting where region_path = e.region_path and entry_id = e.id and side = ${side}) p
  join ledger.account a on a.region_path = e.region_path and a.id = p.account_id), '')`

const columns = sql`e.*, ${names('credit')} as from_names, ${names('debit')} as to_names,
  exists (select from ledger.entry r where r.region_path = e.region_path and r.corrects_entry_id = e.id
          and r.kind = 'reversal') as is_reversed`

function conditionOf(books: readonly string[], { q, kind, from, until }: EntryFilter) {
  return sql<boolean>`e.region_path = any(${[...books]}::text[])
    and (${kind ?? null}::text is null or e.kind = ${kind ?? ''})
    and (${from ?? null}::timestamptz is null or e.happened_at >= ${from ?? null})
    and (${until ?? null}::timestamptz is null or e.happened_at < ${until ?? null})
    and (${q ?? null}::text is null or position(${q ?? ''} in e.purpose) > 0 or position(${q ?? ''} in e.origin_label) > 0
      or e.id = ${q ?? ''})`
}

/** Newest first; ids are made in the order of time. */
export async function findEntries(
  db: Db,
  books: readonly string[],
  filter: EntryFilter,
  page: { limit: number; offset: number },
): Promise<EntryViewRow[]> {
  const { rows } = await sql<EntryViewRow>`
    select ${columns} from (
      select e.* from ledger.entry e where ${conditionOf(books, filter)}
      order by e.id desc limit ${page.limit} offset ${page.offset}) e
    order by e.id desc
  `.execute(db.as<LedgerTables>())
  return rows
}

export async function countEntries(db: Db, books: readonly string[], filter: EntryFilter): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from ledger.entry e where ${conditionOf(books, filter)}
  `.execute(db.as<LedgerTables>())
  return Number(rows[0]?.count ?? 0n)
}

/** Null when there is none in these books. */
export async function entryDetail(db: Db, books: readonly string[], id: string): Promise<EntryViewRow | null> {
  const { rows } = await sql<EntryViewRow>`
    select ${columns} from ledger.entry e where e.region_path = any(${[...books]}::text[]) and e.id = ${id}
  `.execute(db.as<LedgerTables>())
  return rows[0] ?? null
}

export interface LegRow {
  account_id: string
  name: string
  side: 'debit' | 'credit'
  amount_fen: bigint
  balance_fen: bigint
  seq: bigint
}

export async function legsOfEntry(db: Db, regionPath: string, entryId: string): Promise<LegRow[]> {
  return db.query<LegRow>(
    `select p.account_id, a.name, p.side, p.amount_fen, p.balance_fen, p.seq
     from ledger.posting p join ledger.account a on a.region_path = p.region_path and a.id = p.account_id
     where p.region_path = $1 and p.entry_id = $2 order by p.side desc, p.amount_fen desc, p.account_id`,
    [regionPath, entryId],
  )
}

/** Entries that correct this one, oldest first. */
export async function correctionsOf(db: Db, regionPath: string, entryId: string): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    'select * from ledger.entry where region_path = $1 and corrects_entry_id = $2 order by id',
    [regionPath, entryId],
  )
}

export interface OpenHoldRow {
  id: string
  from_name: string
  to_name: string | null
  amount_fen: bigint
  settled_fen: bigint
  purpose: string
  origin_area: string
  origin_id: string | null
  origin_label: string | null
  origin_href: string | null
  held_at: Date
  held_by_name: string
  expires_at: Date | null
}

/** Open holds of an account, on either side, oldest first; at most two hundred. */
export async function openHoldsOf(db: Db, regionPath: string, accountId: string): Promise<OpenHoldRow[]> {
  return db.query<OpenHoldRow>(
    `select h.id, f.name as from_name, t.name as to_name, h.amount_fen, h.settled_fen, h.purpose, h.origin_area, h.origin_id,
            h.origin_label, h.origin_href, h.held_at, h.held_by_name, h.expires_at
     from ledger.hold h
     join ledger.account f on f.region_path = h.region_path and f.id = h.from_account_id
     left join ledger.account t on t.region_path = h.region_path and t.id = h.to_account_id
     where h.region_path = $1 and h.state = 'open' and (h.from_account_id = $2 or h.to_account_id = $2)
     order by h.held_at, h.id limit 200`,
    [regionPath, accountId],
  )
}
