import { createHash } from 'node:crypto'
import { createOrganisation } from '#areas/accounts'
import { system } from '#platform/auth/actor'
import type { HttpConfig } from '#platform/http/config'
import type { TestAnswer } from '#platform/http/testing/ask'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../../accounts/area.ts'
import { enterprisesArea } from '../../enterprises/area.ts'
import { someCode } from '../../enterprises/testing/made-company.ts'
import { indicatorsArea } from '../../indicators/area.ts'
import { ledgerArea } from '../../ledger/area.ts'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { recognitionArea } from '../area.ts'

export const city = '320800/'
export const district = '320800/320812/'

export const recognitionAreas = [
  regionsArea,
  accountsArea,
  noticesArea,
  ledgerArea,
  tasksArea,
  indicatorsArea,
  enterprisesArea,
  recognitionArea,
]

export interface Applicant {
  id: string
  name: string
  creditCode: string
  member: TestPerson
}

export interface RecognitionApp extends TestApp {
  /** Sets the clock to ten in the morning of a day in China. */
  at(day: string): void
  cityOfficer: TestPerson
  districtOfficer: TestPerson
  company(kind?: 'enterprise' | 'university'): Promise<Applicant>
}

/** The application with companies, an officer of the city and one of a district. */
export async function startRecognition(http: Partial<HttpConfig> = {}): Promise<RecognitionApp> {
  let now = new Date('2026-06-10T02:00:00Z')
  const app = await startApp({ areas: recognitionAreas, clock: { now: () => now }, http })
  let count = 0
  return {
    ...app,
    at: (day) => {
      now = new Date(`${day}T10:00:00+08:00`)
    },
    cityOfficer: await app.person({ role: 'city-officer', regionPath: city, name: '周科长' }),
    districtOfficer: await app.person({ role: 'district-officer', regionPath: district, name: '吴科员' }),
    async company(kind = 'enterprise') {
      count += 1
      const made = { creditCode: someCode(count), name: `示例申报${count}有限公司`, kind, regionPath: district }
      const { id } = await app.services.db.tx((tx) => createOrganisation(tx, app.services, system, made))
      const member = await app.person({ role: 'organisation-member', regionPath: district, organisationId: id })
      return { id, name: made.name, creditCode: made.creditCode, member }
    },
  }
}

const no = [
  'products_in_prohibited_restricted_or_eliminated_class',
  'major_safety_accident_last_or_current_year',
  'major_quality_accident_last_or_current_year',
  'serious_environmental_offence_last_or_current_year',
  'serious_research_dishonesty_last_or_current_year',
  'on_abnormal_operation_list',
  'on_serious_illegality_list',
  'holds_valid_high_tech_enterprise_certificate',
  'recognised_provincial_or_ministerial_rd_institution',
  'national_st_award_last_5_years',
  'drafted_international_national_or_industry_standard_last_5_years',
]

/** Worked example SME-1: 16 + 40 + 18 = 74 points, all conditions met. */
export const techSmeAnswers: Record<string, string> = {
  registered_in_mainland_as_resident_enterprise: 'yes',
  staff_total: '120',
  staff_science_and_technology: '30',
  sales_last_year_wan_yuan: '8000',
  total_assets_wan_yuan: '9000',
  rd_expense_last_year_wan_yuan: '400',
  cost_and_expense_last_year_wan_yuan: '7000',
  ip_class_1_count: '0',
  ip_class_2_count: '3',
  ...Object.fromEntries(no.map((name) => [name, 'no'])),
}

export interface SeenCase {
  id: string
  state: string
  revision: number
  shown: { label: { zh: string }; value: string; link: string | null }[]
}

const base = (procedureId: string) => `/api/procedures/${procedureId}`

