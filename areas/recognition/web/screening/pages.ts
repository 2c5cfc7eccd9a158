import { RadarChartOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

export const screeningPages = definePages([
  {
    path: '/recognition/screenings',
    title: { zh: '企业摸排', en: 'Screening' },
    load: () => import('./screenings.tsx'),
    menu: { order: 53, icon: RadarChartOutlined, group: { zh: '评价认定', en: 'Recognition' } },
    permission: 'recognition:screen',
  },
  {
    path: '/recognition/screenings/$screeningId',
    title: { zh: '摸排结果', en: 'What a screening found' },
    load: () => import('./screening.tsx'),
    permission: 'recognition:screen',
  },
])
