export { PaceInputError } from './input-error.ts'
export type * from './types.ts'
