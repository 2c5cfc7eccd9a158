import type { EarlierCompany } from '#areas/enterprises'
import type { Answers } from '#engines/form'
import { demoRegister } from './enterprises.ts'

/** Districts in which somebody of the demo city checks applications. */
const checked = ['320800/320812/', '320800/320826/']

export interface DemoEntrant {
  company: EarlierCompany
  /** The certificate that came of last year's season; none where it was not recognised, or is not known yet. */
  certificate: { number: string; validFrom: string } | null
}

/** Companies of last year's season: invented, the same every time. Certificates are those that their files hold. */
export function lastEntrants(): DemoEntrant[] {
  const all = demoRegister().filter(({ regionPath }) => checked.includes(regionPath))
  const recognised = all.flatMap((company) => {
    const [latest] = company.certificates
    const isOf2024 = latest?.title === 'high-tech-enterprise' && latest.validFrom.startsWith('2024-12')
    return isOf2024 ? [{ company, certificate: { number: latest.number ?? '', validFrom: latest.validFrom } }] : []
  })
  return [...recognised.slice(0, 16), ...without(all, 0, 8)]
}

/** Companies of this year's season: none of them holds a certificate. */
export function entrantsNow(): DemoEntrant[] {
  return without(
    demoRegister().filter(({ regionPath }) => checked.includes(regionPath)),
    8,
    12,
  )
}

function without(all: readonly EarlierCompany[], from: number, count: number): DemoEntrant[] {
  const none = all.filter(({ certificates }) => !certificates.some(({ title }) => title === 'high-tech-enterprise'))
  return none.slice(from, from + count).map((company) => ({ company, certificate: null }))
}

const no = ['major_safety_accident', 'major_quality_accident', 'serious_environmental_offence']
const inLastThreeYears = (fact: string, values: readonly number[]) =>
  Object.fromEntries(values.map((value, index) => [`${fact}_${values.length - 1 - index}`, String(value)]))

/** What a company declares; the figures are invented and grow with `size`. */
export function highTechAnswers(size: number): Answers {
  const sales = [2000 + size * 100, 2300 + size * 120, 2700 + size * 140]
  const rd = sales.map((each) => Math.round(each * 0.06))
  return {
    days_since_registration_at_application: String(900 + size * 30),
    owns_ip_supporting_main_product: 'yes',
    core_technology_in_state_supported_fields: 'yes',
    staff_total_monthly_average: String(60 + size),
    staff_science_and_technology_monthly_average: String(12 + Math.round(size / 4)),
    ...inLastThreeYears('rd_expense_last_3_years_wan_yuan', rd),
    ...inLastThreeYears('sales_last_3_years_wan_yuan', sales),
    rd_expense_domestic_last_3_years_total_wan_yuan: String(rd.reduce((sum, each) => sum + each, 0)),
    high_tech_income_last_year_wan_yuan: String(2000 + size * 110),
    total_income_last_year_wan_yuan: String(2700 + size * 140),
    non_taxable_income_last_year_wan_yuan: '0',
    ...Object.fromEntries(no.map((fact) => [`${fact}_in_year_before_application`, 'no'])),
    ip_advancedness_grade: size % 3 === 0 ? 'average' : 'fairly_high',
    ip_core_support_grade: 'strong',
    ip_class_1_count: String(size % 3),
    ip_class_2_count: String(4 + (size % 6)),
    ip_class_2_used_in_earlier_recognition_count: '0',
    ip_any_by_own_rd: 'yes',
    took_part_in_standard_setting: 'no',
    ...inLastThreeYears('converted_results_last_3_years', [4, 5, 5 + (size % 3)]),
    ...inLastThreeYears('net_assets_last_3_years_wan_yuan', [1500 + size * 60, 1800 + size * 72, 2200 + size * 86]),
  }
}
