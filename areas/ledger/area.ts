import { defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { jobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { searchLedger } from './search.ts'

export const ledgerArea = defineArea({
  id: 'ledger',
  title: { zh: '账本', en: 'Ledger' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints: {
    entry_request_once: 'ledger.key-used-otherwise',
    hold_request_once: 'ledger.key-used-otherwise',
    payment_request_once: 'ledger.key-used-otherwise',
    entry_reversed_once: 'ledger.already-reversed',
    payment_retried_once: 'ledger.payment-not-returned',
    account_not_below_floor: 'ledger.limit-reached',
    account_not_above_ceiling: 'ledger.limit-reached',
    batch_number_once: 'ledger.changed-meanwhile',
    batch_four_eyes: 'ledger.own-batch',
  },
  permissions,
  routes,
  jobs,
  search: { permission: 'ledger:read', run: searchLedger },
})
