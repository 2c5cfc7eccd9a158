import type { Permissions } from '#platform/auth/permission'

export const awardPermissions = {
  'recognition:read-awards': {
    title: { zh: '查看认定奖补', en: 'See recognition awards' },
    grants: { 'city-officer': 'region', 'finance-officer': 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'recognition:draw-awards': {
    title: { zh: '拟定、移出、收回认定奖补', en: 'Draw up awards, take companies out or awards back' },
    grants: { 'city-officer': 'region' },
  },
  'recognition:approve-awards': {
    title: { zh: '核准认定奖补批次', en: 'Approve batches of recognition awards' },
    grants: { 'city-officer': 'region', 'city-leader': 'region' },
  },
  'recognition:pay-awards': {
    title: { zh: '提交拨付认定奖补', en: 'Hand recognition awards to payment' },
    grants: { 'finance-officer': 'region' },
  },
  'recognition:own-awards': {
    title: { zh: '查看本企业的认定奖补，填写收款账户', en: 'See the awards of one’s own company, say its account' },
    grants: { 'organisation-member': 'organisation' },
  },
  'recognition:award-notices': {
    title: { zh: '查看认定奖补公示', en: 'Read public notices of recognition awards' },
    grants: { anyone: 'public' },
  },
} satisfies Permissions
