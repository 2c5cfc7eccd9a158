import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantCertificate } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import { someCode } from '../enterprises/testing/made-company.ts'
import type { Screening } from './contract/screening.ts'
import {
  nurseryBase as base,
  enter,
  members,
  nurseryCompany,
  ok,
  openPool,
  sayScientists,
  stay,
} from './testing/nursery-steps.ts'
import {
  type Applicant,
  city,
  district,
  type RecognitionApp,
  returnTitle,
  startRecognition,
} from './testing/recognition-app.ts'

const procedure = '/api/procedures/high-tech-nursery-entry'
let app: RecognitionApp

beforeAll(async () => {
  app = await startRecognition()
})
afterAll(() => app?.close())

let keys = 0
const apply = ({ member, name }: Applicant, level = 'district') =>
  app.request('POST', `${procedure}/cases`, {
    as: member,
    body: {
      key: `nursery-entry-${keys++}`,
      answers: {
        ...{ applicantName: name, contact: '示例联系人', phone: '0517-83000000', level },
        ...{ plannedYear: '2027', wanted: '研发费用归集辅导' },
      },
    },
  })

async function act(id: string, action: string, input: object = {}, as = app.districtOfficer) {
  const seen = ok(await app.request('GET', `${procedure}/cases/${id}`, { as })).json<{ revision: number }>()
  return app.request('POST', `${procedure}/cases/${id}/${action}`, { as, body: { revision: seen.revision, input } })
}

test('a company applies, the district accepts, and its certificate converts it; another try is refused with the reason', async () => {
  const company = await app.company()
  expect((await apply(company)).codes).toEqual(['recognition.nursery-no-pool'])
  const pool = await openPool(app, app.districtOfficer, { name: '县区高企培育库' })
  await nurseryCompany(app, { creditCode: company.creditCode, regionPath: district, scientists: 12 })
  const { caseId: id } = ok(await apply(company)).json<{ caseId: string }>()
  expect((await apply(company)).codes).toEqual(['recognition.nursery-applied'])
  const seen = ok(await app.request('GET', `${procedure}/cases/${id}`, { as: company.member })).json<{
    shown: { label: { zh: string }; value: string }[]
  }>()
  expect(seen.shown.map(({ value }) => value)).toContain('县区高企培育库')

  ok(await act(id, 'accept', { reason: '已约定下月补报成立日期' }))
  const [member] = await members(app, app.districtOfficer, pool.id)
  expect(member).toMatchObject({ creditCode: company.creditCode, way: 'applied', stage: 'no-plan' })
  expect((await apply(company)).codes).toEqual(['recognition.nursery-in'])
  const path = `${base}/memberships/${company.creditCode}/${member?.membershipId}`
  expect(await stay(app, company.member, path)).toMatchObject({
    caseId: id,
    may: { keep: false, tend: false, openPool: false, openFile: true },
  })

  app.at('2026-07-05')
  const said = { title: 'high-tech-enterprise' as const, number: 'GR202632000001', validFrom: '2026-07-01' }
  await app.services.db.tx((tx) => grantCertificate(tx, { ...app.services, actor: system }, company.creditCode, said))
  const own = ok(await app.request('GET', `${base}/own`, { as: company.member })).json<{ items: object[] }>()
  expect(own.items).toMatchObject([{ stage: 'converted', exitedOn: '2026-07-01' }])
  expect((await stay(app, company.member, path)).exit).toMatchObject({
    certificateNumber: 'GR202632000001',
    recordedOn: '2026-07-05',
  })
  const after = ok(await apply(company)).json<{ caseId: string }>()
  expect((await act(after.caseId, 'accept', { reason: '仍同意' })).codes).toEqual(['recognition.nursery-holds'])
  ok(await act(after.caseId, 'refuse', { reason: '已持有有效证书' }))
  app.at('2026-06-10')
})

test('whoever does not meet the conditions is taken in with a reason only; once, when two accept at once', async () => {
  const company = await app.company()
  await nurseryCompany(app, { creditCode: company.creditCode, regionPath: district })
  const { caseId: id } = ok(await apply(company)).json<{ caseId: string }>()
  expect((await act(id, 'accept')).codes).toEqual(['recognition.nursery-reason-missing'])
  const both = await Promise.all([act(id, 'accept', { reason: '同意' }), act(id, 'accept', { reason: '同意' })])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const whole = ok(await app.request('GET', `${base}/companies/${company.creditCode}`, { as: app.districtOfficer }))
  expect(whole.json<{ items: object[] }>().items).toHaveLength(1)
})

test('withdrawn, a company may apply again', async () => {
  const company = await app.company()
  const { caseId: id } = ok(await apply(company)).json<{ caseId: string }>()
  ok(await act(id, 'withdraw', {}, company.member))
  ok(await apply(company))
})

test('an application whose time for corrections ran out keeps no company from applying', async () => {
  const company = await app.company()
  const { caseId: id } = ok(await apply(company)).json<{ caseId: string }>()
  await returnTitle(app, id, { procedureId: 'high-tech-nursery-entry' })
  app.at('2026-11-02')
  ok(await apply(company))
  app.at('2026-06-10')
})

test('what a screening found is entered in bulk with the criteria that it kept; what it did not find is refused', async () => {
  const pool = await openPool(app, app.cityOfficer, { name: '市高企培育库' })
  const codes = [someCode(811), someCode(812)]
  await nurseryCompany(app, { creditCode: codes[0] ?? '', regionPath: district, scientists: 15 })
  await nurseryCompany(app, { creditCode: codes[1] ?? '', regionPath: district, scientists: 8 })
  const screening = await screened('high-tech-enterprise', ['staff_ratio'])
  // The file changes afterwards; what the screening kept counts.
  await sayScientists(app, codes[0] ?? '', 1)
  const answer = await enter(app, app.cityOfficer, pool.id, {
    ...{ creditCodes: [...codes, someCode(899)], screeningId: screening.id, reason: null },
  })
  expect(answer).toMatchObject({ entered: 2, refused: [{ creditCode: someCode(899) }] })
  const [first] = await members(app, app.cityOfficer, pool.id, `&q=${codes[0]}`)
  const whole = await stay(app, app.cityOfficer, `${base}/memberships/${codes[0]}/${first?.membershipId}`)
  expect(whole).toMatchObject({ way: 'screened', outcome: 'meets', isSame: true, screeningId: screening.id })
  expect(whole.criteria).toMatchObject([{ id: 'staff_ratio', ok: true }])
  expect(whole.progress.opened).toHaveLength(1)
  const other = await screened('tech-sme', ['G1'])
  const body = { creditCodes: codes, screeningId: other.id, reason: null }
  const wrong = await app.request('POST', `${base}/pools/${pool.id}/members`, { as: app.cityOfficer, body })
  expect(wrong.codes).toEqual(['recognition.nursery-other-title'])
})

async function screened(goal: string, gates: string[]): Promise<Screening> {
  const path = '/api/recognition/screenings'
  const body = {
    ...{ title: '示例摸排', goal, gates, atLeast: null, mostFailed: 1, asOf: '2026-06-10' },
    ...{ withinRegion: city, section: null, notHolding: null },
  }
  const { id } = ok(await app.request('POST', path, { as: app.cityOfficer, body })).json<Screening>()
  for (;;) {
    const now = ok(await app.request('GET', `${path}/${id}`, { as: app.cityOfficer })).json<Screening>()
    if (now.state === 'done') return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
