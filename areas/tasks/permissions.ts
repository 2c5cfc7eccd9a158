import type { Permissions } from '#platform/auth/permission'

const officers = { 'city-officer': 'region', 'district-officer': 'region', 'department-officer': 'department' } as const

/**
 * Who may come near which tasks. What somebody may do about a task is decided by what their office is to it
 * (`rules/hats.ts`, `rules/transitions.ts`).
 */
export const permissions = {
  'tasks:read': {
    title: { zh: '查看任务', en: 'See tasks' },
    grants: { ...officers, administrator: 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'tasks:ask': {
    title: { zh: '交办任务、处理办理结果', en: 'Ask for tasks and decide on the answers' },
    grants: { ...officers, 'city-leader': 'region' },
  },
  'tasks:answer': { title: { zh: '办理任务', en: 'Answer for tasks' }, grants: officers },
  'tasks:remark': {
    title: { zh: '批示、留言、催办', en: 'Remark on tasks and remind' },
    grants: { ...officers, 'city-leader': 'region', supervisor: 'region' },
  },
  'tasks:set': {
    title: { zh: '设置督办参数', en: 'Set the parameters of supervision' },
    grants: { administrator: 'region', 'city-officer': 'region', 'district-officer': 'region' },
  },
  'tasks:name-leaders': {
    title: { zh: '设置单位分管领导', en: 'Say who leads units' },
    grants: { administrator: 'region', ...officers },
  },
  'tasks:meet': {
    title: { zh: '组织会议、下达纪要', en: 'Hold meetings and issue their minutes' },
    grants: { ...officers, 'city-leader': 'region' },
  },
} satisfies Permissions
