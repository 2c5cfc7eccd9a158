import { createOrganisation } from '#areas/accounts'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../../accounts/area.ts'
import { indicatorsArea } from '../../indicators/area.ts'
import { ledgerArea } from '../../ledger/area.ts'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { enterprisesArea } from '../area.ts'
import { makeCompany, someCode } from './made-company.ts'

export const city = '320800/'
export const district = '320800/320812/'
export const otherDistrict = '320800/320826/'

export const enterprisesAreas = [
  regionsArea,
  accountsArea,
  noticesArea,
  ledgerArea,
  tasksArea,
  indicatorsArea,
  enterprisesArea,
]

export interface EnterprisesApp extends TestApp {
  /** Sets the clock to ten in the morning of a day in China. */
  at(day: string): void
  officer: TestPerson
  districtOfficer: TestPerson
  /** A new company with its file. */
  company(over?: { name?: string; regionPath?: string; registeredOn?: string }): Promise<string>
  /** Somebody who acts for a company. */
  memberOf(creditCode: string, kind?: 'enterprise' | 'university'): Promise<TestPerson>
}

/** The application with company files, an officer of the city and one of a district. */
export async function startEnterprises(): Promise<EnterprisesApp> {
  let now = new Date('2026-05-11T02:00:00Z')
  const app = await startApp({ areas: enterprisesAreas, clock: { now: () => now } })
  let count = 0
  return {
    ...app,
    at: (day) => {
      now = new Date(`${day}T10:00:00+08:00`)
    },
    officer: await app.person({ role: 'city-officer', regionPath: city, name: '周科长' }),
    districtOfficer: await app.person({ role: 'district-officer', regionPath: district, name: '吴科员' }),
    company(over = {}) {
      count += 1
      const said = { creditCode: someCode(count), name: `示例企业${count}有限公司`, regionPath: district }
      return makeCompany(app.services, { ...said, ...over })
    },
    async memberOf(creditCode, kind = 'enterprise') {
      const input = { creditCode, name: `示例单位${creditCode.slice(-4)}`, kind, regionPath: district }
      const { id } = await app.services.db.tx((tx) => createOrganisation(tx, app.services, system, input))
      return app.person({ role: 'organisation-member', regionPath: district, organisationId: id })
    },
  }
}
