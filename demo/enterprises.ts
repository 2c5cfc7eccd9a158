import { type EarlierCompany, takeOverCompanies } from '#areas/enterprises'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { demoCompanies } from './companies.ts'
import { districts } from './history/figures.ts'
import { awardedDays } from './recognition-awards.ts'

const city = '320800/'
/** Every file of the register, which of them hold a title (some hold both), and which held it before. */
const counts = { files: 2400, highTech: 1080, techSme: 2000, again: 113, candidates: 570, candidatesAboveScale: 380 }

/** The register of companies of the demo city: 2,000 科小 and 1,080 high-tech enterprises with valid titles, all invented. */
export async function registerDemoCompanies(services: Services): Promise<void> {
  const how = { isInvented: true, recordedByName: '示例数据' }
  await takeOverCompanies({ ...services, actor: system }, [...ownFiles(), ...demoRegister()], how)
}

const two = (number: number) => String(number).padStart(2, '0')
const topics = ['新材料', '智能装备', '生物科技', '电子科技', '节能环保', '软件', '食品科技', '纺织科技'] as const
const industries = ['C2641', 'C3560', 'C2761', 'C3982', 'C3591', 'I6513', 'C1495', 'C1713'] as const
/** Parts of the districts in a hundred, in the order of `districts`. */
const districtShares = [30, 16, 17, 8, 15, 8, 6]

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
    facts: [...factsOf(size, index), ...registryFactsOf(index)],
    certificates: [...highTech(index), ...techSme(index)],
  }
}

function districtOf(part: number): string {
  let sum = 0
  const place = districtShares.findIndex((share) => {
    sum += share
    return part < sum
  })
  return districts[place] ?? districts[0]
}

/** The same number between 0 and 1 for the same company and thing, and another for every other. */
function chance(index: number, thing: number): number {
  let x = Math.imul(index * 64 + thing + 1, 0x9e3779b1)
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b)
  return ((x ^ (x >>> 13)) >>> 0) / 2 ** 32
}

type Kind = 'holder' | 'above-scale candidate' | 'candidate' | 'other'

const isIndustry = (index: number) => industries[index % topics.length]?.startsWith('C') ?? false

/** Of the companies without a high-tech title 570 meet its measurable conditions, 380 of them above-scale industry. */
function kindOf(index: number): Kind {
  const place = index - counts.highTech
  if (place < 0) return 'holder'
  if (place >= counts.candidates) return 'other'
  const industryBefore = Array.from({ length: place }, (_, each) => counts.highTech + each).filter(isIndustry).length
  return isIndustry(index) && industryBefore < counts.candidatesAboveScale ? 'above-scale candidate' : 'candidate'
}

/** Between which shares a company of a kind lies: of staff in science, of R&D in sales, of high-tech income. */
const shares: Record<Kind, { scientists: [number, number]; rd: [number, number]; highTech: [number, number] }> = {
  holder: { scientists: [0.095, 0.36], rd: [0.03, 0.11], highTech: [0.58, 0.98] },
  'above-scale candidate': { scientists: [0.115, 0.34], rd: [0.056, 0.11], highTech: [0.64, 0.97] },
  candidate: { scientists: [0.115, 0.34], rd: [0.056, 0.11], highTech: [0.64, 0.97] },
  // Each lacks people who do research, so that nobody else meets every measurable condition.
  other: { scientists: [0.02, 0.094], rd: [0.012, 0.075], highTech: [0.12, 0.92] },
}

