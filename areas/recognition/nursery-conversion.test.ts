import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { makeCertificate, someCode } from '../enterprises/testing/made-company.ts'
import { endRecognised, tendNurseries } from './actions/nursery/conversion.ts'
import type { NurseryCohort, NurseryPoolWhole } from './contract/nursery.ts'
import { nurseryMeasure } from './nursery-measure.ts'
import {
  nurseryBase as base,
  enter,
  entered,
  members,
  nurseryCompany,
  ok,
  openPool,
  someGate,
  stay,
} from './testing/nursery-steps.ts'
import { district, type RecognitionApp, startRecognition } from './testing/recognition-app.ts'

let app: RecognitionApp
let pool: NurseryPoolWhole
let count = 750
const otherDistrict = '320800/320826/'
const today = '2026-06-10'

const company = (regionPath = district) => nurseryCompany(app, { creditCode: someCode(count++), regionPath })

beforeAll(async () => {
  app = await startRecognition()
  pool = await openPool(app, app.cityOfficer)
})
afterAll(() => app?.close())

test('whose certificate begins after entry is converted by its first day; an earlier day still reads as it was', async () => {
  const own = await openPool(app, app.cityOfficer, {
    ...{
      title: 'specialised-sme',
      gates: [await someGate(app, app.cityOfficer, 'specialised-sme')],
      name: '专精特新库',
    },
  })
  const codes = [await company(), await company(), await company(otherDistrict), await company()]
  await enter(app, app.cityOfficer, own.id, { creditCodes: codes })
  app.at('2026-09-20')
  await makeCertificate(app.services, codes[0] ?? '', '2026-08-15', { title: 'specialised-sme', validTo: '2029-08-14' })
  const conversion = async (asOf = '') =>
    ok(
      await app.request('GET', `${base}/pools/${own.id}/conversion${asOf && `?asOf=${asOf}`}`, { as: app.cityOfficer }),
    ).json<{
      rows: NurseryCohort[]
      years: NurseryCohort[]
    }>()
  const [dropped] = await members(app, app.cityOfficer, own.id, `&q=${codes[3]}`)
  const path = `${base}/memberships/${codes[3]}/${dropped?.membershipId}`
  const leave = (body: object) => app.request('POST', `${path}/exit`, { as: app.cityOfficer, body })
  expect((await leave({ kind: 'converted', reason: '公告' })).codes).toEqual(['recognition.nursery-converts-itself'])
  ok(await leave({ kind: 'dropped', reason: '企业放弃' }))
  expect((await leave({ kind: 'dropped', reason: '企业放弃' })).codes).toEqual(['recognition.nursery-out'])
  expect(await endRecognised(app.services, { poolId: own.id })).toBe(1)
  expect(await endRecognised(app.services, { poolId: own.id })).toBe(0)
  const now = await conversion()
  expect(now.years).toMatchObject([{ year: 2026, entered: 4, inPool: 2, converted: 1, dropped: 1, rate: 0.25 }])
  expect(now.rows).toMatchObject([
    { regionPath: district, entered: 3, converted: 1, rate: 1 / 3 },
    { regionPath: otherDistrict, entered: 1, converted: 0, rate: 0 },
  ])
  // Recorded on 20 September: the day before still has all four in the pool, although the certificate began in August.
  expect((await conversion('2026-09-19')).years).toMatchObject([{ entered: 4, inPool: 4, converted: 0 }])
  expect(await members(app, app.cityOfficer, own.id, '&stage=in&asOf=2026-09-19')).toHaveLength(4)
  expect(await members(app, app.cityOfficer, own.id, '&stage=converted&cohort=2026')).toMatchObject([
    { creditCode: codes[0], exitedOn: '2026-08-15' },
  ])
  app.at(today)
})

test('moved to another pool it is out of the one and in the other, and counts in the base of one only', async () => {
  const [from, to] = [
    await openPool(app, app.cityOfficer, {
      title: 'little-giant',
      gates: [await someGate(app, app.cityOfficer, 'little-giant')],
      name: '小巨人库',
    }),
    await openPool(app, app.cityOfficer, {
      title: 'single-champion',
      gates: [await someGate(app, app.cityOfficer, 'single-champion')],
      name: '冠军库',
    }),
  ]
  const code = await company()
  const path = await entered(app, app.cityOfficer, from.id, code)
  const move = (toPoolId: string) =>
    app.request('POST', `${path}/exit`, { as: app.cityOfficer, body: { kind: 'moved', reason: '更合适', toPoolId } })
  expect((await move(from.id)).codes).toEqual(['recognition.nursery-to-missing'])
  ok(await move(to.id))
  expect(await members(app, app.cityOfficer, to.id, '&stage=in')).toMatchObject([{ creditCode: code, way: 'moved' }])
  const { years } = ok(await app.request('GET', `${base}/pools/${from.id}/conversion`, { as: app.cityOfficer })).json<{
    years: NurseryCohort[]
  }>()
  expect(years).toMatchObject([{ entered: 1, moved: 1, rate: null }])
})

test('whose time is over leaves by the daily job, once', async () => {
  const own = await openPool(app, app.cityOfficer, {
    title: 'innovative-sme',
    gates: [await someGate(app, app.cityOfficer, 'innovative-sme')],
    name: '创新库',
  })
  const path = await entered(app, app.cityOfficer, own.id, await company())
  expect((await stay(app, app.cityOfficer, path)).stayUntil).toBe('2028-06-09')
  const run = () => tendNurseries.run({ services: app.services } as Parameters<typeof tendNurseries.run>[0])
  app.at('2028-06-09')
  await run()
  expect((await stay(app, app.cityOfficer, path)).exit).toBeNull()
  app.at('2028-06-10')
  await run()
  expect((await stay(app, app.cityOfficer, path)).exit).toMatchObject({ kind: 'term-over', on: '2028-06-10' })
  expect((await app.request('POST', `${path}/plan`, { as: app.cityOfficer })).codes).toEqual([
    'recognition.nursery-out',
  ])
  app.at(today)
})

test('the sheet holds what the filters show, and the measure counts each company once on a day', async () => {
  const fresh = await company(otherDistrict)
  await enter(app, app.cityOfficer, pool.id, { creditCodes: [fresh] })
  const answer = await app.request('GET', `${base}/pools/${pool.id}/members.xlsx?q=${fresh}`, { as: app.cityOfficer })
  const rows = []
  for await (const row of readRows(answer.bytes, { fileName: '培育库.xlsx' })) rows.push(row)
  expect(JSON.stringify(rows)).toContain(fresh)
  expect(rows).toHaveLength(2)
  const may = { cadence: 'month' as const, period: '2026-05', start: '2026-05-01', end: '2026-05-31' }
  const june = { cadence: 'month' as const, period: '2026-06', start: '2026-06-01', end: '2026-06-30' }
  const read = await nurseryMeasure.read(app.services.db, { regionPaths: [otherDistrict], periods: [may, june] })
  const listed = await members(app, app.cityOfficer, pool.id, `&regionPath=${otherDistrict}&stage=in`)
  expect(read).toEqual([{ regionPath: otherDistrict, period: '2026-06', value: String(listed.length) }])
  const behind = await nurseryMeasure.rows(app.services.db, {
    regionPath: otherDistrict,
    period: june,
    limit: 1,
    offset: 0,
  })
  expect(behind.total).toBe(listed.length)
})
