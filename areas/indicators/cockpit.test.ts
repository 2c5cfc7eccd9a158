import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDepartment } from '#areas/regions'
import { system } from '#platform/auth/actor'
import { actorOf, type TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { TargetRowView } from './contract.ts'
import { aTarget, bind, city, district, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
let app: TestApp
let officer: TestPerson
let leader: TestPerson
let bureau: string
let targetId: string

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  leader = await app.person({ role: 'city-leader', regionPath: city, name: '林' })
  const { services } = app
  bureau = (
    await services.db.tx((tx) =>
      createDepartment(tx, services, system, {
        regionPath: city,
        name: '市科技局',
        aliases: [],
        validFrom: '2020-01-01',
      }),
    )
  ).id
  const { source } = aTarget()
  const [first] = await bind(
    app,
    aTarget({ departmentIds: [bureau] }),
    aTarget({
      newIndicator: { name: '技术合同成交额', unit: '亿元', mode: 'flow-annual', direction: 'up' },
      value: '268',
      unit: '亿元',
      source: { ...source, itemId: 'plt_2', quote: '成交额突破268亿元' },
    }),
    aTarget({ regionPath: district, value: '40', source: { ...source, itemId: 'plt_3' } }),
    aTarget({ regionPath: '320800/320826/', value: '30', source: { ...source, itemId: 'plt_4' } }),
  )
  targetId = first ?? ''
  await report('科技型项目新竣工数', city, '2025-05', '48', '集中在四季度竣工')
  await report('技术合同成交额', city, '2025-05', '114.2')
  await report('科技型项目新竣工数', district, '2025-05', '20')
  await report('科技型项目新竣工数', '320800/320826/', '2025-05', '6')
})
beforeEach(() => clock.set('2025-06-10T02:00:00Z'))
afterAll(() => app.close())

async function report(name: string, regionPath: string, period: string, value: string, note: string | null = null) {
  const indicatorId = await indicatorNamed(app, name)
  const [last] = await app.services.db.query<{ revision: number }>(
    'select coalesce(max(revision), 0)::int as revision from indicators.observation where indicator_id = $1 and region_path = $2 and period = $3',
    [indicatorId, regionPath, period],
  )
  const entries = [{ indicatorId, value, note, expectedRevision: last?.revision ?? 0, explanation: '样例' }]
  const body = { regionPath, period, entries }
  expect((await app.request('POST', '/api/indicators/observations', { as: officer, body })).status).toBe(200)
}

interface Cockpit {
  rows: TargetRowView[]
  headline: string
  counts: { total: number }
  maySupervise: boolean
}
const cockpit = async (as = officer, query = '') =>
  (await app.request('GET', `/api/indicators/cockpit${query}`, { as })).json<Cockpit>()
const supervise = (as: TestPerson, over: object = {}) =>
  app.request('POST', '/api/indicators/cockpit/tasks', {
    as,
    body: { regionPath: city, targetId, dueOn: '2025-08-31', words: '请排出竣工计划', ...over },
  })
const visit = async (as: TestPerson) =>
  (await app.request('POST', '/api/indicators/cockpit/visits', { as, body: { regionPath: city } })).json<{
    since: string | null
    newlyBehind: { indicator: string }[]
    recovered: { indicator: string }[]
    newFigures: { indicator: string; before: string | null; after: string | null }[]
  }>()

test('a line says what is behind, by how much, who answers and what the office wrote', async () => {
  const row = (await cockpit()).rows.find((one) => one.targetId === targetId)
  expect(row).toMatchObject({
    status: 'behind',
    gapPoints: -9.6667,
    requiredPerMonth: '14.6',
    topic: 'projects',
    reportNote: '集中在四季度竣工',
    departments: [{ id: bureau, name: '市科技局' }],
    task: null,
  })
})

test('the weekly digest names what is behind with its figures, to nobody beyond their region', async () => {
  const textOf = async (as: TestPerson) =>
    (await app.services.digestFor(actorOf(as))).flatMap(({ key, lines }) =>
      lines.map(({ text }) => `${key} ${text.zh}`),
    )
  expect(await textOf(leader)).toContain(
    'indicators.newly-behind 科技型项目新竣工数（2025年目标）：48 / 150 个，落后 9.7 个百分点（待审核）',
  )
  const clerk = await app.person({ role: 'district-officer', regionPath: '320800/320826/' })
  const lines = await textOf(clerk)
  expect(lines.join()).toContain('6 / 30 个')
  expect(lines.join()).not.toContain('48 / 150')
  const member = await app.person({ role: 'organisation-member', regionPath: city, organisationId: 'org_1' })
  expect((await textOf(member)).filter((line) => line.startsWith('indicators'))).toEqual([])
})

