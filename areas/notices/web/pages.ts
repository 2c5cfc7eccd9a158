import { MailOutlined, ReadOutlined } from '@ant-design/icons'
import { defineHomePanels, definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/todo',
    title: { zh: '待办与消息', en: 'To-dos and messages' },
    load: () => import('./todo.tsx'),
    permission: 'notices:read',
  },
  {
    path: '/digest',
    title: { zh: '每周摘要', en: 'Weekly digest' },
    load: () => import('./digest.tsx'),
    menu: { order: 7, icon: ReadOutlined },
    permission: 'notices:read',
  },
  {
    path: '/mail',
    title: { zh: '邮件设置', en: 'Mail settings' },
    load: () => import('./mail-answer.tsx'),
    permission: null,
  },
  {
    path: '/mails',
    title: { zh: '邮件发送', en: 'Mails' },
    load: () => import('./mails.tsx'),
    menu: { order: 980, icon: MailOutlined, group: { zh: '系统管理', en: 'Administration' } },
    permission: 'notices:mail',
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
  {
    id: 'digest',
    order: 11,
    width: 'half',
    permission: 'notices:read',
    for: ['city-leader', 'city-officer', 'district-officer', 'department-officer', 'supervisor'],
    load: () => import('./home/digest.tsx'),
  },
])
