import { defineArea } from '#platform/area'
import { constraints, errors } from './errors.ts'

export const ledgerArea = defineArea({
  id: 'ledger',
  title: { zh: '账本', en: 'Ledger' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints,
  permissions: {},
  routes: [],
})
