import { journalErrors } from './errors/journal.ts'

export const errors = { ...journalErrors }

/** Named constraints of the database that a race can run into, and the refusal that each stands for. */
export const constraints = {
  entry_request_once: 'ledger.key-used-otherwise',
  hold_request_once: 'ledger.key-used-otherwise',
  entry_reversed_once: 'ledger.already-reversed',
  account_not_below_floor: 'ledger.limit-reached',
  account_not_above_ceiling: 'ledger.limit-reached',
}
