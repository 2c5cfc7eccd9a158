import { BankOutlined, IdcardOutlined, ImportOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const group = { zh: '一企一档', en: 'Company files' }

export const pages = definePages([
  {
    path: '/enterprises',
    title: { zh: '企业名录', en: 'Companies' },
    load: () => import('./companies.tsx'),
    menu: { order: 36, icon: BankOutlined, group },
    permission: 'enterprises:read',
  },
  {
    path: '/enterprises/import',
    title: { zh: '导入企业数据', en: 'Import companies' },
    load: () => import('./import.tsx'),
    menu: { order: 37, icon: ImportOutlined, group },
    permission: 'enterprises:write',
  },
  {
    path: '/enterprises/own',
    title: { zh: '我的企业档案', en: 'My company’s file' },
    load: () => import('./own.tsx'),
    menu: { order: 35, icon: IdcardOutlined, group },
    permission: 'enterprises:own',
  },
  {
    path: '/enterprises/$creditCode',
    title: { zh: '企业档案', en: 'Company file' },
    load: () => import('./company.tsx'),
    permission: 'enterprises:read',
  },
])
