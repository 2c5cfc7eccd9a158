import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { IndicatorFields, type TargetRowView } from './contract.ts'
import { aTarget, bind, city, district, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

let app: TestApp
let officer: TestPerson

beforeAll(async () => {
  app = await startIndicators(testClock('2025-06-10T02:00:00Z'))
  officer = await app.person({ role: 'city-officer', regionPath: city })
})
afterAll(() => app.close())

async function report(regionPath: string, indicatorId: string, figures: Record<string, string>): Promise<void> {
  for (const [period, value] of Object.entries(figures)) {
    const entries = [{ indicatorId, value, expectedRevision: 0, explanation: '样例' }]
    const body = { regionPath, period, entries }
    expect((await app.request('POST', '/api/indicators/observations', { as: officer, body })).status).toBe(200)
  }
}

async function methodIn(regionPath: string): Promise<Pick<TargetRowView, 'method' | 'status'>[]> {
  const path = `/api/indicators/cockpit?regionPath=${encodeURIComponent(regionPath)}&asOf=2025-05-31`
  const { rows } = (await app.request('GET', path, { as: officer })).json<{ rows: TargetRowView[] }>()
  return rows.map(({ method, status }) => ({ method, status }))
}

test('city and district are judged by the one method of their indicator; where it cannot be used that is said', async () => {
  const newIndicator = { name: '方法样例数', unit: '项', mode: 'flow-annual', direction: 'up' } as const
  const of = (regionPath: string, itemId: string) =>
    aTarget({ newIndicator, regionPath, value: '100', source: { ...aTarget().source, itemId } })
  await bind(app, of(city, 'plt_m1'), of(district, 'plt_m2'))
  const indicatorId = await indicatorNamed(app, newIndicator.name)
  await app.services.db.query(`update indicators.indicator set judge = 'seasonal' where id = $1`, [indicatorId])
  // Little comes in the first months of each year, as always.
  const months = (year: number) => ({ [`${year}-05`]: '20', [`${year}-12`]: '100' })
  await report(city, indicatorId, { ...months(2023), ...months(2024), '2025-05': '25' })
  await report(district, indicatorId, { '2025-05': '25' })
  expect(await methodIn(city)).toEqual([
    { method: { asked: 'seasonal', used: 'seasonal', curve: 'history' }, status: 'ahead' },
  ])
  expect(await methodIn(district)).toEqual([
    { method: { asked: 'seasonal', used: 'time', curve: 'history' }, status: 'behind' },
  ])
})

test('a curve that the city sets stands in for earlier years, everywhere; one that falls or ends short is refused in words', async () => {
  const indicatorId = await indicatorNamed(app, '方法样例数')
  const path = `/api/indicators/${indicatorId}`
  const read = async () => (await app.request('GET', path, { as: officer })).json<Record<string, unknown>>()
  const keep = async (paceCurve: string | null) => {
    const now = IndicatorFields.extend({ isRetired: z.boolean(), version: z.number() }).parse(await read())
    return app.request('PUT', path, { as: officer, body: { ...now, paceCurve } })
  }
  for (const bad of [
    '3 8 15',
    '3、8、15、25、33、42、50、58、67、75、85、99',
    '9,8,15,25,33,42,50,58,67,75,85,100',
    '一,二',
  ])
    expect(await keep(bad)).toMatchObject({ status: 422, text: expect.stringContaining('12 个不下降的百分数') })
  expect((await keep('2%\t5%\t10%\t15%\t20%\t30%\t40%\t50%\t60%\t70%\t80%\t100%')).status).toBe(200)
  expect(await read()).toMatchObject({ judge: 'seasonal', paceCurve: '2、5、10、15、20、30、40、50、60、70、80、100' })
  const set = { asked: 'seasonal', used: 'seasonal', curve: 'set' }
  expect(await methodIn(city)).toEqual([{ method: set, status: 'ahead' }])
  expect(await methodIn(district)).toEqual([{ method: set, status: 'ahead' }])
  expect((await keep('5、10、20、30、40、50、60、70、80、90、95、100')).status).toBe(200)
  expect(await methodIn(district)).toEqual([{ method: set, status: 'behind' }])
  expect((await keep(null)).status).toBe(200)
  expect(await methodIn(district)).toEqual([
    { method: { asked: 'seasonal', used: 'time', curve: 'history' }, status: 'behind' },
  ])
})
