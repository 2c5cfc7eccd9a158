import { defineArea } from '#platform/area'
import { system } from '#platform/auth/actor'
import { spreadsheetErrors } from '#platform/spreadsheets/errors'
import { declareMeasures } from './actions/refresh-measures.ts'
import { seedCatalogue } from './catalogue/seed-catalogue.ts'
import { digestIndicators } from './digest.ts'
import { errors } from './errors.ts'
import { jobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { searchIndicators } from './search.ts'

export const indicatorsArea = defineArea({
  id: 'indicators',
  title: { zh: '指标监测', en: 'Indicators' },
  schema: new URL('./schema/', import.meta.url),
  errors: { ...spreadsheetErrors, ...errors },
  permissions,
  routes,
  jobs,
  search: { permission: 'indicators:search', run: searchIndicators },
  digest: { permission: 'indicators:read', run: digestIndicators },
  seed: async (services) => {
    await seedCatalogue(services)
    await declareMeasures(services, system)
  },
})
