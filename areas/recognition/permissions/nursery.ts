import type { Permissions } from '#platform/auth/permission'

const officers = { 'city-officer': 'region', 'district-officer': 'region' } as const

/** Who keeps nursery pools, tends the companies in them, and sees them. A tutor reaches the companies assigned, nobody else's. */
export const nurseryPermissions = {
  'recognition:keep-nursery': {
    title: { zh: '管理培育库、入库出库、指派导师', en: 'Keep nursery pools, enter, tutor and take out' },
    grants: officers,
  },
  'recognition:list-nursery': {
    title: { zh: '查看培育库和转化率', en: 'See nursery pools and their conversion' },
    grants: { ...officers, 'city-leader': 'region', supervisor: 'region' },
  },
  'recognition:read-nursery': {
    title: { zh: '查看一家企业的培育', en: 'See a company in a nursery pool' },
    grants: {
      ...officers,
      'city-leader': 'region',
      supervisor: 'region',
      expert: 'self',
      'organisation-member': 'organisation',
    },
  },
  'recognition:tend-nursery': {
    title: { zh: '培育计划、评价和服务记录', en: 'Plan, evaluation and service log of a company' },
    grants: { ...officers, expert: 'self' },
  },
  'recognition:tutor': {
    title: { zh: '查看我辅导的企业', en: 'See the companies that one tutors' },
    grants: { 'city-officer': 'self', 'district-officer': 'self', expert: 'self' },
  },
  'recognition:own-nursery': {
    title: { zh: '查看本企业的培育', en: 'See one’s own company in nursery pools' },
    grants: { 'organisation-member': 'organisation' },
  },
} satisfies Permissions
