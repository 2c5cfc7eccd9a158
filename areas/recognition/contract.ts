export * from './contract/awards.ts'
