import { defineArea } from '#platform/area'
import { digestNotices } from './digest.ts'
import { errors } from './errors.ts'
import { jobs } from './jobs.ts'
import { notify, resolveTodos } from './notify.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const noticesArea = defineArea({
  id: 'notices',
  title: { zh: '待办与消息', en: 'To-dos and messages' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  offers: { notify, resolveTodos },
  permissions,
  routes,
  jobs,
  digest: { permission: 'notices:read', run: digestNotices },
})
