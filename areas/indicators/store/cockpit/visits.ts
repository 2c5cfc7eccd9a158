import type { Db } from '#platform/db/db'
import type { Seen } from '../../rules/cockpit/since-visit.ts'

export interface Visit {
  seen: Seen[]
  seenAt: Date
  before: Seen[] | null
  beforeAt: Date | null
}

/** The visit of a person to a region's cockpit, locked against another window of the same person. */
export async function visitOf(tx: Db, userId: string, regionPath: string): Promise<Visit | null> {
  const [row] = await tx.query<{ seen: Seen[]; seen_at: Date; before: Seen[] | null; before_at: Date | null }>(
    'select seen, seen_at, before, before_at from indicators.cockpit_visit where user_id = $1 and region_path = $2 for update',
    [userId, regionPath],
  )
  return row ? { seen: row.seen, seenAt: row.seen_at, before: row.before, beforeAt: row.before_at } : null
}

export async function keepVisit(tx: Db, key: { userId: string; regionPath: string }, visit: Visit): Promise<void> {
  await tx.query(
    `insert into indicators.cockpit_visit (user_id, region_path, seen, seen_at, before, before_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (user_id, region_path) do update set seen = excluded.seen, seen_at = excluded.seen_at,
       before = excluded.before, before_at = excluded.before_at`,
    [
      key.userId,
      key.regionPath,
      JSON.stringify(visit.seen),
      visit.seenAt,
      visit.before && JSON.stringify(visit.before),
      visit.beforeAt,
    ],
  )
}