/** What the tax office would know of three years of a company of some size. */
function factsOf(size: number, index: number): EarlierCompany['facts'] {
  const kind = kindOf(index)
  const between = (thing: number, [least, most]: readonly [number, number]) =>
    least + chance(index, thing) * (most - least)
  const whole = (thing: number, least: number, most: number) => Math.round(between(thing, [least, most]))
  const part = (amount: number, share: number) => String(Math.round(amount * share * 100) / 100)
  const staff = 8 + size * 3 + whole(0, 0, 9)
  const growth = between(1, [-0.12, 0.38])
  const lastSales =
    kind === 'candidate'
      ? whole(2, 420, 1820)
      : (kind === 'above-scale candidate' ? 2300 : 20) + size * 160 + whole(2, 0, 400)
  const rdShare = between(3, shares[kind].rd)
  const byYear = [2022, 2023, 2024].flatMap((year) => {
    const sales = lastSales / (1 + growth) ** (2024 - year)
    return [
      { fact: 'sales_wan_yuan', period: String(year), value: part(sales, 1) },
      { fact: 'rd_expense_wan_yuan', period: String(year), value: part(sales, rdShare + (year - 2022) * 0.002) },
      { fact: 'total_revenue_wan_yuan', period: String(year), value: part(sales, 1.06) },
    ] as const
  })
  const scientists = between(5, shares[kind].scientists)
  // Whole people: an "other" never reaches a tenth by rounding, everybody else never falls below it by that.
  const inScience = kind === 'other' ? Math.floor(staff * scientists) : Math.ceil(staff * scientists)
  const last = [
    { fact: 'main_business_revenue_wan_yuan', value: part(lastSales, 0.94) },
    { fact: 'total_income_wan_yuan', value: part(lastSales, 1.08) },
    { fact: 'non_taxable_income_wan_yuan', value: '0' },
    { fact: 'cost_and_expense_wan_yuan', value: part(lastSales, between(6, [0.78, 1.02])) },
    { fact: 'total_assets_wan_yuan', value: part(lastSales, between(7, [0.5, 1.1])) },
    { fact: 'total_liabilities_wan_yuan', value: part(lastSales, between(8, [0.15, 0.45])) },
    { fact: 'staff_total', value: String(staff) },
    { fact: 'staff_science_and_technology', value: String(inScience) },
    { fact: 'rd_staff', value: String(Math.floor(inScience * between(9, [0.5, 0.95]))) },
    { fact: 'high_tech_income_wan_yuan', value: part(lastSales, 1.08 * between(4, shares[kind].highTech)) },
    { fact: 'tech_contract_wan_yuan', value: String(whole(10, 0, 12) * 45) },
    { fact: 'invention_patent_applications', value: String(whole(11, 0, 8)) },
    { fact: 'fresh_graduates_hired', value: String(whole(12, 0, 6)) },
    { fact: 'ip_class_1_count', value: String(whole(13, 0, 3)) },
    { fact: 'ip_class_2_count', value: String(whole(14, 0, 10)) },
  ] as const
  return [...byYear, ...last.map((each) => ({ ...each, period: '2024' }))].map((each) => ({
    ...each,
    source: 'tax' as const,
  }))
}

/** What a company can be struck by, and what it would be confirmed by without points: nothing of it, for almost all. */
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
const unregistered = 8
const struck = 97

/** Nothing was said of every eighth company, so that there are gaps to fill; a few are on the list of abnormal operation. */
function registryFactsOf(index: number): EarlierCompany['facts'] {
  if (index % unregistered === 0) return []
  const isStruck = index % struck === 1
  return ['2024', '2025'].flatMap((period) =>
    spotless.map((fact) => ({
      ...{ fact, period, source: 'registry' as const },
      value: isStruck && fact === 'on_abnormal_operation_list' ? 'yes' : 'no',
    })),
  )
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

/** What the tax office would know of three years of a company that a demo account acts for. */
function ownFactsOf(size: number): EarlierCompany['facts'] {
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
        ...ownFactsOf(24 + index * 9),
        { fact: 'rd_expense_wan_yuan' as const, period: '2024', value: String(300 + index), source: 'office' as const },
        { fact: 'staff_total' as const, period: '2024', value: String(85 + index), source: 'statistics' as const },
        ...['2024', '2025'].flatMap((period) =>
          spotless.map((fact) => ({ fact, period, value: 'no', source: 'registry' as const })),
        ),
      ],
    }))
}
