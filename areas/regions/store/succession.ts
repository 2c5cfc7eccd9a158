import type { Db } from '#platform/db/db'

/** One region became, or became part of, another. */
export interface Succession {
  path: string
  name: string
  successorPath: string
  successorName: string
  /** First day of the successor's responsibility. */
  from: string
}

export async function insertSuccession(
  tx: Db,
  path: string,
  successorPaths: readonly string[],
  lastDay: string,
): Promise<void> {
  await tx.query(
    `insert into regions.succession (region_path, successor_path, from_day)
     select $1, s, $3::date + 1 from unnest($2::text[]) as s on conflict do nothing`,
    [path, [...successorPaths], lastDay],
  )
}

/** What became part of these regions, and what they became, earliest first. */
export async function successionsOf(db: Db, paths: readonly string[]): Promise<Succession[]> {
  if (paths.length === 0) return []
  const rows = await db.query<{
    region_path: string
    name: string
    successor_path: string
    successor_name: string
    from_day: string
  }>(
    `select s.region_path, r.name, s.successor_path, n.name as successor_name, s.from_day
     from regions.succession s
     join regions.region r on r.path = s.region_path
     join regions.region n on n.path = s.successor_path
     where s.region_path = any($1::text[]) or s.successor_path = any($1::text[])
     order by s.from_day, s.region_path, s.successor_path`,
    [[...paths]],
  )
  return rows.map((row) => ({
    path: row.region_path,
    name: row.name,
    successorPath: row.successor_path,
    successorName: row.successor_name,
    from: row.from_day,
  }))
}

export interface FormerName {
  path: string
  name: string
  /** Last day of use. */
  until: string
}

/** Names that regions had before, oldest first. */
export async function formerNamesOf(db: Db, paths: readonly string[]): Promise<FormerName[]> {
  if (paths.length === 0) return []
  const rows = await db.query<{ region_path: string; name: string; valid_to: string }>(
    `select region_path, name, valid_to from regions.former_name where region_path = any($1::text[])
     order by valid_to, name`,
    [[...paths]],
  )
  return rows.map((row) => ({ path: row.region_path, name: row.name, until: row.valid_to }))
}
