export * from './contract/awards.ts'
export * from './contract/screening.ts'
export * from './contract/self-evaluation.ts'
export * from './contract/titles.ts'
