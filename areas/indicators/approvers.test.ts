import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { jobs } from './jobs.ts'
import { city, district, indicatorNamed, officerActor, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-02T02:00:00Z')
let app: TestApp
let clerk: TestPerson
let approver: TestPerson
let cityOfficer: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  clerk = await app.person({ role: 'district-officer', regionPath: district, name: '沈' })
  approver = await app.person({ role: 'district-officer', regionPath: district, name: '顾' })
  cityOfficer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
})
afterAll(() => app.close())

async function report(period: string, value: string) {
  const indicatorId = await indicatorNamed(app, '技术合同登记数')
  const entries = [{ indicatorId, value, expectedRevision: 0, explanation: '样例' }]
  const answer = await app.request('POST', '/api/indicators/observations', {
    as: clerk,
    body: { regionPath: district, period, entries },
  })
  expect(answer.status).toBe(200)
}
async function remindOn(day: string) {
  clock.set(`${day}T02:00:00Z`)
  const job = jobs.find((one) => one.name === 'indicators.remind-owed')
  const input = { input: {}, services: app.services, actor: officerActor(), progress: () => undefined }
  await job?.run({ ...input, signal: new AbortController().signal })
}
const open = () =>
  app.services.db.query(
    `select region_path, role, title_zh from notices.notice where reason = 'indicators.approval-due' and done_at is null`,
  )
async function decide(as: TestPerson) {
  const { items } = (await app.request('GET', '/api/indicators/pending', { as })).json<{
    items: { regionPath: string; observation: { id: string } }[]
  }>()
  const observations = items.map(({ regionPath, observation }) => ({ regionPath, id: observation.id }))
  return app.request('POST', '/api/indicators/observations/decisions', {
    as,
    body: { decision: 'approved', note: null, observations },
  })
}

test('a report that waits for days reminds the approvers of its own district, until it is decided', async () => {
  await report('2025-04', '100')
  await remindOn('2025-06-04')
  expect(await open()).toEqual([])
  await remindOn('2025-06-06')
  expect(await open()).toEqual([
    { region_path: district, role: 'district-officer', title_zh: '有 1 项数据自 2025-06-02 起等待审核' },
  ])
  expect((await decide(approver)).status).toBe(200)
  expect(await open()).toEqual([])
})

test('when the only other approver has left, the city is asked, and may approve', async () => {
  await report('2025-05', '120')
  await app.services.db.query(`update auth.membership set valid_to = '2025-06-07' where id = $1`, [
    approver.membership.id,
  ])
  await remindOn('2025-06-10')
  expect(await open()).toMatchObject([{ region_path: city, role: 'city-officer' }])
  expect((await app.request('GET', '/api/indicators/pending', { as: approver })).codes).toEqual(['auth.no-membership'])
  expect((await decide(clerk)).codes).toEqual(['indicators.own-approval'])
  expect((await decide(cityOfficer)).status).toBe(200)
  expect(await open()).toEqual([])
})

test('what the approver who left had decided keeps standing under their name', async () => {
  await app.services.db.query('update auth."user" set deactivated_at = now() where id = $1', [approver.userId])
  const rows = await app.services.db.query(
    'select period, status, decided_by_name from indicators.observation order by period',
  )
  expect(rows).toEqual([
    { period: '2025-04', status: 'approved', decided_by_name: '顾' },
    { period: '2025-05', status: 'approved', decided_by_name: '王' },
  ])
})
