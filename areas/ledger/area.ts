import { defineArea } from '#platform/area'
import { constraints, errors } from './errors.ts'
import { jobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { searchLedger } from './search.ts'

export const ledgerArea = defineArea({
  id: 'ledger',
  title: { zh: '账本', en: 'Ledger' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints,
  permissions,
  routes,
  jobs,
  search: { permission: 'ledger:read', run: searchLedger },
})
