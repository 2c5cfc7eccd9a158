import { ClusterOutlined, SolutionOutlined, TeamOutlined } from '@ant-design/icons'
import { defineCompanyPanels, definePages } from '#platform/ui/pages'

const group = { zh: '评价认定', en: 'Recognition' }

export const nurseryPages = definePages([
  {
    path: '/recognition/nursery',
    title: { zh: '培育库', en: 'Nursery pools' },
    load: () => import('./pools.tsx'),
    menu: { order: 54, icon: ClusterOutlined, group },
    permission: 'recognition:list-nursery',
  },
  {
    path: '/recognition/nursery/tutored',
    title: { zh: '我辅导的企业', en: 'Companies that I tutor' },
    load: () => import('./tutored.tsx'),
    menu: { order: 54.5, icon: TeamOutlined, group },
    permission: 'recognition:tutor',
  },
  {
    path: '/recognition/nursery/own',
    title: { zh: '我的培育', en: 'My nursery' },
    load: () => import('./own.tsx'),
    menu: { order: 54, icon: SolutionOutlined, group },
    permission: 'recognition:own-nursery',
  },
  {
    path: '/recognition/nursery/pools/$poolId',
    title: { zh: '培育库', en: 'Nursery pool' },
    load: () => import('./pool.tsx'),
    permission: 'recognition:list-nursery',
  },
  {
    path: '/recognition/nursery/$creditCode/$membershipId',
    title: { zh: '企业培育', en: 'A company in a nursery pool' },
    load: () => import('./membership.tsx'),
    permission: 'recognition:read-nursery',
  },
])

export const nurseryCompanyPanels = defineCompanyPanels([
  { id: 'nursery', order: 10, permission: 'recognition:read-nursery', load: () => import('./panel.tsx') },
])
