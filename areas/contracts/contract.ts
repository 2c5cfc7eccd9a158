export * from './codes.ts'
export * from './contract/certificates.ts'
export * from './contract/figures.ts'
export * from './contract/registrations.ts'
