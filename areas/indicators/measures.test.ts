import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { refreshMeasures } from './actions/refresh-measures.ts'
import { type Measure, registerMeasure } from './public.ts'
import { aTarget, bind, city, district, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
let app: TestApp
let officer: TestPerson

/** Contracts of another area, as its records would lie in its own schema. */
const measure: Measure = {
  id: 'sample.registered-contracts',
  title: { zh: '已登记合同', en: 'Registered contracts' },
  indicator: {
    name: '样例合同登记数',
    unit: '项',
    mode: 'flow-annual',
    direction: 'up',
    counting: null,
    reported: 'each-period',
  },
  card: {
    formula: '当期登记的合同份数',
    numerator: null,
    denominator: null,
    dataSource: '合同登记',
    cadence: 'month',
    legalBasis: null,
    effectiveFrom: '2016-01-01',
  },
  read: async (db, { regionPaths, periods }) =>
    db.query<{ regionPath: string; period: string; value: string }>(
      `select r as "regionPath", p as period, count(*)::text as value
       from unnest($1::text[]) as r
       cross join unnest($2::text[], $3::date[], $4::date[]) as k (p, starts, ends)
       join sample_contract c on starts_with(c.region_path, r) and c.registered_on between k.starts and k.ends
       group by r, p`,
      [
        [...regionPaths],
        periods.map((one) => one.period),
        periods.map((one) => one.start),
        periods.map((one) => one.end),
      ],
    ),
  rows: async (db, { regionPath, period, limit, offset }) => {
    const rows = await db.query<{ name: string; on: string }>(
      `select name, registered_on as on from sample_contract where starts_with(region_path, $1)
       and registered_on between $2 and $3 order by registered_on, name limit $4 offset $5`,
      [regionPath, period.start, period.end, limit, offset],
    )
    const items = rows.map((row) => ({ label: row.name, value: '1', happenedOn: row.on, href: null }))
    return { items, total: items.length }
  },
}

beforeAll(async () => {
  registerMeasure(measure)
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city })
  await app.services.db.query('create table sample_contract (region_path text, name text, registered_on date)')
  await app.services.db.query(
    `insert into sample_contract values ($1, '甲', '2025-04-03'), ($2, '乙', '2025-05-06'), ($1, '丙', '2025-05-20')`,
    [city, district],
  )
})
afterAll(() => app.close())

const refresh = () => refreshMeasures(app.services, system)
const values = () =>
  app.services.db.query<{ period: string; value: string; revision: number }>(
    `select period, value, revision from indicators.observation where source = 'computed' and region_path = $1 order by period, revision`,
    [city],
  )

test('a computed indicator has its card, its values and the records behind each', async () => {
  expect((await refresh()).recorded).toBe(3)
  expect(await values()).toEqual([
    { period: '2025-04', value: '1', revision: 1 },
    { period: '2025-05', value: '2', revision: 1 },
  ])
  const indicatorId = await indicatorNamed(app, '样例合同登记数')
  const rows = await app.request('GET', `/api/indicators/${indicatorId}/rows?regionPath=${city}&period=2025-05`, {
    as: officer,
  })
  expect(rows.json()).toMatchObject({ total: 2, items: [{ label: '乙' }, { label: '丙' }] })
  const source = { ...aTarget().source, planId: 'pln_m' }
  const newIndicator = { name: '样例合同登记数', unit: '项', mode: 'flow-annual', direction: 'up' } as const
  const [targetId] = await bind(
    app,
    aTarget({ newIndicator, unit: '项', value: '10', source, deadline: '2025', periodStart: '2025-04' }),
  )
  const detail = await app.request('GET', `/api/indicators/cockpit/targets/${targetId}?regionPath=${city}`, {
    as: officer,
  })
  expect(detail.json()).toMatchObject({ row: { actual: '3' }, card: { version: 1 }, measure: { title: '已登记合同' } })
})

test('computing again changes nothing; a corrected record appends a revision', async () => {
  expect((await refresh()).recorded).toBe(0)
  await app.services.db.query(`insert into sample_contract values ($1, '丁', '2025-05-28')`, [city])
  expect((await refresh()).recorded).toBe(1)
  expect((await values()).slice(1)).toEqual([
    { period: '2025-05', value: '2', revision: 1 },
    { period: '2025-05', value: '3', revision: 2 },
  ])
})

test('a computed number is not typed by hand', async () => {
  const indicatorId = await indicatorNamed(app, '样例合同登记数')
  const entries = [{ indicatorId, value: '99', expectedRevision: 2 }]
  const answer = await app.request('POST', '/api/indicators/observations', {
    as: officer,
    body: { regionPath: city, period: '2025-05', entries },
  })
  expect(answer.codes).toEqual(['indicators.computed'])
})

test('two measures under one name are a defect', () => {
  expect(() => registerMeasure({ ...measure })).toThrow('two measures are called sample.registered-contracts')
  registerMeasure(measure)
})
