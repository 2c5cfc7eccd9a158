import { createOrganisation } from '#areas/accounts'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { defineErrors } from '#kernel/refusal'
import { type Area, defineArea } from '#platform/area'
import { system } from '#platform/auth/actor'
import type { TestAnswer } from '#platform/http/testing/ask'
import type { NewPerson, TestPerson } from '#platform/http/testing/people'
import { type StartAppOptions, startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../../../areas/accounts/area.ts'
import { noticesArea } from '../../../areas/notices/area.ts'
import { regionsArea } from '../../../areas/regions/area.ts'
import type { Procedure } from '../registered.ts'
import { filingLimit, stationFiling } from './sample.ts'

export const city = '320800/'
export const district = '320800/320812/'

/** An area with the given procedures; the sample one where none are given. */
export function sampleArea(procedures: readonly Procedure[] = [stationFiling]): Area {
  return defineArea({
    id: 'sample',
    title: { zh: '样例', en: 'Sample' },
    schema: new URL('./schema/', import.meta.url),
    errors: defineErrors({
      'sample.forbidden-name': { status: 422, zh: '名称不能含“虚假”。', en: 'The name must not say so.' },
      'sample.grade-too-high': {
        status: 422,
        zh: '自建站不能评一类。',
        en: 'A station run alone gets the second grade.',
      },
    }),
    permissions: {},
    routes: [],
    parameters: [filingLimit],
    procedures,
  })
}

export interface CasesApp extends TestApp {
  /** Sets the clock, in China: `2026-05-11` (at ten), `2026-05-11T17:30`, or to the millisecond. */
  at(time: string): void
  company: Company
  registrar: TestPerson
  officer: TestPerson
  districtOfficer: TestPerson
  newCompany(regionPath?: string): Promise<Company>
}

export interface Company {
  id: string
  name: string
  creditCode: string
  member: TestPerson
}

/** The application with the sample procedure, a company, and staff who look after it. */
export async function startCasesApp(
  options: Partial<StartAppOptions> & { procedures?: readonly Procedure[] } = {},
): Promise<CasesApp> {
  let now = new Date('2026-05-11T02:00:00Z')
  const { procedures, ...others } = options
  const app = await startApp({
    areas: [regionsArea, accountsArea, noticesArea, sampleArea(procedures)],
    clock: { now: () => now },
    ...others,
  })
  let count = 0
  const person = (role: NewPerson['role'], regionPath: string, over: Partial<NewPerson> = {}) =>
    app.person({ role, regionPath, ...over })

  async function newCompany(regionPath = district): Promise<Company> {
    count += 1
    const first = `9132081${String(count).padStart(10, '0')}`
    const creditCode = first + creditCodeCheckCharacter(first)
    const name = `示例企业${count}`
    const row = await app.services.db.tx((tx) =>
      createOrganisation(tx, app.services, system, { creditCode, name, kind: 'enterprise', regionPath }),
    )
    return {
      id: row.id,
      name,
      creditCode,
      member: await person('organisation-member', regionPath, { organisationId: row.id }),
    }
  }

  return {
    ...app,
    at: (time) => {
      const whole = { 10: `${time}T10:00:00`, 16: `${time}:00` }[time.length] ?? time
      now = new Date(`${whole}+08:00`)
    },
    company: await newCompany(),
    registrar: await person('registrar', city, { name: '李某' }),
    officer: await person('city-officer', city, { name: '周某' }),
    districtOfficer: await person('district-officer', district, { name: '沈某' }),
    newCompany,
  }
}

/** Valid answers of the sample form. */
export const answersOf = (company: Company, over: Record<string, unknown> = {}) => ({
  name: '黄桥羊肚菌科技特派工作站',
  kind: 'joint',
  partner: '示例农业大学',
  unitName: company.name,
  creditCode: company.creditCode,
  envoys: [{ name: '王小明', phone: '13812345678' }],
  plan: [],
  ...over,
})

export interface FiledCase {
  id: string
  number: string
  code: string
}

/** Files a case through the interface. */
export async function fileCase(
  app: CasesApp,
  over: Record<string, unknown> = {},
  company = app.company,
): Promise<FiledCase> {
  const answer = await app.request('POST', '/api/procedures/sample-filing/cases', {
    as: company.member,
    body: { key: `test-${app.services.ids.next('key')}`, answers: answersOf(company, over) },
  })
  if (answer.status !== 201) throw new Error(`not filed: ${answer.status} ${answer.text}`)
  const receipt = answer.json<{ caseId: string; number: string; code: string }>()
  return { id: receipt.caseId, number: receipt.number, code: receipt.code }
}

interface SeenCase {
  state: string
  revision: number
  stateLabel: { zh: string }
  clock: { dueOn: string; workingDaysLeft: number; colour: string } | null
  waiting: { dueOn: string; workingDaysLeft: number } | null
  actions: { name: string; path: string }[]
  timeline: { words: { zh: string }; kind: string; at: string }[]
  marks: { path: string; note: string }[]
  answers: Record<string, unknown>
  covered: string[]
  shown: { value: string }[]
  draftId: string | null
  pending: { mayCountersign: boolean; mayRecall: boolean } | null
  assignee: { name: string } | null
}

export async function seen(app: CasesApp, as: TestPerson, id: string): Promise<SeenCase> {
  const answer = await app.request('GET', `/api/procedures/sample-filing/cases/${id}`, { as })
  if (answer.status !== 200) throw new Error(`not seen: ${answer.status} ${answer.text}`)
  return answer.json<SeenCase>()
}

/** Does an action on a case as it is now. */
export async function act(
  app: CasesApp,
  as: TestPerson,
  id: string,
  path: string,
  body: Record<string, unknown> = {},
): Promise<TestAnswer> {
  const revision = body.revision ?? (await seen(app, as, id)).revision
  return app.request('POST', `/api/procedures/sample-filing/cases/${id}/${path}`, {
    as,
    body: { input: {}, ...body, revision },
  })
}
