import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadWorkingCalendar, workingDaysLeft } from '#platform/calendar'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { noticesArea } from './area.ts'
import { type NewNotice, notify, resolveTodos } from './public.ts'

const city = '320800/'
const district = '320800/320812/'
let app: TestApp
let clerk: TestPerson
let colleague: TestPerson
let neighbour: TestPerson

beforeAll(async () => {
  app = await startApp({ areas: [noticesArea], clock: { now: () => new Date('2025-05-20T02:00:00Z') } })
  clerk = await app.person({ role: 'district-officer', regionPath: district })
  colleague = await app.person({ role: 'district-officer', regionPath: district })
  neighbour = await app.person({ role: 'district-officer', regionPath: '320800/320803/' })
})
beforeEach(() => app.services.db.query('delete from notices.notice'))
afterAll(() => app.close())

const tell = (over: Partial<NewNotice>) =>
  app.services.db.tx((tx) =>
    notify(tx, app.services, {
      kind: 'todo',
      to: { role: 'district-officer' },
      regionPath: district,
      title: { zh: '请填报 5 月数据', en: 'Report May' },
      link: '/indicators/reports/rpt_1',
      object: 'report:rpt_1',
      reason: 'indicators.report-due',
      ...over,
    }),
  )

interface Listed {
  items: { id: string; title: { zh: string }; isRead: boolean; isOverdue: boolean; doneAt: string | null }[]
  total: number
}
const list = async (as: TestPerson, query = '') =>
  (await app.request('GET', `/api/notices${query}`, { as })).json<Listed>()
const count = async (as: TestPerson) => (await app.request('GET', '/api/notices/count', { as })).json()

test('a to-do for a role reaches everybody who has it in exactly that region', async () => {
  await tell({})
  const cityOfficer = await app.person({ role: 'city-officer', regionPath: city })
  expect((await list(clerk)).items[0]).toMatchObject({ title: { zh: '请填报 5 月数据' }, isRead: false })
  expect((await list(colleague)).total).toBe(1)
  expect((await list(neighbour)).total).toBe(0)
  expect((await list(cityOfficer)).total).toBe(0)
})

test('each kind of recipient sees its own and nobody else does', async () => {
  const department = await app.person({ role: 'department-officer', regionPath: city, departmentId: 'dep_1' })
  const member = await app.person({ role: 'organisation-member', regionPath: city, organisationId: 'org_1' })
  await tell({ to: { departmentId: 'dep_1' }, object: 'a' })
  await tell({ to: { organisationId: 'org_1' }, object: 'b' })
  await tell({ to: { membershipId: clerk.membership.id }, object: 'c' })
  await tell({ to: { userId: neighbour.userId }, object: 'd' })
  for (const person of [department, member, clerk, neighbour]) expect((await list(person)).total).toBe(1)
  expect((await list(colleague)).total).toBe(0)
})

test('what is for one membership of a person is not seen through another', async () => {
  const alsoMember = await app.alsoAs(clerk, { role: 'organisation-member', regionPath: city, organisationId: 'org_2' })
  await tell({ to: { organisationId: 'org_2' } })
  expect((await list(clerk)).total).toBe(0)
  expect((await list(alsoMember)).total).toBe(1)
})

test('a to-do closes with its object, for everybody, and stays in the history', async () => {
  await tell({})
  await tell({ reason: 'indicators.report-late' })
  const closed = await app.services.db.tx((tx) =>
    resolveTodos(tx, app.services, 'report:rpt_1', 'indicators.report-late'),
  )
  expect(closed).toBe(1)
  expect(await count(clerk)).toEqual({ todoCount: 1, unreadCount: 0 })
  await app.services.db.tx((tx) => resolveTodos(tx, app.services, 'report:rpt_1'))
  expect(await count(colleague)).toEqual({ todoCount: 0, unreadCount: 0 })
  expect((await list(clerk, '?state=all')).items.map(({ doneAt }) => doneAt)).toHaveLength(2)
})