test('topic and department narrow rows and words alike', async () => {
  expect((await cockpit(officer, '?topic=transfer')).rows.map((row) => row.indicator)).toEqual(['技术合同成交额'])
  expect((await cockpit(officer, '?topic=transfer')).headline).toContain('1 项目标')
  expect((await cockpit(officer, `?departmentId=${bureau}`)).counts.total).toBe(1)
})

test('a target becomes a task with its arithmetic and its sentence, once', async () => {
  const first = await supervise(leader)
  expect(first.status).toBe(201)
  const { taskId, isNew } = first.json<{ taskId: string; isNew: boolean }>()
  expect(isNew).toBe(true)
  const task = (await app.request('GET', `/api/tasks/${taskId}`, { as: officer })).json<Record<string, unknown>>()
  expect(task).toMatchObject({
    title: '科技型项目新竣工数（2025 年目标 150 个）：赶上进度',
    dueOn: '2025-08-31',
    quote: '新竣工150个以上',
    lead: { name: '市科技局' },
  })
  expect(task.detail).toBe('48 ÷ 150 = 32.0%，时间进度 41.7%，落后 9.7 个百分点\n请排出竣工计划')
  expect(task.originHref).toContain(targetId)
  const again = await supervise(officer)
  expect(again.json()).toMatchObject({ taskId, isNew: false })
  const row = (await cockpit()).rows.find((one) => one.targetId === targetId)
  expect(row?.task).toMatchObject({ taskId, isOpen: true, leadName: '市科技局', dueOn: '2025-08-31' })
})

test('where nobody answers the unit must be chosen, and nobody follows up what they may not see', async () => {
  const contract = (await cockpit()).rows.find((row) => row.indicator === '技术合同成交额')
  const refused = await supervise(officer, { targetId: contract?.targetId })
  expect([refused.status, refused.codes]).toEqual([422, ['indicators.nobody-responsible']])
  expect((await supervise(officer, { targetId: contract?.targetId, lead: bureau })).status).toBe(201)
  const clerk = await app.person({ role: 'district-officer', regionPath: district })
  expect((await supervise(clerk)).codes).toEqual(['indicators.not-found'])
  const department = await app.person({ role: 'department-officer', regionPath: city, departmentId: bureau })
  expect((await supervise(department)).status).toBe(403)
  expect((await cockpit(department)).maySupervise).toBe(false)
})

test('a visit tells what changed since the one before, and a reload does not take it away', async () => {
  expect((await visit(leader)).since).toBeNull()
  clock.set('2025-06-12T02:00:00Z')
  await report('科技型项目新竣工数', city, '2025-05', '75')
  const second = await visit(leader)
  expect(second).toMatchObject({
    since: '2025-06-10T02:00:00.000Z',
    recovered: [{ indicator: '科技型项目新竣工数' }],
    newlyBehind: [],
    newFigures: [{ indicator: '科技型项目新竣工数', before: '48', after: '75' }],
  })
  clock.set('2025-06-12T03:00:00Z')
  expect(await visit(leader)).toEqual(second)
  clock.set('2025-06-13T02:00:00Z')
  expect(await visit(leader)).toMatchObject({ since: '2025-06-12T03:00:00.000Z', recovered: [], newFigures: [] })
  expect((await visit(officer)).since).toBeNull()
})

test('districts are ranked by the share of their own targets that is on pace', async () => {
  const answer = await app.request('GET', '/api/indicators/cockpit/districts?asOf=2025-05-31', { as: officer })
  const items = answer.json<{ items: { name: string; rank: number; onPaceShare: number }[] }>().items
  expect(items.map(({ name, rank, onPaceShare }) => [name, rank, onPaceShare])).toEqual([
    ['清江浦区', 1, 1],
    ['涟水县', 2, 0],
  ])
})

test('a figure that nobody approved counts with a mark, in the tree too, and loses it once somebody else approves it', async () => {
  const pendingOf = async () => (await cockpit()).rows.find((one) => one.targetId === targetId)?.pendingPeriod
  const inTree = async () =>
    (await app.request('GET', `/api/indicators/targets/tree?regionPath=${city}`, { as: officer }))
      .json<{ nodes: { targetId: string; pendingPeriod: string | null }[] }>()
      .nodes.find((node) => node.targetId === targetId)?.pendingPeriod
  expect([await pendingOf(), await inTree()]).toEqual(['2025-05', '2025-05'])
  const other = await app.person({ role: 'city-officer', regionPath: city, name: '顾' })
  const pending = await app.request('GET', '/api/indicators/pending?pageSize=200', { as: other })
  const observations = pending
    .json<{ items: { regionPath: string; observation: { id: string } }[] }>()
    .items.map(({ regionPath, observation }) => ({ regionPath, id: observation.id }))
  const body = { decision: 'approved', note: null, observations }
  expect((await app.request('POST', '/api/indicators/observations/decisions', { as: other, body })).status).toBe(200)
  expect([await pendingOf(), await inTree()]).toEqual([null, null])
})
