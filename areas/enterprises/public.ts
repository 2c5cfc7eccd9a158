export { type ImportedFile, type ImportInput, importCompanyFacts } from './imports/import-file.ts'
export { type CompanyFactsReading, readCompanyFacts } from './imports/sheet-fields.ts'
