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
      o.indicator_id, o.region_path, o.period, o.period_end, o.value, o.unit, o.precision, o.card_version, o.recorded_at
    from indicators.observation o
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
