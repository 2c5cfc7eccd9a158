import { BankOutlined, KeyOutlined, TeamOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const group = { zh: '系统管理', en: 'Administration' }

export const pages = definePages([
  {
    path: '/accounts/people',
    title: { zh: '人员与身份', en: 'People' },
    load: () => import('./people.tsx'),
    menu: { order: 910, icon: TeamOutlined, group },
    permission: 'accounts:manage',
  },
  {
    path: '/accounts/people/new',
    title: { zh: '开通账号', en: 'Create an account' },
    load: () => import('./invite.tsx'),
    permission: 'accounts:manage',
  },
  {
    path: '/accounts/people/$userId',
    title: { zh: '人员', en: 'Person' },
    load: () => import('./person.tsx'),
    permission: 'accounts:manage',
  },
  {
    path: '/accounts/organisations',
    title: { zh: '单位', en: 'Organisations' },
    load: () => import('./organisations.tsx'),
    menu: { order: 920, icon: BankOutlined, group },
    permission: 'accounts:read-organisations',
  },
  {
    path: '/accounts/keys',
    title: { zh: '接口密钥与登录', en: 'API keys and sessions' },
    load: () => import('./keys.tsx'),
    menu: { order: 990, icon: KeyOutlined, group },
    permission: 'accounts:own',
  },
])
