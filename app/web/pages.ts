import { definePages, type Page } from '#platform/ui/pages'
import { areaPages } from './areas.ts'

/** Pages of the shell itself. */
const shellPages = definePages([
  {
    path: '/gallery',
    title: { zh: '组件陈列', en: 'Gallery' },
    load: () => import('./pages/gallery.tsx'),
    permission: null,
  },
  {
    path: '/sign-in',
    title: { zh: '登录', en: 'Sign in' },
    load: () => import('./pages/sign-in.tsx'),
    permission: null,
  },
])

export const allPages: Page[] = [...shellPages, ...areaPages]
