import type { Permissions } from '#platform/auth/permission'

/** Who tries drafts of rules on the companies of a region. */
export const simulationPermissions = {
  'recognition:simulate': {
    title: { zh: '推演规则草案', en: 'Try drafts of rules' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
} satisfies Permissions
