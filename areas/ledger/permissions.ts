import type { Permissions } from '#platform/auth/permission'

/** Each level of government keeps its own books; leaders and supervisors of the city look into all of them. */
export const permissions = {
  'ledger:read': {
    title: { zh: '查看账本', en: 'See the books' },
    grants: { 'finance-officer': 'own-region', 'city-leader': 'region', supervisor: 'region' },
  },
  'ledger:write': {
    title: { zh: '登记账目、管理账户', en: 'Keep the books' },
    grants: { 'finance-officer': 'own-region' },
  },
  'ledger:pay': {
    title: { zh: '办理付款、编制批次、核对回单', en: 'Prepare payments and reconcile' },
    grants: { 'finance-officer': 'own-region' },
  },
  'ledger:approve': {
    title: { zh: '复核拨付批次', en: 'Approve payment batches' },
    grants: { 'finance-officer': 'own-region' },
  },
} satisfies Permissions
