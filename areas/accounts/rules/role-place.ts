import type { Problem } from '#kernel/refusal'

/** Roles as permissions name them. */
type RoleName =
  | 'administrator'
  | 'city-leader'
  | 'city-officer'
  | 'district-officer'
  | 'department-officer'
  | 'finance-officer'
  | 'organisation-member'
  | 'expert'
  | 'registrar'
  | 'supervisor'

type RegionKind = 'city' | 'district' | 'park' | 'town'

/** Where a role can be held. City-wide rights come only from a role in the city itself, which only its administrators can grant. */
const places: Record<RoleName, readonly RegionKind[]> = {
  administrator: ['city', 'district', 'park'],
  'city-leader': ['city'],
  'city-officer': ['city'],
  'district-officer': ['district', 'park', 'town'],
  'department-officer': ['city', 'district', 'park', 'town'],
  'finance-officer': ['city', 'district', 'park'],
  'organisation-member': ['city', 'district', 'park', 'town'],
  expert: ['city'],
  registrar: ['city'],
  supervisor: ['city'],
}

export interface WantedMembership {
  role: RoleName
  departmentId: string | null
  organisationId: string | null
  validFrom: string
  validTo: string | null
}

/** What the registers say about the places that a wanted membership names; null where there is none in force. */
export interface MembershipPlaces {
  regionKind: RegionKind | null
  /** True when the department is in force in exactly that region. */
  isDepartmentHere: boolean
  /** True when the organisation is active and seated in exactly that region. */
  isOrganisationHere: boolean
}

/**
 * Everything that speaks against a membership as such, whoever grants it.
 *
 * Example: membershipProblems({ role: 'city-officer', departmentId: null, organisationId: null, validFrom: '2025-01-01', validTo: null }, { regionKind: 'district', isDepartmentHere: false, isOrganisationHere: false }) → [{ code: 'accounts.role-not-in-region', field: 'role' }]
 */
export function membershipProblems(wanted: WantedMembership, at: MembershipPlaces): Problem[] {
  const problems: Problem[] = []
  if (at.regionKind === null) problems.push({ code: 'accounts.region-not-found', field: 'regionPath' })
  else if (!places[wanted.role].includes(at.regionKind))
    problems.push({ code: 'accounts.role-not-in-region', field: 'role' })

  const isOfDepartment = wanted.role === 'department-officer'
  if (isOfDepartment && !at.isDepartmentHere)
    problems.push({ code: 'accounts.department-needed', field: 'departmentId' })
  if (!isOfDepartment && wanted.departmentId !== null)
    problems.push({ code: 'accounts.department-not-meant', field: 'departmentId' })

  const isOfOrganisation = wanted.role === 'organisation-member'
  if (isOfOrganisation && !at.isOrganisationHere)
    problems.push({ code: 'accounts.organisation-needed', field: 'organisationId' })
  if (!isOfOrganisation && wanted.organisationId !== null)
    problems.push({ code: 'accounts.organisation-not-meant', field: 'organisationId' })

  if (wanted.validTo !== null && wanted.validTo < wanted.validFrom)
    problems.push({ code: 'accounts.dates-reversed', field: 'validTo' })
  return problems
}

/**
 * A telephone number as others see it.
 *
 * Example: maskedPhone('13812341234') → '138****1234'
 */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null
  if (phone.length < 8) return '*'.repeat(phone.length)
  return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`
}
