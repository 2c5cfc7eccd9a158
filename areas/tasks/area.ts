import { defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const tasksArea = defineArea({
  id: 'tasks',
  title: { zh: '任务督办', en: 'Tasks' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  permissions,
  routes,
  constraints: { task_origin_open_once: 'tasks.open-already' },
})
