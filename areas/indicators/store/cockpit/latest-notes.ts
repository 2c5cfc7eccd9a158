import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import { periodKey, type SeriesKey } from '../observations.ts'

/** What the office wrote beside the newest figure of each series, by `periodKey` without a period. */
export async function latestNotes(
  db: Db,
  series: readonly (SeriesKey & { subject: string })[],
  notAfter: string,
): Promise<Map<string, string>> {
  if (series.length === 0) return new Map()
  const { rows } = await sql<{ r: string; i: string; s: string; note: string | null }>`
    select k.r, k.i, k.s, (select coalesce(o.note, o.explanation) from indicators.observation o
      where o.region_path = k.r and o.indicator_id = k.i and o.subject = k.s and o.status <> 'returned'
        and o.period_end <= ${notAfter} order by o.period_end desc, o.period, o.revision desc limit 1) as note
    from (select distinct * from unnest(${series.map((one) => one.regionPath)}::text[],
      ${series.map((one) => one.indicatorId)}::text[], ${series.map((one) => one.subject)}::text[]) as u (r, i, s)) as k`.execute(
    db.as(),
  )
  return new Map(rows.flatMap(({ r, i, s, note }) => (note ? [[periodKey(r, i, s, ''), note]] : [])))
}
