import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { recordReported, suggestIndicators, targetStatuses, withdrawTargets } from './public.ts'
import {
  aTarget,
  bind,
  city,
  indicatorNamed,
  officerActor,
  startIndicators,
  testClock,
} from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
let app: TestApp
let officer: TestPerson
let colleague: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  colleague = await app.person({ role: 'city-officer', regionPath: city, name: '李' })
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

test('a target from a plan and a reported value give a status with its arithmetic, and the quote', async () => {
  const [targetId] = await bind(app, aTarget())
  const indicatorId = await indicatorNamed(app, '科技型项目新竣工数')
  expect((await cockpit()).rows.find((row) => row.targetId === targetId)).toMatchObject({ status: 'no-data' })
  const written = await report('2025-05', [entry(indicatorId, '48')])
  expect(written.json()).toEqual({ recorded: 1, unchanged: 0 })
  const after = await cockpit()
  expect(after.rows.find((row) => row.targetId === targetId)).toMatchObject({
    status: 'behind',
    actual: '48',
    gapPoints: -9.6667,
    working: '48 ÷ 150 = 32.0%，时间进度 41.7%，落后 9.7 个百分点',
  })
  expect(after.headline).toBe('截至 5 月：1 项目标中 0 项达序时、1 项滞后、0 项缺数；比上月新增滞后 1 项。')
  const detail = await app.request('GET', `/api/indicators/cockpit/targets/${targetId}?regionPath=${city}`, {
    as: officer,
  })
  expect(detail.status).toBe(200)
  expect(detail.json()).toMatchObject({
    quote: '新竣工150个以上',
    href: '/plans/pln_1/versions/plv_1?item=itm_1',
    card: { version: 1 },
    series: [{ period: '2025-05', value: '48', isApproved: false }],
    observations: [{ value: '48', cardVersion: 1, recordedByName: '王', isCurrent: true }],
    pointers: { time: { expectedShare: 0.416667 }, runRate: { requiredPerMonth: '14.6' } },
  })
  expect(await targetStatuses(app.services.db, [targetId ?? ''], '2025-06-10')).toMatchObject([
    { targetId, status: 'behind', value: '48', period: '2025-05' },
  ])
})

test('a correction is appended, the cockpit follows, and what was known before stays readable', async () => {
  const indicatorId = await indicatorNamed(app, '科技型项目新竣工数')
  clock.set('2025-06-12T02:00:00Z')
  const blind = await report('2025-05', [entry(indicatorId, '70')])
  expect([blind.status, blind.codes]).toEqual([409, ['indicators.changed-meanwhile']])
  await report('2025-05', [entry(indicatorId, '70', { expectedRevision: 1 })])
  const [row] = (await cockpit()).rows.filter((one) => one.indicator === '科技型项目新竣工数')
  expect(row).toMatchObject({ actual: '70', status: 'ahead' })
  const then = await app.request(
    'GET',
    `/api/indicators/cockpit/targets/${row?.targetId}?regionPath=${city}&knownAt=2025-06-11T00:00:00Z`,
    {
      as: officer,
    },
  )
  expect(then.json()).toMatchObject({
    row: { actual: '48', status: 'behind' },
    observations: [{ value: '48', isCurrent: true }],
  })
})

test('a value is neither overwritten nor deleted, not even by SQL', async () => {
  const { db } = app.services
  await expect(db.query(`update indicators.observation set value = 1`)).rejects.toThrow('a correction is appended')
  await expect(db.query(`delete from indicators.observation`)).rejects.toThrow('only appended')
})

test('what looks odd is asked about, nothing is written, and the explanation is kept', async () => {
  const indicatorId = await indicatorNamed(app, '技术合同成交额')
  await report('2024-05', [entry(indicatorId, '95')])
  const wrongUnit = await report('2025-05', [
    entry(indicatorId, '1142000'),
    entry(await indicatorNamed(app, '技术合同登记数'), '-3'),
  ])
  expect([wrongUnit.status, wrongUnit.codes]).toEqual([
    422,
    ['indicators.finding-unit-suspected', 'indicators.negative-count'],
  ])
  const inUnit = await report('2025-05', [entry(indicatorId, '1142000', { unit: '万元' })])
  expect(inUnit.json()).toEqual({ recorded: 1, unchanged: 0 })
  const falls = await report('2025-04', [entry(indicatorId, '120')])
  expect(falls.codes).toEqual(['indicators.finding-above-later'])
  await report('2025-04', [entry(indicatorId, '120', { explanation: '5 月核减重复登记' })])
  const [kept] = await app.services.db.query(
    'select value, explanation, findings from indicators.observation where period = $1',
    ['2025-04'],
  )
  expect(kept).toMatchObject({
    value: '120',
    explanation: '5 月核减重复登记',
    findings: [{ code: 'indicators.finding-above-later' }],
  })
})

