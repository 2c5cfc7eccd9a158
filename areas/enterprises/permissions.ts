import type { Permissions } from '#platform/auth/permission'

/** Who sees the files of companies, and who keeps them. */
export const permissions = {
  'enterprises:read': {
    title: { zh: '查看企业档案', en: 'See the files of companies' },
    grants: {
      'city-officer': 'region',
      'district-officer': 'region',
      'city-leader': 'region',
      supervisor: 'region',
      registrar: 'region',
      'organisation-member': 'organisation',
    },
  },
  'enterprises:write': {
    title: { zh: '维护企业档案', en: 'Keep the files of companies' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
  'enterprises:own': {
    title: { zh: '查看、更正本企业档案', en: 'See and correct the file of one’s own company' },
    grants: { 'organisation-member': 'organisation' },
  },
  'enterprises:see-looks': {
    title: { zh: '查看谁看过企业档案', en: 'See who looked at the file of a company' },
    grants: { 'organisation-member': 'organisation', supervisor: 'region' },
  },
} satisfies Permissions
