import type { Db } from '#platform/db/db'
import type { DigestSection } from '#platform/digest'

export interface StoredDigest {
  weekOf: string
  madeAt: Date
  sections: DigestSection[]
}

/** Memberships that have their digest of a week already. */
export async function membershipsWithDigest(db: Db, weekOf: string): Promise<Set<string>> {
  const rows = await db.query<{ membership_id: string }>(
    'select membership_id from notices.digest where week_of = $1',
    [weekOf],
  )
  return new Set(rows.map((row) => row.membership_id))
}

/** Keeps a digest; false when another process was first. */
export async function keepDigest(
  tx: Db,
  of: { regionPath: string; membershipId: string; userId: string },
  digest: StoredDigest,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into notices.digest (region_path, membership_id, week_of, user_id, sections, made_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning week_of`,
    [of.regionPath, of.membershipId, digest.weekOf, of.userId, JSON.stringify(digest.sections), digest.madeAt],
  )
  return rows.length > 0
}

/** The digest of a week, or the newest; null when there is none. */
export async function digestOf(db: Db, membershipId: string, weekOf: string | null): Promise<StoredDigest | null> {
  const [row] = await db.query<{ week_of: string; made_at: Date; sections: DigestSection[] }>(
    `select week_of, made_at, sections from notices.digest
     where membership_id = $1 and ($2::date is null or week_of = $2::date) order by week_of desc limit 1`,
    [membershipId, weekOf],
  )
  return row ? { weekOf: row.week_of, madeAt: row.made_at, sections: row.sections } : null
}

/** Mondays of the weeks that a membership has digests of, newest first. */
export async function digestWeeks(db: Db, membershipId: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ week_of: string }>(
    'select week_of from notices.digest where membership_id = $1 order by week_of desc limit $2',
    [membershipId, limit],
  )
  return rows.map((row) => row.week_of)
}
