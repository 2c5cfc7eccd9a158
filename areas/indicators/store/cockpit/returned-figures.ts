import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import { periodKey, type SeriesKey } from '../observations.ts'

export interface ReturnedFigure {
  period: string
  periodEnd: string
  /** Why, by whom and when. */
  reason: string
  by: string
  at: Date
}

/** Figures of these series that came back and that nobody has reported again, oldest first, by `periodKey` without a period. */
export async function returnedFigures(
  db: Db,
  series: readonly (SeriesKey & { subject: string })[],
  notAfter: string,
): Promise<Map<string, ReturnedFigure[]>> {
  if (series.length === 0) return new Map()
  const { rows } = await sql<{
    r: string
    i: string
    s: string
    period: string
    period_end: string
    decision_note: string | null
    decided_by_name: string | null
    decided_at: Date
  }>`
    select k.r, k.i, k.s, o.period, o.period_end, o.decision_note, o.decided_by_name, o.decided_at
    from (select distinct * from unnest(${series.map((one) => one.regionPath)}::text[],
      ${series.map((one) => one.indicatorId)}::text[], ${series.map((one) => one.subject)}::text[]) as u (r, i, s)) as k
    join indicators.observation o on o.region_path = k.r and o.indicator_id = k.i and o.subject = k.s
      and o.status = 'returned' and o.period_end <= ${notAfter}
      and not exists (select 1 from indicators.observation later where later.region_path = k.r
        and later.indicator_id = k.i and later.subject = k.s and later.period = o.period and later.revision > o.revision)
    order by o.period_end`.execute(db.as())
  const figures = rows.map((row) => ({
    key: periodKey(row.r, row.i, row.s, ''),
    figure: {
      period: row.period,
      periodEnd: row.period_end,
      reason: row.decision_note ?? '',
      by: row.decided_by_name ?? '',
      at: row.decided_at,
    },
  }))
  const byKey = Map.groupBy(figures, ({ key }) => key)
  return new Map([...byKey].map(([key, own]) => [key, own.map(({ figure }) => figure)]))
}
