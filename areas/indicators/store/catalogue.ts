import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { CheckedIndicator } from '../rules/plausibility.ts'
import type { SplitRule } from '../rules/split-draft.ts'
import type { IndicatorsTables } from '../schema/tables.gen.ts'

export interface IndicatorRow extends CheckedIndicator {
  id: string
  name: string
  direction: 'up' | 'down'
  counting: 'distinct' | 'occurrences' | null
  judge: 'time' | 'seasonal'
  /** Cumulative per cent of twelve months that the city set; null: earlier years give it. */
  paceCurve: number[] | null
  measure: string | null
  /** How the figure of a region is made of those of its parts; null where every level reports its own. */
  rollup: SplitRule | null
  rollupWeightId: string | null
  rollupParks: boolean
  publishedAt: Date | null
  retiredAt: Date | null
  version: number
}

export interface CardRow {
  indicatorId: string
  version: number
  formula: string
  numerator: string | null
  denominator: string | null
  dataSource: string
  cadence: 'month' | 'quarter' | 'half-year' | 'year'
  dueDays: number
  ownerDepartmentId: string | null
  ownerName: string | null
  legalBasis: string | null
  effectiveFrom: string
  effectiveTo: string | null
  changeNote: string | null
  createdAt: Date
}

interface StoredIndicator {
  id: string
  name: string
  unit: string
  mode: string
  direction: string
  counting: string | null
  reported: string
  jump_percent: string
  judge: string
  pace_curve: string[] | null
  measure: string | null
  rollup: string | null
  rollup_weight_id: string | null
  rollup_parks: boolean
  published_at: Date | null
  retired_at: Date | null
  version: number
}

export function indicatorOf(row: StoredIndicator): IndicatorRow {
  return {
    id: row.id,
    name: row.name,
    unit: row.unit,
    mode: row.mode as IndicatorRow['mode'],
    direction: row.direction as IndicatorRow['direction'],
    counting: row.counting as IndicatorRow['counting'],
    reported: row.reported as IndicatorRow['reported'],
    jumpPercent: Number(row.jump_percent),
    judge: row.judge as IndicatorRow['judge'],
    paceCurve: row.pace_curve?.map(Number) ?? null,
    measure: row.measure,
    rollup: row.rollup as IndicatorRow['rollup'],
    rollupWeightId: row.rollup_weight_id,
    rollupParks: row.rollup_parks,
    publishedAt: row.published_at,
    retiredAt: row.retired_at,
    version: row.version,
  }
}

export async function indicatorById(db: Db, id: string, lock = false): Promise<IndicatorRow | null> {
  const row = await db
    .as<IndicatorsTables>()
    .selectFrom('indicators.indicator')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ? indicatorOf(row) : null
}

export async function indicatorsById(db: Db, ids: readonly string[]): Promise<Map<string, IndicatorRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .as<IndicatorsTables>()
    .selectFrom('indicators.indicator')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, indicatorOf(row)]))
}

/** Every name by which an indicator in use may be called. */
export async function namesInUse(db: Db): Promise<{ indicatorId: string; text: string; isName: boolean }[]> {
  const rows = await db.query<{ indicator_id: string; text: string; is_name: boolean }>(
    `select id as indicator_id, name as text, true as is_name from indicators.indicator where retired_at is null
     union all
     select a.indicator_id, a.alias, false from indicators.alias a
       join indicators.indicator i on i.id = a.indicator_id where i.retired_at is null`,
  )
  return rows.map((row) => ({ indicatorId: row.indicator_id, text: row.text, isName: row.is_name }))
}

/** Who holds a key, as a name or as an alias. */
export async function keyHolder(db: Db, key: string): Promise<{ id: string; name: string } | null> {
  const [row] = await db.query<{ id: string; name: string }>(
    `select id, name from indicators.indicator where name_key = $1
     union all
     select i.id, i.name from indicators.alias a join indicators.indicator i on i.id = a.indicator_id where a.alias_key = $1
     limit 1`,
    [key],
  )
  return row ?? null
}