test('of two officers who fill the same empty period at once one wins and the other is told', async () => {
  const indicatorId = await indicatorNamed(app, '技术合同登记数')
  const both = await Promise.all([
    report('2025-05', [entry(indicatorId, '2545')]),
    report('2025-05', [entry(indicatorId, '2600')], colleague),
  ])
  expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  const rows = await app.services.db.query('select revision from indicators.observation where indicator_id = $1', [
    indicatorId,
  ])
  expect(rows).toEqual([{ revision: 1 }])
})

test('nobody approves their own report; a colleague does; a returned value no longer counts', async () => {
  const pending = (await app.request('GET', '/api/indicators/pending', { as: colleague })).json<{
    items: { regionPath: string; indicator: string; isOwn: boolean; observation: { id: string; period: string } }[]
  }>()
  const found = pending.items.find(
    (item) => item.indicator === '技术合同成交额' && item.observation.period === '2025-05',
  )
  expect(found).toMatchObject({ isOwn: false, previous: { period: '2025-04', value: '120' } })
  const observations = [{ regionPath: city, id: found?.observation.id }]
  const own = await app.request('POST', '/api/indicators/observations/decisions', {
    as: officer,
    body: { decision: 'approved', observations },
  })
  expect(own.codes).toEqual(['indicators.own-approval'])
  const bare = await app.request('POST', '/api/indicators/observations/decisions', {
    as: colleague,
    body: { decision: 'returned', observations },
  })
  expect(bare.codes).toEqual(['indicators.return-needs-note'])
  const done = await app.request('POST', '/api/indicators/observations/decisions', {
    as: colleague,
    body: { decision: 'returned', note: '请核对口径', observations },
  })
  expect(done.json()).toEqual({ decided: 1 })
  const told = await app.services.db.query('select title_zh from notices.notice where user_id = $1', [officer.userId])
  expect(told).toEqual([{ title_zh: '技术合同成交额 2025-05 的数据被退回：请核对口径' }])
  const [targetId] = await bind(
    app,
    aTarget({
      newIndicator: { name: '技术合同成交额', unit: '亿元', mode: 'flow-annual', direction: 'up' },
      value: '268',
      unit: '亿元',
      source: { ...aTarget().source, itemId: 'plt_2' },
    }),
  )
  expect((await cockpit()).rows.find((row) => row.targetId === targetId)).toMatchObject({ actual: '120' })
  const twice = await app.request('POST', '/api/indicators/observations/decisions', {
    as: colleague,
    body: { decision: 'approved', observations },
  })
  expect(twice.codes).toEqual(['indicators.already-decided'])
})

test('names that mean the same indicator find it, scope words keep figures apart', async () => {
  const [high, added, province] = await suggestIndicators(app.services.db, {
    names: ['高企数', '新增高企', '省级高新技术企业数'],
    regionPath: city,
  })
  expect(high?.[0]).toMatchObject({ name: '有效期内高新技术企业数', score: 1 })
  expect(added?.[0]).toMatchObject({ name: '当年新认定高新技术企业数' })
  expect(province?.[0]?.score).toBeLessThan(0.95)
})

test('the same item again answers the same target, a changed one replaces it, withdrawing ends them', async () => {
  const source = { ...aTarget().source, planId: 'pln_9', itemId: 'plt_9' }
  const first = await bind(app, aTarget({ source }))
  expect(await bind(app, aTarget({ source, value: '150.0' }))).toEqual(first)
  const second = await bind(app, aTarget({ source, value: '160' }))
  expect(second).not.toEqual(first)
  const rows = await app.services.db.query(
    'select status, replaced_by from indicators.target where plan_id = $1 order by status',
    ['pln_9'],
  )
  expect(rows).toEqual([
    { status: 'active', replaced_by: null },
    { status: 'replaced', replaced_by: second[0] },
  ])
  const ctx = { ...app.services, actor: officerActor() }
  expect(await app.services.db.tx((tx) => withdrawTargets(tx, ctx, { planId: 'pln_9' }))).toEqual({ withdrawn: 1 })
  expect(await targetStatuses(app.services.db, second, '2025-06-10')).toEqual([])
})

