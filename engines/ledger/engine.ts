export {
  type Applied,
  type AppliedLeg,
  applyLegs,
  applyReserved,
  availableFen,
  changeOf,
  largestBalanceFen,
  roomFen,
} from './apply.ts'
export {
  actOnHold,
  type Hold,
  type HoldAct,
  type HoldOutcome,
  type HoldState,
  heldFen,
  holdLife,
  holdStates,
} from './hold.ts'
export { amountProblems, largestAmountFen, legsOf, otherSide, splitTransfer } from './legs.ts'
export {
  type AskedPayment,
  type BankLine,
  type Match,
  type MatchOptions,
  matchBankLines,
  payeeKey,
  type Reconciliation,
  referenceKey,
} from './reconcile.ts'
export { type Statement, statementOf } from './statement.ts'
export type { AccountState, Leg, Reserved, Side, Transfer } from './types.ts'
