import { BarChartOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

export const populationPages = definePages([
  {
    path: '/recognition/population',
    title: { zh: '企业总体', en: 'All companies' },
    load: () => import('./population.tsx'),
    menu: { order: 52, icon: BarChartOutlined, group: { zh: '评价认定', en: 'Recognition' } },
    permission: 'recognition:read-population',
  },
])
