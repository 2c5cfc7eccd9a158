import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDepartment } from '#areas/regions'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { jobs } from './jobs.ts'
import { stepDue } from './rules/collection-steps.ts'
import { city, district, officerActor, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-02T02:00:00Z')
const lianshui = '320800/320826/'
let app: TestApp
let officer: TestPerson
let colleague: TestPerson
let clerk: TestPerson
let other: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  colleague = await app.person({ role: 'city-officer', regionPath: city, name: '李' })
  clerk = await app.person({ role: 'district-officer', regionPath: district, name: '沈' })
  other = await app.person({ role: 'district-officer', regionPath: lianshui, name: '顾' })
})
afterAll(() => app.close())

const made = { count: 0 }
async function indicator(over: object = {}): Promise<string> {
  made.count++
  const body = {
    ...{ name: `报送样例数${made.count}`, unit: '项', mode: 'flow-annual', direction: 'up', counting: null },
    ...{ reported: 'year-to-date', jumpPercent: 50, judge: 'time', card: null },
    ...over,
  }
  return (await app.request('POST', '/api/indicators', { as: officer, body })).json<{ id: string }>().id
}

interface Board {
  revision: number
  units: number
  unitsDone: number
  own: { unitId: string; isDone: boolean }[]
  daysLate: number
  rows: {
    unitId: string
    name: string
    isDone: boolean
    cells: { state: string; value: string | null; note: string | null }[]
  }[]
}

async function ask(ids: string[], over: object = {}): Promise<string> {
  const body = {
    ...{ regionPath: city, title: '5 月项目进度', period: '2025-05', dueOn: '2025-06-10', note: '按口径填报' },
    indicators: ids.map((indicatorId) => ({ indicatorId })),
    units: [{ regionPath: district }, { regionPath: lianshui }],
    ...over,
  }
  const answer = await app.request('POST', '/api/indicators/collections', { as: officer, body })
  expect([answer.status, answer.codes]).toEqual([201, []])
  return answer.json<{ id: string }>().id
}

const at = (id: string, path = '') => `/api/indicators/collections/${id}${path}`
const board = async (id: string, as = officer) =>
  (await app.request('GET', at(id, `?regionPath=${city}`), { as })).json<Board>()
const form = (id: string, unitId: string, as: TestPerson) =>
  app.request('GET', at(id, `/units/${unitId}?regionPath=${city}`), { as })
const report = (id: string, unitId: string, as: TestPerson, body: object) =>
  app.request('POST', at(id, `/units/${unitId}/report`), {
    as,
    body: { regionPath: city, entries: [], none: [], ...body },
  })
const todos = (id: string, unitId: string) =>
  app.services.db.query<{ title_zh: string; due_on: string }>(
    `select title_zh, due_on from notices.notice where object = $1 and done_at is null`,
    [`collection:${id}:${unitId}`],
  )

