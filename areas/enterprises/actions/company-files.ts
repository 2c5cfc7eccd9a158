import type { Db } from '#platform/db/db'
import type { FactSource } from '../codes.ts'
import type { FactView } from '../contract/facts.ts'
import { factRulesOn } from '../fact-rules.ts'
import type { CompanyFile, FactOfYear } from '../rules/rule-facts.ts'
import { type CertificateRow, certificatesOf } from '../store/certificates.ts'
import { type CompanyRow, companiesByCode, companiesFrom, mergedIntoAny } from '../store/companies.ts'
import { type FactRow, factsOf } from '../store/facts.ts'
import { factViews, validityOf } from './read-file.ts'

/** A company with what its file says on a day; `ruleFactsOf` turns it into what a rule set asks for. */
export interface KnownCompany {
  creditCode: string
  name: string
  regionPath: string
  /** With its letter, as `C2641`. */
  industry: string | null
  registeredOn: string | null
  /** Business day from which it no longer goes on; null while it does. */
  endedOn: string | null
  isInvented: boolean
  file: CompanyFile
  /** What counts of a fact in a year, and who says so; null where nobody says anything. */
  saidOf(read: FactOfYear): SaidBy | null
}

export interface SaidBy {
  value: string
  source: FactSource
  byName: string
  at: string
  hasEvidence: boolean
  /** Another source says otherwise. */
  isDisputed: boolean
}

/** Files that are read at once: memory stays the same however many companies a city has. */
const chunk = 500

/** The companies under some codes that have a file, by code. What was merged into a file is read in it. */
export async function companyFiles(
  db: Db,
  { codes, on }: { codes: readonly string[]; on: string },
): Promise<Map<string, KnownCompany>> {
  const known = await filesOf(db, await companiesByCode(db, codes), on)
  return new Map(known.map((each) => [each.creditCode, each]))
}

/** Every company of a region that goes on, by code, a few hundred at a time; those after a code, to go on where one left off. */
export async function* eachCompanyFile(
  db: Db,
  { regionPath, on, after = '' }: { regionPath: string; on: string; after?: string },
): AsyncGenerator<KnownCompany[]> {
  for (let from = after; ; ) {
    const rows = await companiesFrom(db, { regionPath, after: from, limit: chunk })
    const last = rows.at(-1)
    if (!last) return
    yield await filesOf(db, rows, on)
    from = last.credit_code
  }
}

async function filesOf(db: Db, rows: readonly CompanyRow[], on: string): Promise<KnownCompany[]> {
  const own = rows.map(({ credit_code }) => credit_code)
  const merged = await mergedIntoAny(db, own)
  const ownerOf = new Map(merged.map(({ credit_code, merged_into }) => [credit_code, merged_into]))
  const codes = [...own, ...ownerOf.keys()]
  const owner = ({ credit_code }: { credit_code: string }) => ownerOf.get(credit_code) ?? credit_code
  const facts = Map.groupBy(await factsOf(db, codes), owner)
  const certificates = Map.groupBy(await certificatesOf(db, codes), owner)
  return rows.map((row) =>
    knownCompany(row, facts.get(row.credit_code) ?? [], certificates.get(row.credit_code) ?? [], on),
  )
}

function knownCompany(
  row: CompanyRow,
  facts: readonly FactRow[],
  certificates: readonly CertificateRow[],
  on: string,
): KnownCompany {
  const views = factViews(facts, factRulesOn(on))
  const viewAt = new Map(views.map((view) => [`${view.fact} ${view.period}`, view]))
  return {
    creditCode: row.credit_code,
    name: row.name,
    regionPath: row.region_path,
    industry: row.industry,
    registeredOn: row.registered_on,
    endedOn: row.ended_on,
    isInvented: row.is_invented,
    file: fileOf(row, views, certificates),
    saidOf: ({ fact, year }) => saidBy(viewAt.get(`${fact} ${year}`)),
  }
}

function saidBy(view: FactView | undefined): SaidBy | null {
  const said = view?.said.find(
    ({ source, isLatest, value }) => isLatest && source === view.source && value === view.value,
  )
  if (!view || !said || view.value === null) return null
  const { source, byName, at, hasEvidence } = said
  return { value: view.value, source, byName, at, hasEvidence, isDisputed: view.isDisputed }
}

/** What the facts and certificates of one file say on a day, by the rule of precedence then in force. */
export function companyFile(
  row: CompanyRow,
  known: { facts: readonly FactRow[]; certificates: readonly CertificateRow[]; on: string },
): CompanyFile {
  return fileOf(row, factViews(known.facts, factRulesOn(known.on)), known.certificates)
}

function fileOf(row: CompanyRow, facts: readonly FactView[], certificates: readonly CertificateRow[]): CompanyFile {
  const views = new Map(facts.map((view) => [`${view.fact} ${view.period}`, view]))
  return {
    creditCode: row.credit_code,
    registeredOn: row.registered_on,
    certificates: certificates.map((each) => ({ title: each.title, ...validityOf(each) })),
    valueOf: (fact, year) => views.get(`${fact} ${year}`)?.value ?? null,
    sourceOf: (fact, year) => views.get(`${fact} ${year}`)?.source ?? null,
  }
}
