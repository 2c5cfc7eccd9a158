import { Numeral } from '#engines/scorecard'
import { divide, multiply, plain, type Rational, readDecimal, subtract } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { type FactSource, factSources, type Title } from '../codes.ts'
import { isValidOn, type Validity } from './certificates.ts'
import type { FactName } from './fact-dictionary.ts'

/** What a company file says, as rule sets ask for it. */
export interface CompanyFile {
  creditCode: string
  registeredOn: string | null
  certificates: readonly (Validity & { title: Title })[]
  /** The value that counts, by fact and year. */
  valueOf(fact: FactName, year: number): string | null
  /** Whose value that is. */
  sourceOf(fact: FactName, year: number): FactSource | null
}

/** A fact of a file in a year. */
export interface FactOfYear {
  fact: FactName
  year: number
}

interface Reading {
  /** What the file says; null where it says nothing. */
  read(file: CompanyFile, on: string): unknown
  /** Which facts a declared value is: for a list, one for each of its entries. None where it says no fact for certain. */
  places(value: unknown, on: string): readonly FactOfYear[]
}

const nowhere = () => []
const yearOf = (on: string) => Number(on.slice(0, 4))
const decided = (value: string | null) => (value === null ? null : value === 'yes')

/** Of the business year before the day. */
const inYear = (fact: FactName, back: number): Reading => ({
  read: (file, on) => file.valueOf(fact, yearOf(on) - back),
  places: (_value, on) => [{ fact, year: yearOf(on) - back }],
})
const lastYear = (fact: FactName) => inYear(fact, 1)
const yearBefore = (fact: FactName) => inYear(fact, 2)
/** The years before the day, the oldest first; unknown while one of them is. */
const years = (fact: FactName, count: number): Reading => ({
  read: (file, on) => {
    const values = Array.from({ length: count }, (_, index) => file.valueOf(fact, yearOf(on) - count + index))
    return values.some((value) => value === null) ? null : values
  },
  places: (value, on) => {
    const { length } = Array.isArray(value) ? value : []
    return Array.from({ length }, (_, index) => ({ fact, year: yearOf(on) - length + index }))
  },
})
/** As it stands: what is known of this year, else of the last. */
const standing = (fact: FactName): Reading => ({
  read: (file, on) => file.valueOf(fact, yearOf(on)) ?? file.valueOf(fact, yearOf(on) - 1),
  places: (_value, on) => [{ fact, year: yearOf(on) }],
})
const stands = (fact: FactName): Reading => {
  const { read, places } = standing(fact)
  return { read: (file, on) => decided(read(file, on) as string | null), places }
}
/** Yes in either year is yes; no only where both are known. */
const inLastOrThisYear = (fact: FactName): Reading => ({
  read: (file, on) => {
    const both = [yearOf(on) - 1, yearOf(on)].map((year) => decided(file.valueOf(fact, year)))
    return both.includes(true) ? true : both.includes(null) ? null : false
  },
  // A yes does not say in which of the years.
  places: (value, on) => (value === false ? [yearOf(on) - 1, yearOf(on)].map((year) => ({ fact, year })) : []),
})
const holds = (title: Title): Reading => ({
  read: (file, on) => file.certificates.some((each) => each.title === title && isValidOn(each, on)),
  places: nowhere,
})

const hundred: Rational = { n: 100n, d: 1n }
/** Digits after the point of what is worked out here: a share of a file is stated to a millionth of a per cent. */
const shareDigits = 6

function percent(part: string | null, whole: string | null, change = false): string | null {
  const [above, below] = [readDecimal(part ?? ''), readDecimal(whole ?? '')]
  if (above === null || below === null || below.n === 0n) return null
  return plain(multiply(divide(change ? subtract(above, below) : above, below), hundred), shareDigits)
}

/** One figure of the last year in per cent of another. */
const shareLastYear = (part: FactName, whole: FactName): Reading => ({
  read: (file, on) => percent(file.valueOf(part, yearOf(on) - 1), file.valueOf(whole, yearOf(on) - 1)),
  places: nowhere,
})
/** How much more than the year before, in per cent of that; unknown where that was nothing. */
const growthLastYear = (fact: FactName): Reading => ({
  read: (file, on) => percent(file.valueOf(fact, yearOf(on) - 1), file.valueOf(fact, yearOf(on) - 2), true),
  places: nowhere,
})

/** Whole years and the part of the one that runs, so that the third birthday is exactly 3. */
function yearsSinceRegistration({ registeredOn }: CompanyFile, on: string): string | null {
  if (registeredOn === null || registeredOn > on) return null
  const years = yearOf(on) - yearOf(registeredOn) - (on.slice(5) < registeredOn.slice(5) ? 1 : 0)
  const birthday = Date.UTC(
    yearOf(registeredOn) + years,
    Number(registeredOn.slice(5, 7)) - 1,
    Number(registeredOn.slice(8)),
  )
  const days = BigInt(Math.round((Date.parse(on) - birthday) / 86_400_000))
  return plain({ n: BigInt(years) * 366n + days, d: 366n }, shareDigits)
}

