import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import { cardsOf } from './cards.ts'
import { type CardRow, type IndicatorRow, indicatorOf } from './catalogue.ts'

export interface PublishedValueRow {
  indicator_id: string
  region_path: string
  period: string
  period_end: string
  value: string
  unit: string
  precision: string
  card_version: number
  recorded_at: Date
  /** What stood in public before it was corrected; null where it never was. */
  before_value: string | null
  corrected_at: Date | null
  correction_reason: string | null
}

/** Published indicators in use, each with its newest card; one without a card cannot be here. */
export async function publishedIndicators(
  db: Db,
  ids: readonly string[] | null,
): Promise<{ indicator: IndicatorRow; card: CardRow }[]> {
  const { rows } = await sql<Parameters<typeof indicatorOf>[0]>`
    select * from indicators.indicator where published_at is not null and retired_at is null
      and ${ids ? sql`id = any(${[...ids]}::text[])` : sql`true`} order by name, id`.execute(db.as())
  const cards = await cardsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.flatMap((row) => {
    const card = cards.get(row.id)?.at(-1)
    return card ? [{ indicator: indicatorOf(row), card }] : []
  })
}

/** Approved values recorded under a card: the last approved revision of each period. */
export async function publishedValues(
  db: Db,
  indicatorIds: readonly string[],
  options: { newestOfTopOnly?: boolean },
): Promise<PublishedValueRow[]> {
  if (indicatorIds.length === 0) return []
  const { rows } = await sql<PublishedValueRow>`
    select distinct on (o.indicator_id, o.region_path, o.period_end, o.period)
      o.indicator_id, o.region_path, o.period, o.period_end, o.value, o.unit, o.precision, o.card_version, o.recorded_at,
      p.value as before_value, case when p.value is not null then o.decided_at end as corrected_at,
      case when p.value is not null then coalesce(o.explanation, o.note) end as correction_reason
    from indicators.observation o
    join indicators.indicator i on i.id = o.indicator_id
    -- The approved revision before it, where the indicator was public when this one took its place.
    left join lateral (select b.value from indicators.observation b where b.region_path = o.region_path
      and b.indicator_id = o.indicator_id and b.subject = o.subject and b.period = o.period and b.status = 'approved'
      and b.card_version is not null and b.revision < o.revision and i.published_at < o.decided_at
      and b.value <> o.value order by b.revision desc limit 1) as p on true
    where o.indicator_id = any(${[...indicatorIds]}::text[]) and o.status = 'approved' and o.subject = ''
      and o.card_version is not null
    order by o.indicator_id, o.region_path, o.period_end, o.period, o.revision desc`.execute(db.as())
  if (!options.newestOfTopOnly) return rows
  const newest = new Map<string, PublishedValueRow>()
  for (const row of rows) {
    const known = newest.get(row.indicator_id)
    const isHigher = !known || row.region_path.length < known.region_path.length
    if (isHigher || (row.region_path === known.region_path && row.period_end >= known.period_end))
      newest.set(row.indicator_id, row)
  }
  return [...newest.values()]
}
