export { precheckContract } from './actions/precheck.ts'
export { type EarlierContract, takeOverRegister } from './actions/take-over-register.ts'
export { readRegister } from './imports/read-register.ts'
export { countersignFrom, registrationLimit } from './procedures.ts'
