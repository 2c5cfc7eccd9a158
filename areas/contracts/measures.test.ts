import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindMeasure, refreshMeasures, suggestIndicators } from '#areas/indicators'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { TestPerson } from '#platform/http/testing/people'
import { aTarget, bind } from '../indicators/testing/indicators-app.ts'
import { type ContractsApp, city, fileContract, registerContract, startContracts } from './testing/contracts-app.ts'

let app: ContractsApp
let officer: TestPerson
beforeAll(async () => {
  app = await startContracts()
  officer = await app.person({ role: 'city-officer', regionPath: city })
})
afterAll(() => app.close())

const idOf = async (name: string) =>
  (await suggestIndicators(app.services.db, { names: [name] }))[0]?.[0]?.indicatorId ?? ''
const ctx = () => outsideRequest(app.services, { actor: system, scope: { reach: 'all' } })
const valuesOf = async (indicatorId: string) =>
  app.services.db.query<{ period: string; value: string; revision: number }>(
    `select period, value, revision from indicators.observation
     where region_path = $1 and indicator_id = $2 order by period, revision`,
    [city, indicatorId],
  )

test('the indicator that people reported is computed once the city says so, in the year to date, and opens its contracts', async () => {
  const indicatorId = await idOf('技术合同成交额')
  app.at('2026-05-11')
  await fileContract(app)
  await registerContract(app)
  app.at('2026-06-12')
  const id = await registerContract(app, { contractAmount: '4500000', deductions: [] })
  app.at('2026-07-02')
  await refreshMeasures(app.services, system)
  expect(await valuesOf(indicatorId)).toEqual([])
  await bindMeasure(ctx(), indicatorId, 'contracts.value')
  await refreshMeasures(app.services, system)
  expect(await valuesOf(indicatorId)).toEqual([
    { period: '2026-05', value: '0.03', revision: 1 },
    { period: '2026-06', value: '0.075', revision: 1 },
  ])
  const rows = await app.request('GET', `/api/indicators/${indicatorId}/rows?regionPath=${city}&period=2026-06`, {
    as: officer,
  })
  expect(rows.json()).toMatchObject({
    total: 2,
    items: [{ value: '300 万元' }, { value: '450 万元', happenedOn: '2026-06-12', href: `/contracts/${id}` }],
  })
})

test('who manages the catalogue sees what a figure is computed from, and may have it reported again', async () => {
  const indicatorId = await idOf('技术合同登记数')
  const put = (as: TestPerson, measure: string | null, version: number) =>
    app.request('PUT', `/api/indicators/${indicatorId}/measure`, { as, body: { measure, version } })
  const seen = async () =>
    (await app.request('GET', `/api/indicators/${indicatorId}`, { as: officer })).json<{ version: number }>()
  const before = await seen()
  expect(before).toMatchObject({
    computedFrom: null,
    computable: expect.arrayContaining([{ id: 'contracts.registered', title: '登记的技术合同项数' }]),
  })
  const leader = await app.person({ role: 'city-leader', regionPath: city })
  expect((await put(leader, 'contracts.registered', before.version)).status).toBe(403)
  expect((await put(officer, 'contracts.submitted', before.version)).codes).toEqual(['indicators.measure-taken'])
  const bound = await put(officer, 'contracts.registered', before.version)
  expect(bound.json()).toMatchObject({
    measure: 'contracts.registered',
    computedFrom: { title: '登记的技术合同项数', byName: officer.name, since: '2026-07-02T02:00:00.000Z' },
  })
  expect((await valuesOf(indicatorId)).map(({ period, value }) => [period, value])).toEqual([
    ['2026-05', '1'],
    ['2026-06', '2'],
  ])
  expect((await put(officer, null, before.version)).codes).toEqual(['indicators.changed-meanwhile'])
  expect((await put(officer, null, (await seen()).version)).json()).toMatchObject({ computedFrom: null })
  expect(await valuesOf(indicatorId)).toHaveLength(2)
})

test('filed and registered are two figures, and technology transaction value a third', async () => {
  const [submitted, technology] = [await idOf('技术合同提交项数'), await idOf('技术交易额')]
  expect((await valuesOf(submitted)).at(-1)).toMatchObject({ period: '2026-06', value: '3' })
  expect((await valuesOf(technology)).at(-1)).toMatchObject({ period: '2026-06', value: '0.067' })
})

test('a cancelled contract leaves the figure, as a revision beside what was known before', async () => {
  const indicatorId = await idOf('技术合同成交额')
  const [last] = await app.services.db.query<{ id: string }>(
    `select id from contracts.registration where contract_fen = 450000000`,
  )
  await app.request('POST', `/api/contracts/registrations/${last?.id}/cancel`, {
    as: app.registrar,
    body: { edition: 1, reason: '双方解除合同' },
  })
  await refreshMeasures(app.services, system)
  expect(await valuesOf(indicatorId)).toEqual([
    { period: '2026-05', value: '0.03', revision: 1 },
    { period: '2026-06', value: '0.075', revision: 1 },
    { period: '2026-06', value: '0.03', revision: 2 },
  ])
  const figures = await app.request('GET', '/api/contracts/figures?from=2026-06-01&until=2026-06-30', {
    as: app.registrar,
  })
  expect(figures.json()).toMatchObject({ total: { registeredCount: 0, submittedCount: 1 } })
})

test('a sum with odd fen stands in the cockpit as it is, to the fen', async () => {
  const newIndicator = { name: '技术合同成交额', unit: '亿元', mode: 'flow-annual', direction: 'up' } as const
  await bind(app, aTarget({ newIndicator, value: '1', unit: '亿元', mode: 'flow-annual', deadline: '2026' }))
  await registerContract(app, { contractAmount: '1234567.89', deductions: [] })
  app.at('2026-08-03')
  await refreshMeasures(app.services, system)
  const cockpit = await app.request('GET', '/api/indicators/cockpit?asOf=2026-07-31', { as: officer })
  expect(cockpit.json()).toMatchObject({ rows: [{ indicator: '技术合同成交额', actual: '0.0423456789' }] })
})

test('a measure that counts another unit is not bound', async () => {
  await expect(bindMeasure(ctx(), await idOf('技术合同登记数'), 'contracts.value')).rejects.toThrow()
})
