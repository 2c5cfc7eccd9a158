import { TrophyOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const group = { zh: '评价认定', en: 'Recognition' }

export const awardPages = definePages([
  {
    path: '/recognition/awards',
    title: { zh: '认定奖补', en: 'Recognition awards' },
    load: () => import('./batches.tsx'),
    menu: { order: 56, icon: TrophyOutlined, group },
    permission: 'recognition:read-awards',
  },
  {
    path: '/recognition/awards/$batchId',
    title: { zh: '奖补批次', en: 'Batch of awards' },
    load: () => import('./batch.tsx'),
    permission: 'recognition:read-awards',
  },
  {
    path: '/recognition/own-awards',
    title: { zh: '我的认定奖补', en: 'My recognition awards' },
    load: () => import('./own-awards.tsx'),
    menu: { order: 56, icon: TrophyOutlined, group },
    permission: 'recognition:own-awards',
  },
  {
    path: '/recognition/award-notices',
    title: { zh: '认定奖补公示', en: 'Public notice of recognition awards' },
    load: () => import('./notices.tsx'),
    permission: null,
    door: {
      group: 'look',
      order: 6,
      hint: { zh: '拟奖补的企业、金额和公示期', en: 'Companies to be awarded, amounts, until when' },
    },
  },
])
