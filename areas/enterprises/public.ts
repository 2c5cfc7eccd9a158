import type { takeOverCompanies as TakeOverCompanies } from './actions/take-over-companies.ts'
import type { importCompanyFacts as ImportCompanyFacts, ImportedFile } from './imports/import-file.ts'

export type { ImportedFile, ImportInput } from './imports/import-file.ts'
export { type CompanyFactsReading, readCompanyFacts } from './imports/sheet-fields.ts'

/** Reads and writes a sheet of company facts. Loaded when called: a dry run on the command line need not wait for it. */
export async function importCompanyFacts(...given: Parameters<typeof ImportCompanyFacts>): Promise<ImportedFile> {
  return (await import('./imports/import-file.ts')).importCompanyFacts(...given)
}
export type { EarlierCompany } from './store/take-over.ts'

/** Takes over files that were kept elsewhere; see the action. */
export async function takeOverCompanies(...given: Parameters<typeof TakeOverCompanies>): Promise<void> {
  await (await import('./actions/take-over-companies.ts')).takeOverCompanies(...given)
}
export type { KnownCompany, SaidBy } from './actions/company-files.ts'
export { companyFiles, eachCompanyFile } from './actions/company-files.ts'
export { grantCertificate, openCompanyFile, sayFacts } from './actions/recognise.ts'
export type { Title } from './codes.ts'
export { headingOf } from './imports/row-of.ts'
export { isValidOn, lastDayOf } from './rules/certificates.ts'
export type { FactName } from './rules/fact-dictionary.ts'
export { readFactValue } from './rules/fact-values.ts'
export {
  type CompanyFile,
  declaredFacts,
  type FactOfYear,
  factOriginsOf,
  madeOf,
  readings,
  ruleFactsOf,
} from './rules/rule-facts.ts'
export { certificatesBegun, type GrantedTitle, grantedBetween, noLongerGranted } from './store/granted.ts'
