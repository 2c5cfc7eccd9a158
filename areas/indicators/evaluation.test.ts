import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDepartment } from '#areas/regions'
import { system } from '#platform/auth/actor'
import { readDocument } from '#platform/documents/documents'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { expectedPath } from './rules/evaluation.ts'
import { aTarget, bind, city, district, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2026-07-10T02:00:00Z')
let app: TestApp
let officer: TestPerson
let colleague: TestPerson
let leader: TestPerson
let member: TestPerson
let departmentId = ''
const plan = { ...aTarget().source, planId: 'pln_mid', planTitle: '三年工作安排' }

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  colleague = await app.person({ role: 'city-officer', regionPath: city, name: '李' })
  leader = await app.person({ role: 'city-leader', regionPath: city, name: '林' })
  const department = await app.services.db.tx((tx) =>
    createDepartment(tx, app.services, system, { regionPath: city, name: '市工信局' }),
  )
  departmentId = department.id
  member = await app.person({ role: 'department-officer', regionPath: city, departmentId, name: '何' })
  const high = { name: '有效期内高新技术企业数', unit: '家', mode: 'stock', direction: 'up' } as const
  const labs = { name: '企业重点实验室样例数', unit: '家', mode: 'flow-cumulative', direction: 'up' } as const
  await bind(
    app,
    aTarget({
      newIndicator: high,
      ...{ value: '1400', unit: '家', mode: 'stock', deadline: '2027', baseline: { value: '950', period: '2024' } },
      source: { ...plan, itemId: 'high' },
    }),
    aTarget({
      newIndicator: labs,
      ...{ value: '30', unit: '家', mode: 'flow-cumulative', periodStart: '2025', deadline: '2027' },
      departmentIds: [departmentId],
      source: { ...plan, itemId: 'labs' },
    }),
  )
  await report('有效期内高新技术企业数', '2025', '1150')
  await report('有效期内高新技术企业数', '2026-06', '1180')
  await report('企业重点实验室样例数', '2026-06', '16')
})
afterAll(() => app.close())

async function report(name: string, period: string, value: string) {
  const entries = [{ indicatorId: await indicatorNamed(app, name), value, expectedRevision: 0, explanation: '样例' }]
  const answer = await app.request('POST', '/api/indicators/observations', {
    as: officer,
    body: { regionPath: city, period, entries },
  })
  expect(answer.status).toBe(200)
}

async function targetOf(name: string): Promise<{ id: string; version: number }> {
  const [row] = await app.services.db.query<{ id: string; version: number }>(
    `select t.id, t.version from indicators.target t join indicators.indicator i on i.id = t.indicator_id
     where i.name = $1 and t.status = 'active' and t.region_path = $2`,
    [name, city],
  )
  if (!row) throw new Error(`no target for ${name}`)
  return row
}

interface Row {
  indicator: string
  status: string
  value: string
  expected: string | null
  actual: string | null
  gapPoints: number | null
  path: { year: number; expected: string; actual: string | null }[]
  earlier: { value: string }[]
  cause: string | null
  proposalKind: string | null
  revision: number
  mayEnter: boolean
  targetId: string
}
interface Evaluation {
  status: string
  revision: number
  rows: Row[]
  statistics: { total: number; behind: number; unexplained: number; adjusted: number; conclusion: string }
}

async function begin(): Promise<string> {
  const body = { regionPath: city, planId: 'pln_mid', title: '三年工作安排中期评估', asOf: '2026-06-30' }
  const answer = await app.request('POST', '/api/indicators/evaluations', { as: officer, body })
  expect(answer.status).toBe(201)
  return answer.json<{ id: string }>().id
}
const read = async (id: string, as = officer) =>
  (await app.request('GET', `/api/indicators/evaluations/${id}?regionPath=${city}`, { as })).json<Evaluation>()
const enter = (id: string, targetId: string, as: TestPerson, body: object) =>
  app.request('PUT', `/api/indicators/evaluations/${id}/targets/${targetId}`, {
    as,
    body: { regionPath: city, cause: null, proposalKind: null, proposal: null, revision: 0, ...body },
  })

