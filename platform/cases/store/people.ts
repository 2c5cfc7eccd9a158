import type { Role } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'

/**
 * For each role, the region nearest to a place, going up, in which somebody holds it today. Roles that nobody holds are
 * left out.
 */
export async function nearestHolders(
  db: Db,
  roles: readonly string[],
  regionPath: string,
  today: string,
): Promise<{ role: Role; regionPath: string }[]> {
  if (roles.length === 0) return []
  return db.query<{ role: Role; regionPath: string }>(
    `select distinct on (role) role, region_path as "regionPath" from auth.public_membership
     where role = any($1) and starts_with($2, region_path) and valid_from <= $3 and (valid_to is null or valid_to >= $3)
     order by role, length(region_path) desc`,
    [roles, regionPath, today],
  )
}

export interface Holder {
  membershipId: string
  userId: string
  name: string
  role: string
  regionPath: string
}

/** A membership that is valid today, with its person; null when it is not. */
export async function holderOf(db: Db, membershipId: string, today: string): Promise<Holder | null> {
  const [row] = await db.query<Holder>(
    `select m.id as "membershipId", m.user_id as "userId", p.name, m.role, m.region_path as "regionPath"
     from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
     where m.id = $1 and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2) and p.deactivated_at is null`,
    [membershipId, today],
  )
  return row ?? null
}
