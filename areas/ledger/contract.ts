export * from './contract/accounts.ts'
export * from './contract/bank.ts'
export * from './contract/payments.ts'
export { accountKinds, bases, entryKinds, Yuan } from './contract/shapes.ts'
