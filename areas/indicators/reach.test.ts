import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { jobs } from './jobs.ts'
import {
  aTarget,
  bind,
  city,
  district,
  indicatorNamed,
  officerActor,
  startIndicators,
  testClock,
} from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
let app: TestApp
let officer: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
})
afterAll(() => app.close())

interface Cockpit {
  headline: string
  counts: Record<string, number>
  rows: {
    targetId: string
    indicator: string
    status: string
    actual: string | null
    working: string
    gapPoints: number | null
  }[]
  owed: { indicator: string; period: string; daysLate: number }[]
}
const cockpit = async (query = '', as = officer) =>
  (await app.request('GET', `/api/indicators/cockpit${query}`, { as })).json<Cockpit>()

const entry = (indicatorId: string, value: string, over: object = {}) => ({
  indicatorId,
  subject: '',
  value,
  precision: 'exact',
  note: null,
  explanation: null,
  evidenceFileId: null,
  expectedRevision: 0,
  ...over,
})
const report = (period: string, entries: object[], as = officer, regionPath = city) =>
  app.request('POST', '/api/indicators/observations', { as, body: { regionPath, period, entries } })

test('a city target, of which districts report their part', async () => {
  const [targetId] = await bind(app, aTarget())
  expect((await cockpit()).rows.map((row) => row.targetId)).toEqual([targetId])
})

test('a district officer sees and reports the own subtree only', async () => {
  const clerk = await app.person({ role: 'district-officer', regionPath: district })
  const indicatorId = await indicatorNamed(app, '科技型项目新竣工数')
  const [own] = await bind(
    app,
    aTarget({ regionPath: district, value: '20', source: { ...aTarget().source, planId: 'pln_d' } }),
  )
  expect((await cockpit('', clerk)).rows.map((row) => row.targetId)).toEqual([own])
  expect((await app.request('GET', `/api/indicators/cockpit?regionPath=${city}`, { as: clerk })).status).toBe(404)
  expect((await report('2025-05', [entry(indicatorId, '3')], clerk, city)).status).toBe(404)
  expect((await report('2025-05', [entry(indicatorId, '9')], clerk, district)).status).toBe(200)
  const [cityTarget] = (await cockpit()).rows.filter((row) => row.indicator === '科技型项目新竣工数')
  const seen = await app.request('GET', `/api/indicators/cockpit/targets/${cityTarget?.targetId}?regionPath=${city}`, {
    as: officer,
  })
  expect(seen.json()).toMatchObject({
    children: [{ regionPath: district, value: '9', targetValue: '20', share: 0.45 }],
  })
  expect(
    (
      await app.request('GET', `/api/indicators/cockpit/targets/${cityTarget?.targetId}?regionPath=${city}`, {
        as: clerk,
      })
    ).status,
  ).toBe(404)
})

test('a department reports what it answers for, and its to-do closes when nothing is owed', async () => {
  clock.set('2025-06-20T02:00:00Z')
  const member = await app.person({ role: 'department-officer', regionPath: city, departmentId: 'dep_x' })
  const name = '企业重点实验室建成数'
  const newIndicator = { name, unit: '家', mode: 'flow-annual', direction: 'up' } as const
  const [targetId] = await bind(
    app,
    aTarget({ newIndicator, unit: '家', departmentIds: ['dep_x'], source: { ...aTarget().source, planId: 'pln_x' } }),
  )
  const indicatorId = await indicatorNamed(app, name)
  expect((await cockpit('', member)).rows.map((row) => row.targetId)).toEqual([targetId])
  expect((await cockpit('', member)).owed).toMatchObject([{ indicator: name, period: '2025-05', daysLate: 10 }])
  const reminded = await app.request('POST', '/api/indicators/cockpit/reminders', {
    as: officer,
    body: { regionPath: city, targetIds: [targetId] },
  })
  expect(reminded.json()).toEqual({ reminded: 1, nobodyThere: [] })
  const open = () =>
    app.services.db.query('select title_zh from notices.notice where department_id = $1 and done_at is null', ['dep_x'])
  expect(await open()).toEqual([{ title_zh: `请报送 2025-05 数据：${name}` }])
  expect((await report('2025-05', [entry(await indicatorNamed(app, '技术合同登记数'), '1')], member)).status).toBe(404)
  expect((await report('2025-05', [entry(indicatorId, '4')], member)).status).toBe(200)
  expect(await open()).toEqual([])
})

test('of an amount named year by year only the running year counts; a goal of a later year is not missing data', async () => {
  const own = await app.person({ role: 'district-officer', regionPath: '320800/320813/' })
  const source = { ...aTarget().source, planId: 'pln_years' }
  const yearly = ['2025', '2026', '2027'].map((deadline) =>
    aTarget({ regionPath: '320800/320813/', deadline, source: { ...source, itemId: `y${deadline}` } }),
  )
  const newIndicator = { name: '技术合同成交额', unit: '亿元', mode: 'flow-annual', direction: 'up' } as const
  const later = aTarget({
    regionPath: '320800/320813/',
    newIndicator,
    unit: '亿元',
    deadline: '2027',
    source: { ...source, itemId: 'l' },
  })
  const ids = await bind(app, ...yearly, later)
  const seen = await cockpit('', own)
  expect(seen.rows.map((row) => row.targetId).sort()).toEqual([ids[0], ids[3]].sort())
  expect(seen.headline).toBe('截至 5 月：2 项目标中 0 项达序时、0 项滞后、1 项缺数、1 项未到起算期。')
})

