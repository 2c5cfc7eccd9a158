import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import type { Company } from './contract/register.ts'
import { district, type EnterprisesApp, otherDistrict, startEnterprises } from './testing/enterprises-app.ts'
import { someCode } from './testing/made-company.ts'

let app: EnterprisesApp
beforeAll(async () => {
  app = await startEnterprises()
})
afterAll(() => app.close())

const base = '/api/enterprises/companies'
const enter = (body: object, as = app.officer) => app.request('POST', base, { as, body })
const change = (code: string, body: object, as = app.officer) =>
  app.request('POST', `${base}/${code}/changes`, {
    as,
    body: { revision: 1, changedOn: '2026-05-11', reason: '依据营业执照', ...body },
  })
const read = async (code: string, as = app.officer) =>
  (await app.request('GET', `${base}/${code}`, { as })).json<Company>()
const found = async (query: string, as = app.officer) =>
  (await app.request('GET', `${base}?${query}`, { as })).json<{ items: { name: string }[]; total: number }>()

test('a company is entered once, by a code that checks, however it is typed', async () => {
  const creditCode = someCode(700)
  const typed = `${creditCode.slice(0, 8)} ${creditCode.slice(8).toLowerCase()}`
  const company = { creditCode: typed, name: '示例盐化新材料有限公司', regionPath: district, industry: '2614' }
  const entered = await enter(company)
  expect([entered.status, entered.json()]).toMatchObject([
    201,
    { creditCode, industry: 'C2614', industrySection: 'C', status: 'active', revision: 1, mayChange: true },
  ])
  expect((await enter(company)).codes).toEqual(['enterprises.already-there'])
  const wrong = `${creditCode.slice(0, 17)}${creditCode.endsWith('0') ? '1' : '0'}`
  expect((await enter({ ...company, creditCode: wrong, industry: 'X1' })).codes.sort()).toEqual([
    'enterprises.bad-credit-code',
    'enterprises.industry-unknown',
  ])
  expect((await enter({ ...company, creditCode: someCode(701), registeredOn: '2027-01-01' })).codes).toEqual([
    'enterprises.in-future',
  ])
})

test('a company that changed its name is found by the old one, and the old one stays in its file', async () => {
  const code = await app.company({ name: '示例旧名机械厂' })
  expect((await change(code, { name: '示例新名智造有限公司', changedOn: '2026-03-01' })).status).toBe(200)
  expect((await found(`q=${encodeURIComponent('旧名机械')}`)).items).toMatchObject([{ name: '示例新名智造有限公司' }])
  const { formerNames, entries } = await read(code)
  expect(formerNames).toEqual([{ name: '示例旧名机械厂', usedUntil: '2026-03-01' }])
  expect(entries[0]).toMatchObject({
    kind: 'changed',
    byName: '周科长',
    changes: [{ name: 'name', before: '示例旧名机械厂', after: '示例新名智造有限公司' }],
  })
})

test('a dissolved company stays to be read, with its last day', async () => {
  const code = await app.company({ registeredOn: '2015-02-03' })
  expect((await change(code, { status: 'dissolved', changedOn: '2014-01-01' })).codes).toEqual([
    'enterprises.before-registration',
  ])
  const dissolved = await change(code, { status: 'dissolved', changedOn: '2026-04-30' })
  expect(dissolved.json()).toMatchObject({ status: 'dissolved', endedOn: '2026-04-30' })
  expect((await found(`q=${code}&status=active`)).total).toBe(0)
  expect((await found(`q=${code}&status=dissolved`)).total).toBe(1)
})

