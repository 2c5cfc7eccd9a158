import type { Permissions } from '#platform/auth/permission'

/** Who sees, proposes and decides on the annex and the city’s own indicators. */
export const pointsRulePermissions = {
  'recognition:read-points-rules': {
    title: { zh: '查看积分规则', en: 'See the rules of innovation points' },
    grants: { 'city-officer': 'region', 'district-officer': 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'recognition:keep-points-rules': {
    title: { zh: '提交、复核积分规则', en: 'Propose and decide on rules of innovation points' },
    grants: { 'city-officer': 'region' },
  },
} satisfies Permissions
