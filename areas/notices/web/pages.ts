import { definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/todo',
    title: { zh: '待办与消息', en: 'To-dos and messages' },
    load: () => import('./todo.tsx'),
    permission: 'notices:read',
  },
])
