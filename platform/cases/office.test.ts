import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import type { TestPerson } from '#platform/http/testing/people'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { act, type CasesApp, city, district, fileCase, seen, startCasesApp } from './testing/cases-app.ts'

let app: CasesApp
beforeAll(async () => {
  app = await startCasesApp()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/procedures/sample-filing'
const returning = { input: { reason: '请补正' }, marks: [{ path: 'name', note: '写全称' }] }

interface Row {
  id: string
  number: string
  isMine: boolean
  colour: string
}
const desk = async (as: TestPerson, query = '') =>
  (await app.request('GET', `/api/cases/desk?pageSize=100${query}`, { as })).json<{ items: Row[]; total: number }>()
const ids = async (as: TestPerson, query = '') => (await desk(as, query)).items.map((row) => row.id)

describe('the desk', () => {
  test('holds what the role owns, the most urgent first, and nothing of another district', async () => {
    const company = await app.newCompany()
    const elsewhere = await app.newCompany('320800/320803/')
    const early = await fileCase(app, {}, company)
    app.at('2026-05-12')
    const late = await fileCase(app, {}, company)
    const other = await fileCase(app, {}, elsewhere)
    for (const { id } of [early, late, other]) await act(app, app.registrar, id, 'forward')
    const mine = await ids(app.districtOfficer, '&view=pool')
    expect(mine.filter((id) => [early.id, late.id, other.id].includes(id))).toEqual([early.id, late.id])
    expect(await ids(app.registrar, '&view=pool')).not.toContain(early.id)
    expect(await ids(app.registrar)).toContain(early.id)
  })

  test('finds by urgency, by number, by name', async () => {
    const { id, number } = await fileCase(app, { name: '独一无二的工作站' })
    expect(await ids(app.registrar, `&q=${number.toLowerCase()}`)).toEqual([id])
    expect(await ids(app.registrar, `&q=${encodeURIComponent('独一无二')}`)).toEqual([id])
    app.at('2026-06-01')
    expect(await ids(app.registrar, '&urgency=today&q=独一无二')).toEqual([id])
    app.at('2026-06-02')
    expect(await ids(app.registrar, '&urgency=overdue&q=独一无二')).toEqual([id])
    await act(app, app.registrar, id, 'return-for-correction', returning)
    expect(await ids(app.registrar, '&urgency=stopped&q=独一无二')).toEqual([id])
  })

  test('counts what it lists', async () => {
    const counts = (await app.request('GET', '/api/cases/desk/counts', { as: app.registrar })).json<{
      byView: Record<string, number>
      byUrgency: Record<string, number>
    }>()
    for (const view of ['mine', 'pool', 'countersign', 'all'])
      expect([view, counts.byView[view]]).toEqual([view, (await desk(app.registrar, `&view=${view}`)).total])
    const sum = Object.values(counts.byUrgency).reduce((total, count) => total + count, 0)
    expect(sum).toBe(counts.byView.all)
  })

  test('is empty for those who have nothing to do with any procedure', async () => {
    const officer = await app.person({ role: 'department-officer', regionPath: city, departmentId: 'dep_x' })
    expect(await ids(officer)).toEqual([])
  })
})

describe('who handles it', () => {
  const assign = async (as: TestPerson, id: string, membershipId: string | null) =>
    app.request('POST', `/api/cases/${id}/assignee`, {
      as,
      body: { revision: (await seen(app, as, id)).revision, membershipId },
    })

  test('is taken, handed over with a to-do, and put back', async () => {
    const { id } = await fileCase(app)
    await assign(app.registrar, id, app.registrar.membership.id)
    expect(await ids(app.registrar, '&view=mine')).toContain(id)
    const colleague = await app.person({ role: 'registrar', regionPath: city, name: '赵某' })
    await assign(app.registrar, id, colleague.membership.id)
    expect([await ids(app.registrar, '&view=mine'), await ids(colleague, '&view=mine')]).toEqual([[], [id]])
    const todo = (await app.request('GET', '/api/notices', { as: colleague })).json<{
      items: { title: { zh: string } }[]
    }>()
    expect(todo.items[0]?.title.zh).toContain('请办理')
    await assign(colleague, id, null)
    expect(await ids(app.registrar, '&view=pool')).toContain(id)
    expect((await seen(app, app.registrar, id)).timeline.map(({ kind }) => kind)).toEqual([
      'filed',
      'assigned',
      'assigned',
      'released',
    ])
  })

  test('can only be somebody who owns the state there', async () => {
    const { id } = await fileCase(app)
    for (const person of [app.officer, app.company.member, app.districtOfficer]) {
      const refused = await assign(app.registrar, id, person.membership.id)
      expect([refused.status, refused.codes]).toEqual([422, ['cases.not-a-colleague']])
    }
    expect((await assign(app.officer, id, null)).codes).toEqual(['cases.not-yours-to-do'])
  })

  test('gets it back when the applicant has corrected it, and is told', async () => {
    const { id } = await fileCase(app)
    await assign(app.registrar, id, app.registrar.membership.id)
    await act(app, app.registrar, id, 'return-for-correction', returning)
    await act(app, app.company.member, id, 'resubmit', { answers: { name: '补正后的全称工作站' } })
    expect((await seen(app, app.registrar, id)).assignee).toEqual({ userId: app.registrar.userId, name: '李某' })
    const told = (await app.request('GET', '/api/notices', { as: app.registrar })).text
    expect(told).toContain('已重新提交')
  })

  test('a stand-in sees the colleague’s work and does it under their own name, for certain days', async () => {
    const away = await app.person({ role: 'registrar', regionPath: city, name: '外出者' })
    const standIn = await app.person({ role: 'registrar', regionPath: city, name: '代办者' })
    const { id } = await fileCase(app)
    await assign(away, id, away.membership.id)
    const days = { fromDay: '2026-05-12', toDay: '2026-05-13' }
    const named = (membershipId: string, as = away) =>
      app.request('POST', '/api/cases/stand-ins', { as, body: { membershipId, ...days } })
    expect((await named(app.officer.membership.id)).codes).toEqual(['cases.not-a-colleague'])
    expect((await named(standIn.membership.id)).status).toBe(200)
    expect(await ids(standIn, '&view=mine')).toEqual([])
    app.at('2026-05-12')
    expect(await ids(standIn, '&view=mine')).toEqual([id])
    await act(app, standIn, id, 'forward')
    expect((await seen(app, app.registrar, id)).timeline.at(-1)?.words.zh).toContain('代办者（代 外出者） 转区县')
  })
})

describe('countersigning', () => {
  const sign = async (as: TestPerson, id: string, body: object) =>
    app.request('POST', `${base}/cases/${id}/countersign`, {
      as,
      body: { revision: (await seen(app, as, id)).revision, ...body },
    })

  test('a proposal waits; agreed, it takes effect under the name of who proposed it', async () => {
    const { id } = await fileCase(app)
    await act(app, app.registrar, id, 'close', { input: { reason: '不符合条件' } })
    expect(await seen(app, app.registrar, id)).toMatchObject({
      state: 'submitted',
      actions: [],
      pending: { mayRecall: true, mayCountersign: false },
    })
    expect((await seen(app, app.company.member, id)).timeline).toHaveLength(1)
    expect(await ids(app.officer, '&view=countersign')).toContain(id)
    expect((await sign(app.officer, id, { agree: true })).status).toBe(200)
    const now = await seen(app, app.company.member, id)
    expect(now.state).toBe('refused')
    expect(now.timeline.at(-1)?.words.zh).toMatch(/李某 不予备案：不符合条件；经 周某 会签$/)
  })

  test('declined, the task is with whoever proposed it again, with the reason, and nothing is lost', async () => {
    const { id } = await fileCase(app)
    await act(app, app.registrar, id, 'close', { input: { reason: '不符合条件' } })
    expect((await sign(app.officer, id, { agree: false })).codes).toEqual(['cases.decline-needs-reason'])
    expect((await sign(app.officer, id, { agree: false, note: '依据不足' })).status).toBe(200)
    const now = await seen(app, app.registrar, id)
    expect(now.actions.map(({ name }) => name)).toContain('approve')
    const todo = (await app.request('GET', '/api/notices?kind=todo&pageSize=100', { as: app.registrar })).json<{
      items: { object: string; text: { zh: string } | null }[]
    }>()
    expect(todo.items.find((item) => item.object === `case:${id}`)?.text?.zh).toBe('依据不足')
    expect(await ids(app.registrar, '&view=pool')).toContain(id)
  })

  test('nobody countersigns their own proposal; it can be taken back', async () => {
    const { id } = await fileCase(app)
    const both = await app.person({ role: 'registrar', regionPath: city })
    const alsoOfficer = await app.alsoAs(both, { role: 'city-officer', regionPath: city })
    await act(app, both, id, 'close', { input: { reason: '不符合条件' } })
    expect((await sign(alsoOfficer, id, { agree: true })).codes).toEqual(['cases.own-proposal'])
    const { revision } = await seen(app, both, id)
    const recall = (as: TestPerson) => app.request('POST', `${base}/cases/${id}/recall`, { as, body: { revision } })
    expect((await recall(app.registrar)).codes).toEqual(['cases.not-your-proposal'])
    expect((await recall(both)).status).toBe(200)
    expect((await seen(app, both, id)).pending).toBeNull()
  })
})

describe('many at once', () => {
  test('what can be done is done, the others say why', async () => {
    const cases = [await fileCase(app), await fileCase(app), await fileCase(app)]
    await act(app, app.registrar, cases[1]?.id ?? '', 'close', { input: { reason: '不符合条件' } })
    const answer = await app.request('POST', `${base}/bulk/forward`, {
      as: app.registrar,
      body: {
        cases: [...cases.map(({ id }) => ({ caseId: id, revision: 1 })), { caseId: 'cas_none', revision: 1 }],
        input: {},
      },
    })
    const { done, refused, items } = answer.json<{
      done: number
      refused: number
      items: { problems: { message: string }[] }[]
    }>()
    expect([done, refused]).toEqual([2, 2])
    expect(items[1]?.problems[0]?.message).toContain('您本人 已于')
    expect(items[3]?.problems[0]?.message).toContain('没有找到')
  })
})

describe('personal answers', () => {
  test('are covered for staff until somebody opens one, which is logged; the applicant sees them', async () => {
    const { id } = await fileCase(app)
    const staff = await seen(app, app.registrar, id)
    expect([staff.answers.envoys, staff.covered]).toEqual([
      [{ name: '王小明', phone: '138****5678' }],
      ['envoys.0.phone'],
    ])
    expect((await seen(app, app.company.member, id)).answers.envoys).toEqual([{ name: '王小明', phone: '13812345678' }])
    const open = (path: string) =>
      app.request('POST', `${base}/cases/${id}/reveal`, { as: app.registrar, body: { path } })
    expect((await open('envoys.0.phone')).json()).toEqual({ value: '13812345678' })
    expect((await open('name')).codes).toEqual(['cases.nothing-covered'])
    const logged = await app.services.db.query(
      `select detail from audit.operation where action = 'cases.reveal' and object = $1`,
      [`case:${id}`],
    )
    expect(logged).toEqual([{ detail: '{"path":"envoys.0.phone"}' }])
  })
})

describe('on paper and in spreadsheets', () => {
  test('a case as .docx holds its answers, its history and the code that verifies it', async () => {
    const { id, number, code } = await fileCase(app)
    const answer = await app.request('GET', `${base}/cases/${id}/document`, { as: app.company.member })
    const { text } = await readDocument(answer.bytes, { fileName: 'case.docx' })
    for (const words of [
      number,
      '黄桥羊肚菌科技特派工作站',
      '与高校院所共建',
      '提交申请',
      `/verify/${number}?code=${code}`,
      '2026-05-11 10:00:00.000',
    ])
      expect(text).toContain(words)
  })

  test('all cases as a spreadsheet, formulas harmless, telephones covered', async () => {
    await fileCase(app, { name: '=cmd|calc' })
    const answer = await app.request('GET', `${base}/cases.xlsx`, { as: app.registrar })
    const rows = await Array.fromAsync(readRows(answer.bytes, { fileName: 'cases.xlsx' }))
    const text = JSON.stringify(rows)
    expect(rows.length).toBeGreaterThan(3)
    expect(text).toContain('工作站名称')
    expect(text).not.toContain('13812345678')
    expect(rows.flatMap((row) => row.cells).some((cell) => cell?.isFormula)).toBe(false)
  })
})

describe('the receipt', () => {
  test('is verified by number and code, however it was typed, and by the number alone opens nothing', async () => {
    const { number, code } = await fileCase(app)
    const ask = (typed: string, given: string) =>
      app.request('GET', `/api/receipts/${encodeURIComponent(typed)}?code=${given}`)
    expect((await ask(number.toLowerCase(), code)).json()).toMatchObject({ number, partyName: app.company.name })
    for (const [typed, given] of [
      [number, ''],
      [number, code.replace(/^./, code.startsWith('0') ? '1' : '0')],
      [`${number.slice(0, -1)}${number.endsWith('X') ? 'Y' : 'X'}`, code],
    ])
      expect((await ask(typed ?? '', given ?? '')).codes).toEqual(['cases.receipt-unknown'])
  })
})

describe('figures', () => {
  test('how many, how long, where they stay, how often returned, how much filled in beforehand', async () => {
    const company = await app.newCompany('320800/320830/')
    const officer = await app.person({ role: 'administrator', regionPath: '320800/320830/' })
    for (const days of [2, 4, 10]) {
      app.at('2026-03-02')
      const { id } = await fileCase(app, {}, company)
      app.at(`2026-03-${String(2 + days).padStart(2, '0')}`)
      await act(app, app.registrar, id, 'approve', { input: { grade: 'b' } })
    }
    app.at('2026-03-02')
    const back = await fileCase(app, {}, company)
    await act(app, app.registrar, back.id, 'return-for-correction', returning)
    const figures = (
      await app.request('GET', `${base}/statistics?from=2026-03-01&to=2026-03-31`, { as: officer })
    ).json<{
      steps: { state: string }[]
    }>()
    expect(figures).toMatchObject({ filed: 4, open: 4, granted: 0, returnedShare: 0.25, prefilledShare: 2 / 7 })
    const step = (name: string) => figures.steps.find(({ state }) => state === name)
    expect(step('submitted')).toMatchObject({ left: 4, medianDays: 3, waiting: 0, isBottleneck: true })
    expect(step('correcting')).toMatchObject({ waiting: 1, isApplicants: true })
  })
})

test('the picture of the procedure is there for everybody', async () => {
  const { nodes, lines } = (await app.request('GET', '/api/procedures/sample-filing/diagram')).json<{
    nodes: object[]
    lines: string[]
  }>()
  expect([nodes.length, lines[0]]).toEqual([7, '受理 ──同意──▶ 公示中'])
})

test('a district officer reads cases of the own district only', async () => {
  const elsewhere = await app.newCompany('320800/320803/')
  const there = await fileCase(app, {}, elsewhere)
  const here = await fileCase(app)
  const status = async (id: string) =>
    (await app.request('GET', `${base}/cases/${id}`, { as: app.districtOfficer })).status
  expect([await status(here.id), await status(there.id)]).toEqual([200, 404])
  expect(district).toBe(app.districtOfficer.membership.regionPath)
})
