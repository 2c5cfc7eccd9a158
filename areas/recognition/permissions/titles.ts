import type { Permissions } from '#platform/auth/permission'

export const titlePermissions = {
  'recognition:self-evaluate': {
    title: { zh: '资质自评', en: 'Evaluate oneself against the rules of a title' },
    grants: { anyone: 'public' },
  },
  'recognition:judgements': {
    title: { zh: '查看资质申请的评价底稿', en: 'See what the rules say of applications for titles' },
    grants: {
      'city-officer': 'region',
      'district-officer': 'region',
      'city-leader': 'region',
      supervisor: 'region',
      'organisation-member': 'organisation',
    },
  },
} satisfies Permissions
