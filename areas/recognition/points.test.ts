import { afterAll, beforeAll, expect, test } from 'vitest'
import { computeRun } from './actions/points/run-points.ts'
import type { PointsLine, PointsSheet } from './contract/points.ts'
import { insertRun } from './store/points-runs.ts'
import {
  city,
  computeNow,
  district,
  grownFirm,
  makeFirm,
  otherDistrict,
  type PointsApp,
  someCode,
  startPoints,
} from './testing/points-app.ts'

let app: PointsApp
const firm = someCode(1)
const sparse = someCode(2)
const elsewhere = someCode(3)

beforeAll(async () => {
  app = await startPoints()
  await makeFirm(app.services, { creditCode: firm })
  await makeFirm(app.services, { creditCode: sparse }, { last: { rd_expense_wan_yuan: '90' }, before: {} })
  await makeFirm(app.services, { creditCode: elsewhere, regionPath: otherDistrict })
  await computeNow(app.services)
})
afterAll(() => app?.close())

const sheet = async (creditCode: string, as = app.officer, revision?: number) =>
  app.request('GET', `/api/recognition/points/${creditCode}/2026${revision ? `?revision=${revision}` : ''}`, { as })

test('a sheet gives every point with what it was made of, by a trial that says so', async () => {
  const answer = (await sheet(firm)).json<PointsSheet>()
  // 5 + 25/30·8 + 8 + 4.5 + 0 + 1.6, 4.8 + 2 + 0 + 6.25/10·8 + 0 + 2.4, 1.6 + 1.5 + 0 + 1.5 + 0
  expect(answer.total).toBeCloseTo(5 + (25 / 30) * 8 + 8 + 4.5 + 1.6 + 4.8 + 2 + 5 + 2.4 + 1.6 + 1.5 + 1.5, 9)
  expect(answer).toMatchObject({ stage: { id: 'growth' }, isTrial: true, isReproduced: true, revision: 1, outOf: 100 })
  const growth = answer.items.find(({ id }) => id === 'T2')
  expect(growth?.from).toMatchObject([
    { fact: 'rd_expense_wan_yuan', year: 2025, value: '500', source: { zh: '税务' }, byName: '示例税务' },
    { fact: 'rd_expense_wan_yuan', year: 2024, value: '400' },
  ])
  const fallen = answer.items.find(({ id }) => id === 'G3')
  expect(fallen).toMatchObject({ points: 0, reason: { code: 'negative', lost: 8 } })
})

test('what is missing counts as nothing and is named', async () => {
  const answer = (await sheet(sparse)).json<PointsSheet>()
  expect(answer.total).toBeCloseTo(0.9, 9)
  expect(answer.missing.map(({ zh }) => zh)).toContain('企业技术合同成交额')
  expect(answer.place).toMatchObject({ rank: 3, of: 3, districtRank: 2, districtOf: 2 })
})

test('the same again writes no sheet; a run that was killed and begun anew ends as one that was not', async () => {
  expect(await computeNow(app.services)).toEqual({ companies: 3, newSheets: 0 })
  const id = app.services.ids.next('ptr')
  const at = app.services.clock.now()
  await insertRun(app.services.db, {
    regionPath: city,
    id,
    year: 2026,
    on: '2026-05-11',
    at,
    by: null,
    byName: '周科长',
  })
  const key = { regionPath: city, runId: id }
  await expect(computeRun(app.services, key, { signal: AbortSignal.abort() })).rejects.toThrow('abort')
  const once = await computeRun(app.services, key)
  expect(await computeRun(app.services, key)).toEqual(once)
})

