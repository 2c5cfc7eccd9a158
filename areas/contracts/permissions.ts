import type { Permissions } from '#platform/auth/permission'

/** Who sees the register of technology contracts, and who changes what is registered. */
export const permissions = {
  'contracts:read': {
    title: { zh: '查看登记的技术合同', en: 'See registered technology contracts' },
    grants: {
      registrar: 'region',
      'city-officer': 'region',
      'district-officer': 'region',
      'city-leader': 'region',
      supervisor: 'region',
      'organisation-member': 'organisation',
    },
  },
  'contracts:change': {
    title: { zh: '变更、更正、注销技术合同登记', en: 'Change, settle or cancel registrations' },
    grants: { registrar: 'region' },
  },
  'contracts:read-awards': {
    title: { zh: '查看技术转移奖补', en: 'See transfer awards' },
    grants: { 'city-officer': 'region', 'finance-officer': 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'contracts:recover-awards': {
    title: { zh: '收回、追回技术转移奖补', en: 'Take awards back, record what was recovered' },
    grants: { 'city-officer': 'region' },
  },
  'contracts:precheck': {
    title: { zh: '技术合同登记预检', en: 'Precheck a technology contract' },
    grants: { anyone: 'public' },
  },
  'contracts:verify': {
    title: { zh: '核验技术合同登记证明', en: 'Verify certificates' },
    grants: { anyone: 'public' },
  },
} satisfies Permissions
