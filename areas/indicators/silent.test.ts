import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { bindTargets, recordReported } from './public.ts'
import { aTarget, city, officerActor, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
let app: TestApp
let officer: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city })
  const ctx = { actor: officerActor(), clock, ids: app.services.ids, audit: app.services.audit }
  await app.services.db.tx(async (tx) => {
    const { source, newIndicator } = aTarget()
    await bindTargets(tx, ctx, [aTarget()])
    await recordReported(tx, ctx, [
      { source, newIndicator, regionPath: city, value: '48', unit: '项', period: '2025-05' },
    ])
  })
})
afterAll(() => app.close())

const cockpit = async (query = '') =>
  (await app.request('GET', `/api/indicators/cockpit${query}`, { as: officer })).json<{
    asOf: string
    silentSince: string | null
    sparse: object | null
    counts: { noData: number }
  }>()

test('with the last month reported the cockpit stands at its end', async () => {
  expect(await cockpit()).toMatchObject({ asOf: '2025-05-31', silentSince: null })
})

test('when nothing came for months it stands where the data end, and says so', async () => {
  clock.set('2025-11-21T02:00:00Z')
  expect(await cockpit()).toMatchObject({ asOf: '2025-05-31', silentSince: '2025-05-31' })
  expect(await cockpit('?asOf=2025-10-31')).toMatchObject({ asOf: '2025-10-31', silentSince: null })
})

test('one early figure of the next month does not show everything else as without data, and the page says why', async () => {
  clock.set('2025-07-05T02:00:00Z')
  const ctx = { actor: officerActor(), clock, ids: app.services.ids, audit: app.services.audit }
  const source = { ...aTarget().source, planId: 'pln_early' }
  const names = ['早报数甲', '早报数乙']
  const figures = [
    ['早报数甲', '2025-05', '3'],
    ['早报数乙', '2025-05', '3'],
    ['早报数乙', '2025-06', '4'],
  ] as const
  await app.services.db.tx(async (tx) => {
    const newIndicator = (name: string) => ({ name, unit: '项', mode: 'flow-annual', direction: 'up' }) as const
    const targets = names.map((name) =>
      aTarget({ newIndicator: newIndicator(name), source: { ...source, itemId: name } }),
    )
    await bindTargets(tx, ctx, targets)
    await recordReported(
      tx,
      ctx,
      figures.map(([name, period, value]) => ({
        ...{ source, newIndicator: newIndicator(name), regionPath: city, value, unit: '项', period },
      })),
    )
  })
  expect(await cockpit()).toMatchObject({
    asOf: '2025-05-31',
    silentSince: null,
    sparse: { day: '2025-06-30', reported: 1, of: 3 },
    counts: { noData: 0 },
  })
})
