import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import { periodKey, type SeriesKey } from '../observations.ts'

export interface PendingFigure {
  period: string
  periodEnd: string
}

/** The newest figure of each series that counts and that nobody has approved yet, by `periodKey` without a period. */
export async function newestPending(
  db: Db,
  series: readonly (SeriesKey & { subject: string })[],
  notAfter: string,
): Promise<Map<string, PendingFigure>> {
  if (series.length === 0) return new Map()
  const { rows } = await sql<{ r: string; i: string; s: string; period: string; period_end: string }>`
    select k.r, k.i, k.s, o.period, o.period_end
    from (select distinct * from unnest(${series.map((one) => one.regionPath)}::text[],
      ${series.map((one) => one.indicatorId)}::text[], ${series.map((one) => one.subject)}::text[]) as u (r, i, s)) as k
    cross join lateral (select p.period, p.period_end from indicators.observation p
      where p.region_path = k.r and p.indicator_id = k.i and p.subject = k.s and p.status = 'submitted'
        and p.period_end <= ${notAfter}
        and not exists (select 1 from indicators.observation later where later.region_path = k.r
          and later.indicator_id = k.i and later.subject = k.s and later.period = p.period
          and later.revision > p.revision and later.status <> 'returned')
      order by p.period_end desc, p.period limit 1) as o`.execute(db.as())
  return new Map(
    rows.map(({ r, i, s, period, period_end: periodEnd }) => [periodKey(r, i, s, ''), { period, periodEnd }]),
  )
}
