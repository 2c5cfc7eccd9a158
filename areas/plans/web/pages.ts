import { FileTextOutlined } from '@ant-design/icons'
import { defineHomePanels, definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/plans',
    title: { zh: '规划与任务', en: 'Plans and tasks' },
    load: () => import('./plan-list.tsx'),
    menu: { order: 20, icon: FileTextOutlined },
    permission: 'plans:read',
  },
  {
    path: '/plans/upload',
    title: { zh: '上传规划文件', en: 'Upload a plan' },
    load: () => import('./upload.tsx'),
    permission: 'plans:write',
  },
  {
    path: '/plans/accuracy',
    title: { zh: '读取准确度', en: 'Reading accuracy' },
    load: () => import('./accuracy/accuracy.tsx'),
    permission: 'plans:read-accuracy',
  },
  {
    path: '/plans/$planId/versions/$versionId/accuracy',
    title: { zh: '读取准确度', en: 'Reading accuracy' },
    load: () => import('./accuracy/version-accuracy.tsx'),
    permission: 'plans:read-accuracy',
  },
  {
    path: '/plans/$planId',
    title: { zh: '规划文件', en: 'Plan' },
    load: () => import('./plan.tsx'),
    permission: 'plans:read',
  },
  {
    path: '/plans/$planId/versions/$versionId',
    title: { zh: '核对规划文件', en: 'Review a plan' },
    load: () => import('./review.tsx'),
    permission: 'plans:read',
  },
  {
    path: '/plans/$planId/versions/$versionId/findings',
    title: { zh: '政策一致性评估', en: 'Policy consistency' },
    load: () => import('./lint/findings.tsx'),
    permission: 'plans:read',
  },
  {
    path: '/public/plans',
    title: { zh: '已发布的规划', en: 'Published plans' },
    load: () => import('./published-list.tsx'),
    permission: null,
    door: { group: 'look', order: 10, hint: { zh: '目标、任务与进展', en: 'Targets, measures, progress' } },
  },
  {
    path: '/public/plans/$planId',
    title: { zh: '规划与目标进展', en: 'Plan and progress' },
    load: () => import('./published-plan.tsx'),
    permission: null,
  },
])

export const homePanels = defineHomePanels([
  {
    id: 'to-review',
    order: 15,
    width: 'half',
    permission: 'plans:read',
    for: ['city-officer', 'district-officer'],
    load: () => import('./home/to-review.tsx'),
  },
])
