import type { Db } from '#platform/db/db'
import type { EntryKind } from '../rules/draft.ts'

export interface StatementRow {
  entry_id: string
  seq: bigint
  side: 'debit' | 'credit'
  amount_fen: bigint
  happened_at: Date
  recorded_at: Date
  kind: EntryKind
  purpose: string
  origin_area: string
  origin_id: string | null
  origin_label: string | null
  origin_href: string | null
  recorded_by_name: string
  /** Names of the accounts on the other side. */
  counterparts: string
}

export interface StatementPeriod {
  account: { region_path: string; id: string; normal_side: 'debit' | 'credit' }
  /** First instant, and the first one after. */
  from: Date
  until: Date
  by: 'happened' | 'recorded'
}

/** Turnover of a period, and how many lines make it up. */
export async function turnover(
  db: Db,
  { account, from, until, by }: StatementPeriod,
): Promise<{ increase: bigint; decrease: bigint; count: number }> {
  const [row] = await db.query<{ increase: string; decrease: string; count: bigint }>(
    `select coalesce(sum(amount_fen) filter (where side = $5), 0)::text as increase,
            coalesce(sum(amount_fen) filter (where side <> $5), 0)::text as decrease, count(*) as count
     from ledger.posting where region_path = $1 and account_id = $2 and ${by}_at >= $3 and ${by}_at < $4`,
    [account.region_path, account.id, from, until, account.normal_side],
  )
  return {
    increase: BigInt(row?.increase ?? '0'),
    decrease: BigInt(row?.decrease ?? '0'),
    count: Number(row?.count ?? 0n),
  }
}

/** Where the lines of the period go on after one that was read. */
export interface After {
  at: Date
  seq: bigint
}

/** Lines of a period in their order, `limit` at a time. */
export async function statementRows(
  db: Db,
  { account, from, until, by }: StatementPeriod,
  limit: number,
  after?: After,
): Promise<StatementRow[]> {
  const time = `p.${by}_at`
  return db.query<StatementRow>(
    `select p.entry_id, p.seq, p.side, p.amount_fen, p.happened_at, p.recorded_at, e.kind, e.purpose, e.origin_area,
            e.origin_id, e.origin_label, e.origin_href, e.recorded_by_name,
            coalesce((select string_agg(a.name, '、' order by o.amount_fen desc, a.name) from (
               select account_id, amount_fen from ledger.posting o
               where o.region_path = p.region_path and o.entry_id = p.entry_id and o.side <> p.side
               order by amount_fen desc, account_id limit 3) o
             join ledger.account a on a.region_path = p.region_path and a.id = o.account_id), '') as counterparts
     from ledger.posting p join ledger.entry e on e.region_path = p.region_path and e.id = p.entry_id
     where p.region_path = $1 and p.account_id = $2 and ${time} >= $3 and ${time} < $4
       and ($5::timestamptz is null or (${time}, p.seq) > ($5, $6::bigint))
     order by ${time}, p.seq limit $7`,
    [account.region_path, account.id, from, until, after?.at ?? null, after?.seq ?? null, limit],
  )
}
