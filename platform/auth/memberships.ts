import type { Ids } from '#kernel/ids'
import type { Db } from '#platform/db/db'
import type { Role } from './actor.ts'

/** In what role, and for what, a person acts. Valid on business days `validFrom` to `validTo`, both included. */
export interface Membership {
  id: string
  userId: string
  role: Role
  regionPath: string
  departmentId: string | null
  organisationId: string | null
  validFrom: string
  validTo: string | null
}

export interface NewMembership {
  userId: string
  role: Role
  regionPath: string
  departmentId?: string | null
  organisationId?: string | null
  validFrom: string
  validTo?: string | null
}

interface MembershipRow {
  id: string
  user_id: string
  role: Role
  region_path: string
  department_id: string | null
  organisation_id: string | null
  valid_from: string
  valid_to: string | null
}

export const membershipColumns =
  'm.id, m.user_id, m.role, m.region_path, m.department_id, m.organisation_id, m.valid_from, m.valid_to'

export function membershipOf(row: MembershipRow): Membership {
  return {
    id: row.id,
    userId: row.user_id,
    role: row.role,
    regionPath: row.region_path,
    departmentId: row.department_id,
    organisationId: row.organisation_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}

/** Gives a person a role. The caller has checked that the region, department and organisation exist. */
export async function createMembership(
  tx: Db,
  services: { ids: Ids; now: Date },
  input: NewMembership,
): Promise<Membership> {
  const [row] = await tx.query<MembershipRow>(
    `insert into auth.membership as m
       (id, user_id, role, region_path, department_id, organisation_id, valid_from, valid_to, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${membershipColumns}`,
    [
      services.ids.next('mbr'),
      input.userId,
      input.role,
      input.regionPath,
      input.departmentId ?? null,
      input.organisationId ?? null,
      input.validFrom,
      input.validTo ?? null,
      services.now,
    ],
  )
  if (!row) throw new Error('insert into auth.membership returned no row')
  return membershipOf(row)
}

/** Memberships of a person that are valid on a business day, oldest first. */
export async function membershipsOfUser(db: Db, userId: string, on: string): Promise<Membership[]> {
  const rows = await db.query<MembershipRow>(
    `select ${membershipColumns} from auth.membership m
     where m.user_id = $1 and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2)
     order by m.created_at, m.id`,
    [userId, on],
  )
  return rows.map(membershipOf)
}

/** Null when there is none. */
export async function membershipById(db: Db, id: string): Promise<Membership | null> {
  const [row] = await db.query<MembershipRow>(`select ${membershipColumns} from auth.membership m where m.id = $1`, [
    id,
  ])
  return row ? membershipOf(row) : null
}

/**
 * Ends a membership on a business day (its last). Keys that act through it stop with it. A day before its first takes
 * it back as a whole: a role granted by mistake today does not stay until tomorrow.
 */
export async function endMembership(tx: Db, id: string, lastDay: string): Promise<void> {
  await tx.query('update auth.membership set valid_to = greatest(valid_from - 1, $2::date) where id = $1', [
    id,
    lastDay,
  ])
}

/** A membership with the name of the person who holds it. */
export interface MembershipHolder {
  membership: Membership
  name: string
}

/** Every membership valid on a business day of people who may sign in. */
export async function membersOn(db: Db, on: string): Promise<MembershipHolder[]> {
  const rows = await db.query<MembershipRow & { name: string }>(
    `select ${membershipColumns}, u.name from auth.membership m join auth."user" u on u.id = m.user_id
     where m.valid_from <= $1 and (m.valid_to is null or m.valid_to >= $1) and u.deactivated_at is null
     order by m.id`,
    [on],
  )
  return rows.map((row) => ({ membership: membershipOf(row), name: row.name }))
}

/** Whom a word reaches: a department, or a role in exactly one region. */
export type Office = { departmentId: string } | { role: Role; regionPath: string }

/** Of each office whether anybody who may sign in acts for it on a business day. */
export async function haveStaff(db: Db, offices: readonly Office[], on: string): Promise<boolean[]> {
  const rows = await db.query<{ place: bigint }>(
    `select o.place from unnest($1::text[], $2::text[], $3::text[]) with ordinality as o (department, role, region, place)
     where exists (select 1 from auth.membership m join auth."user" u on u.id = m.user_id
       where u.deactivated_at is null and m.valid_from <= $4 and (m.valid_to is null or m.valid_to >= $4)
         and (m.department_id = o.department or (m.role = o.role and m.region_path = o.region)))`,
    [
      offices.map((office) => ('departmentId' in office ? office.departmentId : null)),
      offices.map((office) => ('role' in office ? office.role : null)),
      offices.map((office) => ('role' in office ? office.regionPath : null)),
      on,
    ],
  )
  const staffed = new Set(rows.map(({ place }) => Number(place)))
  return offices.map((_, index) => staffed.has(index + 1))
}
