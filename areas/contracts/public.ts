export { countersignFrom, registrationLimit } from './procedures.ts'
