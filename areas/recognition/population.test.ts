import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCompanyFacts } from '#areas/enterprises'
import { computePopulation } from './actions/population/compute-population.ts'
import type { Population, SubjectLine } from './contract/population.ts'
import { PopulationTally } from './rules/population/summary.ts'
import { finishPopulation, insertPopulation, insertSubjects, type NewSubject } from './store/populations.ts'
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

/** Sixty companies of every kind, one after another. */
const invented: NewSubject[] = Array.from({ length: 60 }, (_, at) => ({
  creditCode: someCode(900 + at),
  name: `示例${at}有限公司`,
  district: at % 3 === 0 ? '320800/320812/' : otherDistrict,
  section: at % 4 === 0 ? null : 'C',
  total: at % 5 === 0 ? null : ((at * 7) % 100) + (at % 2) / 2,
  verdict: (['pass', 'fail', 'unknown', 'unusable'] as const)[at % 4] ?? 'pass',
  readiness: at % 6 === 0 ? 'near' : null,
  validTo: null,
  gates: { G1: at % 2 === 0 ? true : at % 3 === 0 ? null : false },
  missing: at % 7 === 0 ? ['staff_total'] : [],
  facts: '{}',
}))

test('every bar opens exactly the companies that it counts', async () => {
  const { db, ids, clock } = app.services
  const key = { regionPath: city, id: ids.next('pop') }
  const said = { ruleSet: 'tech-sme', ruleVersion: '2017-05-03', on: today, by: null, byName: '示例' }
  await insertPopulation(db, { ...key, ...said, at: clock.now() })
  await insertSubjects(db, key, invented)
  const tally = new PopulationTally(['G1'])
  for (const subject of invented) tally.add(subject)
  const counted = tally.summary()
  await finishPopulation(db, key, { at: clock.now(), summary: counted })
  const behind = async (filter: Record<string, string | number>) => {
    const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
    const path = `/api/recognition/populations/${key.id}/companies?pageSize=200&${query}`
    const { items, total } = (await app.request('GET', path, { as: app.officer })).json<{
      items: SubjectLine[]
      total: number
    }>()
    expect(items.length).toBe(total)
    return total
  }
  for (const { bin, companies } of counted.bins) expect(await behind({ bin })).toBe(companies)
  for (const [verdict, companies] of Object.entries(counted.verdicts)) expect(await behind({ verdict })).toBe(companies)
  expect(await behind({ readiness: 'near' })).toBe(counted.readiness.near)
  for (const { fact, companies } of counted.missing) expect(await behind({ missing: fact })).toBe(companies)
  for (const { id: gate, pass, fail, unknown } of counted.gates)
    expect([
      await behind({ gate, gateIs: 'yes' }),
      await behind({ gate, gateIs: 'no' }),
      await behind({ gate, gateIs: 'unknown' }),
    ]).toEqual([pass, fail, unknown])
  for (const { id: at, companies, pass } of counted.districts)
    expect([await behind({ district: at }), await behind({ district: at, verdict: 'pass' })]).toEqual([companies, pass])
  for (const { id: section, companies } of counted.sections) expect(await behind({ section })).toBe(companies)
  expect(await behind({ q: '示例1' })).toBe(11)
  expect(await behind({ q: someCode(903).toLowerCase() })).toBe(1)
})

test('an attempt that was killed is taken up where it stopped', async () => {
  const { db, ids, clock } = app.services
  const key = { regionPath: city, id: ids.next('pop') }
  const said = { ruleSet: 'tech-sme', ruleVersion: '2017-05-03', on: today, by: null, byName: '示例' }
  await insertPopulation(db, { ...key, ...said, at: clock.now() })
  const [first] = [full, small, elsewhere].sort()
  const before = { ...(invented[0] as NewSubject), creditCode: first as string, name: '中断前写下的企业' }
  await insertSubjects(db, key, [before])
  await computePopulation(app.services, key)
  const rows = await db.query<{ credit_code: string; name: string }>(
    'select credit_code, name from recognition.population_subject where population_id = $1 order by credit_code collate "C"',
    [key.id],
  )
  expect(rows.map(({ credit_code }) => credit_code)).toEqual([full, small, elsewhere].sort())
  expect(rows[0]?.name).toBe('中断前写下的企业')
})
