import { createHash } from 'node:crypto'
import { createOrganisation } from '#areas/accounts'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import type { HttpConfig } from '#platform/http/config'
import type { TestAnswer } from '#platform/http/testing/ask'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../../accounts/area.ts'
import { indicatorsArea } from '../../indicators/area.ts'
import { ledgerArea } from '../../ledger/area.ts'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { contractsArea } from '../area.ts'

export const city = '320800/'
export const district = '320800/320812/'

export const contractsAreas = [
  regionsArea,
  accountsArea,
  noticesArea,
  ledgerArea,
  tasksArea,
  indicatorsArea,
  contractsArea,
]

export interface ContractsApp extends TestApp {
  /** Sets the clock, in China: `2026-05-11` (at ten), `2026-05-11T17:30`, or to the millisecond. */
  at(time: string): void
  seller: Seller
  registrar: TestPerson
  colleague: TestPerson
  newSeller(regionPath?: string): Promise<Seller>
}

export interface Seller {
  id: string
  name: string
  creditCode: string
  member: TestPerson
}

/** The application with technology contracts, a company that sells and two registrars of the city. */
export async function startContracts(http: Partial<HttpConfig> = {}): Promise<ContractsApp> {
  let now = new Date('2026-05-11T02:00:00Z')
  const app = await startApp({
    areas: contractsAreas,
    clock: { now: () => now },
    http,
  })
  let count = 0
  async function newSeller(regionPath = district): Promise<Seller> {
    count += 1
    const creditCode = someCode(count)
    const name = `示例卖方${count}有限公司`
    const row = await app.services.db.tx((tx) =>
      createOrganisation(tx, app.services, system, { creditCode, name, kind: 'enterprise', regionPath }),
    )
    const member = await app.person({ role: 'organisation-member', regionPath, organisationId: row.id })
    return { id: row.id, name, creditCode, member }
  }
  return {
    ...app,
    at: (time) => {
      const whole = { 10: `${time}T10:00:00`, 16: `${time}:00` }[time.length] ?? time
      now = new Date(`${whole}+08:00`)
    },
    seller: await newSeller(),
    registrar: await app.person({ role: 'registrar', regionPath: city, name: '李登记' }),
    colleague: await app.person({ role: 'registrar', regionPath: city, name: '王登记' }),
    newSeller,
  }
}

export function someCode(count: number): string {
  const first = `9132081${String(count).padStart(10, '0')}`
  return first + creditCodeCheckCharacter(first)
}

/** Valid answers, 300 万元 with 80 万元 of equipment: 技术交易额 220 万元. */
export const answersOf = (seller: Seller, over: Record<string, unknown> = {}) => ({
  projectName: '锂电池隔膜涂布工艺开发',
  kind: 'development',
  developmentForm: 'commissioned',
  content: '受托研究锂电池隔膜的陶瓷涂布工艺，提交工艺规程、样品和测试报告。',
  signedOn: '2026-04-20',
  validFrom: '2026-04-20',
  validTo: '2028-04-19',
  field: 'materials',
  ipType: 'secret',
  planSource: 'none',
  industry: 'C',
  sellerName: seller.name,
  sellerCode: seller.creditCode,
  sellerType: '150',
  contact: '示例联系人',
  phone: '0517-83000000',
  buyers: [{ name: '示例买方有限公司', country: '142', creditCode: someCode(900), regionCode: '320826', type: '150' }],
  amountState: 'settled',
  currency: 'CNY',
  contractAmount: '3000000',
  deductions: [{ kind: 'equipment', name: '涂布机 1 台', amount: '800000.00' }],
  paymentMode: 'instalments',
  contractText: [],
  ...over,
})

const base = '/api/procedures/contract-registration'

export const fileAnswers = (app: ContractsApp, answers: Record<string, unknown>, seller = app.seller) =>
  app.request('POST', `${base}/cases`, {
    as: seller.member,
    body: { key: app.services.ids.next('key'), answers },
  })

/** Files a contract with its text, as the web does it. Answers the case. */
export async function fileContract(
  app: ContractsApp,
  over: Record<string, unknown> = {},
  seller = app.seller,
  { name, content } = { name: '合同.pdf', content: Buffer.from('示例合同全文') },
): Promise<string> {
  const as = seller.member
  const started = await app.request('POST', `${base}/drafts`, { as, body: { another: true } })
  const { id, revision } = started.json<{ id: string; revision: number }>()
  const sha256 = createHash('sha256').update(content).digest('hex')
  const announced = { field: 'contractText', name, sizeBytes: content.length, sha256 }
  const file = (await app.request('POST', `/api/cases/drafts/${id}/attachments`, { as, body: announced })).json<{
    id: string
  }>()
  await app.request('POST', `/api/cases/attachments/${file.id}/bytes?offset=0`, { as, bytes: content })
  const { field: _field, ...manifest } = announced
  const changes = { ...answersOf(seller, over), contractText: [{ id: file.id, ...manifest }] }
  const saved = await app.request('PATCH', `/api/cases/drafts/${id}`, { as, body: { revision, changes } })
  const filed = await app.request('POST', `${base}/drafts/${id}/submit`, {
    as,
    body: { revision: saved.json<{ revision: number }>().revision },
  })
  if (filed.status >= 300) throw new Error(`not filed: ${filed.status} ${filed.text}`)
  return filed.json<{ caseId: string }>().caseId
}

export interface SeenCase {
  state: string
  revision: number
  stateLabel: { zh: string }
  clock: { dueOn: string; workingDaysLeft: number } | null
  actions: { name: string; needsCountersign: boolean }[]
  timeline: { words: { zh: string } }[]
  shown: { label: { zh: string }; value: string; link: string | null }[]
  pending: { mayCountersign: boolean } | null
}

export async function seen(app: ContractsApp, as: TestPerson, id: string): Promise<SeenCase> {
  const answer = await app.request('GET', `${base}/cases/${id}`, { as })
  if (answer.status !== 200) throw new Error(`not seen: ${answer.status} ${answer.text}`)
  return answer.json<SeenCase>()
}

export async function act(
  app: ContractsApp,
  as: TestPerson,
  id: string,
  path: string,
  body: Record<string, unknown> = {},
): Promise<TestAnswer> {
  const revision = body.revision ?? (await seen(app, as, id)).revision
  return app.request('POST', `${base}/cases/${id}/${path}`, { as, body: { input: {}, ...body, revision } })
}

/** Files, accepts and registers a contract; answers the registration. */
export async function registerContract(
  app: ContractsApp,
  over: Record<string, unknown> = {},
  input: Record<string, unknown> = {},
  seller = app.seller,
): Promise<string> {
  const caseId = await fileContract(app, over, seller)
  await act(app, app.registrar, caseId, 'accept')
  const answer = await act(app, app.registrar, caseId, 'register', { input })
  if (answer.status !== 200) throw new Error(`not registered: ${answer.status} ${answer.text}`)
  const link = answer.json<SeenCase>().shown[0]?.link ?? ''
  return link.replace('/contracts/', '')
}