function daysSinceRegistration({ registeredOn }: CompanyFile, on: string): number | null {
  if (registeredOn === null || registeredOn > on) return null
  return Math.round((Date.parse(on) - Date.parse(registeredOn)) / 86_400_000)
}

/**
 * How each fact that a rule set asks for is read out of a company's file; what is not here only people know.
 *
 * Source: the fact dictionary of each rule set; a code of class 91 is that of a company established in the mainland,
 * which is a resident enterprise (企业所得税法, art. 2).
 */
export const readings: Readonly<Record<string, Reading>> = {
  registered_in_mainland_as_resident_enterprise: {
    read: ({ creditCode }) => (creditCode.startsWith('91') ? true : null),
    places: nowhere,
  },
  days_since_registration_at_application: { read: daysSinceRegistration, places: nowhere },
  staff_total: lastYear('staff_total'),
  staff_science_and_technology: lastYear('staff_science_and_technology'),
  staff_total_monthly_average: lastYear('staff_total'),
  staff_science_and_technology_monthly_average: lastYear('staff_science_and_technology'),
  sales_last_year_wan_yuan: lastYear('sales_wan_yuan'),
  sales_last_3_years_wan_yuan: years('sales_wan_yuan', 3),
  revenue_last_year_wan_yuan: lastYear('total_revenue_wan_yuan'),
  revenue_previous_year_wan_yuan: yearBefore('total_revenue_wan_yuan'),
  total_revenue_last_year_wan_yuan: lastYear('total_revenue_wan_yuan'),
  total_revenue_last_2_years_wan_yuan: years('total_revenue_wan_yuan', 2),
  total_revenue_last_3_years_wan_yuan: years('total_revenue_wan_yuan', 3),
  main_business_revenue_last_year_wan_yuan: lastYear('main_business_revenue_wan_yuan'),
  main_business_revenue_previous_year_wan_yuan: yearBefore('main_business_revenue_wan_yuan'),
  main_business_revenue_last_3_years_wan_yuan: years('main_business_revenue_wan_yuan', 3),
  rd_expense_last_year_wan_yuan: lastYear('rd_expense_wan_yuan'),
  rd_expense_last_2_years_wan_yuan: years('rd_expense_wan_yuan', 2),
  rd_expense_last_3_years_wan_yuan: years('rd_expense_wan_yuan', 3),
  cost_and_expense_last_year_wan_yuan: lastYear('cost_and_expense_wan_yuan'),
  total_assets_wan_yuan: lastYear('total_assets_wan_yuan'),
  total_liabilities_wan_yuan: lastYear('total_liabilities_wan_yuan'),
  assets_last_3_years_wan_yuan: years('total_assets_wan_yuan', 3),
  liabilities_last_3_years_wan_yuan: years('total_liabilities_wan_yuan', 3),
  high_tech_income_last_year_wan_yuan: lastYear('high_tech_income_wan_yuan'),
  total_income_last_year_wan_yuan: lastYear('total_income_wan_yuan'),
  non_taxable_income_last_year_wan_yuan: lastYear('non_taxable_income_wan_yuan'),
  years_since_foundation: { read: yearsSinceRegistration, places: nowhere },
  rd_expense_growth_percent: growthLastYear('rd_expense_wan_yuan'),
  rd_staff_share_percent: shareLastYear('rd_staff', 'staff_total'),
  rd_share_of_revenue_percent: shareLastYear('rd_expense_wan_yuan', 'total_revenue_wan_yuan'),
  total_revenue_growth_percent: growthLastYear('total_revenue_wan_yuan'),
  related_invention_patent_applications: lastYear('invention_patent_applications'),
  related_pct_applications: lastYear('pct_applications'),
  technology_contract_value_wan_yuan: lastYear('tech_contract_wan_yuan'),
  high_tech_product_income_wan_yuan: lastYear('high_tech_income_wan_yuan'),
  super_deduction_tax_saved_wan_yuan: lastYear('super_deduction_tax_saved_wan_yuan'),
  fresh_graduates_hired: lastYear('fresh_graduates_hired'),
  provincial_platforms: standing('provincial_platforms'),
  provincial_st_awards: lastYear('provincial_st_awards'),
  provincial_st_projects: lastYear('provincial_st_projects'),
  venture_capital_wan_yuan: lastYear('venture_capital_wan_yuan'),
  ip_class_1_count: standing('ip_class_1_count'),
  ip_class_2_count: standing('ip_class_2_count'),
  owns_ip_supporting_main_product: stands('owns_ip_supporting_main_product'),
  core_technology_in_state_supported_fields: stands('core_technology_in_state_supported_fields'),
  main_product_in_strategic_emerging_industry: stands('main_product_in_strategic_emerging_industry'),
  products_in_prohibited_restricted_or_eliminated_class: stands('products_prohibited_or_restricted'),
  on_abnormal_operation_list: stands('on_abnormal_operation_list'),
  on_serious_illegality_list: stands('on_serious_illegality_list'),
  recognised_provincial_or_ministerial_rd_institution: stands('has_provincial_rd_institution'),
  has_provincial_or_ministerial_rd_institution: stands('has_provincial_rd_institution'),
  major_safety_accident_last_or_current_year: inLastOrThisYear('major_safety_accident'),
  major_quality_accident_last_or_current_year: inLastOrThisYear('major_quality_accident'),
  serious_environmental_offence_last_or_current_year: inLastOrThisYear('serious_environmental_offence'),
  serious_research_dishonesty_last_or_current_year: inLastOrThisYear('serious_research_dishonesty'),
  major_safety_accident_in_year_before_application: inLastOrThisYear('major_safety_accident'),
  major_quality_accident_in_year_before_application: inLastOrThisYear('major_quality_accident'),
  serious_environmental_offence_in_year_before_application: inLastOrThisYear('serious_environmental_offence'),
  holds_valid_high_tech_enterprise_certificate: holds('high-tech-enterprise'),
  holds_valid_tech_sme_title: holds('tech-sme'),
  holds_valid_innovative_sme_title: holds('innovative-sme'),
  holds_valid_specialised_sme_title: holds('specialised-sme'),
  holds_provincial_specialised_sme_title: holds('specialised-sme'),
}

