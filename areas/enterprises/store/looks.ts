import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'

/**
 * Notes that somebody looked at a file; once a day and person. What is read within a minute is one look: a page
 * asks several times.
 */
export async function noteLook(
  db: Db,
  creditCode: string,
  look: { on: string; at: Date; actor: Actor },
): Promise<void> {
  const { on, at, actor } = look
  await db.query(
    `insert into enterprises.look (credit_code, looked_on, user_id, name, role, region_path, first_at, last_at, times)
     values ($1, $2, $3, $4, $5, $6, $7, $7, 1)
     on conflict (credit_code, looked_on, user_id)
     do update set last_at = excluded.last_at,
       times = look.times + (excluded.last_at - look.last_at > interval '1 minute')::int`,
    [creditCode, on, actor.userId, actor.name, actor.role, actor.regionPath, at],
  )
}

export interface LookRow {
  looked_on: string
  name: string
  role: string | null
  region_path: string | null
  times: number
  last_at: Date
}

/** Who looked, the latest first. */
export async function looksAt(db: Db, creditCode: string, limit: number): Promise<LookRow[]> {
  return db.query<LookRow>(
    `select looked_on, name, role, region_path, times, last_at from enterprises.look where credit_code = $1
     order by last_at desc limit $2`,
    [creditCode, limit],
  )
}