export interface NewIndicator {
  id: string
  name: string
  nameKey: string
  unit: string
  mode: IndicatorRow['mode']
  direction: 'up' | 'down'
  counting: IndicatorRow['counting']
  reported: IndicatorRow['reported']
  jumpPercent: number
  judge: 'time' | 'seasonal'
  paceCurve?: readonly number[] | null
  measure: string | null
  rollup?: SplitRule | null
  rollupWeightId?: string | null
  rollupParks?: boolean
  origin: 'starter' | 'person' | 'plan' | 'measure'
  createdAt: Date
  createdBy: string | null
}

/** False when the name is already taken; a race ends here, not in a constraint error. */
export async function insertIndicator(tx: Db, row: NewIndicator): Promise<boolean> {
  const inserted = await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.indicator')
    .values({
      id: row.id,
      name: row.name,
      name_key: row.nameKey,
      unit: row.unit,
      mode: row.mode,
      direction: row.direction,
      counting: row.counting,
      reported: row.reported,
      jump_percent: String(row.jumpPercent),
      judge: row.judge,
      pace_curve: row.paceCurve?.map(String) ?? null,
      measure: row.measure,
      rollup: row.rollup ?? null,
      rollup_weight_id: row.rollupWeightId ?? null,
      rollup_parks: row.rollupParks ?? false,
      origin: row.origin,
      created_at: row.createdAt,
      created_by: row.createdBy,
    })
    .onConflict((conflict) => conflict.column('name_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** False when the alias already names something. */
export async function insertAlias(
  tx: Db,
  row: { key: string; alias: string; indicatorId: string; at: Date; by: string | null },
): Promise<boolean> {
  const inserted = await tx.query(
    `insert into indicators.alias (alias_key, alias, indicator_id, added_at, added_by) values ($1, $2, $3, $4, $5)
     on conflict (alias_key) do nothing returning alias_key`,
    [row.key, row.alias, row.indicatorId, row.at, row.by],
  )
  return inserted.length > 0
}

export interface CatalogueItem extends IndicatorRow {
  cardVersion: number | null
  cadence: CardRow['cadence'] | null
  activeTargets: number
}

type Listed = StoredIndicator & {
  card_version: number | null
  cadence: string | null
  active_targets: number
  total: number
}

/** Indicators, newest card beside each; `ids` restricts to those, in the order given by name. */
export async function listCatalogue(
  db: Db,
  filter: {
    ids: string[] | null
    state: 'all' | 'published' | 'without-card' | 'retired'
    limit: number
    offset: number
  },
): Promise<{ items: CatalogueItem[]; total: number }> {
  const condition = {
    all: sql`i.retired_at is null`,
    published: sql`i.published_at is not null and i.retired_at is null`,
    'without-card': sql`c.version is null and i.retired_at is null`,
    retired: sql`i.retired_at is not null`,
  }[filter.state]
  const { rows } = await sql<Listed>`
    select i.*, c.version as card_version, c.cadence, count(*) over ()::int as total,
      (select count(*)::int from indicators.target t where t.indicator_id = i.id and t.status = 'active') as active_targets
    from indicators.indicator i
    left join lateral (
      select version, cadence from indicators.card where indicator_id = i.id order by version desc limit 1
    ) c on true
    where ${condition} and ${filter.ids ? sql`i.id = any(${filter.ids}::text[])` : sql`true`}
    order by i.name, i.id limit ${filter.limit} offset ${filter.offset}`.execute(db.as())
  return {
    items: rows.map((row) => ({
      ...indicatorOf(row),
      cardVersion: row.card_version,
      cadence: row.cadence as CardRow['cadence'] | null,
      activeTargets: row.active_targets,
    })),
    total: rows[0]?.total ?? 0,
  }
}
