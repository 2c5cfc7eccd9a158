import type { Db } from '#platform/db/db'

export const faultKinds = [
  'trial-balance',
  'entry-unbalanced',
  'entry-amount',
  'balance-differs',
  'turnover-differs',
  'gap',
  'running-balance',
  'time-backwards',
  'limit-passed',
  'held-differs',
  'hold-settled-differs',
  'times-differ',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** One thing that is wrong with the books, and where. */
export interface Fault {
  kind: FaultKind
  regionPath: string
  /** Account, entry or hold; empty where it is the whole book. */
  at: string
  /** What the rows say, against what they should. */
  found: string
  expected: string
}

const mostPerKind = 50

/** Sum of the postings of an account, in the direction of its balance. */
const signed = `case p.side when a.normal_side then p.amount_fen else -p.amount_fen end`

/** One query each; every row that it yields is a fault. */
const queries: Record<FaultKind, string> = {
  'trial-balance': `select region_path, '' as at, sum(case normal_side when 'debit' then balance_fen else -balance_fen end)::text as found,
      '0' as expected from ledger.account group by region_path
    having sum(case normal_side when 'debit' then balance_fen else -balance_fen end) <> 0`,
  'entry-unbalanced': `select e.region_path, e.id as at, coalesce(sum(p.amount_fen) filter (where p.side = 'debit'), 0)::text as found,
      coalesce(sum(p.amount_fen) filter (where p.side = 'credit'), 0)::text as expected
    from ledger.entry e left join ledger.posting p on p.region_path = e.region_path and p.entry_id = e.id
    group by e.region_path, e.id
    having coalesce(sum(p.amount_fen) filter (where p.side = 'debit'), 0)
        <> coalesce(sum(p.amount_fen) filter (where p.side = 'credit'), 0) or count(p.*) < 2`,
  'entry-amount': `select e.region_path, e.id as at, e.amount_fen::text as found, sum(p.amount_fen)::text as expected
    from ledger.entry e join ledger.posting p on p.region_path = e.region_path and p.entry_id = e.id and p.side = 'debit'
    group by e.region_path, e.id, e.amount_fen having sum(p.amount_fen) <> e.amount_fen`,
  'balance-differs': `select a.region_path, a.id as at, a.balance_fen::text as found, coalesce(sum(${signed}), 0)::text as expected
    from ledger.account a left join ledger.posting p on p.region_path = a.region_path and p.account_id = a.id
    group by a.region_path, a.id, a.balance_fen having a.balance_fen <> coalesce(sum(${signed}), 0)`,
  'turnover-differs': `select a.region_path, a.id as at, a.increased_fen::text as found,
      coalesce(sum(p.amount_fen) filter (where p.side = a.normal_side), 0)::text as expected
    from ledger.account a left join ledger.posting p on p.region_path = a.region_path and p.account_id = a.id
    group by a.region_path, a.id, a.increased_fen, a.normal_side
    having a.increased_fen <> coalesce(sum(p.amount_fen) filter (where p.side = a.normal_side), 0)`,
  gap: `select a.region_path, a.id as at, count(p.*)::text || ' to ' || coalesce(max(p.seq), 0)::text as found,
      a.posted_count::text as expected
    from ledger.account a left join ledger.posting p on p.region_path = a.region_path and p.account_id = a.id
    group by a.region_path, a.id, a.posted_count
    having count(p.*) <> a.posted_count or coalesce(max(p.seq), 0) <> a.posted_count`,
  'running-balance': `select region_path, account_id || ' #' || seq as at, balance_fen::text as found, running::text as expected
    from (select p.region_path, p.account_id, p.seq, p.balance_fen,
            sum(${signed}) over (partition by p.region_path, p.account_id order by p.seq) as running
          from ledger.posting p join ledger.account a on a.region_path = p.region_path and a.id = p.account_id) r
    where balance_fen <> running`,
  'time-backwards': `select region_path, account_id || ' #' || seq as at, recorded_at::text as found, before::text as expected
    from (select p.region_path, p.account_id, p.seq, p.recorded_at,
            lag(p.recorded_at) over (partition by p.region_path, p.account_id order by p.seq) as before
          from ledger.posting p) r where recorded_at < before`,
  'limit-passed': `select region_path, id as at, balance_fen::text || ' held ' || held_decrease_fen::text as found,
      coalesce(floor_fen::text, '') || '…' || coalesce(ceiling_fen::text, '') as expected
    from ledger.account where balance_fen - held_decrease_fen < floor_fen or balance_fen + held_increase_fen > ceiling_fen`,
  'held-differs': `select a.region_path, a.id as at,
      a.held_decrease_fen::text || ' / ' || a.held_increase_fen::text as found,
      coalesce(h.decrease, 0)::text || ' / ' || coalesce(h.increase, 0)::text as expected
    from ledger.account a left join lateral (
      select sum(left_fen) filter (where side <> a.normal_side) as decrease,
             sum(left_fen) filter (where side = a.normal_side) as increase
      from (select h.amount_fen - h.settled_fen as left_fen, 'credit' as side from ledger.hold h
              where h.region_path = a.region_path and h.from_account_id = a.id and h.state = 'open'
            union all
            select h.amount_fen - h.settled_fen, 'debit' from ledger.hold h
              where h.region_path = a.region_path and h.to_account_id = a.id and h.state = 'open') open_holds) h on true
    where a.held_decrease_fen <> coalesce(h.decrease, 0) or a.held_increase_fen <> coalesce(h.increase, 0)`,
  'hold-settled-differs': `select h.region_path, h.id as at, h.settled_fen::text as found, coalesce(sum(e.amount_fen), 0)::text as expected
    from ledger.hold h left join ledger.entry e on e.region_path = h.region_path and e.hold_id = h.id and e.kind = 'transfer'
    group by h.region_path, h.id, h.settled_fen having h.settled_fen <> coalesce(sum(e.amount_fen), 0)`,
  'times-differ': `select p.region_path, p.account_id || ' #' || p.seq as at, p.happened_at::text || ' / ' || p.recorded_at::text as found,
      e.happened_at::text || ' / ' || e.recorded_at::text as expected
    from ledger.posting p join ledger.entry e on e.region_path = p.region_path and e.id = p.entry_id
    where p.happened_at <> e.happened_at or p.recorded_at <> e.recorded_at`,
}

/** Everything that is wrong, at most fifty of a kind. */
export async function faultsOf(db: Db): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const kind of faultKinds) {
    const rows = await db.query<{ region_path: string; at: string; found: string; expected: string }>(
      `${queries[kind]} order by 1, 2 limit ${mostPerKind}`,
    )
    faults.push(...rows.map(({ region_path, ...row }) => ({ kind, regionPath: region_path, ...row })))
  }
  return faults
}
