import { createOrganisation } from '#areas/accounts'
import { type EarlierCompany, takeOverCompanies } from '#areas/enterprises'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import type { Services } from '#platform/services'
import { accountsArea } from '../../accounts/area.ts'
import { enterprisesArea } from '../../enterprises/area.ts'
import { indicatorsArea } from '../../indicators/area.ts'
import { ledgerArea } from '../../ledger/area.ts'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { computePointsAt } from '../actions/points/run-points.ts'
import { recognitionArea } from '../area.ts'

export const city = '320800/'
export const district = '320800/320812/'
export const otherDistrict = '320800/320826/'
export const today = '2026-05-11'

/** An invented credit code that checks. */
export function someCode(count: number): string {
  const first = `9132081${String(count).padStart(10, '0')}`
  return first + creditCodeCheckCharacter(first)
}

type Figures = Partial<Record<EarlierCompany['facts'][number]['fact'], string>>

/** A growing firm of 2025, by round figures: what the worked examples are about. */
export const grownFirm: { last: Figures; before: Figures } = {
  last: {
    rd_expense_wan_yuan: '500',
    total_revenue_wan_yuan: '8000',
    staff_total: '100',
    rd_staff: '24',
    invention_patent_applications: '5',
    pct_applications: '0',
    tech_contract_wan_yuan: '100',
    high_tech_income_wan_yuan: '6000',
    super_deduction_tax_saved_wan_yuan: '120',
    fresh_graduates_hired: '4',
    provincial_platforms: '1',
    provincial_st_awards: '0',
    provincial_st_projects: '1',
    venture_capital_wan_yuan: '0',
  },
  before: { rd_expense_wan_yuan: '400', total_revenue_wan_yuan: '10000' },
}

/** A file with the figures of the two years before the day of the tests. */
export async function makeFirm(
  services: Services,
  company: { creditCode: string; name?: string; regionPath?: string; registeredOn?: string; industry?: string },
  { last, before }: { last: Figures; before: Figures } = grownFirm,
  certificates: EarlierCompany['certificates'] = [],
): Promise<string> {
  const { creditCode, name = `示例企业${creditCode.slice(-5)}有限公司`, regionPath = district } = company
  const { registeredOn = '2020-03-18', industry = 'C2641' } = company
  const said = ([figures, period]: [Figures, string]) =>
    Object.entries(figures).map(([fact, value]) => ({
      fact: fact as keyof Figures,
      period,
      value: value ?? '',
      source: 'tax' as const,
    }))
  const facts = [said([last, '2025']), said([before, '2024'])].flat()
  const file = { creditCode, name, regionPath, industry, registeredOn, facts, certificates }
  await takeOverCompanies({ ...services, actor: system }, [file], { isInvented: true, recordedByName: '示例税务' })
  return creditCode
}

/** Computes all points of the city at once, as its job would. */
export function computeNow(services: Services, on = today, regionPath = city) {
  return computePointsAt(services, { regionPath, on, byName: '周科长' })
}

export interface PointsApp extends TestApp {
  officer: TestPerson
  districtOfficer: TestPerson
  /** Somebody who acts for a company, with an account of its own. */
  memberOf(creditCode: string): Promise<TestPerson>
}

export const areasOfRecognition = [
  regionsArea,
  accountsArea,
  noticesArea,
  ledgerArea,
  tasksArea,
  indicatorsArea,
  enterprisesArea,
  recognitionArea,
]

/** The application with an officer of the city and one of a district. */
export async function startPoints(): Promise<PointsApp> {
  let seconds = 0
  // A clock that goes on: of two rankings the later one counts.
  const now = () => new Date(Date.parse(`${today}T02:00:00Z`) + 1000 * seconds++)
  const app = await startApp({ areas: areasOfRecognition, clock: { now } })
  return {
    ...app,
    officer: await app.person({ role: 'city-officer', regionPath: city, name: '周科长' }),
    districtOfficer: await app.person({ role: 'district-officer', regionPath: otherDistrict, name: '吴科员' }),
    async memberOf(creditCode) {
      const input = {
        creditCode,
        name: `示例单位${creditCode.slice(-4)}`,
        kind: 'enterprise' as const,
        regionPath: district,
      }
      const { id } = await app.services.db.tx((tx) => createOrganisation(tx, app.services, system, input))
      return app.person({ role: 'organisation-member', regionPath: district, organisationId: id })
    },
  }
}
