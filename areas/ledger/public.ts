export { handAwards, inTheBooks, keepAwards, takeBackHanded } from './actions/awards.ts'
export { takeBankFile } from './actions/bank-files.ts'
export { approveBatch, prepareBatch } from './actions/batches.ts'
export { bookBankFile } from './actions/book-bank-file.ts'
export { expireHolds, type Held, type HoldRequest, hold, voidHold } from './actions/hold.ts'
export {
  type BalanceQuestion,
  balanceOf,
  entriesOf,
  type KnownEntry,
  type KnownPayment,
  latestPaymentsOf,
  paymentsOf,
} from './actions/known.ts'
export { enterByHand, payByHand } from './actions/manual.ts'
export { type Account, type NewAccount, openAccount } from './actions/open-account.ts'
export { type BankDetails, type NewPayee, openPayee, type Payee } from './actions/payees.ts'
export {
  cancelPayment,
  type PaymentRequest,
  type RequestedPayment,
  requestPayment,
  retryPayment,
} from './actions/payments.ts'
export { post, postAll, type Writer } from './actions/post.ts'
export { type Reversal, reverse } from './actions/reverse.ts'
export { type Settlement, settleHold, settleHolds } from './actions/settle-hold.ts'
export { type LedgerVerification, verifyLedger } from './actions/verify-ledger.ts'
export type { Posted } from './rules/draft.ts'
export type { EntryRequest, Origin } from './rules/entry-request.ts'
export type { AccountKind } from './rules/new-account.ts'
