import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindMeasure, refreshMeasures, suggestIndicators } from '#areas/indicators'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { CertificateView, FactView } from './contract/facts.ts'
import type { StandingView } from './contract/standing.ts'
import { district, type EnterprisesApp, otherDistrict, startEnterprises } from './testing/enterprises-app.ts'
import { makeCertificate } from './testing/made-company.ts'

let app: EnterprisesApp
beforeAll(async () => {
  app = await startEnterprises()
})
afterAll(() => app.close())

const base = '/api/enterprises/companies'
const post = (code: string, path: string, body: object, as = app.officer) =>
  app.request('POST', `${base}/${code}${path}`, { as, body })
const record = (code: string, fact: string, value: string, over: object = {}) =>
  post(code, '/facts', { fact, value, period: '2025', source: 'office', ...over })
const factsOf = async (code: string) =>
  (await app.request('GET', `${base}/${code}/facts`, { as: app.officer })).json<{ items: FactView[] }>().items
const certificatesOn = async (code: string, on: string) =>
  (await app.request('GET', `${base}/${code}/certificates?on=${on}`, { as: app.officer })).json<{
    items: CertificateView[]
  }>().items

test('two sources that disagree are both shown; the tax office counts before the sheet of an office', async () => {
  const code = await app.company()
  expect((await record(code, 'rd_expense_wan_yuan', '1,200')).status).toBe(201)
  const second = await record(code, 'rd_expense_wan_yuan', '1150.5', { source: 'tax', note: '年度汇算清缴' })
  expect(second.json()).toMatchObject({ value: '1150.5', source: 'tax', isDisputed: true })
  const [fact] = await factsOf(code)
  expect(fact?.said).toMatchObject([
    { source: 'office', value: '1200', byName: '周科长' },
    { source: 'tax', value: '1150.5', note: '年度汇算清缴' },
  ])
})

test('what a source said before stays to be read, and the same again is not recorded', async () => {
  const code = await app.company()
  await record(code, 'staff_total', '80')
  expect((await record(code, 'staff_total', '80')).codes).toEqual(['enterprises.same-again'])
  await record(code, 'staff_total', '82')
  const [fact] = await factsOf(code)
  expect(fact?.value).toBe('82')
  expect(fact?.said.map(({ revision, value, isLatest }) => [revision, value, isLatest])).toEqual([
    [2, '82', true],
    [1, '80', false],
  ])
  const { db } = app.services
  await expect(db.query(`update enterprises.fact set value = '1'`)).rejects.toMatchObject({ constraint: 'kept' })
  await expect(db.query('delete from enterprises.fact')).rejects.toMatchObject({ constraint: 'kept' })
})

test.each([
  ['staff_total', '3.5', {}, 'enterprises.not-whole'],
  ['staff_total', '5', { period: '2025-13' }, 'enterprises.bad-period'],
  ['staff_total', '5', { period: '2027' }, 'enterprises.period-in-future'],
  ['sales_wan_yuan', '一千', {}, 'enterprises.not-a-number'],
  ['major_safety_accident', '没有', {}, 'enterprises.not-yes-or-no'],
])('a fact %s = %s %o is refused', async (fact, value, over, problem) => {
  expect((await record(await app.company(), fact, value, over)).codes).toEqual([problem])
})

test('what is yes or no is written in Chinese', async () => {
  const code = await app.company()
  await record(code, 'major_safety_accident', '否')
  expect((await factsOf(code))[0]?.value).toBe('no')
})

test('nothing is recorded of years after a company ended', async () => {
  const code = await app.company()
  await post(code, '/changes', { revision: 1, status: 'dissolved', changedOn: '2024-06-30', reason: '注销' })
  expect((await record(code, 'staff_total', '5')).codes).toEqual(['enterprises.ended'])
  expect((await record(code, 'staff_total', '5', { period: '2024' })).status).toBe(201)
})