describe('a reporting task', () => {
  test('asks each district by a to-do that leads to its own form and closes with the last figure', async () => {
    const ids = [await indicator(), await indicator()]
    const id = await ask(ids)
    expect(await todos(id, 'u1')).toEqual([{ title_zh: '请报送：5 月项目进度', due_on: '2025-06-10' }])
    const seen = (await form(id, 'u1', clerk)).json<{ unitName: string; rows: { state: string; revision: number }[] }>()
    expect(seen).toMatchObject({ unitName: '清江浦区', rows: [{ state: 'missing' }, { state: 'missing' }] })
    const half = await report(id, 'u1', clerk, { entries: [{ indicatorId: ids[0], value: '12', expectedRevision: 0 }] })
    expect(half.json()).toEqual({ recorded: 1, unchanged: 0, isDone: false })
    expect(await todos(id, 'u1')).toHaveLength(1)
    const rest = await report(id, 'u1', clerk, { none: [{ indicatorId: ids[1], reason: '本区没有此类项目' }] })
    expect(rest.json()).toEqual({ recorded: 0, unchanged: 0, isDone: true })
    expect(await todos(id, 'u1')).toEqual([])
    expect(await board(id)).toMatchObject({
      unitsDone: 1,
      rows: [
        {
          name: '清江浦区',
          isDone: true,
          cells: [
            { state: 'submitted', value: '12' },
            { state: 'none', note: '本区没有此类项目' },
          ],
        },
        { name: '涟水县', isDone: false, cells: [{ state: 'missing' }, { state: 'missing' }] },
      ],
    })
  })

  test('shows a district its own line only, and no form of another', async () => {
    const id = await ask([await indicator()])
    expect((await board(id, other)).rows.map((row) => row.name)).toEqual(['涟水县'])
    expect((await form(id, 'u1', other)).status).toBe(404)
    const stranger = await app.person({ role: 'district-officer', regionPath: '320800/320831/' })
    expect((await app.request('GET', at(id, `?regionPath=${city}`), { as: stranger })).status).toBe(404)
    const listed = async (as: TestPerson) =>
      (await app.request('GET', '/api/indicators/collections', { as }))
        .json<{ items: { id: string }[] }>()
        .items.map((one) => one.id)
    expect(await listed(other)).toContain(id)
    expect(await listed(stranger)).not.toContain(id)
    const body = { regionPath: city, unitIds: [] }
    expect((await app.request('POST', at(id, '/reminders'), { as: other, body })).status).toBe(404)
  })

  test('is asked back: a returned figure opens the to-do again, the correction closes it, both stay readable', async () => {
    const indicatorId = await indicator()
    const id = await ask([indicatorId])
    await report(id, 'u1', clerk, { entries: [{ indicatorId, value: '120', expectedRevision: 0 }] })
    const { items } = (await app.request('GET', '/api/indicators/pending?pageSize=200', { as: colleague })).json<{
      items: { indicatorId: string; regionPath: string; observation: { id: string } }[]
    }>()
    const observations = items
      .filter((item) => item.indicatorId === indicatorId)
      .map(({ regionPath, observation }) => ({ regionPath, id: observation.id }))
    await app.request('POST', '/api/indicators/observations/decisions', {
      as: colleague,
      body: { decision: 'returned', note: '含签约未开工的，请剔除', observations },
    })
    expect((await todos(id, 'u1'))[0]?.title_zh).toBe('有数据被退回，请更正：5 月项目进度')
    expect((await form(id, 'u1', clerk)).json()).toMatchObject({
      rows: [{ state: 'returned', value: '120', note: '含签约未开工的，请剔除', revision: 1 }],
    })
    await report(id, 'u1', clerk, { entries: [{ indicatorId, value: '20', expectedRevision: 1 }] })
    expect(await todos(id, 'u1')).toEqual([])
    const kept = await app.services.db.query(
      'select value, status, decided_by_name from indicators.observation where indicator_id = $1 order by revision',
      [indicatorId],
    )
    expect(kept).toEqual([
      { value: '120', status: 'returned', decided_by_name: '李' },
      { value: '20', status: 'submitted', decided_by_name: null },
    ])
  })

  test('asks about what looks odd as everywhere else, and takes the explanation', async () => {
    const indicatorId = await indicator()
    const id = await ask([indicatorId])
    await app.request('POST', '/api/indicators/observations', {
      as: clerk,
      body: { regionPath: district, period: '2024-05', entries: [{ indicatorId, value: '10', expectedRevision: 0 }] },
    })
    const entry = { indicatorId, value: '40', expectedRevision: 0 }
    expect((await report(id, 'u1', clerk, { entries: [entry] })).codes).toEqual(['indicators.finding-jump'])
    const explained = await report(id, 'u1', clerk, { entries: [{ ...entry, explanation: '园区并入统计' }] })
    expect(explained.json()).toMatchObject({ recorded: 1, isDone: true })
  })

  test('with evidence asked for refuses figures without, takes one’s own upload, and opens it to whoever approves', async () => {
    const indicatorId = await indicator()
    const id = await ask([indicatorId], { indicators: [{ indicatorId, needsEvidence: true }] })
    const upload = async (as: TestPerson) =>
      (
        await app.request('POST', '/api/indicators/evidence', {
          as,
          file: { name: '证明.csv', content: `编号,${as.name}\n1,2\n` },
        })
      ).json<{ fileId: string }>().fileId
    const entry = { indicatorId, value: '4', expectedRevision: 0 }
    expect((await report(id, 'u1', clerk, { entries: [entry] })).codes).toEqual(['indicators.evidence-missing'])
    const foreign = { ...entry, evidenceFileId: await upload(other) }
    expect((await report(id, 'u1', clerk, { entries: [foreign] })).codes).toEqual(['indicators.evidence-unknown'])
    const own = { ...entry, evidenceFileId: await upload(clerk) }
    expect((await report(id, 'u1', clerk, { entries: [own] })).status).toBe(200)
    const [row] = await app.services.db.query<{ id: string }>(
      'select id from indicators.observation where indicator_id = $1',
      [indicatorId],
    )
    const open = (as: TestPerson) =>
      app.request('GET', `/api/indicators/observations/${row?.id}/evidence?regionPath=${district}`, { as })
    expect((await open(colleague)).text).toContain('编号,沈')
    expect((await open(other)).status).toBe(404)
    const stranger = await app.person({ role: 'department-officer', regionPath: city, departmentId: 'dep_stranger' })
    expect((await open(stranger)).status).toBe(404)
  })

  test('to a department opens its form although it has no target for the figure', async () => {
    const indicatorId = await indicator()
    const department = await app.services.db.tx((tx) =>
      createDepartment(tx, app.services, system, { regionPath: city, name: '市商务局' }),
    )
    const member = await app.person({ role: 'department-officer', regionPath: city, departmentId: department.id })
    const id = await ask([indicatorId], { units: [{ regionPath: city, departmentId: department.id }] })
    expect((await board(id, member)).own).toEqual([{ unitId: 'u1', name: '市商务局', isDone: false }])
    const done = await report(id, 'u1', member, { entries: [{ indicatorId, value: '7', expectedRevision: 0 }] })
    expect(done.json()).toEqual({ recorded: 1, unchanged: 0, isDone: true })
    const [row] = await app.services.db.query(
      'select region_path, subject from indicators.observation where indicator_id = $1',
      [indicatorId],
    )
    expect(row).toEqual({ region_path: city, subject: '市商务局' })
  })

  test('of what is reported already asks nobody', async () => {
    const indicatorId = await indicator()
    await app.request('POST', '/api/indicators/observations', {
      as: clerk,
      body: { regionPath: district, period: '2025-05', entries: [{ indicatorId, value: '1', expectedRevision: 0 }] },
    })
    const id = await ask([indicatorId])
    expect(await todos(id, 'u1')).toEqual([])
    expect(await todos(id, 'u2')).toHaveLength(1)
  })

  test('reads a filled-in sheet into the form without writing, naming what it cannot take', async () => {
    const id = await ask([await indicator({ name: '表格样例数' }), await indicator()])
    const template = await app.request('GET', at(id, `/units/u1/template?regionPath=${city}`), { as: clerk })
    expect(template.bytes.subarray(0, 2).toString()).toBe('PK')
    const content = '指标,单位,数值,变动说明\n表格样例数（项）,项,１２,园区并入\n别的指标,项,3,\n'
    const read = await app.request('POST', at(id, '/units/u1/sheet'), {
      as: clerk,
      body: { regionPath: city },
      file: { name: '五月.csv', content },
    })
    expect(read.json()).toMatchObject({
      rows: [{ value: '12', explanation: '园区并入', row: 2 }],
      problems: [{ row: 3, message: expect.stringContaining('别的指标') }],
    })
    expect((await board(id)).rows[0]?.cells[0]?.state).toBe('missing')
  })

  test('closed takes no more reports and asks nobody; of two who close it one is told', async () => {
    const indicatorId = await indicator()
    const id = await ask([indicatorId])
    const close = () => app.request('POST', at(id, '/close'), { as: officer, body: { regionPath: city, revision: 1 } })
    expect((await close()).status).toBe(200)
    expect((await close()).codes).toEqual(['indicators.collection-closed'])
    expect(await todos(id, 'u1')).toEqual([])
    const late = await report(id, 'u1', clerk, { entries: [{ indicatorId, value: '1', expectedRevision: 0 }] })
    expect(late.codes).toEqual(['indicators.collection-closed'])
  })

  test('of a computed figure, of one twice, or to a unit outside the region is refused as a whole', async () => {
    const indicatorId = await indicator()
    const body = {
      ...{ regionPath: city, title: '样例', period: '2025-05', dueOn: '2025-06-10' },
      indicators: [{ indicatorId }, { indicatorId }],
      units: [{ regionPath: '320800/320899/' }],
    }
    const answer = await app.request('POST', '/api/indicators/collections', { as: officer, body })
    expect(answer.codes).toEqual(['indicators.split-unit-unknown', 'indicators.duplicate-row'])
  })
})

