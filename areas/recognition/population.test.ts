import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCompanyFacts } from '#areas/enterprises'
import { computePopulation } from './actions/population/compute-population.ts'
import type { Population, SubjectLine } from './contract/population.ts'
import { insertPopulation } from './store/populations.ts'
import { city, makeFirm, otherDistrict, type PointsApp, someCode, startPoints, today } from './testing/points-app.ts'

let app: PointsApp
let id: string
const full = someCode(21)
const small = someCode(22)
const elsewhere = someCode(23)

/** Facts by which the rules of 科技型中小企业 can be decided, but for the lists that only people know. */
const known = {
  sales_wan_yuan: '1000',
  rd_expense_wan_yuan: '80',
  cost_and_expense_wan_yuan: '900',
  total_assets_wan_yuan: '1500',
  staff_total: '40',
  staff_science_and_technology: '16',
  ip_class_1_count: '1',
  ip_class_2_count: '3',
}

beforeAll(async () => {
  app = await startPoints()
  const held = [{ title: 'tech-sme' as const, validFrom: '2026-01-05', validTo: '2026-12-31', number: null }]
  await makeFirm(app.services, { creditCode: full }, { last: { ...known, staff_total: '600' }, before: {} }, held)
  await makeFirm(app.services, { creditCode: small }, { last: { staff_total: '12' }, before: {} })
  await makeFirm(app.services, { creditCode: elsewhere, regionPath: otherDistrict }, { last: known, before: {} })
  id = app.services.ids.next('pop')
  const said = { regionPath: city, id, ruleSet: 'tech-sme', ruleVersion: '2017-05-03', on: today }
  await insertPopulation(app.services.db, { ...said, at: app.services.clock.now(), by: null, byName: '周科长' })
  await computePopulation(app.services, { regionPath: city, id })
})
afterAll(() => app?.close())

const ask = (path = '', as = app.officer) => app.request('GET', `/api/recognition/populations/${id}${path}`, { as })

test('a population is counted by result, condition, district and what is missing', async () => {
  const found = (await ask()).json<Population>()
  expect(found.companies).toBe(3)
  expect(found.districts.map(({ companies }) => companies)).toEqual([2, 1])
  expect(found.readiness.slipping).toBe(1)
  expect(found.missing.find(({ fact }) => fact === 'staff_science_and_technology')).toMatchObject({
    companies: 1,
    isOnFile: true,
  })
  expect(found.bins.reduce((sum, { companies }) => sum + companies, found.withoutTotal)).toBe(3)
})

test('a bar opens its companies', async () => {
  const names = async (query: string) =>
    (await ask(`/companies?${query}`)).json<{ items: SubjectLine[] }>().items.map(({ creditCode }) => creditCode)
  expect(await names('missing=staff_science_and_technology')).toEqual([small])
  expect(await names('readiness=slipping')).toEqual([full])
  expect(await names(`district=${otherDistrict}`)).toEqual([elsewhere])
})

test('the sheet of what is missing is read by the import of company data as it is', async () => {
  const answer = await ask('/gaps.xlsx')
  const { rows } = await readCompanyFacts(answer.bytes, {
    fileName: '缺数据补报.xlsx',
    districts: ['清江浦区', '涟水县'],
    asOf: today,
    withFurther: true,
  })
  const own = rows.find(({ values }) => values?.credit_code === small)
  expect(own).toMatchObject({ outcome: 'accept', values: { period: '2025' } })
})

test('another region has no such population, and a company none at all', async () => {
  expect((await ask('', app.districtOfficer)).codes).toEqual(['recognition.population-not-found'])
  expect((await ask('', await app.memberOf(small))).status).toBe(403)
})

test('a day in the future or before the rule is refused', async () => {
  const start = (ruleSet: string, on: string) =>
    app.request('POST', '/api/recognition/populations', { as: app.officer, body: { ruleSet, on } })
  expect((await start('tech-sme', '2027-01-01')).codes).toEqual(['recognition.population-in-future'])
  expect((await start('specialised-sme', '2026-03-31')).codes).toEqual(['recognition.population-no-rule'])
})

test('two attempts of one job at once judge every company once', async () => {
  const again = app.services.ids.next('pop')
  const who = { ruleSet: 'tech-sme', ruleVersion: '2017-05-03', on: today, by: null, byName: '示例' }
  await insertPopulation(app.services.db, { regionPath: city, id: again, at: new Date(), ...who })
  const key = { regionPath: city, id: again }
  await Promise.all([computePopulation(app.services, key), computePopulation(app.services, key)])
  const [kept] = await app.services.db.query<{ companies: bigint }>(
    'select count(*) as companies from recognition.population_subject where population_id = $1',
    [again],
  )
  expect(kept?.companies).toBe(3n)
})