test('a certificate is valid from its day for its term, and until the day it is withdrawn', async () => {
  const code = await app.company()
  const made = await post(code, '/certificates', { title: 'high-tech-enterprise', validFrom: '2023-11-06' })
  expect(made.json()).toMatchObject({ items: [{ validTo: '2026-11-05', isValid: true }] })
  const valid = async (on: string) => (await certificatesOn(code, on)).map(({ isValid }) => isValid)
  expect([await valid('2023-11-05'), await valid('2026-11-05'), await valid('2026-11-06')]).toEqual([
    [false],
    [true],
    [false],
  ])
  const again = await post(code, '/certificates', { title: 'high-tech-enterprise', validFrom: '2023-11-06' })
  expect(again.codes).toEqual(['enterprises.certificate-there'])
  const withdrawal = {
    title: 'high-tech-enterprise',
    validFrom: '2023-11-06',
    withdrawnFrom: '2025-03-01',
    reason: '重大环境违法',
  }
  expect((await post(code, '/certificates/withdrawals', withdrawal)).status).toBe(200)
  expect([await valid('2025-02-28'), await valid('2025-03-01')]).toEqual([[true], [false]])
  expect((await post(code, '/certificates/withdrawals', withdrawal)).codes).toEqual(['enterprises.not-to-withdraw'])
  const undated = await post(code, '/certificates', { title: 'tech-sme', validFrom: '2026-01-01' })
  expect(undated.codes).toEqual(['enterprises.term-unknown'])
})

test('the count of valid high-tech enterprises is computed from the files and opens them', async () => {
  const { services } = app
  const ctx = outsideRequest(services, { actor: system, scope: { reach: 'all' } })
  const holders = [
    { regionPath: district, from: '2023-11-06' },
    { regionPath: district, from: '2025-12-01' },
    { regionPath: otherDistrict, from: '2024-10-10' },
  ]
  const codes: string[] = []
  for (const { regionPath, from } of holders) {
    const code = await app.company({ regionPath })
    await makeCertificate(services, code, from)
    codes.push(code)
  }
  // Recognised again while the earlier certificate is still valid: one company all the same.
  await makeCertificate(services, codes[0] ?? '', '2026-03-01')
  const indicatorId =
    (await suggestIndicators(services.db, { names: ['有效期内高新技术企业数'] }))[0]?.[0]?.indicatorId ?? ''
  await bindMeasure(ctx, indicatorId, 'enterprises.valid-high-tech')
  await refreshMeasures(services, system)
  const values = await services.db.query<{ period: string; value: string }>(
    `select period, value from indicators.observation where region_path = $1 and indicator_id = $2 order by period`,
    [district, indicatorId],
  )
  const byPeriod = Object.fromEntries(values.map(({ period, value }) => [period, value]))
  expect([byPeriod['2025-11'], byPeriod['2026-04']]).toEqual(['1', '2'])
  const rows = await app.request('GET', `/api/indicators/${indicatorId}/rows?regionPath=${district}&period=2026-04`, {
    as: app.officer,
  })
  expect(rows.json()).toMatchObject({ total: 2, items: [{ href: `/enterprises/${codes[1]}` }, { value: '1 家' }] })
})

test('a company stands to 科小 by its file: points with their working, what is missing, the least that would do', async () => {
  const code = await app.company({ registeredOn: '2018-01-01' })
  const facts = {
    staff_total: '120',
    staff_science_and_technology: '14',
    sales_wan_yuan: '8000',
    total_assets_wan_yuan: '9000',
    rd_expense_wan_yuan: '240',
    cost_and_expense_wan_yuan: '6000',
    ip_class_1_count: '0',
    ip_class_2_count: '1',
    products_prohibited_or_restricted: 'no',
    has_provincial_rd_institution: 'no',
  }
  for (const [fact, value] of Object.entries(facts)) await record(code, fact, value, { source: 'tax' })
  const standing = async () =>
    (await app.request('GET', `${base}/${code}/standing`, { as: app.officer }))
      .json<{ items: StandingView[] }>()
      .items.find(({ title }) => title === 'tech-sme')
  const first = await standing()
  expect(first).toMatchObject({ version: '2017-05-03', pass: null, holds: false })
  expect(first?.missing.map(({ fact }) => fact)).toContain('on_abnormal_operation_list')
  expect(first?.items.find(({ id }) => id === 'staff')?.working.zh).toContain('14 人 ÷')
  const spotless = ['major_safety_accident', 'major_quality_accident', 'serious_environmental_offence']
  for (const fact of [...spotless, 'serious_research_dishonesty'])
    for (const period of ['2025', '2026']) await record(code, fact, 'no', { period })
  for (const fact of ['on_abnormal_operation_list', 'on_serious_illegality_list'])
    await record(code, fact, 'no', { period: '2026' })
  const second = await standing()
  expect(second?.pass === true || (second?.plans.length ?? 0) > 0 || (second?.missing.length ?? 0) > 0).toBe(true)
  expect(second?.missing.map(({ fact, isOnFile }) => [fact, isOnFile])).toEqual([
    ['national_st_award_last_5_years', false],
    ['drafted_international_national_or_industry_standard_last_5_years', false],
  ])
})
