import type { Db } from '#platform/db/db'
import type { NurseryTitle } from '../contract/nursery.ts'

export interface PoolRow {
  region_path: string
  id: string
  title: NurseryTitle
  name: string
  capacity: number | null
  made_at: Date
  made_by_name: string
  closed_on: string | null
}

export interface PoolVersionRow {
  region_path: string
  pool_id: string
  effective_from: string
  gates: string[]
  /** Numeric as text. */
  at_least: string | null
  most_failed: number
  note: string
  made_at: Date
  made_by_name: string
}

export async function insertPool(tx: Db, row: Omit<PoolRow, 'closed_on'>): Promise<void> {
  await tx.query(
    `insert into recognition.nursery_pool (region_path, id, title, name, capacity, made_at, made_by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.region_path, row.id, row.title, row.name, row.capacity, row.made_at, row.made_by_name],
  )
}

export async function insertPoolVersion(tx: Db, row: PoolVersionRow): Promise<void> {
  await tx.query(
    `insert into recognition.nursery_pool_version (region_path, pool_id, effective_from, gates, at_least, most_failed,
       note, made_at, made_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[row.region_path, row.pool_id, row.effective_from, row.gates, row.at_least, row.most_failed, row.note],
      ...[row.made_at, row.made_by_name],
    ],
  )
}

export async function updatePool(
  tx: Db,
  {
    region_path,
    id,
    name,
    capacity,
    closed_on,
  }: Pick<PoolRow, 'region_path' | 'id' | 'name' | 'capacity' | 'closed_on'>,
): Promise<void> {
  await tx.query(
    'update recognition.nursery_pool set name = $3, capacity = $4, closed_on = $5 where region_path = $1 and id = $2',
    [region_path, id, name, capacity, closed_on],
  )
}

/** Pools of a region, of what lies in it, and of what it lies in: a district works with the pool of its city too. */
const near = '(starts_with(region_path, $1) or starts_with($1, region_path))'

/** Null where there is none near the region. */
export async function poolNear(
  db: Db,
  regionPath: string,
  id: string,
  lock: 'update' | null = null,
): Promise<PoolRow | null> {
  const [row] = await db.query<PoolRow & Record<string, unknown>>(
    `select * from recognition.nursery_pool where ${near} and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

/** The city’s before those of districts. */
export async function poolsNear(db: Db, regionPath: string, title: string | null = null): Promise<PoolRow[]> {
  return db.query<PoolRow & Record<string, unknown>>(
    `select * from recognition.nursery_pool where ${near} and ($2::text is null or title = $2)
     order by region_path, made_at desc`,
    [regionPath, title],
  )
}

/** The open pool for a title that belongs to exactly this region. */
export async function openPoolOf(db: Db, regionPath: string, title: string): Promise<PoolRow | null> {
  const [row] = await db.query<PoolRow & Record<string, unknown>>(
    'select * from recognition.nursery_pool where region_path = $1 and title = $2 and closed_on is null',
    [regionPath, title],
  )
  return row ?? null
}

/** Every version of the conditions of a pool, the latest first. */
export async function versionsOf(
  db: Db,
  { region_path, id }: Pick<PoolRow, 'region_path' | 'id'>,
): Promise<PoolVersionRow[]> {
  return db.query<PoolVersionRow & Record<string, unknown>>(
    `select * from recognition.nursery_pool_version where region_path = $1 and pool_id = $2
     order by effective_from desc`,
    [region_path, id],
  )
}

/** The conditions that hold on a day; the first ones before they begin. */
export async function versionOn(db: Db, pool: PoolRow, day: string): Promise<PoolVersionRow> {
  const all = await versionsOf(db, pool)
  const found = all.find(({ effective_from }) => effective_from <= day) ?? all.at(-1)
  if (!found) throw new Error(`the pool ${pool.id} has no conditions`)
  return found
}
