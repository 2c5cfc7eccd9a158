import { OrderedListOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const group = { zh: '评价认定', en: 'Recognition' }
const menu = { order: 59, icon: OrderedListOutlined, group }
const read = { permission: 'recognition:read-top-lists' } as const

export const topListPages = definePages([
  {
    path: '/recognition/top-list',
    title: { zh: '百强榜', en: 'Top list' },
    load: () => import('./lists.tsx'),
    menu,
    ...read,
  },
  {
    path: '/recognition/top-list/methods',
    title: { zh: '百强榜评价办法', en: 'Methods of the top list' },
    load: () => import('./methods.tsx'),
    ...read,
  },
  {
    path: '/recognition/top-list/own',
    title: { zh: '我的百强榜', en: 'My place in the top list' },
    load: () => import('./own.tsx'),
    menu,
    permission: 'recognition:own-top-lists',
  },
  {
    path: '/recognition/top-list/$listId',
    title: { zh: '百强榜', en: 'Top list' },
    load: () => import('./list.tsx'),
    ...read,
  },
  {
    path: '/recognition/top-list/$listId/$creditCode',
    title: { zh: '企业在百强榜中的算式', en: 'A company of the top list' },
    load: () => import('./entry.tsx'),
    permission: 'recognition:read-top-entries',
  },
  {
    path: '/top-list',
    title: { zh: '科技型企业百强榜', en: 'Top list of technology companies' },
    load: () => import('./published.tsx'),
    permission: null,
    isPlain: true,
    door: {
      group: 'look',
      order: 7,
      hint: { zh: '公示和发布的百强企业名单', en: 'Companies on notice and published' },
    },
  },
  {
    path: '/top-list/$year',
    title: { zh: '科技型企业百强榜', en: 'Top list of technology companies' },
    load: () => import('./published-year.tsx'),
    permission: null,
    isPlain: true,
  },
])
