import { defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { seedRegions } from './load-regions.ts'
import { regionNames } from './public.ts'
import { permissions, routes } from './routes.ts'

export const regionsArea = defineArea({
  id: 'regions',
  title: { zh: '区划与部门', en: 'Regions and departments' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints: { department_name_once: 'regions.department-exists' },
  permissions,
  routes,
  offers: { regionNames },
  seed: ({ db }) => seedRegions(db),
})
