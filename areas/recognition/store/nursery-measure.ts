import { sql } from 'kysely'
import type { Db } from '#platform/db/db'

interface Span {
  period: string
  end: string
}

/** In a pool for the high-tech title on a day, by what was recorded until then. */
const inside = (day: ReturnType<typeof sql>) => sql`m.title = 'high-tech-enterprise' and m.entered_on <= ${day}
  and (m.exit_recorded_on is null or m.exit_recorded_on > ${day})`

/** Companies in pools on the last day of each period, each once; from the first entry of a region on. */
export async function membersPerPeriod(
  db: Db,
  { regionPaths, periods }: { regionPaths: readonly string[]; periods: readonly Span[] },
): Promise<{ regionPath: string; period: string; value: string }[]> {
  const { rows } = await sql<{ regionPath: string; period: string; value: string }>`
    select r.path as "regionPath", k.period,
      (count(distinct m.credit_code) filter (where ${inside(sql`k.ends`)}))::text as value
    from unnest(${[...regionPaths]}::text[]) as r (path)
    cross join unnest(${periods.map(({ period }) => period)}::text[], ${periods.map(({ end }) => end)}::date[]) as k (period, ends)
    join recognition.nursery_membership m on starts_with(m.region_path, r.path) and m.title = 'high-tech-enterprise'
    group by r.path, k.period having min(m.entered_on) <= max(k.ends)`.execute(db.as())
  return rows
}

export interface CountedMember {
  credit_code: string
  id: string
  name: string
  entered_on: string
}

/** The companies that one of those figures counts, by the day of entry. */
export async function membersOn(
  db: Db,
  { regionPath, day, limit, offset }: { regionPath: string; day: string; limit: number; offset: number },
): Promise<{ items: CountedMember[]; total: number }> {
  const found = sql`select distinct on (m.credit_code) m.credit_code, m.id, m.name, m.entered_on
    from recognition.nursery_membership m where starts_with(m.region_path, ${regionPath}) and ${inside(sql`${day}::date`)}
    order by m.credit_code, m.entered_on`
  const { rows } = await sql<CountedMember>`select * from (${found}) f order by f.entered_on, f.credit_code
    limit ${limit} offset ${offset}`.execute(db.as())
  const counted = await sql<{ total: number }>`select count(*)::int as total from (${found}) f`.execute(db.as())
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}
