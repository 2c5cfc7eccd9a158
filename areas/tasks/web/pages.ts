import { BarsOutlined, CheckSquareOutlined, FundProjectionScreenOutlined, TeamOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const group = { zh: '任务督办', en: 'Tasks' }

export const pages = definePages([
  {
    path: '/tasks',
    title: { zh: '我的任务', en: 'My tasks' },
    load: () => import('./my-tasks.tsx'),
    menu: { order: 14, icon: CheckSquareOutlined, group },
    permission: 'tasks:read',
  },
  {
    path: '/tasks/list',
    title: { zh: '任务清单', en: 'All tasks' },
    load: () => import('./task-list.tsx'),
    menu: { order: 15, icon: BarsOutlined, group },
    permission: 'tasks:read',
  },
  {
    path: '/tasks/gantt',
    title: { zh: '任务进度图', en: 'Gantt chart' },
    load: () => import('./gantt.tsx'),
    permission: 'tasks:read',
  },
  {
    path: '/tasks/supervision',
    title: { zh: '督办情况', en: 'Supervision' },
    load: () => import('./supervision.tsx'),
    menu: { order: 16, icon: FundProjectionScreenOutlined, group },
    permission: 'tasks:read',
  },
  {
    path: '/tasks/meetings',
    title: { zh: '会议', en: 'Meetings' },
    load: () => import('./meetings/meeting-list.tsx'),
    menu: { order: 17, icon: TeamOutlined, group },
    permission: 'tasks:read',
  },
  {
    path: '/tasks/meetings/new',
    title: { zh: '新建会议', en: 'New meeting' },
    load: () => import('./meetings/new-meeting.tsx'),
    permission: 'tasks:meet',
  },
  {
    path: '/tasks/meetings/$meetingId',
    title: { zh: '会议', en: 'Meeting' },
    load: () => import('./meetings/meeting.tsx'),
    permission: 'tasks:read',
  },
  {
    path: '/tasks/meetings/$meetingId/edit',
    title: { zh: '修改会议', en: 'Change the meeting' },
    load: () => import('./meetings/edit-meeting.tsx'),
    permission: 'tasks:meet',
  },
  {
    path: '/tasks/new',
    title: { zh: '交办任务', en: 'New task' },
    load: () => import('./new-task.tsx'),
    permission: 'tasks:ask',
  },
  {
    path: '/tasks/bulk',
    title: { zh: '批量交办', en: 'Many tasks' },
    load: () => import('./bulk.tsx'),
    permission: 'tasks:ask',
  },
  {
    path: '/tasks/settings',
    title: { zh: '督办设置', en: 'Settings' },
    load: () => import('./settings.tsx'),
    permission: 'tasks:read',
  },
  {
    path: '/tasks/$taskId',
    title: { zh: '任务', en: 'Task' },
    load: () => import('./task.tsx'),
    permission: 'tasks:read',
  },
])