test('a district reports its part of a city target without a target of its own', async () => {
  const clerk = await app.person({ role: 'district-officer', regionPath: '320800/320831/' })
  const grid = await app.request('GET', '/api/indicators/entry?period=2025-05', { as: clerk })
  const row = grid
    .json<{ rows: { indicator: string; target: unknown }[] }>()
    .rows.find((one) => one.indicator === '科技型项目新竣工数')
  expect(row).toMatchObject({ target: null })
})

test('the daily reminder tells each department once for a period, and again for the next', async () => {
  const remindDaily = jobs.find((job) => job.name === 'indicators.remind-owed')
  const newIndicator = { name: '样例欠报数', unit: '家', mode: 'stock', direction: 'up' } as const
  const source = { ...aTarget().source, planId: 'pln_daily' }
  clock.set('2025-06-05T02:00:00Z')
  await bind(
    app,
    aTarget({ newIndicator, unit: '家', mode: 'stock', deadline: '2027', departmentIds: ['dep_daily'], source }),
  )
  const run = async (day: string) => {
    clock.set(day)
    const run = { input: {}, services: app.services, actor: officerActor(), progress: () => undefined }
    const done = await remindDaily?.run({ ...run, signal: new AbortController().signal })
    return (done as { reminded: number }).reminded
  }
  expect(await run('2025-06-10T02:00:00Z')).toBe(0)
  // Nobody is there yet: nothing is sent, and it is sent once somebody is.
  expect(await run('2025-06-11T01:00:00Z')).toBe(0)
  await app.person({ role: 'department-officer', regionPath: city, departmentId: 'dep_daily' })
  expect(await run('2025-06-11T02:00:00Z')).toBe(1)
  expect(await run('2025-06-12T02:00:00Z')).toBe(0)
  const open = await app.services.db.query(
    `select title_zh, due_on from notices.notice where department_id = 'dep_daily' and done_at is null`,
  )
  expect(open).toEqual([{ title_zh: '请报送 2025-05 数据：样例欠报数', due_on: '2025-06-10' }])
})

test('a district with a target of its own and no department is reminded through its officers', async () => {
  const region = '320800/320813/'
  const clerk = await app.person({ role: 'district-officer', regionPath: region })
  const newIndicator = { name: '县区自报样例数', unit: '家', mode: 'stock', direction: 'up' } as const
  const source = { ...aTarget().source, planId: 'pln_officers' }
  clock.set('2025-05-20T02:00:00Z')
  const [targetId] = await bind(
    app,
    aTarget({ newIndicator, regionPath: region, unit: '家', mode: 'stock', deadline: '2027', source }),
  )
  clock.set('2025-06-20T02:00:00Z')
  const reminded = await app.request('POST', '/api/indicators/cockpit/reminders', {
    as: officer,
    body: { regionPath: region, targetIds: [targetId] },
  })
  expect(reminded.json()).toEqual({ reminded: 1, nobodyThere: [] })
  const open = () =>
    app.services.db.query(`select role from notices.notice where object = $1 and done_at is null`, [
      `indicator-reports:${region}`,
    ])
  expect(await open()).toEqual([{ role: 'district-officer' }])
  const indicatorId = await indicatorNamed(app, '县区自报样例数')
  for (const period of ['2025-04', '2025-05']) await report(period, [entry(indicatorId, '8')], clerk, region)
  expect(await open()).toEqual([])
})

test('of a city figure that is rolled up, the districts that are silent are reminded, and only those', async () => {
  const id = await indicatorNamed(app, '县区自报样例数')
  await app.services.db.query(`update indicators.indicator set rollup = 'sum' where id = $1`, [id])
  clock.set('2025-05-20T02:00:00Z')
  const source = { ...aTarget().source, planId: 'pln_rolled' }
  const [targetId] = await bind(
    app,
    aTarget({ indicatorId: id, newIndicator: undefined, unit: '家', mode: 'stock', deadline: '2027', source }),
  )
  for (const region of ['320800/320812/', '320800/320803/']) await report('2025-04', [entry(id, '8')], officer, region)
  clock.set('2025-06-05T02:00:00Z')
  const reminded = await app.request('POST', '/api/indicators/cockpit/reminders', {
    as: officer,
    body: { regionPath: city, targetIds: [targetId] },
  })
  // For three of the four nobody has an account yet: that is said, and does not count as reminded.
  expect(reminded.json()).toEqual({ reminded: 1, nobodyThere: ['淮阴区', '涟水县', '盱眙县'] })
  const told = await app.services.db.query<{ region_path: string }>(
    `select region_path from notices.notice where reason = 'indicators.report-due' and role = 'district-officer'
       and title_zh like '请报送 2025-04%' and done_at is null order by region_path`,
  )
  expect(told.map((row) => row.region_path)).not.toContain('320800/320812/')
  expect(told).toHaveLength(1)
})

test('a month that nobody has reported is owed, although the cockpit still shows the month before', async () => {
  const region = '320800/320826/'
  const clerk = await app.person({ role: 'district-officer', regionPath: region })
  const newIndicator = { name: '有效期内高新技术企业数', unit: '家', mode: 'stock', direction: 'up' } as const
  const source = { ...aTarget().source, planId: 'pln_silent' }
  clock.set('2025-05-20T02:00:00Z')
  await bind(app, aTarget({ newIndicator, regionPath: region, unit: '家', mode: 'stock', deadline: '2027', source }))
  const indicatorId = await indicatorNamed(app, '有效期内高新技术企业数')
  expect((await report('2025-04', [entry(indicatorId, '80')], clerk, region)).status).toBe(200)
  clock.set('2025-06-20T02:00:00Z')
  expect(await cockpit('', clerk)).toMatchObject({
    asOf: '2025-04-30',
    owed: [{ indicator: '有效期内高新技术企业数', period: '2025-05', daysLate: 5 }],
  })
})
