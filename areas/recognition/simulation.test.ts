import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadRuleSet } from '#engines/scorecard'
import { computePopulation } from './actions/population/compute-population.ts'
import { rulesOn } from './actions/rule-sets.ts'
import type { DraftNumber, SimulationDraft, SimulationResult } from './contract/simulation.ts'
import { draftSource, numbersOf } from './rules/simulation/numbers.ts'
import { insertPopulation } from './store/populations.ts'
import { city, makeFirm, otherDistrict, type PointsApp, someCode, startPoints, today } from './testing/points-app.ts'

let app: PointsApp
let populationId: string
let base: string
let numbers: DraftNumber[]

beforeAll(async () => {
  app = await startPoints()
  for (const [index, staff] of ['40', '120', '700'].entries())
    await makeFirm(
      app.services,
      { creditCode: someCode(index + 1), ...(index === 2 ? { regionPath: otherDistrict } : {}) },
      {
        last: { staff_total: staff, rd_staff: '30', total_revenue_wan_yuan: '8000', rd_expense_wan_yuan: '500' },
        before: {},
      },
    )
  const { ids, clock, db } = app.services
  populationId = ids.next('pop')
  const rule = { ruleSet: 'innovation-points-trial', ruleVersion: '2024-08-13' }
  const key = { regionPath: city, id: populationId }
  await insertPopulation(db, { ...key, ...rule, on: today, at: clock.now(), by: null, byName: '周科长' })
  await computePopulation(app.services, key)
  base = `/api/recognition/simulations/${populationId}`
  numbers = (await app.request('GET', base, { as: app.officer })).json<{ numbers: DraftNumber[] }>().numbers
})
afterAll(() => app?.close())

const attempt = (changes: Record<string, number>, path = 'try', over: object = {}) =>
  app.request('POST', `${base}/${path}`, { as: app.officer, body: { changes, ...over } })

test('the numbers of a rule are listed with their bounds, and only they can be changed', async () => {
  const weight = numbers.find(({ id }) => id === 'items.0.weighted.weight.growth')
  expect(weight).toMatchObject({ value: 10, min: 0, group: 'item', about: { zh: '成长期', en: 'Growth' } })
  const reference = numbers.find(({ id }) => id === 'parameters.reference_T1.value#0')
  expect(reference?.about.zh).toBe('【1000】 万元')
  expect((await attempt({ 'gates.99.holds#0': 1 })).codes).toEqual(['recognition.simulation-number'])
  expect((await attempt({ 'items.0.weighted.weight.growth': 5000 })).codes).toEqual(['recognition.simulation-number'])
})

test('what a formula only tells apart by being equal is no number to move; those behind it keep their places', () => {
  const set = rulesOn('tech-sme', '2026-06-10')
  const ids = numbersOf(set).filter(({ group }) => group === 'gate')
  expect(ids.map(({ value }) => value)).toEqual([500, 20_000, 20_000, 60])
  const draft = draftSource(set.source, { 'gates.4.holds#0': 55 }) as { gates: { holds: string }[] }
  expect(draft.gates[4]?.holds).toContain('total >= 55 points and points(staff) != 0')
})

test('a draft that makes no rule is refused with its reasons', async () => {
  const answer = await attempt({ 'items.0.weighted.weight.growth': 12 })
  expect(answer.codes).toEqual(['recognition.simulation-bad-draft'])
  expect(answer.json<{ detail: string }>().detail).toBe(
    '草案不能成为规则，没有推演：总分：成长期各项分值合计 102，应为 100。请把相关的数改回来。',
  )
})

test('points move from one bar to another, by the same figures as the kept draft', async () => {
  const before = (await attempt({})).json<SimulationResult>()
  expect(before).toMatchObject({ companies: 3, gain: 0, lose: 0 })
  expect(before.bins.every((bin) => bin.before === bin.after)).toBe(true)
  expect(before.size.map(({ companies }) => companies).reduce((a, b) => a + b)).toBe(3)
  const changes = { 'parameters.reference_T1.value#0': 500, 'parameters.reference_G2.value#0': 8000 }
  const after = (await attempt(changes)).json<SimulationResult>()
  expect(after.bins.some((bin) => bin.before !== bin.after)).toBe(true)
  expect(await attempt(changes, 'drafts', { name: '参考值减半' })).toMatchObject({ status: 201 })
  const list = (await app.request('GET', '/api/recognition/simulations', { as: app.officer })).json<{
    drafts: SimulationDraft[]
  }>()
  expect(list.drafts).toMatchObject([{ name: '参考值减半', changes }])
  const [draft] = list.drafts
  const file = await app.request('GET', `/api/recognition/simulations/drafts/${draft?.id}/rule-set.json`, {
    as: app.officer,
  })
  expect(loadRuleSet(file.json()).source.parameters.reference_T1?.value).toBe('500 wan_yuan')
  const others = await app.request('GET', '/api/recognition/simulations', { as: app.districtOfficer })
  expect(others.json()).toEqual({ populations: [], drafts: [] })
  expect((await app.request('GET', base, { as: app.districtOfficer })).status).toBe(404)
})
