import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ResponseOf } from '#platform/http/endpoint'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { getWhatIf } from './contract.ts'
import { paceForward } from './rules/pace-forward.ts'
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
    ...{ perMonth: '15', value: '153', meetsTarget: true, months: 7 },
  })
  const slow = (await whatIf(whole, city, { perMonth: '10' })).tried.atPace
  expect(slow).toMatchObject({ value: '118', meetsTarget: false, months: 11 })
  expect(paceForward({ actual: '48', perMonth: '0', monthsLeft: 7, target: '150', isCeiling: false }).months).toBeNull()
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
