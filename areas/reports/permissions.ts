import type { Permissions } from '#platform/auth/permission'

const officers = { 'city-officer': 'region', 'district-officer': 'region' } as const

/** Who reads, drafts and issues monthly reports. */
export const permissions = {
  'reports:read': {
    title: { zh: '查看月报', en: 'See monthly reports' },
    grants: { ...officers, 'city-leader': 'region', supervisor: 'region', administrator: 'region' },
  },
  'reports:write': { title: { zh: '起草月报', en: 'Draft monthly reports' }, grants: officers },
  'reports:issue': {
    title: { zh: '签发月报', en: 'Issue monthly reports' },
    grants: { ...officers, 'city-leader': 'region' },
  },
} satisfies Permissions
