import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endMembership } from '#platform/auth/memberships'
import { act, answersOf, type CasesApp, city, fileCase, seen, startCasesApp } from './testing/cases-app.ts'

let app: CasesApp
beforeAll(async () => {
  app = await startCasesApp()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/procedures/sample-filing'
const approve = { input: { grade: 'b' } }

describe('two people at once', () => {
  test('the second is told who did what and when, and nothing of theirs is done', async () => {
    const { id } = await fileCase(app)
    const colleague = await app.person({ role: 'registrar', regionPath: city, name: '王某' })
    const { revision } = await seen(app, app.registrar, id)
    app.at('2026-05-12T10:03')
    await act(app, app.registrar, id, 'return-for-correction', {
      revision,
      input: { reason: '请补正' },
      marks: [{ path: 'name', note: '写全称' }],
    })
    const late = await act(app, colleague, id, 'approve', { ...approve, revision })
    expect([late.status, late.codes]).toEqual([409, ['cases.changed-meanwhile']])
    expect(late.text).toContain('李某 已于 10:03“退回补正”')
    expect((await seen(app, app.registrar, id)).state).toBe('correcting')
  })

  test('of twenty decisions at the same moment exactly one is done, with one effect', async () => {
    const { id } = await fileCase(app)
    const { revision } = await seen(app, app.registrar, id)
    const people = await Promise.all(
      Array.from({ length: 5 }, () => app.person({ role: 'registrar', regionPath: city })),
    )
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        act(app, people[n % 5] ?? app.registrar, id, 'approve', { ...approve, revision }),
      ),
    )
    const winner = answers.findIndex(({ status }) => status === 200) % 5
    // The winner's own repeated requests answer the same; everybody else is told.
    const others = answers.filter((_, n) => n % 5 !== winner)
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 409))
    const rows = await app.services.db.query('select 1 from sample.station where case_id = $1', [id])
    const decided = await app.services.db.query(`select 1 from cases.event where case_id = $1 and kind = 'acted'`, [id])
    expect([rows.length, decided.length]).toEqual([1, 1])
  })

  test('a request whose answer was lost answers the same when it is sent again', async () => {
    const { id } = await fileCase(app)
    const { revision } = await seen(app, app.registrar, id)
    const first = await act(app, app.registrar, id, 'approve', { ...approve, revision })
    const again = await act(app, app.registrar, id, 'approve', { ...approve, revision })
    expect([again.status, again.json()]).toEqual([200, first.json()])
  })

  test('the same filing sent ten times is one case', async () => {
    const body = { key: 'one-and-the-same', answers: answersOf(app.company) }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => app.request('POST', `${base}/cases`, { as: app.company.member, body })),
    )
    expect(new Set(answers.map((answer) => answer.json<{ number: string }>().number)).size).toBe(1)
    const other = { ...body, answers: answersOf(app.company, { name: '另一个工作站' }) }
    const reused = await app.request('POST', `${base}/cases`, { as: app.company.member, body: other })
    expect([reused.status, reused.codes]).toEqual([409, ['cases.request-reused']])
  })
})

describe('an effect that fails', () => {
  test('undoes the decision: state, history, effect and log', async () => {
    const { id } = await fileCase(app)
    await app.services.db.query(`insert into sample.station values ($1, '占位', 'b', '2026-01-01')`, [id])
    const before = await seen(app, app.registrar, id)
    expect((await act(app, app.registrar, id, 'approve', approve)).status).toBe(500)
    expect(await seen(app, app.registrar, id)).toEqual(before)
    const logged = await app.services.db.query(
      `select 1 from audit.operation where object = $1 and action = 'cases.approve'`,
      [`case:${id}`],
    )
    expect(logged).toEqual([])
  })

  test('a rule that says no says why, beside its field, and nothing is done', async () => {
    const { id } = await fileCase(app, { kind: 'own', partner: undefined })
    const refused = await act(app, app.registrar, id, 'approve', { input: { grade: 'a' } })
    expect([refused.status, refused.codes]).toEqual([422, ['sample.grade-too-high']])
    expect((await seen(app, app.registrar, id)).state).toBe('submitted')
  })
})

describe('who may act is decided at the moment', () => {
  test('a registrar whose role has ended yesterday is refused, and their open case is in the pool again', async () => {
    const leaving = await app.person({ role: 'registrar', regionPath: city })
    const { id } = await fileCase(app)
    const { revision } = await seen(app, leaving, id)
    await app.request('POST', `/api/cases/${id}/assignee`, {
      as: leaving,
      body: { revision, membershipId: leaving.membership.id },
    })
    const pool = async () =>
      (await app.request('GET', '/api/cases/desk?view=pool&pageSize=100', { as: app.registrar })).json<{
        items: { id: string }[]
      }>().items
    expect((await pool()).some((row) => row.id === id)).toBe(false)
    await endMembership(app.services.db, leaving.membership.id, '2026-05-11')
    app.at('2026-05-12')
    const refused = await act(app, leaving, id, 'approve', { ...approve, revision: revision + 1 })
    expect(refused.status).toBe(403)
    expect((await pool()).some((row) => row.id === id)).toBe(true)
  })

  test('an officer who also acts for the company keeps out of its case', async () => {
    const { id } = await fileCase(app)
    const both = await app.person({ role: 'registrar', regionPath: city })
    await app.alsoAs(both, { role: 'organisation-member', regionPath: city, organisationId: app.company.id })
    const refused = await act(app, both, id, 'approve', approve)
    expect([refused.status, refused.codes]).toEqual([403, ['cases.own-case']])
  })

  test('another company neither sees nor moves it, and cannot tell whether it exists', async () => {
    const { id } = await fileCase(app)
    const stranger = (await app.newCompany()).member
    for (const path of [`${base}/cases/${id}`, `${base}/cases/cas_none`]) {
      const answer = await app.request('GET', path, { as: stranger })
      expect([answer.status, answer.codes]).toEqual([404, ['cases.not-found']])
    }
    const moved = await app.request('POST', `${base}/cases/${id}/withdraw`, {
      as: stranger,
      body: { revision: 1, input: {} },
    })
    expect([moved.status, moved.codes]).toEqual([404, ['cases.not-found']])
  })
})

describe('the history', () => {
  test('cannot be changed or deleted, not even in the database', async () => {
    const { id } = await fileCase(app)
    for (const statement of [
      `update cases.event set actor_name = '别人' where case_id = '${id}'`,
      `delete from cases.event where case_id = '${id}'`,
      'truncate cases.event',
    ])
      await expect(app.services.db.query(statement)).rejects.toThrow('appended only')
  })

  test('never runs back, although the clock of the machine does', async () => {
    const { id } = await fileCase(app)
    app.at('2026-05-19')
    await act(app, app.registrar, id, 'forward')
    app.at('2026-05-01')
    await act(app, app.districtOfficer, id, 'confirm')
    const { timeline, clock } = await seen(app, app.registrar, id)
    const times = timeline.map((entry) => entry.at)
    expect(times).toEqual(times.toSorted())
    expect(clock).toMatchObject({ dueOn: '2026-06-01' })
  })
})
