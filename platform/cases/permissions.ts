import { type Role, roles } from '#platform/auth/actor'
import type { Permissions } from '#platform/auth/permission'

const own = { 'organisation-member': 'organisation', 'signed-in': 'self' } as const
const staffRoles = roles.filter((role) => role !== 'organisation-member' && role !== 'expert')
const staff: Partial<Record<Role, 'region'>> = Object.fromEntries(staffRoles.map((role) => [role, 'region' as const]))
const everybody = { anyone: 'public', 'signed-in': 'public' } as const

/** Permissions that hold for all procedures alike; the others follow from each declaration. */
export const permissions: Permissions = {
  'cases:guide': { title: { zh: '查看办事指南', en: 'Read guides' }, grants: everybody },
  'cases:own': { title: { zh: '本单位、本人的草稿与办件', en: 'Own drafts and cases' }, grants: own },
  'cases:desk': { title: { zh: '办件台', en: 'The desk' }, grants: staff },
  'cases:locate': { title: { zh: '打开办件', en: 'Open a case' }, grants: { ...staff, ...own } },
  'cases:verify': { title: { zh: '核验受理凭证', en: 'Verify receipts' }, grants: everybody },
  'cases:notices': { title: { zh: '查看公示、提出异议', en: 'Read public notices and object' }, grants: everybody },
}
