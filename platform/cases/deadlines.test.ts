import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outsideRequest } from '#platform/http/route'
import type { TestPerson } from '#platform/http/testing/people'
import { actorOf } from '#platform/http/testing/people'
import { actOnCase } from './actions/act.ts'
import { settleCases } from './actions/settle.ts'
import { watchDeadlines } from './actions/watch.ts'
import { act, type CasesApp, city, district, fileCase, seen, startCasesApp } from './testing/cases-app.ts'

let app: CasesApp
let leader: TestPerson
let supervisor: TestPerson
beforeAll(async () => {
  app = await startCasesApp()
  leader = await app.person({ role: 'city-leader', regionPath: city })
  supervisor = await app.person({ role: 'supervisor', regionPath: city })
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const watch = () => watchDeadlines(app.services, new AbortController().signal)
const returned = async (id: string) =>
  act(app, app.registrar, id, 'return-for-correction', {
    input: { reason: '请补正' },
    marks: [{ path: 'name', note: '写全称' }],
  })
interface Told {
  object: string
  title: { zh: string }
  kind: string
  dueOn: string | null
  workingDaysLeft: number | null
}

const todos = async (as: TestPerson, object: string) =>
  (await app.request('GET', '/api/notices?pageSize=100', { as }))
    .json<{ items: Told[] }>()
    .items.filter((item) => item.object === `case:${object}`)

describe('a missed deadline of the applicant', () => {
  test('closes the case on the day after, at whatever hour somebody looks, and says so', async () => {
    const { id } = await fileCase(app)
    await returned(id)
    expect((await todos(app.company.member, id))[0]).toMatchObject({ kind: 'todo', dueOn: '2026-06-23' })
    app.at('2026-06-23T23:59')
    expect((await seen(app, app.company.member, id)).state).toBe('correcting')
    app.at('2026-06-24T00:00')
    const now = await seen(app, app.company.member, id)
    expect([now.state, now.actions]).toEqual(['withdrawn', []])
    expect(now.timeline.at(-1)?.words.zh).toBe('系统 期限届满')
    expect((await todos(app.company.member, id)).filter(({ kind }) => kind === 'todo')).toEqual([])
  })

  test('is told to the area once, with the day on which somebody looked, in the same transaction', async () => {
    const { id } = await fileCase(app)
    await returned(id)
    const told = () => app.services.db.query('select day from sample.lapsed where case_id = $1', [id])
    app.at('2026-06-23')
    await watch()
    expect(await told()).toEqual([])
    app.at('2026-06-24')
    const fails = app.services.db.tx(async (tx) => {
      await settleCases(tx, app.services, [id])
      throw new Error('what decided about it failed')
    })
    await expect(fails).rejects.toThrow('what decided about it failed')
    expect(await told()).toEqual([])
    await watch()
    await watch()
    expect(await told()).toEqual([{ day: '2026-06-24' }])
  })

  test('an applicant who withdraws has not let it lapse', async () => {
    const { id } = await fileCase(app)
    await act(app, app.company.member, id, 'withdraw', {})
    expect(await app.services.db.query('select * from sample.lapsed where case_id = $1', [id])).toEqual([])
  })

  test('is decided before what is handed in one minute late', async () => {
    const { id } = await fileCase(app)
    await returned(id)
    const { revision } = await seen(app, app.company.member, id)
    app.at('2026-06-24T00:01')
    const late = await act(app, app.company.member, id, 'resubmit', { revision, answers: { name: '补正后的工作站' } })
    expect([late.status, late.codes]).toEqual([409, ['cases.changed-meanwhile']])
    expect((await seen(app, app.company.member, id)).state).toBe('withdrawn')
  })

  test('is no matter for what the server had received in the last millisecond, however long it waited its turn', async () => {
    const { id } = await fileCase(app)
    await returned(id)
    const { revision } = await seen(app, app.company.member, id)
    app.at('2026-06-23T23:59:59.999')
    const { member } = app.company
    const received = outsideRequest(app.services, {
      actor: actorOf(member),
      scope: { reach: 'organisation', organisationId: app.company.id },
    })
    app.at('2026-06-24T00:00:00.000')
    const after = await actOnCase(
      received,
      { procedureId: 'sample-filing', caseId: id },
      { action: 'resubmit', revision, input: {}, answers: { name: '补正后的工作站' } },
    )
    expect(after.state).toBe('submitted')
    const { timeline } = await seen(app, app.registrar, id)
    expect(timeline.at(-1)?.at).toBe('2026-06-23T15:59:59.999Z')
  })

  test('a clock that is set back afterwards reopens nothing', async () => {
    const { id } = await fileCase(app)
    await returned(id)
    app.at('2026-06-24')
    await seen(app, app.company.member, id)
    app.at('2026-05-20')
    expect((await seen(app, app.company.member, id)).state).toBe('withdrawn')
  })
})

describe('a missed deadline of the office', () => {
  test('is reminded of before, then told to leaders, then to supervisors, each once', async () => {
    const { id } = await fileCase(app)
    const told = async () => [
      (await todos(app.registrar, id)).map((item) => item.title.zh.split('：')[0]).sort(),
      (await todos(leader, id)).length,
      (await todos(supervisor, id)).length,
    ]
    const days = ['2026-05-22', '2026-05-25', '2026-05-29', '2026-06-02', '2026-06-04', '2026-06-05', '2026-06-30']
    const found: unknown[] = []
    for (const day of days) {
      app.at(day)
      await watch()
      await watch()
      found.push(await told())
    }
    expect(found).toEqual([
      [[], 0, 0],
      [['期限临近'], 0, 0],
      [['期限临近'], 0, 0],
      [['已超期', '期限临近'], 1, 0],
      [['已超期', '期限临近'], 1, 0],
      [['已超期', '期限临近'], 1, 1],
      [['已超期', '期限临近'], 1, 1],
    ])
    expect(await seen(app, app.registrar, id)).toMatchObject({ state: 'submitted', clock: { colour: 'red' } })
    await act(app, app.registrar, id, 'approve', { input: { grade: 'b' } })
    expect((await todos(app.registrar, id)).filter(({ kind }) => kind === 'todo')).toEqual([])
  })

  test('of reminders missed while nothing ran only the latest is sent', async () => {
    const { id } = await fileCase(app)
    app.at('2026-05-30')
    await watch()
    const [reminder, ...others] = await todos(app.registrar, id)
    expect([reminder?.title.zh.split('：')[0], others]).toEqual(['期限临近', []])
    // Counted anew whenever it is looked at, as on the desk, and not frozen into the words.
    for (const [day, left] of [
      ['2026-05-30', 1],
      ['2026-06-02', -1],
    ] as const) {
      app.at(day)
      const [open] = await todos(app.registrar, id)
      expect([open?.workingDaysLeft, (await seen(app, app.registrar, id)).clock?.workingDaysLeft]).toEqual([left, left])
    }
  })
})

describe('a limit that the city sets', () => {
  test('holds for what begins after its day; what runs keeps the old one', async () => {
    const before = await fileCase(app)
    const admin = await app.person({ role: 'administrator', regionPath: city })
    const set = (body: object, as = admin) => app.request('POST', '/api/parameters/sample.filing-limit', { as, body })
    expect((await set({ value: 5, effectiveFrom: '2026-05-10', note: '倒签' })).codes).toEqual([
      'parameters.in-the-past',
    ])
    expect((await set({ value: 0, effectiveFrom: '2026-05-12', note: '不行' })).codes).toEqual([
      'parameters.out-of-range',
    ])
    const districtAdmin = await app.person({ role: 'administrator', regionPath: district })
    expect((await set({ value: 5, effectiveFrom: '2026-05-12', note: '区里' }, districtAdmin)).codes).toEqual([
      'parameters.city-only',
    ])
    const kept = await set({ value: 5, effectiveFrom: '2026-05-12', note: '提速' })
    expect(kept.status).toBe(200)
    app.at('2026-05-12')
    const after = await fileCase(app)
    expect((await seen(app, app.registrar, before.id)).clock?.dueOn).toBe('2026-06-01')
    expect((await seen(app, app.registrar, after.id)).clock?.dueOn).toBe('2026-05-19')
    const guide = await app.request('GET', '/api/procedures/sample-filing')
    expect(guide.json<{ steps: object[] }>().steps[0]).toMatchObject({
      limit: { zh: '5 个工作日' },
      setSince: '2026-05-12',
      isCitySet: true,
    })
  })

  test('cannot be set for a day that has passed', async () => {
    app.at('2026-07-01')
    const admin = await app.person({ role: 'administrator', regionPath: city })
    const body = { value: 9, effectiveFrom: '2026-06-30', note: '倒签' }
    const refused = await app.request('POST', '/api/parameters/sample.filing-limit', { as: admin, body })
    expect([refused.status, refused.codes]).toEqual([422, ['parameters.in-the-past']])
  })
})

describe('a public notice', () => {
  async function publicised() {
    const name = `公示工作站 ${app.services.ids.next('key')}`
    const { id } = await fileCase(app, { name })
    await act(app, app.registrar, id, 'approve', { input: { grade: 'b' } })
    const { items } = (await app.request('GET', '/api/public-notices?pageSize=100')).json<{
      items: { id: string; title: string; lastDay: string; shown: { value: string }[] }[]
    }>()
    const notice = items.find(({ title }) => title === name)
    if (!notice) throw new Error('no notice was given')
    return { id, name, notice }
  }
  const objection = { name: '赵某某', contact: '13900001111', text: '该工作站并未实际建立，请核查。' }

  test('shows what the procedure says, and leads on when nobody objects', async () => {
    const { id, name, notice } = await publicised()
    expect(notice).toMatchObject({ lastDay: '2026-05-18', shown: [{ value: name }] })
    app.at('2026-05-18')
    await watch()
    expect((await seen(app, app.company.member, id)).state).toBe('publicised')
    app.at('2026-05-19')
    await watch()
    expect((await seen(app, app.company.member, id)).state).toBe('granted')
    expect(
      (await app.request('POST', `/api/public-notices/${notice.id}/objections`, { body: objection })).codes,
    ).toEqual(['cases.notice-over'])
  })

  test('waits for the decision on an objection, whose maker stays covered', async () => {
    const { id, notice } = await publicised()
    expect((await app.request('POST', `/api/public-notices/${notice.id}/objections`, { body: objection })).status).toBe(
      201,
    )
    app.at('2026-05-20')
    await watch()
    const waiting = await seen(app, app.registrar, id)
    expect(waiting.state).toBe('publicised')
    const path = `/api/procedures/sample-filing/cases/${id}/objections`
    const list = await app.request('GET', path, { as: app.registrar })
    expect(list.text).not.toContain('13900001111')
    const [found] = list.json<{ items: { id: string; name: string }[] }>().items
    expect(found?.name).toBe('赵**')
    const decided = await app.request('POST', path, {
      as: app.registrar,
      body: { objectionId: found?.id, revision: waiting.revision, decision: 'dismissed', reason: '现场核查属实' },
    })
    expect([decided.status, decided.json<{ state: string }>().state]).toEqual([200, 'granted'])
  })

  test('an objection without a name or a reason is refused', async () => {
    const { notice } = await publicised()
    const answer = await app.request('POST', `/api/public-notices/${notice.id}/objections`, {
      body: { name: '', contact: '1', text: '短' },
    })
    expect([answer.status, answer.codes.length]).toEqual([422, 3])
  })
})