test('a target in a unit of another kind is refused with its quote, and nothing is bound', async () => {
  const source = { ...aTarget().source, planId: 'pln_8', itemId: 'plt_8' }
  await expect(
    bind(app, aTarget({ source }), aTarget({ source: { ...source, itemId: 'b' }, unit: '亿元' })),
  ).rejects.toMatchObject({
    problems: [{ code: 'indicators.target-unit-mismatch', field: 'targets.1' }],
  })
  expect(await app.services.db.query('select 1 from indicators.target where plan_id = $1', ['pln_8'])).toEqual([])
})

test('what a document reports is recorded with its sentence, and never replaces what the office reported', async () => {
  const ctx = { ...app.services, actor: officerActor() }
  const reported = (indicatorId: string, value: string, period: string) => ({
    indicatorId,
    regionPath: city,
    value,
    unit: '项',
    period,
    source: { ...aTarget().source, quote: `新竣工${value}项`, itemId: `r${period}` },
  })
  const id = await indicatorNamed(app, '科技型项目新竣工数')
  const answers = await app.services.db.tx((tx) =>
    recordReported(tx, ctx, [reported(id, '140', '2024'), reported(id, '47', '2025-05')]),
  )
  expect(answers[0]?.observationId).toMatch(/^obs_/)
  expect(answers[1]).toEqual({ observationId: null })
  const [row] = await app.services.db.query(
    'select quote, source, status from indicators.observation where period = $1',
    ['2024'],
  )
  expect(row).toEqual({ quote: '新竣工140项', source: 'plan-report', status: 'approved' })
})

test('a number without a card is not published; a new card version is stored with later values only', async () => {
  const made = await app.request('POST', '/api/indicators', {
    as: officer,
    body: {
      name: '校企联盟数',
      unit: '家',
      mode: 'stock',
      direction: 'up',
      counting: 'distinct',
      reported: 'year-to-date',
      jumpPercent: 50,
      judge: 'time',
      card: null,
    },
  })
  expect(made.status).toBe(201)
  const { id } = made.json<{ id: string }>()
  const publish = () =>
    app.request('POST', `/api/indicators/${id}/publication`, { as: officer, body: { isPublished: true } })
  expect((await publish()).codes).toEqual(['indicators.card-missing'])
  const card = (effectiveFrom: string, formula: string) =>
    app.request('POST', `/api/indicators/${id}/cards`, {
      as: officer,
      body: {
        formula,
        numerator: null,
        denominator: null,
        dataSource: '备案',
        cadence: 'month',
        dueDays: 10,
        ownerDepartmentId: null,
        legalBasis: null,
        effectiveFrom,
        changeNote: null,
      },
    })
  await card('2025-01-01', '期末在册')
  expect((await card('2025-01-01', '再来')).codes).toEqual(['indicators.card-date-order'])
  await card('2025-05-01', '期末在册且当年有合作')
  expect((await publish()).status).toBe(200)
  await report('2025-04', [entry(id, '30')])
  await report('2025-05', [entry(id, '33')])
  const versions = await app.services.db.query(
    'select period, card_version from indicators.observation where indicator_id = $1 order by period',
    [id],
  )
  expect(versions).toEqual([
    { period: '2025-04', card_version: 1 },
    { period: '2025-05', card_version: 2 },
  ])
  const open = () => app.request('GET', `/api/open/indicators/${id}`)
  expect((await open()).json<{ values: unknown[] }>().values).toEqual([])
  await app.services.db.query(
    `update indicators.observation set status = 'approved', decided_at = now() where indicator_id = $1`,
    [id],
  )
  expect((await open()).json<{ values: { period: string }[] }>().values.map((value) => value.period)).toEqual([
    '2025-04',
    '2025-05',
  ])
  const csv = await app.request('GET', `/api/open/indicators/${id}/csv`)
  expect(csv.text).toContain('校企联盟数,320800/,淮安市,2025-05,33,家,2,')
})

