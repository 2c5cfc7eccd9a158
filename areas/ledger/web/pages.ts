import {
  AccountBookOutlined,
  BankOutlined,
  FileDoneOutlined,
  ProfileOutlined,
  SendOutlined,
  SolutionOutlined,
} from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const group = { zh: '账本', en: 'Ledger' }

export const pages = definePages([
  {
    path: '/ledger/accounts',
    title: { zh: '账户', en: 'Accounts' },
    load: () => import('./accounts.tsx'),
    menu: { order: 60, icon: AccountBookOutlined, group },
    permission: 'ledger:read',
  },
  {
    path: '/ledger/accounts/$accountId',
    title: { zh: '账户', en: 'Account' },
    load: () => import('./account.tsx'),
    permission: 'ledger:read',
  },
  {
    path: '/ledger/accounts/$accountId/statement',
    title: { zh: '对账单', en: 'Statement' },
    load: () => import('./statement.tsx'),
    permission: 'ledger:read',
  },
  {
    path: '/ledger/entries',
    title: { zh: '分录', en: 'Journal' },
    load: () => import('./entries.tsx'),
    menu: { order: 61, icon: ProfileOutlined, group },
    permission: 'ledger:read',
  },
  {
    path: '/ledger/entries/$entryId',
    title: { zh: '分录', en: 'Journal entry' },
    load: () => import('./entry.tsx'),
    permission: 'ledger:read',
  },
  {
    path: '/ledger/payments',
    title: { zh: '付款', en: 'Payments' },
    load: () => import('./payments.tsx'),
    menu: { order: 62, icon: SendOutlined, group },
    permission: 'ledger:read',
  },
  {
    path: '/ledger/batches',
    title: { zh: '拨付批次', en: 'Batches' },
    load: () => import('./batches.tsx'),
    menu: { order: 63, icon: FileDoneOutlined, group },
    permission: 'ledger:read',
  },
  {
    path: '/ledger/batches/$batchId',
    title: { zh: '拨付批次', en: 'Batch' },
    load: () => import('./batch.tsx'),
    permission: 'ledger:read',
  },
  {
    path: '/ledger/bank-files',
    title: { zh: '银行回单', en: 'Reconciliation' },
    load: () => import('./bank-files.tsx'),
    menu: { order: 64, icon: BankOutlined, group },
    permission: 'ledger:read',
  },
  {
    path: '/ledger/bank-files/$bankFileId',
    title: { zh: '回单核对', en: 'Reconciliation' },
    load: () => import('./bank-file.tsx'),
    permission: 'ledger:read',
  },
  {
    path: '/ledger/bank-layout',
    title: { zh: '银行文件格式', en: 'Bank file layout' },
    load: () => import('./bank-layout.tsx'),
    permission: 'ledger:pay',
  },
  {
    path: '/ledger/payees',
    title: { zh: '收款方', en: 'Payees' },
    load: () => import('./payees.tsx'),
    menu: { order: 65, icon: SolutionOutlined, group },
    permission: 'ledger:read',
  },
])
