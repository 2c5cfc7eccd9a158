export * from './contract/figures.ts'
export * from './contract/reports.ts'
