import type { Permissions } from '#platform/auth/permission'

/** Who sees innovation points, has them computed, appeals and decides. */
export const pointsPermissions = {
  'recognition:read-points': {
    title: { zh: '查看创新积分', en: 'See innovation points' },
    grants: {
      'city-officer': 'region',
      'district-officer': 'region',
      'city-leader': 'region',
      supervisor: 'region',
      'organisation-member': 'organisation',
    },
  },
  'recognition:list-points': {
    title: { zh: '查看积分排名', en: 'See the ranking of points' },
    grants: { 'city-officer': 'region', 'district-officer': 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'recognition:compute-points': {
    title: { zh: '计算、核对创新积分', en: 'Compute and check innovation points' },
    grants: { 'city-officer': 'region' },
  },
  'recognition:decide-appeals': {
    title: { zh: '决定积分申诉', en: 'Decide on appeals against points' },
    grants: { 'city-officer': 'region' },
  },
  'recognition:own-points': {
    title: { zh: '查看本企业积分、申诉', en: 'See and appeal against the points of one’s own company' },
    grants: { 'organisation-member': 'organisation' },
  },
} satisfies Permissions