test('all sheets and places are computed anew and are the same; what was tampered with is named', async () => {
  const check = () => app.request('GET', '/api/recognition/points/check?year=2026', { as: app.officer })
  expect((await check()).json()).toEqual({ sheets: 3, differingSheets: [], differingPlaces: [] })
  const { db } = app.services
  await db.query('alter table recognition.points_sheet disable trigger points_sheet_kept')
  await db.query('update recognition.points_sheet set total = total + 1 where credit_code = $1', [sparse])
  expect((await check()).json().differingSheets).toEqual([sparse])
  await db.query('update recognition.points_sheet set total = total - 1 where credit_code = $1', [sparse])
  await db.query('alter table recognition.points_sheet enable trigger points_sheet_kept')
  await expect(db.query('update recognition.points_sheet set total = 1')).rejects.toThrow('only added to')
})

test('a district sees its own companies, a company itself, and nobody else’s', async () => {
  const list = async (as = app.officer) =>
    (await app.request('GET', '/api/recognition/points?year=2026', { as }))
      .json<{ items: PointsLine[] }>()
      .items.map(({ creditCode }) => creditCode)
  expect((await list()).sort()).toEqual([firm, sparse, elsewhere].sort())
  expect(await list(app.districtOfficer)).toEqual([elsewhere])
  expect((await sheet(firm, app.districtOfficer)).status).toBe(404)
  const member = await app.memberOf(sparse)
  expect([(await sheet(sparse, member)).status, (await sheet(firm, member)).codes]).toEqual([
    200,
    ['recognition.points-none'],
  ])
})

test('the exported list is marked as a trial', async () => {
  const answer = await app.request('GET', '/api/recognition/points.xlsx?year=2026', { as: app.officer })
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('试算')
})

test('an appeal that is accepted corrects the file and makes the next revision; the one before stays', async () => {
  const code = someCode(11)
  await makeFirm(app.services, { creditCode: code }, { last: { ...grownFirm.last, rd_staff: '12' }, before: {} })
  await computeNow(app.services)
  const member = await app.memberOf(code)
  const address = `/api/recognition/points/${code}/2026/appeals`
  const asked = { revision: 1, item: 'T3', fact: 'rd_staff 2025', value: '24', reason: '漏报了研发中心的人员' }
  const file = { name: '社保清单.txt', content: '示例清单' }
  const ask = (over: object = {}) => app.request('POST', address, { as: member, file, body: { ...asked, ...over } })
  expect((await ask({ fact: 'rd_expense_wan_yuan 2025' })).codes).toEqual(['recognition.appeal-fact'])
  expect((await ask({ value: '' })).codes).toEqual(['recognition.appeal-no-value'])
  const { appealId } = (await ask()).json()
  expect((await ask()).codes).toEqual(['recognition.appeal-open'])
  const decide = () =>
    app.request('POST', `${address}/${appealId}/decision`, {
      as: app.officer,
      body: { isAccepted: true, note: '核对了社保清单' },
    })
  expect((await decide()).json()).toEqual({ newRevision: 2 })
  expect((await decide()).codes).toEqual(['recognition.appeal-decided'])

  const after = (await sheet(code)).json<PointsSheet>()
  const before = (await sheet(code, app.officer, 1)).json<PointsSheet>()
  expect((after.total ?? 0) - (before.total ?? 0)).toBeCloseTo(4, 9)
  expect([before.isReproduced, after.isReproduced, before.isLatest]).toEqual([true, true, false])
  expect(after.items.find(({ id }) => id === 'T3')?.from[0]).toMatchObject({
    value: '24',
    source: { zh: '核实更正' },
  })
  expect(after.place?.rank).toBeLessThan(after.place?.of ?? 0)
  expect(
    (await app.request('GET', '/api/recognition/points/check?year=2026', { as: app.officer })).json(),
  ).toMatchObject({
    differingSheets: [],
    differingPlaces: [],
  })
  expect((await ask({ item: 'T1', fact: '', value: '' })).codes).toEqual(['recognition.appeal-not-latest'])
})

