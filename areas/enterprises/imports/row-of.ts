import type { RecordOutcome } from '#platform/spreadsheets/spreadsheets'
import { factRulesOn } from '../fact-rules.ts'
import { lastDayOf } from '../rules/certificates.ts'
import { type FactName, factKinds } from '../rules/fact-dictionary.ts'
import { plainDigits, readFactValue } from '../rules/fact-values.ts'
import type { Precision } from '../store/facts.ts'
import { headingOfColumn } from './sheet-fields.ts'

/** A row of a sheet as it is kept until it is written. */
export interface ImportRow {
  seq: number
  sheet: string
  row: number
  outcome: 'accepted' | 'refused' | 'skipped'
  creditCode: string | null
  name: string | null
  companyRegion: string | null
  period: string | null
  facts: Partial<Record<FactName, [value: string, precision: Precision]>>
  certifiedOn: string | null
  certifiedTo: string | null
  flags: string[]
  reason: string | null
  detail: string | null
  detailEn: string | null
}

/** Which fact a column holds. */
const factOf: Record<string, FactName> = {
  rd_expense_wan: 'rd_expense_wan_yuan',
  tech_contract_wan: 'tech_contract_wan_yuan',
  rd_staff: 'rd_staff',
  sales_wan: 'sales_wan_yuan',
  total_revenue_wan: 'total_revenue_wan_yuan',
  main_business_revenue_wan: 'main_business_revenue_wan_yuan',
  cost_and_expense_wan: 'cost_and_expense_wan_yuan',
  total_assets_wan: 'total_assets_wan_yuan',
  total_liabilities_wan: 'total_liabilities_wan_yuan',
  high_tech_income_wan: 'high_tech_income_wan_yuan',
  staff_total: 'staff_total',
  staff_science_and_technology: 'staff_science_and_technology',
  invention_patent_applications: 'invention_patent_applications',
  pct_applications: 'pct_applications',
  super_deduction_tax_saved_wan: 'super_deduction_tax_saved_wan_yuan',
  fresh_graduates_hired: 'fresh_graduates_hired',
  provincial_platforms: 'provincial_platforms',
  provincial_st_awards: 'provincial_st_awards',
  provincial_st_projects: 'provincial_st_projects',
  venture_capital_wan: 'venture_capital_wan_yuan',
  ip_class_1_count: 'ip_class_1_count',
  ip_class_2_count: 'ip_class_2_count',
}

/** The heading under which an import reads a fact; null where no column holds it. */
export function headingOf(fact: FactName): string | null {
  const column = Object.keys(factOf).find((name) => factOf[name] === fact)
  return column === undefined ? null : headingOfColumn(column)
}

/** What a row of a sheet would write. `pathOf` gives the path of a district by its full name. */
export function rowOf(record: RecordOutcome, seq: number, pathOf: ReadonlyMap<string, string>): ImportRow {
  const { sheet, row, flags } = record
  const place = { seq, sheet, row, flags }
  const values = record.values ?? {}
  const textOf = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  const said = {
    creditCode: textOf('credit_code'),
    name: textOf('name'),
    companyRegion: pathOf.get(textOf('district') ?? '') ?? null,
    period: textOf('period'),
  }
  if (record.outcome !== 'accept') {
    const detailEn = record.problems.map(({ en }) => en).join('; ') || null
    const outcome = record.outcome === 'skip' ? ('skipped' as const) : ('refused' as const)
    const why = { reason: record.reason ?? null, detail: record.detail ?? null, detailEn }
    return { ...place, ...said, outcome, facts: {}, certifiedOn: null, certifiedTo: null, ...why }
  }
  const facts = factsIn(record)
  const unkept = tooLong(said.name) ?? tooLarge(facts)
  if (unkept)
    return { ...place, ...said, outcome: 'refused', facts: {}, certifiedOn: null, certifiedTo: null, ...unkept }
  const certifiedOn = values.hnte === false ? null : wholeDay(textOf('cert_date'))
  const term = certifiedOn === null ? undefined : factRulesOn(certifiedOn).titles['high-tech-enterprise']
  return {
    ...place,
    ...said,
    outcome: 'accepted',
    facts,
    certifiedOn: term ? certifiedOn : null,
    certifiedTo: certifiedOn && term ? lastDayOf(certifiedOn, term.months) : null,
    reason: null,
    detail: null,
    detailEn: null,
  }
}

type Refused = Pick<ImportRow, 'reason' | 'detail' | 'detailEn'>

/** As long as a name may be that is typed in. */
const longestName = 120

function tooLong(name: string | null): Refused | null {
  if (name === null || name.length <= longestName) return null
  return {
    reason: 'name-too-long',
    detail: `企业名称超过 ${longestName} 字，请核对这一格是否填错`,
    detailEn: `The name is longer than ${longestName} characters: check the cell`,
  }
}

/** Figures that no file takes when they are typed in either: a unit was mistaken. */
function tooLarge(facts: ImportRow['facts']): Refused | null {
  for (const [fact, [value]] of Object.entries(facts) as [FactName, [string, Precision]][]) {
    const read = readFactValue(fact, value)
    if (!('problem' in read) || read.problem.code !== 'enterprises.too-large') continue
    const { label } = factKinds[fact]
    return {
      reason: 'too-large',
      detail: `${label.zh}“${value}”过大，请核对单位：金额以万元计`,
      detailEn: `${label.en} “${value}” is too large; check the unit: amounts are in 10k yuan`,
    }
  }
  return null
}

/** A month or a year of recognition is no day from which a certificate could be counted. */
const wholeDay = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null)

function factsIn({ values = {}, decimals = {}, flags }: RecordOutcome): ImportRow['facts'] {
  const facts: ImportRow['facts'] = {}
  for (const [column, fact] of Object.entries(factOf)) {
    const value = values[column]
    if (value === null || value === undefined) continue
    const approx = flags.includes(`approx:${column}`) ? 'approx' : 'exact'
    const precision = flags.includes(`lowerBound:${column}`) ? 'lower-bound' : approx
    facts[fact] = [plainDigits(decimals[column] ?? String(value)), precision]
  }
  return facts
}
