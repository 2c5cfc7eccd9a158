import { BankOutlined, DashboardOutlined, StarOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const group = { zh: '评价认定', en: 'Recognition' }

export const pointsPages = definePages([
  {
    path: '/recognition/points',
    title: { zh: '创新积分', en: 'Innovation points' },
    load: () => import('./points.tsx'),
    menu: { order: 57, icon: DashboardOutlined, group },
    permission: 'recognition:list-points',
  },
  {
    path: '/recognition/points/own',
    title: { zh: '我的创新积分', en: 'My innovation points' },
    load: () => import('./own.tsx'),
    menu: { order: 57, icon: StarOutlined, group },
    permission: 'recognition:own-points',
  },
  {
    path: '/recognition/points/$creditCode/$year',
    title: { zh: '创新积分单', en: 'Score sheet' },
    load: () => import('./sheet.tsx'),
    permission: 'recognition:read-points',
  },
  {
    path: '/recognition/points-rules',
    title: { zh: '积分规则', en: 'Rules of points' },
    load: () => import('./rules.tsx'),
    permission: 'recognition:read-points-rules',
  },
  {
    path: '/recognition/points-consents',
    title: { zh: '积分授权', en: 'Consents about points' },
    load: () => import('./consents.tsx'),
    menu: { order: 57.5, icon: BankOutlined, group },
    permission: 'recognition:own-consents',
  },
  {
    path: '/recognition/consented-points/$creditCode',
    title: { zh: '授权企业的创新积分', en: 'Points of a company that consented' },
    load: () => import('./bank-view.tsx'),
    permission: 'recognition:read-consented',
  },
  {
    path: '/recognition/statements/$number',
    title: { zh: '核验创新积分证明', en: 'Verify a statement of points' },
    load: () => import('./verify.tsx'),
    permission: null,
  },
])
