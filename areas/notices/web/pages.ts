import { defineHomePanels, definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/todo',
    title: { zh: '待办与消息', en: 'To-dos and messages' },
    load: () => import('./todo.tsx'),
    permission: 'notices:read',
  },
])

export const homePanels = defineHomePanels([
  {
    id: 'todos',
    order: 10,
    width: 'half',
    permission: 'notices:read',
    for: [
      ...(['city-leader', 'city-officer', 'district-officer', 'department-officer', 'finance-officer'] as const),
      ...(['organisation-member', 'expert', 'registrar', 'supervisor', 'administrator'] as const),
    ],
    load: () => import('./home/todos.tsx'),
  },
])