/** Figures are texts in a file; every digit of them counts. */
function exact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exact)
  return typeof value === 'string' ? new Numeral(value) : value
}

/** The facts of a rule set that a company's file answers on a day; unknown ones are left out. */
export function ruleFactsOf(file: CompanyFile, asked: readonly string[], on: string): Record<string, unknown> {
  return Object.fromEntries(
    asked.flatMap((name) => {
      const value = readings[name]?.read(file, on) ?? null
      return value === null ? [] : [[name, exact(value)]]
    }),
  )
}

/**
 * Where what a file answers to a rule set comes from, by fact, in words: 企业档案：税务 2025. Facts that it does not answer
 * are left out.
 */
export function factOriginsOf(file: CompanyFile, asked: readonly string[], on: string): Record<string, Localized> {
  return Object.fromEntries(
    asked.flatMap((name) => {
      const read: { source: FactSource; year: number }[] = []
      const watched: CompanyFile = {
        ...file,
        valueOf(fact, year) {
          const source = file.sourceOf(fact, year)
          if (source !== null) read.push({ source, year })
          return file.valueOf(fact, year)
        },
      }
      return (readings[name]?.read(watched, on) ?? null) === null ? [] : [[name, originOf(read)]]
    }),
  )
}

function originOf(read: readonly { source: FactSource; year: number }[]): Localized {
  const [first] = read
  if (!first) return { zh: '企业档案：登记和证书', en: 'company file: registration and certificates' }
  const sources = [...new Set(read.map(({ source }) => source))]
  const years = read.map(({ year }) => year)
  const span = [...new Set([Math.min(...years), Math.max(...years)])].join('–')
  const zh = sources.map((source) => factSources[source].zh).join('、')
  const en = sources.map((source) => factSources[source].en).join(', ')
  return { zh: `企业档案：${zh} ${span}`, en: `company file: ${en}, ${span}` }
}

/**
 * Declared facts of a rule set as facts of a file, by year. What a file does not hold, or the declaration does not say for
 * certain, is left out.
 *
 * Example: declaredFacts({ staff_total: 120 }, '2026-05-11') → [{ fact: 'staff_total', period: '2025', value: '120' }]
 */
export function declaredFacts(
  declared: Readonly<Record<string, unknown>>,
  on: string,
): { fact: FactName; period: string; value: string }[] {
  return Object.entries(declared).flatMap(([name, value]) => {
    const places = readings[name]?.places(value, on) ?? []
    return places.flatMap(({ fact, year }, index) => {
      const said = Array.isArray(value) ? value[index] : value
      return said === null || said === undefined ? [] : [{ fact, period: String(year), value: textOf(said) }]
    })
  })
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value instanceof Numeral ? value.text : String(value)
}

/** Which facts of the file a fact of a rule set is made of on a day, whether they are known or not. */
export function madeOf(file: CompanyFile, name: string, on: string): FactOfYear[] {
  const read = new Map<string, FactOfYear>()
  const watched: CompanyFile = {
    ...file,
    valueOf: (fact, year) => {
      read.set(`${fact} ${year}`, { fact, year })
      return file.valueOf(fact, year)
    },
  }
  readings[name]?.read(watched, on)
  return [...read.values()]
}
