import { sql } from 'kysely'
import type { Db } from '#platform/db/db'

/** A figure of the year so far, for a region with everything in it. */
export interface YearToDate {
  regionPath: string
  period: string
  value: string
}

interface Span {
  period: string
  start: string
  end: string
}

/**
 * What is added up: contracts in the month in which they were registered, nothing of those that were cancelled; or
 * everything filed, in its month.
 */
const sources = {
  registered: sql`select region_path, registered_on as on, (state = 'valid')::int as counted,
    case when state = 'valid' then contract_fen else 0 end as contract_fen,
    case when state = 'valid' then technology_fen else 0 end as technology_fen from contracts.registration`,
  submitted: sql`select region_path, filed_on as on, 1 as counted, contract_fen, technology_fen from contracts.filing`,
}
const values = {
  count: sql`sum(m.count)`,
  contract: sql`sum(m.contract) / 10000000000`,
  technology: sql`sum(m.technology) / 10000000000`,
}

/**
 * Sums from January to the end of each period. A region is known as far as its last contract: of a month in which it has
 * registered nothing yet nobody knows that it is zero.
 */
export async function yearToDate(
  db: Db,
  of: { source: keyof typeof sources; value: keyof typeof values },
  { regionPaths, periods }: { regionPaths: readonly string[]; periods: readonly Span[] },
): Promise<YearToDate[]> {
  const { rows } = await sql<YearToDate>`
    with monthly as (
      select region_path, date_trunc('month', s.on)::date as month, sum(counted)::numeric as count,
        coalesce(sum(contract_fen), 0) as contract, coalesce(sum(technology_fen), 0) as technology
      from (${sources[of.source]}) s group by 1, 2),
    last as (
      select r.path, max(m.month) as month from unnest(${[...regionPaths]}::text[]) as r (path)
      join monthly m on starts_with(m.region_path, r.path) group by 1)
    select l.path as "regionPath", k.period, trim_scale(${values[of.value]})::text as value
    from last l
    join unnest(${periods.map(({ period }) => period)}::text[], ${periods.map(({ start }) => start)}::date[],
      ${periods.map(({ end }) => end)}::date[]) as k (period, starts, ends) on k.starts <= l.month
    join monthly m on starts_with(m.region_path, l.path)
      and m.month between date_trunc('year', k.starts)::date and k.ends
    group by 1, 2`.execute(db.as())
  return rows
}

export interface ContractBehind {
  id: string | null
  label: string
  on: string
  contract_fen: bigint | null
  technology_fen: bigint | null
}

/** The contracts that one of those figures adds up, the first first. */
export async function contractsBehind(
  db: Db,
  source: keyof typeof sources,
  {
    regionPath,
    from,
    until,
    limit,
    offset,
  }: { regionPath: string; from: string; until: string; limit: number; offset: number },
): Promise<{ items: ContractBehind[]; total: number }> {
  const rows = {
    registered: sql`select id, number || ' ' || project_name as label, registered_on as on, contract_fen, technology_fen
      from contracts.registration where state = 'valid' and starts_with(region_path, ${regionPath})
      and registered_on between ${from} and ${until}`,
    submitted: sql`select null::text as id, case_number || ' ' || project_name as label, filed_on as on, contract_fen, technology_fen
      from contracts.filing where starts_with(region_path, ${regionPath}) and filed_on between ${from} and ${until}`,
  }[source]
  const items =
    await sql<ContractBehind>`select * from (${rows}) b order by b.on, b.label limit ${limit} offset ${offset}`.execute(
      db.as(),
    )
  const counted = await sql<{ count: bigint }>`select count(*) as count from (${rows}) b`.execute(db.as())
  return { items: items.rows, total: Number(counted.rows[0]?.count ?? 0n) }
}
