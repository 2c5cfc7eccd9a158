import type { Role } from '#platform/auth/actor'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'

export interface PersonRow {
  user_id: string
  name: string
  username: string | null
  region_path: string
  phone: string | null
  deactivated_at: Date | null
  has_second_factor: boolean
  must_change_password: boolean
  signed_in_at: Date | null
  /** True when the account and every membership of the person lie within the scope. */
  may_manage: boolean
}

export interface MembershipRow {
  id: string
  user_id: string
  role: Role
  region_path: string
  department_id: string | null
  organisation_id: string | null
  valid_from: string
  valid_to: string | null
}

export interface PeopleFilter {
  q?: string
  role?: Role
  organisationId?: string
  under?: string
  page: number
  pageSize: number
}

/**
 * Prefix that a scope reaches; null reaches nothing. Accounts are looked after by region alone: whoever acts for a
 * department or an organisation manages no people.
 */
function prefixOf(scope: Scope): string | null {
  if (scope.reach === 'all') return ''
  return scope.reach === 'region' ? scope.regionPath : null
}

const person = `select p.user_id, v.name, v.username, p.region_path, p.phone, v.deactivated_at, v.has_second_factor,
    v.must_change_password, v.signed_in_at,
    starts_with(p.region_path, $1) and not exists (
      select 1 from auth.public_membership m where m.user_id = p.user_id and not starts_with(m.region_path, $1)
        and (m.valid_to is null or m.valid_to >= $2)) as may_manage
  from accounts.person p join auth.public_person v on v.user_id = p.user_id`

/** Those who are looked after here, or act here. */
const within = `(starts_with(p.region_path, $1) or exists (
  select 1 from auth.public_membership m where m.user_id = p.user_id and starts_with(m.region_path, $1)))`

export async function findPeople(
  db: Db,
  scope: Scope,
  today: string,
  filter: PeopleFilter,
): Promise<{ rows: PersonRow[]; total: number }> {
  const prefix = prefixOf(scope)
  if (prefix === null) return { rows: [], total: 0 }
  const where = `where ${within}
    and ($3::text is null or position($3 in v.name) > 0 or starts_with(v.username, lower($3)))
    and ($4::text is null and $5::text is null and $6::text is null or exists (
      select 1 from auth.public_membership m where m.user_id = p.user_id and starts_with(m.region_path, $1)
        and (m.valid_to is null or m.valid_to >= $2)
        and ($4::text is null or m.role = $4) and ($5::text is null or m.organisation_id = $5)
        and ($6::text is null or starts_with(m.region_path, $6))))`
  const params = [
    prefix,
    today,
    filter.q || null,
    filter.role ?? null,
    filter.organisationId ?? null,
    filter.under ?? null,
  ]
  const rows = await db.query<PersonRow>(
    `${person} ${where} order by p.region_path, v.name, p.user_id limit $7 offset $8`,
    [...params, filter.pageSize, (filter.page - 1) * filter.pageSize],
  )
  const [counted] = await db.query<{ count: bigint }>(
    `select count(*) as count from (${person} ${where}) found`,
    params,
  )
  return { rows, total: Number(counted?.count ?? 0n) }
}

/** Null when there is none within the scope. */
export async function personAt(db: Db, scope: Scope, today: string, userId: string): Promise<PersonRow | null> {
  const prefix = prefixOf(scope)
  if (prefix === null) return null
  const [row] = await db.query<PersonRow>(`${person} where p.user_id = $3 and ${within}`, [prefix, today, userId])
  return row ?? null
}

/** Memberships of some people that lie within the scope, the ended ones last. */
export async function membershipsWithin(db: Db, scope: Scope, userIds: readonly string[]): Promise<MembershipRow[]> {
  const prefix = prefixOf(scope)
  if (prefix === null || userIds.length === 0) return []
  return db.query<MembershipRow>(
    `select m.* from auth.public_membership m where m.user_id = any($1) and starts_with(m.region_path, $2)
     order by m.valid_to desc nulls first, m.created_at, m.id`,
    [userIds, prefix],
  )
}

/** Null when there is none within the scope. */
export async function membershipWithin(db: Db, scope: Scope, id: string): Promise<MembershipRow | null> {
  const prefix = prefixOf(scope)
  if (prefix === null) return null
  const [row] = await db.query<MembershipRow>(
    'select m.* from auth.public_membership m where m.id = $1 and starts_with(m.region_path, $2)',
    [id, prefix],
  )
  return row ?? null
}

export async function userIdOf(db: Db, username: string): Promise<string | null> {
  const [row] = await db.query<{ user_id: string }>('select user_id from auth.public_person where username = $1', [
    username.toLowerCase(),
  ])
  return row?.user_id ?? null
}

/** True when the person holds the very same membership on or after a day. */
export async function holdsAlready(
  db: Db,
  wanted: Pick<MembershipRow, 'user_id' | 'role' | 'region_path' | 'department_id' | 'organisation_id'>,
  from: string,
): Promise<boolean> {
  const rows = await db.query(
    `select 1 from auth.public_membership where user_id = $1 and role = $2 and region_path = $3
       and department_id is not distinct from $4 and organisation_id is not distinct from $5
       and (valid_to is null or valid_to >= $6) limit 1`,
    [wanted.user_id, wanted.role, wanted.region_path, wanted.department_id, wanted.organisation_id, from],
  )
  return rows.length > 0
}

export async function insertPerson(
  tx: Db,
  input: { userId: string; regionPath: string; phone: string | null; now: Date; byUserId: string | null },
): Promise<void> {
  await tx.query(
    'insert into accounts.person (user_id, region_path, phone, created_at, created_by_user_id) values ($1, $2, $3, $4, $5)',
    [input.userId, input.regionPath, input.phone, input.now, input.byUserId],
  )
}

export async function setPhone(tx: Db, userId: string, phone: string | null): Promise<void> {
  await tx.query('update accounts.person set phone = $2 where user_id = $1', [userId, phone])
}
