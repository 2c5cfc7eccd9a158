import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { Title } from '../codes.ts'

interface Span {
  period: string
  end: string
}

/** Certificates of a title whose company still exists, under the file that the company's is merged into. */
const held = (
  title: Title,
) => sql`select coalesce(c.merged_into, c.credit_code) as company, c.region_path, t.valid_from,
    least(t.valid_to, t.withdrawn_from - 1, case when c.status = 'merged' then null else c.ended_on end) as last_day
  from enterprises.certificate t join enterprises.company c on c.credit_code = t.credit_code where t.title = ${title}`

/** Companies with a valid certificate on the last day of each period, each once; from the first certificate of a region on. */
export async function validHolders(
  db: Db,
  title: Title,
  { regionPaths, periods }: { regionPaths: readonly string[]; periods: readonly Span[] },
): Promise<{ regionPath: string; period: string; value: string }[]> {
  const { rows } = await sql<{ regionPath: string; period: string; value: string }>`
    with held as materialized (${held(title)})
    select r.path as "regionPath", k.period,
      (count(distinct h.company) filter (where h.valid_from <= k.ends and h.last_day >= k.ends))::text as value
    from unnest(${[...regionPaths]}::text[]) as r (path)
    cross join unnest(${periods.map(({ period }) => period)}::text[], ${periods.map(({ end }) => end)}::date[]) as k (period, ends)
    join held h on starts_with(h.region_path, r.path)
    group by r.path, k.period having min(h.valid_from) <= max(k.ends)`.execute(db.as())
  return rows
}

export interface Holder {
  credit_code: string
  name: string
  number: string | null
  valid_from: string
}

/** The companies that one of those figures counts, by the day of their certificate. */
export async function holdersOn(
  db: Db,
  title: Title,
  { regionPath, day, limit, offset }: { regionPath: string; day: string; limit: number; offset: number },
): Promise<{ items: Holder[]; total: number }> {
  const found = sql`select distinct on (h.company) h.company as credit_code, h.valid_from from (${held(title)}) h
    where starts_with(h.region_path, ${regionPath}) and h.valid_from <= ${day} and h.last_day >= ${day}
    order by h.company, h.valid_from desc`
  const items = await sql<Holder>`select f.credit_code, c.name, t.number, f.valid_from from (${found}) f
    join enterprises.company c on c.credit_code = f.credit_code
    left join enterprises.certificate t on t.credit_code = f.credit_code and t.title = ${title} and t.valid_from = f.valid_from
    order by f.valid_from, f.credit_code limit ${limit} offset ${offset}`.execute(db.as())
  const counted = await sql<{ total: bigint }>`select count(*) as total from (${found}) f`.execute(db.as())
  return { items: items.rows, total: Number(counted.rows[0]?.total ?? 0n) }
}