describe('who is late', () => {
  const escalate = jobs.find((job) => job.name === 'indicators.escalate-collections')
  async function run(day: string): Promise<number> {
    clock.set(`${day}T01:10:00Z`)
    const input = { input: {}, services: app.services, actor: officerActor(), progress: () => undefined }
    const done = await escalate?.run({ ...input, signal: new AbortController().signal })
    return (done as { steps: number }).steps
  }

  test('is reminded by the written schedule, each step once, and never after reporting', async () => {
    await app.services.db.query(
      `update indicators.collection set status = 'closed', ended_at = now() where status = 'open'`,
    )
    clock.set('2025-06-02T02:00:00Z')
    const indicatorId = await indicator()
    const id = await ask([indicatorId], { title: '催报样例' })
    expect([await run('2025-06-07'), await run('2025-06-08'), await run('2025-06-09')]).toEqual([0, 2, 0])
    expect((await todos(id, 'u1'))[0]?.title_zh).toBe('2025-06-10 到期，请报送：催报样例')
    await report(id, 'u1', clerk, { entries: [{ indicatorId, value: '1', expectedRevision: 0 }] })
    expect([await run('2025-06-10'), await run('2025-06-11'), await run('2025-06-12')]).toEqual([0, 1, 0])
    expect((await todos(id, 'u2'))[0]?.title_zh).toBe('已逾期 1 天，请报送：催报样例')
    expect([await run('2025-06-13'), await run('2025-06-17'), await run('2025-07-20')]).toEqual([1, 1, 0])
    const told = await app.services.db.query<{ role: string | null; title_zh: string }>(
      `select role, title_zh from notices.notice where reason = 'indicators.collection-late' order by created_at, role nulls first`,
    )
    expect(told.map(({ role, title_zh }) => [role, title_zh])).toEqual([
      [null, '涟水县逾期 3 天未报：催报样例'],
      [null, '涟水县逾期 7 天未报：催报样例'],
      ['administrator', '涟水县逾期 7 天未报：催报样例'],
    ])
    expect(await board(id)).toMatchObject({ daysLate: 40, unitsDone: 1 })
  })

  test('may be reminded by hand, but not twice on a day', async () => {
    clock.set('2025-06-12T02:00:00Z')
    const id = await ask([await indicator()])
    const remind = () =>
      app.request('POST', at(id, '/reminders'), { as: officer, body: { regionPath: city, unitIds: ['u2'] } })
    expect((await remind()).json()).toEqual({ reminded: ['涟水县'], alreadyToday: [], nobodyThere: [] })
    expect((await remind()).json()).toEqual({ reminded: [], alreadyToday: ['涟水县'], nobodyThere: [] })
  })

  test.each([
    ['2025-06-07', null],
    ['2025-06-08', 'before'],
    ['2025-06-10', 'before'],
    ['2025-06-11', 'late-1'],
    ['2025-06-12', 'late-1'],
    ['2025-06-13', 'late-3'],
    ['2025-06-17', 'late-7'],
    ['2026-06-17', 'late-7'],
  ])('due on 10 June: on %s the step is %s', (today, step) => {
    expect(stepDue('2025-06-10', today)?.step ?? null).toBe(step)
  })
})

