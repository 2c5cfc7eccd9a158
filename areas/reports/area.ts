import { defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const reportsArea = defineArea({
  id: 'reports',
  title: { zh: '月报', en: 'Monthly reports' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  permissions,
  routes,
  constraints: { report_number_once: 'reports.number-taken', report_issued_kept: 'reports.issued' },
})
