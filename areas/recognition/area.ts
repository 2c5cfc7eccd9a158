import { defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const recognitionArea = defineArea({
  id: 'recognition',
  title: { zh: '评价认定', en: 'Recognition' },
  errors,
  permissions,
  routes,
})
