import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  DashboardOutlined,
  EditOutlined,
  SendOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import { defineHomePanels, definePages } from '#platform/ui/pages'

const group = { zh: '指标监测', en: 'Indicators' }

export const pages = definePages([
  {
    path: '/cockpit',
    title: { zh: '驾驶舱', en: 'Cockpit' },
    load: () => import('./cockpit.tsx'),
    menu: { order: 10, icon: DashboardOutlined, group },
    permission: 'indicators:read',
  },
  {
    path: '/indicators/entry',
    title: { zh: '数据报送', en: 'Reporting' },
    load: () => import('./entry.tsx'),
    menu: { order: 11, icon: EditOutlined, group },
    permission: 'indicators:write',
  },
  {
    path: '/indicators/collections',
    title: { zh: '报送任务', en: 'Reporting tasks' },
    load: () => import('./collections/collection-list.tsx'),
    menu: { order: 11, icon: SendOutlined, group },
    permission: 'indicators:write',
  },
  {
    path: '/indicators/collections/new',
    title: { zh: '派发报送任务', en: 'Ask units for figures' },
    load: () => import('./collections/new-collection.tsx'),
    permission: 'indicators:collect',
  },
  {
    path: '/indicators/collections/$collectionId',
    title: { zh: '报送任务', en: 'Reporting task' },
    load: () => import('./collections/collection-page.tsx'),
    permission: 'indicators:write',
  },
  {
    path: '/indicators/collections/$collectionId/report',
    title: { zh: '填报', en: 'Report' },
    load: () => import('./collections/report-page.tsx'),
    permission: 'indicators:write',
  },
  {
    path: '/indicators/import',
    title: { zh: '导入数据', en: 'Import data' },
    load: () => import('./import/import-page.tsx'),
    permission: 'indicators:write',
  },
  {
    path: '/indicators/pending',
    title: { zh: '数据审核', en: 'Approval' },
    load: () => import('./pending.tsx'),
    permission: 'indicators:approve',
  },
  {
    path: '/indicators/catalogue',
    title: { zh: '指标目录', en: 'Catalogue' },
    load: () => import('./catalogue.tsx'),
    menu: { order: 12, icon: AppstoreOutlined, group },
    permission: 'indicators:read-catalogue',
  },
  {
    path: '/indicators/catalogue/$indicatorId',
    title: { zh: '指标口径', en: 'Indicator' },
    load: () => import('./indicator.tsx'),
    permission: 'indicators:read-catalogue',
  },
  {
    path: '/indicators/targets',
    title: { zh: '目标分解', en: 'Target tree' },
    load: () => import('./targets/target-tree.tsx'),
    menu: { order: 13, icon: ApartmentOutlined, group },
    permission: 'indicators:read',
  },
  {
    path: '/indicators/targets/$targetId/split',
    title: { zh: '分解目标', en: 'Split a target' },
    load: () => import('./targets/split-page.tsx'),
    permission: 'indicators:split',
  },
  {
    path: '/indicators/adjustments',
    title: { zh: '目标调整', en: 'Adjustments' },
    load: () => import('./adjustments/adjustment-list.tsx'),
    menu: { order: 14, icon: SwapOutlined, group },
    permission: 'indicators:read',
  },
  {
    path: '/indicators/targets/$targetId',
    title: { zh: '目标', en: 'Target' },
    load: () => import('./adjustments/target-page.tsx'),
    permission: 'indicators:read',
  },
  {
    path: '/indicators/evaluations',
    title: { zh: '中期评估', en: 'Evaluations' },
    load: () => import('./evaluations/evaluation-list.tsx'),
    menu: { order: 15, icon: AuditOutlined, group },
    permission: 'indicators:read',
  },
  {
    path: '/indicators/evaluations/$evaluationId',
    title: { zh: '中期评估', en: 'Evaluation' },
    load: () => import('./evaluations/evaluation-page.tsx'),
    permission: 'indicators:read',
  },
  {
    path: '/indicators/open-data',
    title: { zh: '公开数据设置', en: 'Terms of published data' },
    load: () => import('./open-data/terms.tsx'),
    permission: 'indicators:define',
  },
  {
    path: '/public/indicators',
    title: { zh: '公开指标', en: 'Published indicators' },
    load: () => import('./published-list.tsx'),
    permission: null,
    door: { group: 'look', order: 20, hint: { zh: '口径、历年数据、下载', en: 'Definitions, series, downloads' } },
  },
  {
    path: '/public/indicators/$indicatorId',
    title: { zh: '公开指标', en: 'Published indicator' },
    load: () => import('./published-indicator.tsx'),
    permission: null,
  },
])

const officers = ['city-officer', 'district-officer', 'department-officer'] as const

export const homePanels = defineHomePanels([
  {
    id: 'owed',
    order: 5,
    width: 'half',
    permission: 'indicators:write',
    for: ['district-officer', 'department-officer'],
    load: () => import('./home/owed.tsx'),
  },
  {
    id: 'state',
    order: 20,
    width: 'whole',
    permission: 'indicators:read',
    for: [...officers, 'supervisor', 'administrator'],
    load: () => import('./home/city-state.tsx'),
  },
  {
    // A leader looks at how the city stands before anything else.
    id: 'state-first',
    order: 4,
    width: 'whole',
    permission: 'indicators:read',
    for: ['city-leader'],
    load: () => import('./home/city-state.tsx'),
  },
  {
    id: 'owed-by-others',
    order: 12,
    width: 'half',
    permission: 'indicators:read',
    for: ['city-leader', 'supervisor'],
    load: () => import('./home/owed-by-others.tsx'),
  },
  {
    id: 'pending',
    order: 12,
    width: 'half',
    permission: 'indicators:approve',
    for: ['city-officer'],
    load: () => import('./home/pending.tsx'),
  },
  {
    id: 'published',
    order: 40,
    width: 'whole',
    permission: 'indicators:read-published',
    for: ['visitor', 'organisation-member', 'expert'],
    load: () => import('./home/published.tsx'),
  },
])
