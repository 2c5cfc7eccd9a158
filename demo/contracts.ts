import { organisationByCreditCode } from '#areas/accounts'
import { type EarlierContract, takeOverRegister } from '#areas/contracts'
import type { EarlierCompany } from '#areas/enterprises'
import { bindMeasure, refreshMeasures, suggestIndicators } from '#areas/indicators'
import { fields, kinds } from '#contract/contracts'
import { allocateFen, fenText } from '#kernel/money'
import { type Actor, system } from '#platform/auth/actor'
import { loadWorkingCalendar } from '#platform/calendar'
import { outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { demoCompanies } from './companies.ts'
import { demoRegister } from './enterprises.ts'
import { districts, figures } from './history/figures.ts'
import { seriesOf, sharedOut } from './history/months.ts'

const city = '320800/'
const contractCount = 2545n
const figureName = '技术合同成交额'
/** Fen of 100 yuan, in which contracts are made up. */
const step = 10_000n

/** One month of one district: how much was registered there. */
interface Cell {
  regionPath: string
  month: number
  fen: bigint
}

/** What the city has computed from the register from now on. */
const computed = { 技术合同成交额: 'contracts.value', 技术合同登记数: 'contracts.registered' }

/**
 * The register of the demo city for January to May 2025: 2,545 invented contracts that add up to the published 114.2 亿元,
 * and in every month and district to what the city has always shown there. From now on those figures are computed from it.
 */
export async function registerDemoContracts(services: Services, officer: Actor): Promise<void> {
  const sellers = await Promise.all(
    demoCompanies.map(async ({ creditCode }) => (await organisationByCreditCode(services.db, creditCode))?.id ?? null),
  )
  await takeOverRegister({ ...services, actor: system }, demoContracts(sellers), {
    isInvented: true,
    recordedByName: '示例登记员',
  })
  const ctx = outsideRequest(services, { actor: officer, scope: { reach: 'region', regionPath: city } })
  const known = await suggestIndicators(services.db, { names: Object.keys(computed) })
  for (const [index, measure] of Object.values(computed).entries()) {
    const best = known[index]?.[0]
    if (best?.score === 1) await bindMeasure(ctx, best.indicatorId, measure)
  }
  await refreshMeasures(services, system)
}

/** The same contracts every time; some are those of the demo companies, whose ids are `sellers`. */
export function demoContracts(sellers: readonly (string | null)[] = []): EarlierContract[] {
  const cells = cellsOfTheYear()
  const counts = allocateFen(
    contractCount,
    cells.map(({ fen }) => fen),
  )
  let number = 0
  return cells
    .flatMap((cell, index) => {
      const count = Number(counts[index] ?? 0n)
      const weights = Array.from({ length: count }, (_, each) => BigInt(1 + ((each * 37 + index * 11) % 29) ** 2))
      const amounts = allocateFen(cell.fen / step, weights).map((units) => units * step)
      return amounts.map((fen) => contract(cell, fen, { number: number++, sellers }))
    })
    .sort((a, b) => (a.registeredOn < b.registeredOn ? -1 : a.registeredOn > b.registeredOn ? 1 : 0))
}

/**
 * What each district added in each month. Of districts that are late with May, the city's own register has that month, so
 * that the city's total is whole and they still owe their figure.
 */
function cellsOfTheYear(): Cell[] {
  const figure = figures.find(({ name }) => name === figureName)
  if (!figure?.partsOf2025) throw new Error(`the demo city has no ${figureName} by district`)
  const { partsOf2025, late = [], places = 0 } = figure
  const year = seriesOf(figure).filter(({ end }) => end.startsWith('2025'))
  const fenOf = (yi: string) => (BigInt(Math.round(Number(yi) * 10)) * 10_000_000_000n) / 10n
  const byMonth = year.map(({ value }) => sharedOut(value, partsOf2025, places).map(fenOf))
  const last = byMonth.length - 1
  return byMonth.flatMap((values, index) =>
    values.map((fen, place) => {
      const code = districts[place] ?? ''
      const isLate = index === last && late.includes(code)
      const before = byMonth[index - 1]?.[place] ?? 0n
      return { regionPath: isLate ? city : `${city}${code}/`, month: index + 1, fen: fen - before }
    }),
  )
}

const topics = [
  ['materials', '岩盐综合利用'],
  ['materials', '高性能薄膜材料'],
  ['electronics', '工业互联网平台'],
  ['electronics', '显示模组检测'],
  ['manufacturing', '数控装备主轴'],
  ['manufacturing', '智能仓储产线'],
  ['biomedicine', '酶制剂发酵'],
  ['biomedicine', '体外诊断试剂'],
  ['energy', '锂电池隔膜'],
  ['energy', '光伏组件回收'],
  ['environment', '印染废水处理'],
  ['agriculture', '水稻精量播种'],
  ['agriculture', '小龙虾尾料提取'],
  ['city', '地下管网监测'],
  ['transport', '内河船舶电动化'],
] as const
const kindOrder = [
  'service',
  'development',
  'service',
  'development',
  'consulting',
  'service',
  'licence',
  'transfer',
] as const
const verbs = {
  development: '开发',
  transfer: '专利转让',
  licence: '专利许可',
  consulting: '咨询',
  service: '技术服务',
}

function contract(
  { regionPath, month }: Cell,
  contractFen: bigint,
  { number, sellers }: { number: number; sellers: readonly (string | null)[] },
): EarlierContract {
  const kind = kindOrder[(number * 5) % kindOrder.length] ?? 'service'
  const [field, topic] = topics[(number * 7) % topics.length] ?? topics[0]
  const registeredOn = workdayOf(month, number)
  const signedOn = `2025-${String(month).padStart(2, '0')}-01`
  const code = regionPath.split('/').at(-2) ?? ''
  const party = { creditCode: null, country: '142' }
  const company = companyOf(regionPath, number)
  const costFen = number % 3 === 0 ? ((contractFen / 100n) * BigInt(5 + (number % 26))) / step : 0n
  return {
    regionPath,
    registeredOn,
    contractFen,
    partyId: company === null ? null : (sellers[company] ?? null),
    particulars: {
      projectName: `${topic}${verbs[kind]}（示例${number + 1}）`,
      kind,
      form: kind === 'development' ? 'commissioned' : kind === 'service' ? 'general' : null,
      content: `虚构的示例合同：${kinds[kind].zh}，${fields[field].zh}领域。`,
      field,
      ipType: kind === 'transfer' || kind === 'licence' ? 'patent' : 'none',
      ipNumber: null,
      planSource: 'none',
      industry: 'C',
      goal: null,
      signedOn,
      validFrom: signedOn,
      validTo: '2026-12-31',
      seller: { ...party, ...sellerOf(company, regionPath, number), regionCode: code, type: '150' },
      buyers: [{ ...party, name: `示例买方${1 + ((number * 13) % 410)}号（虚构）`, regionCode: '320812', type: '150' }],
      currency: 'CNY',
      originalAmount: null,
      exchangeRate: null,
      deductions: costFen > 0n ? [{ kind: 'equipment', name: '示例设备', amount: fenText(costFen * step) }] : [],
      paymentMode: 'instalments',
      expectedInput: null,
      expectedOutput: null,
    },
  }
}

/** Every fortieth contract is one of a demo company of that district, so that whoever plays a company has some. */
function companyOf(regionPath: string, number: number): number | null {
  const own = demoCompanies.flatMap((each, index) => (each.regionPath === regionPath ? [index] : []))
  return number % 40 === 0 ? (own[(number / 40) % own.length] ?? null) : null
}

function sellerOf(company: number | null, regionPath: string, number: number): { name: string; creditCode: string } {
  const known = company === null ? undefined : demoCompanies[company]
  if (known) return { name: known.name, creditCode: known.creditCode }
  const own = companiesOf(regionPath)
  const { name, creditCode } = own[(number * 17) % own.length] as EarlierCompany
  return { name, creditCode }
}

const register = demoRegister()
const byDistrict = Map.groupBy(register, (each) => each.regionPath)

/** Companies of the demo register in a district; what the city itself registers is of any. */
const companiesOf = (regionPath: string) => byDistrict.get(regionPath) ?? register

const calendar = loadWorkingCalendar()

function workdayOf(month: number, number: number): string {
  const days = Array.from(
    { length: 28 },
    (_, day) => `2025-${String(month).padStart(2, '0')}-${String(day + 1).padStart(2, '0')}`,
  )
  const working = days.filter((day) => calendar.isWorkingDay(day))
  return working[(number * 3) % working.length] ?? ''
}
