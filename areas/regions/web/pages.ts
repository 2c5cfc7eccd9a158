import { ApartmentOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/regions',
    title: { zh: '区划与部门', en: 'Regions and departments' },
    load: () => import('./regions.tsx'),
    menu: { order: 930, icon: ApartmentOutlined, group: { zh: '系统管理', en: 'Administration' } },
    permission: 'regions:write',
  },
  {
    path: '/regions/$code',
    title: { zh: '区划沿革', en: 'Region' },
    load: () => import('./region.tsx'),
    permission: 'regions:read',
  },
])
