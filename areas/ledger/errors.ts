import { spreadsheetErrors } from '#platform/spreadsheets/errors'
import { journalErrors } from './errors/journal.ts'
import { paymentErrors } from './errors/payments.ts'

export const errors = { ...spreadsheetErrors, ...journalErrors, ...paymentErrors }

/** Named constraints of the database that a race can run into, and the refusal that each stands for. */
export const constraints = {
  entry_request_once: 'ledger.key-used-otherwise',
  hold_request_once: 'ledger.key-used-otherwise',
  payment_request_once: 'ledger.key-used-otherwise',
  entry_reversed_once: 'ledger.already-reversed',
  payment_retried_once: 'ledger.payment-not-returned',
  account_not_below_floor: 'ledger.limit-reached',
  account_not_above_ceiling: 'ledger.limit-reached',
  batch_number_once: 'ledger.changed-meanwhile',
  batch_four_eyes: 'ledger.own-batch',
}
