import { SafetyOutlined } from '@ant-design/icons'
import { definePages, type Page } from '#platform/ui/pages'
import { areaPages, pagesByArea } from './areas.ts'

export interface WebPage extends Page {
  /** Area whose texts the page needs. */
  area?: string
}

/** Pages of the shell itself. */
const shellPages: WebPage[] = [
  {
    path: '/',
    title: { zh: '首页', en: 'Home' },
    load: () => import('./pages/home.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/sign-in',
    title: { zh: '登录', en: 'Sign in' },
    load: () => import('./pages/sign-in.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/search',
    title: { zh: '搜索', en: 'Search' },
    load: () => import('./pages/search.tsx'),
    permission: null,
    isPlain: true,
  },
  ...definePages([
    { path: '/me', title: { zh: '我的', en: 'My account' }, load: () => import('./pages/me.tsx'), permission: null },
    {
      path: '/audit',
      title: { zh: '操作日志', en: 'Operation log' },
      load: () => import('./pages/audit.tsx'),
      menu: { order: 95, icon: SafetyOutlined },
      permission: 'audit:read',
    },
    {
      path: '/gallery',
      title: { zh: '组件陈列', en: 'Gallery' },
      load: () => import('./pages/gallery.tsx'),
      permission: null,
    },
  ]),
]

const taken = new Set(areaPages.map((page) => page.path))
const ofAreas = Object.entries(pagesByArea).flatMap(([area, pages]) =>
  pages.map((page): WebPage => ({ ...page, area })),
)

/** An area may bring a better home than the plain one. */
export const allPages: WebPage[] = [...shellPages.filter((page) => !taken.has(page.path)), ...ofAreas]