test('two officers at once: the second is told who was first', async () => {
  const code = await app.company()
  const answers = await Promise.all([change(code, { name: '示例甲名有限公司' }), change(code, { industry: '65' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.flatMap(({ codes }) => codes)).toEqual(['enterprises.changed-meanwhile'])
  expect((await change(code, { revision: 2 })).codes).toEqual(['enterprises.nothing-changed'])
})

test('a district keeps its own companies and can give none to another', async () => {
  const own = await app.company()
  const other = await app.company({ regionPath: otherDistrict })
  expect((await change(own, { industry: '27' }, app.districtOfficer)).status).toBe(200)
  expect((await change(other, { industry: '27' }, app.districtOfficer)).status).toBe(404)
  const moved = { revision: 2, regionPath: otherDistrict }
  expect((await change(own, moved, app.districtOfficer)).codes).toEqual(['enterprises.outside-your-region'])
  expect((await change(own, moved)).json()).toMatchObject({ regionPath: otherDistrict })
  expect((await found(`q=${own}`, app.districtOfficer)).total).toBe(0)
})

test('the list filters by place and industry, counts everything and goes out as a sheet', async () => {
  const names = ['示例导出甲', '示例导出乙', '=示例导出丙']
  for (const [index, name] of names.entries())
    await enter({ creditCode: someCode(800 + index), name, regionPath: otherDistrict, industry: 'I65' })
  const named = `q=${encodeURIComponent('示例导出')}&regionPath=${otherDistrict}`
  const query = `${named}&section=I`
  expect(await found(`${query}&pageSize=2`)).toMatchObject({ total: 3, items: [{}, {}] })
  expect((await found(`${named}&section=C`)).total).toBe(0)
  const sheet = await app.request('GET', `${base}.xlsx?${query}`, { as: app.officer })
  const rows: string[][] = []
  for await (const row of readRows(sheet.bytes, { fileName: 'a.xlsx' }))
    rows.push(row.cells.map((cell) => cell?.text ?? ''))
  expect(rows[0]?.slice(0, 3)).toEqual(['统一社会信用代码', '企业名称', '所属区县'])
  expect(
    rows
      .slice(1)
      .map(([, name]) => name)
      .sort(),
  ).toEqual(["'=示例导出丙", '示例导出乙', '示例导出甲'].sort())
})

test('a company opens its own file, sees only that, and sees who looked', async () => {
  const code = someCode(900)
  const member = await app.memberOf(code)
  const own = () => app.request('GET', '/api/enterprises/own', { as: member })
  expect((await own()).json()).toMatchObject({ creditCode: code, isThere: false })
  for (let turn = 0; turn < 2; turn++)
    expect((await app.request('POST', '/api/enterprises/own', { as: member, body: {} })).status).toBe(201)
  expect((await own()).json()).toMatchObject({ isThere: true })
  expect((await found('', member)).total).toBe(1)
  expect((await read(code, member)).isOwn).toBe(true)
  await read(code, app.officer)
  await read(code, app.officer)
  await app.request('GET', `${base}/${code}/facts`, { as: app.districtOfficer })
  const looks = await app.request('GET', `${base}/${code}/looks`, { as: member })
  expect(looks.json()).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ on: '2026-05-11', name: '周科长', unit: '淮安市 · 市级工作人员', times: 1 }),
      expect.objectContaining({ name: '吴科员', unit: '清江浦区 · 县区工作人员' }),
    ]),
  })
  const university = await app.memberOf(someCode(901), 'university')
  expect((await app.request('POST', '/api/enterprises/own', { as: university, body: {} })).codes).toEqual([
    'enterprises.not-an-enterprise',
  ])
})

test('entries of the register can be neither changed nor deleted', async () => {
  await app.company()
  const { db } = app.services
  await expect(db.query(`update enterprises.entry set reason = 'x'`)).rejects.toMatchObject({ constraint: 'kept' })
  await expect(db.query('delete from enterprises.entry')).rejects.toMatchObject({ constraint: 'kept' })
})

test('the search of the platform finds companies', async () => {
  await app.company({ name: '示例独一无二轴承有限公司' })
  const answer = await app.request('GET', `/api/search?q=${encodeURIComponent('独一无二')}`, { as: app.officer })
  expect(answer.json()).toMatchObject({ items: [{ kind: 'company', title: '示例独一无二轴承有限公司' }] })
})
