import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { FactSource } from '../codes.ts'
import { factRulesOn } from '../fact-rules.ts'
import type { FactName } from '../rules/fact-dictionary.ts'
import type { CompanyFile } from '../rules/rule-facts.ts'
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
  /** Who says the value that counts, and since when it is on file; null where nothing counts. */
  saidBy(fact: FactName, year: number): { source: FactSource; on: string } | null
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

/** Every company of a region that goes on, by code, a few hundred at a time. */
export async function* eachCompanyFile(
  db: Db,
  { regionPath, on }: { regionPath: string; on: string },
): AsyncGenerator<KnownCompany[]> {
  for (let after = ''; ; ) {
    const rows = await companiesFrom(db, { regionPath, after, limit: chunk })
    const last = rows.at(-1)
    if (!last) return
    yield await filesOf(db, rows, on)
    after = last.credit_code
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
  return rows.map((row) => ({
    creditCode: row.credit_code,
    name: row.name,
    regionPath: row.region_path,
    industry: row.industry,
    registeredOn: row.registered_on,
    endedOn: row.ended_on,
    isInvented: row.is_invented,
    ...fileAndSources(row, {
      facts: facts.get(row.credit_code) ?? [],
      certificates: certificates.get(row.credit_code) ?? [],
      on,
    }),
  }))
}

interface Known {
  facts: readonly FactRow[]
  certificates: readonly CertificateRow[]
  on: string
}

function fileAndSources(row: CompanyRow, known: Known): Pick<KnownCompany, 'file' | 'saidBy'> {
  const views = new Map(
    factViews(known.facts, factRulesOn(known.on)).map((view) => [`${view.fact} ${view.period}`, view]),
  )
  return {
    file: {
      creditCode: row.credit_code,
      registeredOn: row.registered_on,
      certificates: known.certificates.map((each) => ({ title: each.title, ...validityOf(each) })),
      valueOf: (fact, year) => views.get(`${fact} ${year}`)?.value ?? null,
      sourceOf: (fact, year) => views.get(`${fact} ${year}`)?.source ?? null,
    },
    saidBy(fact, year) {
      const view = views.get(`${fact} ${year}`)
      const said = view?.said.find((each) => each.isLatest && each.source === view.source)
      return said ? { source: said.source, on: businessDate(new Date(said.at)) } : null
    },
  }
}

/** What the facts and certificates of one file say on a day, by the rule of precedence then in force. */
export const companyFile = (row: CompanyRow, known: Known): CompanyFile => fileAndSources(row, known).file
