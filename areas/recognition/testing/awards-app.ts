import { createOrganisation } from '#areas/accounts'
import { openAccount, post } from '#areas/ledger'
import { businessDate } from '#kernel/clock'
import { system } from '#platform/auth/actor'
import type { HttpConfig } from '#platform/http/config'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import type { Services } from '#platform/services'
import type { Title } from '../../enterprises/codes.ts'
import { makeCertificate, makeCompany, someCode } from '../../enterprises/testing/made-company.ts'
import { recognitionFund } from '../actions/awards/decide-batch.ts'
import { city, district, recognitionAreas } from './recognition-app.ts'

export interface AwardsApp extends TestApp {
  /** Sets the clock to ten in the morning of a day in China. */
  at(day: string): void
  officer: TestPerson
  colleague: TestPerson
  finance: TestPerson
  /** Somebody who acts for a company. */
  memberOf(creditCode: string, regionPath: string): Promise<TestPerson>
  /** A company that was recognised: of a high-tech enterprise where nothing else is said. */
  recognised(validFrom: string, over?: { title?: Title; validTo?: string; creditCode?: string }): Promise<string>
}

/** The application with recognition awards, two officers of the city and its finance. */
export async function startAwards(http: Partial<HttpConfig> = {}): Promise<AwardsApp> {
  let now = new Date('2026-05-11T02:00:00Z')
  const app = await startApp({ areas: recognitionAreas, clock: { now: () => now }, http })
  let count = 0
  return {
    ...app,
    at: (day) => {
      now = new Date(`${day}T10:00:00+08:00`)
    },
    officer: await app.person({ role: 'city-officer', regionPath: city, name: '周科长' }),
    colleague: await app.person({ role: 'city-officer', regionPath: city, name: '吴处长' }),
    finance: await app.person({ role: 'finance-officer', regionPath: city, name: '许财务' }),
    async memberOf(creditCode, regionPath) {
      const input = { creditCode, name: `示例企业${creditCode.slice(-4)}`, kind: 'enterprise' as const, regionPath }
      const { id } = await app.services.db.tx((tx) => createOrganisation(tx, app.services, system, input))
      return app.person({ role: 'organisation-member', regionPath, organisationId: id })
    },
    async recognised(validFrom, { creditCode, ...over } = {}) {
      count += 1
      const code = creditCode ?? someCode(count)
      const name = `示例企业${count}有限公司`
      if (!creditCode) await makeCompany(app.services, { creditCode: code, name, regionPath: district })
      await makeCertificate(app.services, code, validFrom, over)
      return code
    },
  }
}

/** Money in the fund of this year, as finance would enter it; answers the fund. */
export async function fillRecognitionFund(services: Services, regionPath: string, amountFen: bigint): Promise<string> {
  const year = Number(businessDate(services.clock.now()).slice(0, 4))
  return services.db.tx(async (tx) => {
    const source = await openAccount(tx, services, system, {
      ...{ regionPath, code: `budget/recognition-test-${year}`, name: '专项预算', kind: 'source' as const },
    })
    const fund = await openAccount(tx, services, system, recognitionFund(regionPath, year))
    await post(tx, services, system, {
      regionPath,
      key: services.ids.next('key'),
      transfers: [{ from: source.id, to: fund.id, amountFen }],
      purpose: '安排认定奖补资金',
      origin: { area: 'test', id: null, label: null, href: null },
    })
    return fund.id
  })
}
