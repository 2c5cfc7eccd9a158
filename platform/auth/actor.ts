import type { Locale } from '#kernel/localized'

export const roles = [
  'administrator',
  'city-leader',
  'city-officer',
  'district-officer',
  'department-officer',
  'finance-officer',
  'organisation-member',
  'expert',
  'registrar',
  'supervisor',
] as const
export type Role = (typeof roles)[number]

/**
 * Who asks. A person may hold several memberships (an officer of a district, a member of two companies); a request
 * acts through exactly one of them, so that no right of one leaks into the work of another.
 */
export interface Actor {
  kind: 'anonymous' | 'person' | 'api-key' | 'system'
  userId: string | null
  name: string
  membershipId: string | null
  role: Role | null
  /** Path of the region acted for, such as `320800/320812/`; a subtree is a prefix. */
  regionPath: string | null
  departmentId: string | null
  organisationId: string | null
  locale: Locale
}

export const anonymous: Actor = {
  kind: 'anonymous',
  userId: null,
  name: '访客',
  membershipId: null,
  role: null,
  regionPath: null,
  departmentId: null,
  organisationId: null,
  locale: 'zh-CN',
}

/** Work that the platform does by itself: jobs, timers, demo data. */
export const system: Actor = { ...anonymous, kind: 'system', name: '系统' }
