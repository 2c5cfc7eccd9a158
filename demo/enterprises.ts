import { type EarlierCompany, takeOverCompanies } from '#areas/enterprises'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { demoCompanies } from './companies.ts'
import { districts } from './history/figures.ts'
import { awardedDays } from './recognition-awards.ts'

const city = '320800/'
/** Every file of the register, which of them hold a title (some hold both), and which held it before. */
const counts = { files: 2400, highTech: 1080, techSme: 2000, again: 113 }

/** The register of companies of the demo city: 2,000 科小 and 1,080 high-tech enterprises with valid titles, all invented. */
export async function registerDemoCompanies(services: Services): Promise<void> {
  const how = { isInvented: true, recordedByName: '示例数据' }
  await takeOverCompanies({ ...services, actor: system }, [...ownFiles(), ...demoRegister()], how)
}

const two = (number: number) => String(number).padStart(2, '0')
const topics = ['新材料', '智能装备', '生物科技', '电子科技', '节能环保', '软件', '食品科技', '纺织科技'] as const
const industries = ['C2641', 'C3560', 'C2761', 'C3982', 'C3591', 'I6513', 'C1495', 'C1713'] as const
/** Parts of the districts in a hundred, in the order of `districts`. */
const shares = [30, 16, 17, 8, 15, 8, 6]

/** The same companies every time. */
export function demoRegister(): EarlierCompany[] {
  let again = 0
  return Array.from({ length: counts.files }, (_, index) => {
    const made = company(index)
    const [latest] = made.certificates
    if (latest?.title !== 'high-tech-enterprise' || again >= counts.again) return made
    if (latest.validFrom < awardedDays.fromDay || latest.validFrom > awardedDays.toDay) return made
    again++
    const from = yearsFrom(latest.validFrom, -3, 0)
    const before = certificate(
      'high-tech-enterprise',
      from,
      yearsFrom(latest.validFrom, 0, -1),
      `GR-示例-${index + 1}-0`,
    )
    return { ...made, certificates: [...made.certificates, before] }
  })
}

function company(index: number): EarlierCompany {
  const district = districtOf((index * 37) % 100)
  const body = `91${district}MA2E${String(10_000 + index)}`
  const topic = index % topics.length
  const size = 1 + ((index * 7919) % 97)
  return {
    creditCode: body + creditCodeCheckCharacter(body),
    name: `示例${topics[topic]}${index + 1}号有限公司（虚构）`,
    regionPath: `${city}${district}/`,
    industry: industries[topic] ?? 'C2641',
    registeredOn: `${2008 + (index % 13)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
    facts: factsOf(size),
    certificates: [...highTech(index), ...techSme(index)],
  }
}

function districtOf(part: number): string {
  let sum = 0
  const place = shares.findIndex((share) => {
    sum += share
    return part < sum
  })
  return districts[place] ?? districts[0]
}

/** What the tax office would know of three years of a company of some size. */
function factsOf(size: number): EarlierCompany['facts'] {
  const staff = 8 + size * 3
  const byYear = [2022, 2023, 2024].flatMap((year, past) => {
    const sales = size * (180 + past * 25)
    return [
      { fact: 'sales_wan_yuan', period: String(year), value: String(sales) },
      { fact: 'rd_expense_wan_yuan', period: String(year), value: String(Math.round(sales * (3 + (size % 5))) / 100) },
      { fact: 'total_revenue_wan_yuan', period: String(year), value: String(Math.round(sales * 1.06)) },
    ] as const
  })
  const last = [
    { fact: 'cost_and_expense_wan_yuan', value: String(size * 205) },
    { fact: 'total_assets_wan_yuan', value: String(size * 260) },
    { fact: 'total_liabilities_wan_yuan', value: String(size * (90 + (size % 60))) },
    { fact: 'staff_total', value: String(staff) },
    { fact: 'staff_science_and_technology', value: String(Math.round((staff * (8 + (size % 25))) / 100)) },
    { fact: 'rd_staff', value: String(Math.round((staff * (5 + (size % 21))) / 100)) },
    { fact: 'high_tech_income_wan_yuan', value: String(size * (60 + (size % 90))) },
    { fact: 'tech_contract_wan_yuan', value: String((size % 13) * 45) },
    { fact: 'invention_patent_applications', value: String(size % 9) },
    { fact: 'fresh_graduates_hired', value: String(size % 7) },
    { fact: 'ip_class_1_count', value: String(size % 4) },
    { fact: 'ip_class_2_count', value: String(size % 11) },
  ] as const
  return [...byYear, ...last.map((each) => ({ ...each, period: '2024' }))].map((each) => ({
    ...each,
    source: 'tax' as const,
  }))
}

/** 986 were valid at the end of May 2025, as the city shows there; the others came in June. */
function highTech(index: number): EarlierCompany['certificates'] {
  if (index >= counts.highTech) return []
  const month = 1 + (index % 12)
  const day = two(1 + (index % 28))
  const from =
    index >= 986
      ? `2025-06-${day}`
      : index >= 952
        ? `2025-0${1 + (index % 5)}-${day}`
        : `${2023 + (index % 2)}-${two(month)}-${day}`
  return [certificate('high-tech-enterprise', from, yearsFrom(from, 3, -1), `GR-示例-${index + 1}`)]
}

/** 1,742 had their entry by the end of May, as the city shows there. */
function techSme(index: number): EarlierCompany['certificates'] {
  const number = index - (counts.files - counts.techSme)
  if (number < 0) return []
  const from =
    number >= 1742 ? `2025-06-${two(1 + (number % 28))}` : `2025-0${2 + (number % 4)}-${two(1 + (number % 28))}`
  return [certificate('tech-sme', from, '2026-03-31', `2025-示例-${number + 1}`)]
}

const certificate = (
  title: 'high-tech-enterprise' | 'tech-sme',
  validFrom: string,
  validTo: string,
  number: string,
) => ({
  title,
  validFrom,
  validTo,
  number,
})

function yearsFrom(day: string, years: number, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, date + days)).toISOString().slice(0, 10)
}

const spotless = [
  'products_prohibited_or_restricted',
  'major_safety_accident',
  'major_quality_accident',
  'serious_environmental_offence',
  'serious_research_dishonesty',
  'on_abnormal_operation_list',
  'on_serious_illegality_list',
  'has_provincial_rd_institution',
] as const

/** The companies that demo accounts act for: known well enough to be judged, with sources that disagree. */
function ownFiles(): EarlierCompany[] {
  return demoCompanies
    .filter(({ name }) => !name.includes('大学'))
    .map(({ name, creditCode, regionPath }, index) => ({
      creditCode,
      name,
      regionPath,
      industry: industries[index] ?? 'C2641',
      registeredOn: `${2013 + index}-03-18`,
      certificates: [],
      facts: [
        ...factsOf(24 + index * 9),
        { fact: 'rd_expense_wan_yuan' as const, period: '2024', value: String(300 + index), source: 'office' as const },
        { fact: 'staff_total' as const, period: '2024', value: String(85 + index), source: 'statistics' as const },
        ...['2024', '2025'].flatMap((period) =>
          spotless.map((fact) => ({ fact, period, value: 'no', source: 'registry' as const })),
        ),
      ],
    }))
}