describe('a mid-term evaluation', () => {
  test('holds each indicator against its expected path, and counts how they stand', async () => {
    const id = await begin()
    const { rows, statistics } = await read(id)
    expect(rows.map(({ indicator, status, expected, actual }) => [indicator, status, expected, actual])).toEqual([
      ['企业重点实验室样例数', 'on-pace', '15', '16'],
      ['有效期内高新技术企业数', 'on-pace', '1175', '1180'],
    ])
    expect(rows[1]?.path).toEqual([
      { year: 2025, expected: '1100', actual: '1150' },
      { year: 2026, expected: '1250', actual: '1180' },
      { year: 2027, expected: '1400', actual: null },
    ])
    expect(statistics).toMatchObject({ total: 2, behind: 0, unexplained: 0 })
    expect(statistics.conclusion).toContain('截至 2026 年 6 月，共 2 项指标')
  })

  test('asks each owner for cause and proposal; a department enters for its own targets only', async () => {
    const id = await begin()
    const asked = await app.services.db.query('select title_zh from notices.notice where object = $1', [
      `evaluation:${id}`,
    ])
    expect(asked).toEqual([{ title_zh: '请填写中期评估的原因与建议：三年工作安排中期评估' }])
    const seen = await read(id, member)
    expect(seen.rows.map(({ indicator, mayEnter }) => [indicator, mayEnter])).toEqual([['企业重点实验室样例数', true]])
    const [own] = seen.rows
    const other = await targetOf('有效期内高新技术企业数')
    expect((await enter(id, other.id, member, { cause: '越权' })).status).toBe(404)
    const entered = { cause: '龙头企业带动建设', proposalKind: 'keep', proposal: '按原计划推进' }
    expect((await enter(id, own?.targetId ?? '', member, entered)).json()).toEqual({ revision: 1 })
    expect((await enter(id, own?.targetId ?? '', officer, { cause: '没看到别人已填' })).codes).toEqual([
      'indicators.changed-meanwhile',
    ])
    expect((await read(id)).rows[0]).toMatchObject({ cause: '龙头企业带动建设', proposalKind: 'keep', revision: 1 })
  })

  test('closed says for ever what it said then, whatever is reported later', async () => {
    const id = await begin()
    const before = await read(id)
    const close = (revision: number) =>
      app.request('POST', `/api/indicators/evaluations/${id}/close`, {
        as: officer,
        body: { regionPath: city, revision },
      })
    expect((await close(before.revision)).status).toBe(200)
    const target = await targetOf('企业重点实验室样例数')
    expect((await enter(id, target.id, officer, { cause: '太晚' })).codes).toEqual(['indicators.evaluation-closed'])
    const [{ revision } = { revision: 0 }] = await app.services.db.query<{ revision: number }>(
      `select max(revision) as revision from indicators.observation o join indicators.indicator i on i.id = o.indicator_id
       where i.name = '企业重点实验室样例数' and period = '2026-06'`,
    )
    const entries = [
      {
        indicatorId: await indicatorNamed(app, '企业重点实验室样例数'),
        value: '9',
        expectedRevision: revision,
        explanation: '核减',
      },
    ]
    await app.request('POST', '/api/indicators/observations', {
      as: officer,
      body: { regionPath: city, period: '2026-06', entries },
    })
    expect((await read(id)).rows[0]).toMatchObject({ actual: '16', mayEnter: false })
    const fresh = await read(await begin())
    expect(fresh.rows[0]).toMatchObject({ actual: '9', status: 'behind' })
    expect(fresh.statistics.unexplained).toBe(1)
  })

  test('is filed as a document and a sheet that say what the page says', async () => {
    const id = await begin()
    const target = await targetOf('企业重点实验室样例数')
    await enter(id, target.id, officer, { cause: '两家企业调整布局', proposalKind: 'speed-up', proposal: '一企一策' })
    const { rows, statistics } = await read(id)
    const file = (kind: string) =>
      app.request('GET', `/api/indicators/evaluations/${id}/${kind}?regionPath=${city}`, { as: officer })
    const text = await wordsOf((await file('document')).bytes)
    for (const words of [statistics.conclusion, '两家企业调整布局', '加快推进：一企一策', '滞后', '≥1400（2027）'])
      expect(text).toContain(words)
    const sheet: string[][] = []
    for await (const row of readRows((await file('sheet')).bytes, { fileName: 'e.xlsx' }))
      sheet.push(row.cells.map((cell) => cell?.text ?? ''))
    const at = (head: string) => sheet[0]?.indexOf(head) ?? -1
    expect(sheet.slice(1).map((row) => [row[at('指标')], row[at('完成值')], row[at('应到值')]])).toEqual(
      rows.map(({ indicator, actual, expected }) => [indicator, actual, expected]),
    )
  })
})

