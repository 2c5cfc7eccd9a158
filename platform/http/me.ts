import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Role } from '#platform/auth/actor'
import type { Membership } from '#platform/auth/memberships'

/** Names for memberships that people understand, such as 淮安市科技局; from the area that knows departments and organisations. */
export type MembershipNames = (memberships: Membership[]) => Promise<Map<string, Localized>>

export const roleTitles: Record<Role, Localized> = {
  administrator: { zh: '管理员', en: 'Administrator' },
  'city-leader': { zh: '市领导', en: 'City leader' },
  'city-officer': { zh: '市级工作人员', en: 'City officer' },
  'district-officer': { zh: '县区工作人员', en: 'District officer' },
  'department-officer': { zh: '部门工作人员', en: 'Department officer' },
  'finance-officer': { zh: '财务人员', en: 'Finance officer' },
  'organisation-member': { zh: '单位用户', en: 'Organisation member' },
  expert: { zh: '专家', en: 'Expert' },
  registrar: { zh: '登记员', en: 'Registrar' },
  supervisor: { zh: '监督人员', en: 'Supervisor' },
}

/** A membership as its holder reads it: where, then as what. */
export function labelOf(membership: Membership, names: Map<string, Localized>): Localized {
  const role = roleTitles[membership.role]
  const name = names.get(membership.id)
  return name ? { zh: `${name.zh} · ${role.zh}`, en: `${name.en} · ${role.en}` } : role
}

/** The membership among those that a person holds today. */
export function ownMembership(memberships: Membership[], id: string): Membership {
  const found = memberships.find((membership) => membership.id === id)
  if (!found) throw new Refusal({ code: 'http.membership-not-yours', field: 'membershipId' })
  return found
}