/** A draft of an application as the web makes it: what is known filled in, then answers and one file of evidence. */
export async function draftTitle(
  app: RecognitionApp,
  { member }: Applicant,
  over: Record<string, unknown> = {},
  { procedureId = 'tech-sme-entry', content = `示例财务报表${app.services.ids.next('x')}` } = {},
): Promise<{ id: string; revision: number; started: TestAnswer }> {
  const as = member
  const started = await app.request('POST', `${base(procedureId)}/drafts`, { as, body: { another: true } })
  const { id, revision } = started.json<{ id: string; revision: number }>()
  const bytes = Buffer.from(`%PDF-1.4\n% ${content}\n`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const announced = { field: 'evidence', name: '财务报表.pdf', sizeBytes: bytes.length, sha256 }
  const file = await app.request('POST', `/api/cases/drafts/${id}/attachments`, { as, body: announced })
  const { id: fileId } = file.json<{ id: string }>()
  const sent = await app.request('POST', `/api/cases/attachments/${fileId}/bytes?offset=0`, { as, bytes })
  if (sent.status >= 300) throw new Error(`not sent: ${sent.status} ${sent.text}`)
  const { field: _field, ...manifest } = announced
  const answers = { contact: '示例联系人', phone: '0517-83000000', isPledged: true, ...techSmeAnswers, ...over }
  const changes = { ...answers, evidence: [{ id: fileId, ...manifest }] }
  const saved = await app.request('PATCH', `/api/cases/drafts/${id}`, { as, body: { revision, changes } })
  if (saved.status !== 200) throw new Error(`not saved: ${saved.status} ${saved.text}`)
  return { id, revision: saved.json<{ revision: number }>().revision, started }
}

export async function applyFor(
  app: RecognitionApp,
  company: Applicant,
  over: Record<string, unknown> = {},
  how: { procedureId?: string; content?: string } = {},
): Promise<TestAnswer> {
  const { id, revision } = await draftTitle(app, company, over, how)
  const path = `${base(how.procedureId ?? 'tech-sme-entry')}/drafts/${id}/submit`
  return app.request('POST', path, { as: company.member, body: { revision } })
}

/** Files an application; answers its case. */
export async function filedTitle(...given: Parameters<typeof applyFor>): Promise<string> {
  const answer = await applyFor(...given)
  if (answer.status >= 300) throw new Error(`not filed: ${answer.status} ${answer.text}`)
  return answer.json<{ caseId: string }>().caseId
}

export async function seenTitle(app: RecognitionApp, as: TestPerson, id: string, procedureId = 'tech-sme-entry') {
  const answer = await app.request('GET', `${base(procedureId)}/cases/${id}`, { as })
  if (answer.status !== 200) throw new Error(`not seen: ${answer.status} ${answer.text}`)
  return answer.json<SeenCase>()
}

export async function actOnTitle(
  app: RecognitionApp,
  as: TestPerson,
  id: string,
  action: string,
  input: Record<string, unknown> = {},
  procedureId = 'tech-sme-entry',
): Promise<TestAnswer> {
  const { revision } = await seenTitle(app, as, id, procedureId)
  return app.request('POST', `${base(procedureId)}/cases/${id}/${action}`, { as, body: { input, revision } })
}

/** The district returns an application, with a mark on its telephone number. */
export async function returnTitle(
  app: RecognitionApp,
  id: string,
  { as = app.districtOfficer, procedureId = 'tech-sme-entry' }: { as?: TestPerson; procedureId?: string } = {},
): Promise<void> {
  const { revision } = await seenTitle(app, as, id, procedureId)
  const body = { input: { reason: '请补正' }, revision, marks: [{ path: 'phone', note: '请核对' }] }
  const answer = await app.request('POST', `${base(procedureId)}/cases/${id}/return-for-correction`, { as, body })
  if (answer.status !== 200) throw new Error(`return: ${answer.status} ${answer.text}`)
}

/** Takes a filed application through district, city and notice until it is granted. */
export async function grantedTitle(app: RecognitionApp, id: string, procedureId = 'tech-sme-entry'): Promise<void> {
  const visit = { visitedOn: '2026-06-10', visitFinding: '生产和研发场所属实。' }
  for (const [person, action, input] of [
    [app.districtOfficer, 'pass', visit],
    [app.cityOfficer, 'examine', {}],
  ] as const) {
    const answer = await actOnTitle(app, person, id, action, input, procedureId)
    if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${answer.text}`)
  }
  app.at('2026-07-01')
  const answer = await actOnTitle(app, app.cityOfficer, id, 'grant', { number: '2026320812A00001' }, procedureId)
  if (answer.status !== 200) throw new Error(`grant: ${answer.status} ${answer.text}`)
}