test('a message disappears from the open ones when it is read, for its reader only', async () => {
  await tell({ kind: 'message' })
  expect(await count(clerk)).toEqual({ todoCount: 0, unreadCount: 1 })
  const id = (await list(clerk)).items[0]?.id
  expect((await app.request('POST', `/api/notices/${id}/read`, { as: clerk })).status).toBe(204)
  expect(await count(clerk)).toEqual({ todoCount: 0, unreadCount: 0 })
  expect(await count(colleague)).toEqual({ todoCount: 0, unreadCount: 1 })
  await app.request('POST', '/api/notices/read-all', { as: colleague })
  expect(await count(colleague)).toEqual({ todoCount: 0, unreadCount: 0 })
})

test('a notice of somebody else cannot be marked, and does not show that it exists', async () => {
  await tell({})
  const id = (await list(clerk)).items[0]?.id
  for (const other of [id, 'ntc_none']) {
    const answer = await app.request('POST', `/api/notices/${other}/read`, { as: neighbour })
    expect([answer.status, answer.codes]).toEqual([404, ['notices.not-found']])
  }
})

test('telling the same again renews it, unread, and does not double it', async () => {
  await tell({ dueOn: '2025-05-19' })
  const id = (await list(clerk)).items[0]?.id
  await app.request('POST', `/api/notices/${id}/read`, { as: clerk })
  await tell({ dueOn: '2025-05-22', title: { zh: '再次请填报', en: 'Again' } })
  const { items, total } = await list(clerk)
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({ id, title: { zh: '再次请填报' }, isRead: false, isOverdue: false })
})

test('a to-do past its day is overdue, and the nearest day comes first', async () => {
  await tell({ object: 'later', dueOn: '2025-06-01' })
  await tell({ object: 'past', dueOn: '2025-05-19', title: { zh: '过期', en: 'Late' } })
  expect((await list(clerk)).items.map(({ isOverdue }) => isOverdue)).toEqual([true, false])
})

test('the days left are working days of today, the same count as on the desk of cases and in the list of tasks', async () => {
  // Tuesday 20 May 2025; Saturday 31 May to Monday 2 June are days off (Dragon Boat Festival).
  for (const [object, dueOn] of [
    ['tomorrow', '2025-05-21'],
    ['over the holiday', '2025-06-03'],
    ['yesterday', '2025-05-19'],
  ] as const)
    await tell({ object, dueOn })
  const { items } = (await app.request('GET', '/api/notices', { as: clerk })).json<{
    items: { object: string; dueOn: string; workingDaysLeft: number }[]
  }>()
  const calendar = loadWorkingCalendar()
  expect(Object.fromEntries(items.map((one) => [one.object, one.workingDaysLeft]))).toEqual({
    ...{ yesterday: -1, tomorrow: 1, 'over the holiday': 9 },
  })
  for (const { dueOn, workingDaysLeft: left } of items)
    expect(workingDaysLeft(calendar, '2025-05-20', dueOn)).toBe(left)
})

test('a notice cannot lead out of the site', async () => {
  for (const link of ['https://evil.example', '//evil.example', '/\\evil.example'])
    await expect(tell({ link })).rejects.toThrow(/notice_link_is_own/)
})

test('without a mail server no address is taken, but what was begun can be ended', async () => {
  const offered = (await app.request('GET', '/api/mail-choice', { as: clerk })).json<{ isOffered: boolean }>()
  expect(offered.isOffered).toBe(false)
  const choose = (body: object) => app.request('PUT', '/api/mail-choice', { as: clerk, body })
  const refused = await choose({ address: 'reader@office.example', wantsDigest: true })
  expect([refused.status, refused.codes]).toEqual([422, ['notices.no-mail-server']])
  expect((await choose({ address: null, wantsDigest: false })).status).toBe(200)
})
