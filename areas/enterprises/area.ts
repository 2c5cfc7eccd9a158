import { registerMeasure } from '#areas/indicators'
import { defineArea } from '#platform/area'
import { searchCompanies } from './actions/search-companies.ts'
import { errors } from './errors.ts'
import { measures } from './measures.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

for (const measure of measures) registerMeasure(measure)

export const enterprisesArea = defineArea({
  id: 'enterprises',
  title: { zh: '一企一档', en: 'Company files' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  permissions,
  routes,
  search: { permission: 'enterprises:read', run: searchCompanies },
})