test('an appeal that is accepted while a run reads the files is not undone by it', async () => {
  const code = someCode(13)
  await makeFirm(app.services, { creditCode: code }, { last: { ...grownFirm.last, rd_staff: '12' }, before: {} })
  await computeNow(app.services)
  const member = await app.memberOf(code)
  const address = `/api/recognition/points/${code}/2026/appeals`
  const body = { revision: 1, item: 'T3', fact: 'rd_staff 2025', value: '24', reason: '漏报了研发中心的人员' }
  const file = { name: '社保清单.txt', content: '示例清单' }
  const { appealId } = (await app.request('POST', address, { as: member, file, body })).json()
  const decision = { as: app.officer, body: { isAccepted: true, note: '核对了社保清单' } }
  const { db } = app.services
  // Everything is read when the run begins to write.
  const tx: typeof db.tx = async (work) => {
    expect((await app.request('POST', `${address}/${appealId}/decision`, decision)).status).toBe(200)
    return db.tx(work)
  }
  const watched = new Proxy(db, {
    get: (of, name) => {
      const value = Reflect.get(of, name, of)
      return name === 'tx' ? tx : typeof value === 'function' ? value.bind(of) : value
    },
  })
  await computeNow({ ...app.services, db: watched })
  const after = (await sheet(code)).json<PointsSheet>()
  expect(after.items.find(({ id }) => id === 'T3')?.from[0]).toMatchObject({ value: '24' })
  expect([after.revision, after.place?.of]).toEqual([2, expect.any(Number)])
})

test('an appeal that is refused changes nothing but says why', async () => {
  const code = someCode(12)
  await makeFirm(app.services, { creditCode: code })
  await computeNow(app.services)
  const member = await app.memberOf(code)
  const address = `/api/recognition/points/${code}/2026/appeals`
  const { appealId } = (
    await app.request('POST', address, {
      as: member,
      file: { name: '说明.txt', content: '示例' },
      body: { revision: 1, item: 'T1', reason: '请复核研发费用' },
    })
  ).json()
  const body = { isAccepted: false, note: '与纳税申报一致' }
  await app.request('POST', `${address}/${appealId}/decision`, { as: app.officer, body })
  const after = (await sheet(code, member)).json<PointsSheet>()
  expect([after.revision, after.appeals[0]]).toMatchObject([1, { state: 'refused', decisionNote: '与纳税申报一致' }])
})

test('a company that moved to another city, and back, is computed where it is now; its earlier sheets stay', async () => {
  const code = someCode(41)
  const away = '320700/'
  const moveTo = (regionPath: string) =>
    app.services.db.query('update enterprises.company set region_path = $2 where credit_code = $1', [code, regionPath])
  await makeFirm(app.services, { creditCode: code })
  await computeNow(app.services)
  await moveTo(`${away}320703/`)
  expect(await computeNow(app.services, undefined, away)).toEqual({ companies: 1, newSheets: 1 })
  const colleague = await app.person({ role: 'city-officer', regionPath: away })
  expect((await sheet(code, colleague)).json<PointsSheet>()).toMatchObject({ revision: 2, place: { rank: 1, of: 1 } })
  expect(await computeNow(app.services, undefined, away)).toEqual({ companies: 1, newSheets: 0 })
  await moveTo(district)
  expect(await computeNow(app.services)).toMatchObject({ newSheets: 1 })
  expect((await sheet(code)).json<PointsSheet>()).toMatchObject({ revision: 3, place: { of: expect.any(Number) } })
  // Within the city too: its new district finds it among its own.
  await moveTo(otherDistrict)
  expect(await computeNow(app.services)).toMatchObject({ newSheets: 1 })
  expect((await sheet(code, app.districtOfficer)).status).toBe(200)
})

test('a run in the future, or by a district, is refused', async () => {
  const ask = (as: typeof app.officer, on: string) =>
    app.request('POST', '/api/recognition/points/runs', { as, body: { on } })
  expect((await ask(app.officer, '2027-01-01')).codes).toEqual(['recognition.points-in-future'])
  expect((await ask(app.officer, '2023-01-01')).codes).toEqual(['recognition.points-no-rule'])
  expect((await ask(app.districtOfficer, '2026-05-11')).status).toBe(403)
})