async function wordsOf(bytes: Uint8Array): Promise<string> {
  return (await readDocument(bytes, { fileName: 'e.docx' })).text
}

describe('adjusting a target', () => {
  const name = '有效期内高新技术企业数'
  const propose = async (over: object = {}, as = officer) => {
    const target = await targetOf(name)
    return app.request('POST', `/api/indicators/targets/${target.id}/adjustments`, {
      as,
      body: {
        ...{ regionPath: city, value: '1300', valueMax: null, deadline: '2027' },
        ...{ baseline: { value: '950', period: '2024' }, effectiveFrom: '2026-07-10', reason: '认定标准提高' },
        ...{ version: target.version, ...over },
      },
    })
  }
  const decide = (id: string, as: TestPerson, decision = 'approved', note: string | null = null) =>
    app.request('POST', `/api/indicators/adjustments/${id}/decision`, {
      as,
      body: { regionPath: city, decision, note },
    })
  const targetView = async (asOf: string) => {
    const { id } = await targetOf(name)
    return (
      await app.request('GET', `/api/indicators/cockpit/targets/${id}?regionPath=${city}&asOf=${asOf}`, { as: officer })
    ).json<{ row: { value: string; status: string }; earlier: { value: string; until: string }[] }>()
  }

  test('changes nothing before somebody else approves it, and never by one’s own hand', async () => {
    const id = (await propose()).json<{ id: string }>().id
    expect((await targetView('2026-07-31')).row.value).toBe('1400')
    expect((await propose()).codes).toEqual(['indicators.adjustment-open'])
    expect((await decide(id, officer)).codes).toEqual(['indicators.own-approval'])
    expect((await decide(id, leader, 'refused')).codes).toEqual(['indicators.return-needs-note'])
    expect((await decide(id, leader, 'refused', '先摸清后备')).status).toBe(200)
    expect((await decide(id, leader)).codes).toEqual(['indicators.adjustment-decided'])
    expect((await targetView('2026-07-31')).row.value).toBe('1400')
  })

  test('names everything that is wrong with it', async () => {
    const wrong = { value: '1400', effectiveFrom: '2026-07-01', deadline: '2024' }
    expect((await propose(wrong)).codes).toEqual([
      'indicators.deadline-before-baseline',
      'indicators.adjustment-in-past',
    ])
    expect((await propose({ value: '1400' })).codes).toEqual(['indicators.adjustment-same'])
    expect((await propose({ version: 99 })).codes).toEqual(['indicators.changed-meanwhile'])
  })

  test('holds from its day on; earlier days are judged by what was asked for then, and both stay readable', async () => {
    const id = (await propose()).json<{ id: string }>().id
    expect((await decide(id, leader, 'approved', '同意')).status).toBe(200)
    const before = await targetView('2026-06-30')
    const after = await targetView('2026-07-31')
    expect([before.row.value, after.row.value]).toEqual(['1400', '1300'])
    expect(after.earlier).toMatchObject([{ value: '1400', until: '2026-07-10' }])
    const cockpit = async (asOf: string) =>
      (await app.request('GET', `/api/indicators/cockpit?asOf=${asOf}&planId=pln_mid`, { as: officer }))
        .json<{ rows: { indicator: string; value: string }[] }>()
        .rows.find((row) => row.indicator === name)?.value
    expect([await cockpit('2026-06-30'), await cockpit('2026-07-31')]).toEqual(['1400', '1300'])
    const listed = (await app.request('GET', '/api/indicators/adjustments', { as: officer })).json<{
      items: { before: { value: string }; after: { value: string }; status: string; decidedByName: string }[]
    }>()
    expect(
      listed.items.map(({ status, before: was, after: is, decidedByName }) => [
        status,
        was.value,
        is.value,
        decidedByName,
      ]),
    ).toEqual([
      ['approved', '1400', '1300', '林'],
      ['refused', '1400', '1300', '林'],
    ])
    clock.set('2026-08-05T02:00:00Z')
    const fresh = await begin2('2026-07-31')
    expect(fresh.rows.find((row) => row.indicator === name)).toMatchObject({
      value: '1300',
      earlier: [{ value: '1400' }],
    })
    expect(fresh.statistics.adjusted).toBe(1)
  })

  test('of a target that is split shows in the tree that the parts no longer fit', async () => {
    const { id } = await targetOf(name)
    const parts = [{ regionPath: district, value: '1300' }]
    await app.request('POST', '/api/indicators/splits', {
      as: officer,
      body: { regionPath: city, targetId: id, method: 'table', rule: 'sum', parts },
    })
    const proposed = (await propose({ value: '1350', effectiveFrom: '2026-08-05' })).json<{ id: string }>().id
    expect((await decide(proposed, colleague)).status).toBe(200)
    clock.set('2026-09-05T02:00:00Z')
    const tree = await app.request('GET', `/api/indicators/targets/${id}/parts?regionPath=${city}`, { as: officer })
    expect(tree.json()).toMatchObject({
      target: { value: '1350', split: { targets: { verdict: 'short', difference: '-50' } } },
    })
  })

  test('may be withdrawn by whoever proposed it, and by nobody else', async () => {
    const id = (await propose({ value: '1500', effectiveFrom: '2026-10-01' })).json<{ id: string }>().id
    const withdraw = (as: TestPerson) =>
      app.request('POST', `/api/indicators/adjustments/${id}/withdrawal`, { as, body: { regionPath: city } })
    expect((await withdraw(colleague)).status).toBe(404)
    expect((await withdraw(officer)).status).toBe(200)
  })
})

