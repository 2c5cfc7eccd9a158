import { departmentNames, regionTitles } from '#areas/regions'
import type { Localized } from '#kernel/localized'
import type { ApiKey } from '#platform/auth/api-keys'
import type { Membership } from '#platform/auth/memberships'
import type { Db } from '#platform/db/db'
import { labelOf } from '#platform/http/me'
import type { ApiKeyView, HeldMembership, Organisation, Person } from './contract.ts'
import { maskedPhone } from './rules/role-place.ts'
import { memberCounts, type OrganisationRow, organisationsAt } from './store/organisations.ts'
import type { MembershipRow, PersonRow } from './store/people.ts'

/** What each membership acts for, in words: the organisation, the department, or the region. */
export async function membershipNames(
  db: Db,
  memberships: readonly Pick<Membership, 'id' | 'regionPath' | 'departmentId' | 'organisationId'>[],
): Promise<Map<string, Localized>> {
  const present = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const regions = await regionTitles(db, present(memberships.map(({ regionPath }) => regionPath)))
  const departments = await departmentNames(db, present(memberships.map(({ departmentId }) => departmentId)))
  const organisations = new Map(
    (await organisationsAt(db, present(memberships.map(({ organisationId }) => organisationId)))).map(
      ({ id, name }) => [id, name] as const,
    ),
  )
  return new Map(
    memberships.flatMap((membership) => {
      const own = organisations.get(membership.organisationId ?? '') ?? departments.get(membership.departmentId ?? '')
      const name = own === undefined ? regions.get(membership.regionPath) : { zh: own, en: own }
      return name ? [[membership.id, name] as const] : []
    }),
  )
}

export async function membershipViews(
  db: Db,
  rows: readonly MembershipRow[],
  today: string,
): Promise<HeldMembership[]> {
  const memberships = rows.map((row) => ({
    id: row.id,
    userId: row.user_id,
    role: row.role,
    regionPath: row.region_path,
    departmentId: row.department_id,
    organisationId: row.organisation_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
  const names = await membershipNames(db, memberships)
  return memberships.map((one) => ({
    ...one,
    label: labelOf(one, names),
    isInForce: one.validFrom <= today && (one.validTo ?? today) >= today,
  }))
}

export function personView(row: PersonRow, memberships: HeldMembership[]): Person {
  return {
    userId: row.user_id,
    name: row.name,
    username: row.username,
    regionPath: row.region_path,
    phone: maskedPhone(row.phone),
    isActive: row.deactivated_at === null,
    hasSecondFactor: row.has_second_factor,
    mustChangePassword: row.must_change_password,
    signedInAt: row.signed_in_at?.toISOString() ?? null,
    memberships: memberships.filter(({ userId }) => userId === row.user_id),
    mayManage: row.may_manage,
  }
}

export async function organisationViews(
  db: Db,
  rows: readonly OrganisationRow[],
  today: string,
): Promise<Organisation[]> {
  const regions = await regionTitles(db, [...new Set(rows.map((row) => row.region_path))])
  const counts = await memberCounts(
    db,
    rows.map(({ id }) => id),
    today,
  )
  return rows.map((row) => ({
    id: row.id,
    creditCode: row.credit_code,
    name: row.name,
    kind: row.kind as Organisation['kind'],
    regionPath: row.region_path,
    regionName: regions.get(row.region_path)?.zh ?? row.region_path,
    memberCount: counts.get(row.id) ?? 0,
    closedOn: row.closed_on,
  }))
}

export function keyView(key: ApiKey, now: Date): ApiKeyView {
  return {
    id: key.id,
    name: key.name,
    start: key.start,
    membershipId: key.membershipId,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    isValid: key.revokedAt === null && key.expiresAt > now,
  }
}
