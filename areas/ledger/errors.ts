import { spreadsheetErrors } from '#platform/spreadsheets/errors'
import { journalErrors } from './errors/journal.ts'
import { paymentErrors } from './errors/payments.ts'

export const errors = { ...spreadsheetErrors, ...journalErrors, ...paymentErrors }