test('a hundred clerks who report on the last day, all at once, lose nothing', async () => {
  clock.set('2025-06-10T08:00:00Z')
  const { db } = app.services
  const paths = Array.from({ length: 100 }, (_, index) => `${district}${320812100 + index}/`)
  await db.query(
    `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source)
     select p, split_part(p, '/', 3), '样例镇' || n, '镇' || n, 'Town ' || n, 'town', $2, 'official'
     from unnest($1::text[]) with ordinality as k (p, n)`,
    [paths, district],
  )
  const indicatorId = await indicator({ rollup: 'sum' })
  const body = {
    ...{ regionPath: district, title: '最后一天', period: '2025-05', dueOn: '2025-06-10' },
    indicators: [{ indicatorId }],
    units: paths.map((regionPath) => ({ regionPath })),
  }
  const { id } = (await app.request('POST', '/api/indicators/collections', { as: clerk, body })).json<{ id: string }>()
  const clerks = await Promise.all(paths.map((regionPath) => app.person({ role: 'district-officer', regionPath })))
  const answers = await Promise.all(
    clerks.map((one, index) =>
      app.request('POST', at(id, `/units/u${index + 1}/report`), {
        as: one,
        body: {
          ...{ regionPath: district, none: [] },
          entries: [{ indicatorId, value: String(index + 1), expectedRevision: 0 }],
        },
      }),
    ),
  )
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
  const [sum] = await db.query<{ n: bigint; total: string }>(
    `select count(*) as n, sum(value) as total from indicators.observation where indicator_id = $1`,
    [indicatorId],
  )
  expect(sum).toEqual({ n: 100n, total: '5050' })
  const done = (await app.request('GET', at(id, `?regionPath=${district}`), { as: clerk })).json<Board>()
  expect([done.units, done.unitsDone]).toEqual([100, 100])
}, 300_000)
