import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf, type TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { TargetRowView } from './contract.ts'
import { aTarget, bind, city, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

let app: TestApp
let leader: TestPerson
let yearly: string

/** One figure with the goal of a year in one plan, and of every year until 2027 in another. */
beforeAll(async () => {
  app = await startIndicators(testClock('2025-06-10T02:00:00Z'))
  const officer = await app.person({ role: 'city-officer', regionPath: city })
  leader = await app.person({ role: 'city-leader', regionPath: city })
  const { source } = aTarget()
  const ofPlan = { ...source, planId: 'pln_2', itemId: 'plt_9', quote: '每年新竣工150个' }
  const [, second] = await bind(app, aTarget(), aTarget({ deadline: '2027', recurrence: 'annual', source: ofPlan }))
  yearly = second ?? ''
  const indicatorId = await indicatorNamed(app, '科技型项目新竣工数')
  const entry = { indicatorId, value: '48', expectedRevision: 0, explanation: '样例' }
  const body = { regionPath: city, period: '2025-05', entries: [entry] }
  expect((await app.request('POST', '/api/indicators/observations', { as: officer, body })).status).toBe(200)
})
afterAll(() => app.close())

test('a goal of every year is called by the year it is held against', async () => {
  const cockpit = await app.request('GET', '/api/indicators/cockpit', { as: leader })
  const row = cockpit.json<{ rows: TargetRowView[] }>().rows.find((one) => one.targetId === yearly)
  expect(row).toMatchObject({ deadline: '2027', judgedFor: '2025', actual: '48', share: 0.32 })
})

test('a figure with two equal goals stands once in the digest, marked while nobody has approved it', async () => {
  const lines = (await app.services.digestFor(actorOf(leader))).flatMap((section) => section.lines)
  expect(lines.map(({ text }) => text.zh).filter((line) => line.startsWith('科技型项目新竣工数'))).toEqual([
    '科技型项目新竣工数（2025年目标）：48 / 150 个，落后 9.7 个百分点（待审核）',
  ])
})
