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
} satisfies Permissions
