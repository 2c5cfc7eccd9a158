import type { Permissions } from '#platform/auth/permission'

/** Who looks over all companies of a region. */
export const populationPermissions = {
  'recognition:read-population': {
    title: { zh: '查看企业总体对照', en: 'Look over all companies of the region' },
    grants: { 'city-officer': 'region', 'district-officer': 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'recognition:compute-population': {
    title: { zh: '对照本地区全部企业', en: 'Judge all companies of the region' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
} satisfies Permissions
