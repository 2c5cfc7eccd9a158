import { ExperimentOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

export const simulationPages = definePages([
  {
    path: '/recognition/simulation',
    title: { zh: '规则推演', en: 'Try a rule' },
    load: () => import('./simulation.tsx'),
    menu: { order: 58, icon: ExperimentOutlined, group: { zh: '评价认定', en: 'Recognition' } },
    permission: 'recognition:simulate',
  },
])