test('an indicator that means the same as one in the catalogue is refused, at once and in a race', async () => {
  const body = (name: string) => ({
    name,
    unit: '家',
    mode: 'stock',
    direction: 'up',
    counting: 'distinct',
    reported: 'year-to-date',
    jumpPercent: 50,
    judge: 'time',
    card: null,
  })
  const same = await app.request('POST', '/api/indicators', { as: officer, body: body('高企总数') })
  expect([same.status, same.codes]).toEqual([409, ['indicators.name-taken']])
  const race = await Promise.all(
    [1, 2].map(() => app.request('POST', '/api/indicators', { as: officer, body: body('独角兽企业数') })),
  )
  expect(race.map((one) => one.status).sort()).toEqual([201, 409])
})

describe('a figure typed by hand', () => {
  const typed = async (value: string) => {
    const [first] = await bind(
      app,
      aTarget({
        newIndicator: { name: '高新技术产业产值', unit: '万元', mode: 'flow-annual', direction: 'up' },
        unit: '万元',
        value: '90000',
        source: { ...aTarget().source, itemId: 'plt_30' },
      }),
    )
    expect(first).toBeTruthy()
    return entry(await indicatorNamed(app, '高新技术产业产值'), value, { explanation: '样例' })
  }
  const check = async (value: string) =>
    (
      await app.request('POST', '/api/indicators/observations/check', {
        as: officer,
        body: { regionPath: city, period: '2025-04', entries: [await typed(value)] },
      })
    ).json<{ rows: { refusals: { code: string; message: string }[] }[] }>().rows[0]?.refusals

  test.each([
    ['２９５', '295', 'exact'],
    ['1，200', '1200', 'exact'],
    ['1.2亿', '12000', 'exact'],
    ['约300', '300', 'approx'],
  ])('%s is read as a sheet is read: %s, %s', async (value, stored, precision) => {
    expect(await check(value)).toEqual([])
    const period = { '295': '2025-01', '1200': '2025-02', '12000': '2025-03', '300': '2024-12' }[stored] ?? ''
    expect((await report(period, [await typed(value)])).status).toBe(200)
    const [row] = await app.services.db.query(
      `select trim_scale(value)::text as value, precision from indicators.observation
       where indicator_id = $1 and period = $2`,
      [await indicatorNamed(app, '高新技术产业产值'), period],
    )
    expect(row).toEqual({ value: stored, precision })
  })

  test('that is a range or no number is refused in the words of the imports', async () => {
    expect(await check('100-200')).toMatchObject([{ code: 'indicators.cell-unreadable' }])
    expect((await check('若干'))?.map(({ code }) => code)).toEqual(['indicators.not-a-number'])
  })

  test('says why it came back, from whom and when, and is owed until it is reported again', async () => {
    const indicatorId = await indicatorNamed(app, '高新技术产业产值')
    const other = await app.person({ role: 'city-officer', regionPath: city, name: '顾' })
    const [row] = await app.services.db.query<{ id: string }>(
      `select id from indicators.observation where indicator_id = $1 and period = '2025-03'`,
      [indicatorId],
    )
    const body = { decision: 'returned', note: '请按规上口径', observations: [{ regionPath: city, id: row?.id }] }
    expect((await app.request('POST', '/api/indicators/observations/decisions', { as: other, body })).status).toBe(200)
    const grid = await app.request('GET', '/api/indicators/entry?period=2025-03', { as: officer })
    const line = grid
      .json<{ rows: { indicatorId: string; current: { returned: unknown } | null }[] }>()
      .rows.find((one) => one.indicatorId === indicatorId)
    expect(line?.current?.returned).toMatchObject({ reason: '请按规上口径', by: '顾' })
    const owed = async () =>
      (await app.request('GET', '/api/indicators/cockpit', { as: officer }))
        .json<{ owed: { indicator: string; period: string; returned: { reason: string } | null }[] }>()
        .owed.filter((one) => one.indicator === '高新技术产业产值' && one.period === '2025-03')
    expect(await owed()).toMatchObject([{ returned: { reason: '请按规上口径' } }])
    await report('2025-03', [{ ...(await typed('1.1亿')), expectedRevision: 1 }])
    expect((await owed()).filter(({ returned }) => returned !== null)).toEqual([])
  })
})
