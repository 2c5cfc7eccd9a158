import type { Permissions } from '#platform/auth/permission'

const officers = { 'city-officer': 'region', 'district-officer': 'region', 'department-officer': 'department' } as const

/** Who may do what with indicators, and how far. What is published anybody may see. */
export const permissions = {
  'indicators:read': {
    title: { zh: '查看驾驶舱', en: 'See the cockpit' },
    grants: { ...officers, administrator: 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'indicators:read-catalogue': {
    title: { zh: '查看指标目录', en: 'See the indicator catalogue' },
    grants: { ...officers, administrator: 'all', 'city-leader': 'all', supervisor: 'all' },
  },
  'indicators:write': { title: { zh: '报送数据', en: 'Report data' }, grants: officers },
  'indicators:approve': {
    title: { zh: '审核数据', en: 'Approve data' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
  'indicators:define': {
    title: { zh: '维护指标与口径', en: 'Define indicators' },
    grants: { administrator: 'region', 'city-officer': 'region' },
  },
  'indicators:adjust': {
    title: { zh: '提出目标调整', en: 'Propose to adjust targets' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
  'indicators:approve-adjustment': {
    title: { zh: '批准目标调整', en: 'Approve adjustments of targets' },
    grants: { 'city-officer': 'region', 'city-leader': 'region' },
  },
  'indicators:evaluate': {
    title: { zh: '组织规划中期评估', en: 'Evaluate plans' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
  'indicators:collect': {
    title: { zh: '派发报送任务', en: 'Ask for figures' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
  'indicators:split': {
    title: { zh: '分解目标', en: 'Split targets' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
  'indicators:remind': {
    title: { zh: '催报', en: 'Remind' },
    grants: { 'city-officer': 'region', 'district-officer': 'region' },
  },
  'indicators:supervise': {
    title: { zh: '目标转督办', en: 'Turn targets into tasks' },
    grants: { 'city-leader': 'region', 'city-officer': 'region', 'district-officer': 'region' },
  },
  'indicators:search': {
    title: { zh: '搜索指标', en: 'Search indicators' },
    grants: {
      ...{ administrator: 'all', 'city-leader': 'all', supervisor: 'all', 'city-officer': 'all' },
      ...{ 'district-officer': 'all', 'department-officer': 'all', 'signed-in': 'public', anyone: 'public' },
    },
  },
  'indicators:read-published': {
    title: { zh: '查看公开指标', en: 'See published indicators' },
    grants: {
      anyone: 'public',
      'signed-in': 'public',
    },
  },
} satisfies Permissions
