import { defineArea } from '#platform/area'
import { spreadsheetErrors } from '#platform/spreadsheets/errors'
import { digestTasks } from './digest.ts'
import { errors } from './errors.ts'
import { jobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { searchTasks } from './search.ts'

export const tasksArea = defineArea({
  id: 'tasks',
  title: { zh: '任务督办', en: 'Tasks' },
  schema: new URL('./schema/', import.meta.url),
  errors: { ...spreadsheetErrors, ...errors },
  permissions,
  routes,
  jobs,
  search: { permission: 'tasks:read', run: searchTasks },
  digest: { permission: 'tasks:read', run: digestTasks },
  constraints: { task_origin_open_once: 'tasks.open-already' },
})
