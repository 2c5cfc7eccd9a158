import { defineArea } from '#platform/area'
import { awardParameters } from './award-parameters.ts'
import { errors } from './errors.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const recognitionArea = defineArea({
  id: 'recognition',
  title: { zh: '评价认定', en: 'Recognition' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints: { recognised_awarded_once: 'recognition.award-given-meanwhile' },
  permissions,
  routes,
  parameters: [...awardParameters],
})
