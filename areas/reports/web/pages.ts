import { FileTextOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/reports',
    title: { zh: '月报', en: 'Monthly reports' },
    load: () => import('./report-list.tsx'),
    menu: { order: 13, icon: FileTextOutlined, group: { zh: '指标监测', en: 'Indicators' } },
    permission: 'reports:read',
  },
  {
    path: '/reports/$reportId',
    title: { zh: '月报', en: 'Monthly report' },
    load: () => import('./report.tsx'),
    permission: 'reports:read',
  },
])
