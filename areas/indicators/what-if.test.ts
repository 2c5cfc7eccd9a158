import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ResponseOf } from '#platform/http/endpoint'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { getWhatIf } from './contract.ts'
import { aTarget, bind, city, district, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

type Tried = ResponseOf<typeof getWhatIf>

const lianshui = '320800/320826/'
let app: TestApp
let officer: TestPerson
let clerk: TestPerson
let whole: string

beforeAll(async () => {
  app = await startIndicators(testClock('2025-06-10T02:00:00Z'))
  officer = await app.person({ role: 'city-officer', regionPath: city })
  clerk = await app.person({ role: 'district-officer', regionPath: district })
  ;[whole = ''] = await bind(app, aTarget())
  const indicatorId = await indicatorNamed(app, '科技型项目新竣工数')
  const report = async (regionPath: string, value: string) => {
    const entries = [{ indicatorId, value, note: null, expectedRevision: 0, explanation: '样例' }]
    const body = { regionPath, period: '2025-05', entries }
    expect((await app.request('POST', '/api/indicators/observations', { as: officer, body })).status).toBe(200)
  }
  await report(city, '48')
  const parts = [district, lianshui].map((regionPath, place) => ({ regionPath, value: place === 0 ? '90' : '60' }))
  const split = { regionPath: city, targetId: whole, method: 'table', rule: 'sum', parts, note: null, replaces: null }
  const confirmed = await app.request('POST', '/api/indicators/splits', { as: officer, body: split })
  expect(confirmed.status).toBe(201)
  await report(district, '20')
})
afterAll(() => app.close())

const at = (targetId: string, regionPath: string, query: Record<string, string>, as = officer) =>
  app.request('GET', `/api/indicators/targets/${targetId}/what-if?${new URLSearchParams({ regionPath, ...query })}`, {
    as,
  })
const whatIf = async (targetId: string, regionPath: string, query: Record<string, string>, as = officer) =>
  (await at(targetId, regionPath, query, as)).json<Tried>()

async function partOf(regionPath: string): Promise<string> {
  const [row] = await app.services.db.query<{ id: string }>(
    'select id from indicators.target where region_path = $1 and parent_id = $2',
    [regionPath, whole],
  )
  return row?.id ?? ''
}

test('a lower goal is on pace where the one in force is behind, with what each month must bring', async () => {
  const { now, tried, actual, monthsLeft } = await whatIf(whole, city, { value: '100' })
  expect([actual, monthsLeft]).toEqual(['48', 7])
  expect([now.status, now.requiredPerMonth, now.value]).toEqual(['behind', '14.6', '150'])
  expect([tried.status, tried.value, tried.requiredPerMonth]).toEqual(['ahead', '100', '7.4'])
})

test('another deadline gives another pace; one that is no period is refused', async () => {
  const { tried } = await whatIf(whole, city, { deadline: '2025-09' })
  expect(Number(tried.requiredPerMonth)).toBeCloseTo(102 / 4, 5)
  expect((await at(whole, city, { deadline: '2025-13' })).status).toBe(422)
})

test('so much a month from now on: what it comes to by the deadline, and when the goal is reached', async () => {
  expect((await whatIf(whole, city, { perMonth: '15' })).tried.atPace).toEqual({
    ...{ perMonth: '15', value: '153', meetsTarget: true, isAboveRange: false, months: 7 },
  })
  const slow = (await whatIf(whole, city, { perMonth: '10' })).tried.atPace
  expect(slow).toMatchObject({ value: '118', meetsTarget: false, months: 11 })
})

test('the sum of the target above moves with the part, and nothing of it is saved', async () => {
  const part = await partOf(district)
  const { parent } = await whatIf(part, district, { value: '70' })
  expect(parent).toMatchObject({
    value: '150',
    now: { verdict: 'equal', combined: '150' },
    tried: { verdict: 'short', combined: '130', difference: '-20' },
  })
  const { parts } = await whatIf(whole, city, { value: '170' })
  expect([parts?.now.verdict, parts?.tried.verdict, parts?.tried.difference]).toEqual(['equal', 'short', '-20'])
  expect((await whatIf(part, district, {})).now.value).toBe('90')
})

test('a district tries its own out, is told nothing of the others, and nothing of a foreign one', async () => {
  const { tried, parent } = await whatIf(await partOf(district), district, { value: '40' }, clerk)
  expect([tried.status, parent]).toEqual(['ahead', null])
  expect((await at(await partOf(lianshui), lianshui, {}, clerk)).status).toBe(404)
})

test('a range moves at both ends, and a pace beyond the upper one says so', async () => {
  const range = await alone('价格涨幅样例数', { unit: '项', value: '100', valueMax: '120', comparator: 'range' }, '40')
  const { now, tried } = await whatIf(range, city, { value: '90', valueMax: '110', perMonth: '8' })
  expect([now.value, now.valueMax, tried.value, tried.valueMax]).toEqual(['100', '120', '90', '110'])
  expect([now.requiredPerMonth, tried.requiredPerMonth]).toEqual(['8.6', '7.1'])
  expect(tried.atPace).toMatchObject({ value: '96', meetsTarget: true, isAboveRange: false, months: 7 })
  expect((await whatIf(range, city, { perMonth: '20' })).tried.atPace).toMatchObject({
    value: '180',
    isAboveRange: true,
  })
  expect((await at(range, city, { value: '130' })).codes).toEqual(['indicators.range-upside-down'])
})

test('of a growth rate the rest of the year must make up for what is missing so far', async () => {
  const growth = await alone('产值增速样例', { mode: 'growth', unit: '%', value: '12' }, '10')
  const { pace, now, tried } = await whatIf(growth, city, { perMonth: '13.43' })
  expect(pace).toEqual({ of: 'growth', perMonth: '10' })
  expect([now.status, now.gapPoints, now.requiredPerMonth]).toEqual(['behind', -2, '13.43'])
  expect([now.atPace?.value, now.atPace?.meetsTarget]).toEqual(['10', false])
  expect([tried.atPace?.value, tried.atPace?.meetsTarget]).toEqual(['12', true])
  expect((await whatIf(growth, city, { value: '9' })).tried).toMatchObject({ gapPoints: 1, requiredPerMonth: '8.29' })
})

/** A target of its own with a figure for May. */
async function alone(name: string, over: Parameters<typeof aTarget>[0], value: string): Promise<string> {
  const { mode = 'flow-annual', unit = '项' } = over ?? {}
  const source = { ...aTarget().source, planId: `pln_${name}` }
  const newIndicator = { name, unit, mode, direction: 'up' } as const
  const [id = ''] = await bind(app, aTarget({ newIndicator, unit, source, ...over }))
  const entries = [{ indicatorId: await indicatorNamed(app, name), value, expectedRevision: 0, explanation: '样例' }]
  const body = { regionPath: city, period: '2025-05', entries }
  expect((await app.request('POST', '/api/indicators/observations', { as: officer, body })).status).toBe(200)
  return id
}
