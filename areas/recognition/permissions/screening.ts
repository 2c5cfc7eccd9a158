import type { Permissions } from '#platform/auth/permission'

export const screeningPermissions = {
  'recognition:screen': {
    title: { zh: '摸排企业', en: 'Screen companies' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
} satisfies Permissions