async function begin2(asOf: string): Promise<Evaluation> {
  const body = { regionPath: city, planId: 'pln_mid', title: '再次评估', asOf }
  const { id } = (await app.request('POST', '/api/indicators/evaluations', { as: officer, body })).json<{
    id: string
  }>()
  return read(id)
}

describe('the expected path', () => {
  const indicator = { unit: '家', direction: 'up', reported: 'year-to-date', judge: 'time' } as const
  const base = {
    value: '1200',
    valueMax: null,
    unit: '家',
    comparator: '>=',
    recurrence: null,
    planStart: null,
  } as const

  test.each([
    [
      'stock',
      { baseline: { value: '900', period: '2024' }, periodStart: null, deadline: '2027' },
      ['1000', '1100', '1200'],
    ],
    ['flow-cumulative', { baseline: null, periodStart: '2025', deadline: '2027' }, ['400', '800', '1200']],
    ['flow-annual', { baseline: null, periodStart: null, deadline: '2025' }, ['1200']],
    ['ratio', { baseline: null, periodStart: null, deadline: '2027' }, []],
  ] as const)('of a %s with %j is %j', (mode, over, wanted) => {
    expect(expectedPath({ ...base, ...over, mode }, indicator, []).map((point) => point.expected)).toEqual([...wanted])
  })

  test('of an amount that is wanted every year is that amount each year', () => {
    const yearly = {
      ...base,
      mode: 'flow-annual',
      recurrence: 'annual',
      periodStart: '2025',
      deadline: '2027',
    } as const
    expect(expectedPath({ ...yearly, baseline: null }, indicator, []).map((point) => point.expected)).toEqual([
      '1200',
      '1200',
      '1200',
    ])
  })
})
