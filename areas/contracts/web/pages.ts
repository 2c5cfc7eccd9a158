import { FileProtectOutlined, TrophyOutlined } from '@ant-design/icons'
import { defineCasePanels, defineCompanyPanels, definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/contracts',
    title: { zh: '技术合同登记簿', en: 'Register of technology contracts' },
    load: () => import('./registrations.tsx'),
    menu: { order: 40, icon: FileProtectOutlined, group: { zh: '技术合同', en: 'Technology contracts' } },
    permission: 'contracts:read',
  },
  {
    path: '/contracts/awards',
    title: { zh: '技术转移奖补', en: 'Transfer awards' },
    load: () => import('./awards.tsx'),
    menu: { order: 41, icon: TrophyOutlined, group: { zh: '技术合同', en: 'Technology contracts' } },
    permission: 'contracts:read-awards',
  },
  {
    path: '/contracts/import',
    title: { zh: '导入登记导出表', en: 'Import registrations' },
    load: () => import('./import-register.tsx'),
    permission: 'contracts:change',
  },
  {
    path: '/contracts/$registrationId',
    title: { zh: '技术合同登记', en: 'Registered contract' },
    load: () => import('./registration.tsx'),
    permission: 'contracts:read',
  },
  {
    path: '/contracts/verify/$number',
    title: { zh: '核验技术合同登记证明', en: 'Verify a contract certificate' },
    load: () => import('./verify.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/contracts/precheck',
    title: { zh: '技术合同登记预检', en: 'Precheck of a technology contract' },
    load: () => import('./precheck.tsx'),
    permission: null,
    isPlain: true,
    door: {
      group: 'do',
      order: 3,
      hint: {
        zh: '能不能登记、哪一类、技术交易额、税收优惠',
        en: 'Registrable, which kind, which amounts, which relief',
      },
    },
  },
])

export const companyPanels = defineCompanyPanels([
  { id: 'company-contracts', order: 20, permission: 'contracts:read', load: () => import('./company-contracts.tsx') },
])

export const casePanels = defineCasePanels([
  {
    id: 'duplicates',
    procedures: ['contract-registration'],
    states: ['submitted', 'reviewing', 'correcting'],
    permission: 'contracts:change',
    load: () => import('./duplicates.tsx'),
  },
  {
    id: 'contract-text',
    procedures: ['contract-registration'],
    states: ['submitted', 'reviewing', 'correcting'],
    permission: 'contracts:change',
    load: () => import('./filed-text.tsx'),
  },
])
