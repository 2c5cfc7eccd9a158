import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportRowView, ImportView } from './contract/imports.ts'
import { importCompanyFacts } from './public.ts'
import { district, type EnterprisesApp, otherDistrict, startEnterprises } from './testing/enterprises-app.ts'
import { someCode } from './testing/made-company.ts'

let app: EnterprisesApp
beforeAll(async () => {
  app = await startEnterprises()
})
afterAll(() => app.close())

const imports = '/api/enterprises/imports'
const header = '统一社会信用代码,企业名称,所属区县,统计期,研发费用（万元）,从业人员,是否高企,认定日期'

async function until(id: string, status: ImportView['status'], as = app.officer): Promise<ImportView> {
  return expect
    .poll(async () => (await app.request('GET', `${imports}/${id}`, { as })).json<ImportView>(), { timeout: 20_000 })
    .toMatchObject({ status })
    .then(async () => (await app.request('GET', `${imports}/${id}`, { as })).json<ImportView>())
}
async function read(rows: string[], { source = 'office', as = app.officer } = {}): Promise<ImportView> {
  const file = { name: '企业数据.csv', content: [header, ...rows].join('\n') }
  const started = await app.request('POST', imports, { as, file, body: { source } })
  return until(started.json<ImportView>().id, 'previewed', as)
}
async function write(rows: string[], choice: { source?: string } = {}): Promise<ImportView> {
  const { id } = await read(rows, choice)
  await app.request('POST', `${imports}/${id}/confirm`, { as: app.officer, body: {} })
  return until(id, 'done')
}
const rowsOf = async (id: string, as = app.officer) =>
  (await app.request('GET', `${imports}/${id}/rows?pageSize=200`, { as })).json<{ items: ImportRowView[] }>().items
const get = async <T>(path: string) =>
  (await app.request('GET', `/api/enterprises/companies/${path}`, { as: app.officer })).json<T>()

test('a sheet opens files, writes facts with their source and certificates, and the same sheet again changes nothing', async () => {
  const [one, two] = [someCode(101), someCode(102)]
  const rows = [
    `${one},示例导入甲,清江浦区,2025年,约1.2亿,120,是,2024-11-19`,
    `${two},示例导入乙,涟水县,2025,"1,200.50",8,否,`,
  ]
  expect(await write(rows)).toMatchObject({ accepted: 2, newCompanies: 2, newFacts: 4, newCertificates: 1 })
  expect(await get(one)).toMatchObject({ name: '示例导入甲', regionPath: district, titles: ['high-tech-enterprise'] })
  const { items } = await get<{ items: object[] }>(`${one}/facts`)
  expect(items).toMatchObject([
    { fact: 'rd_expense_wan_yuan', period: '2025', value: '12000', source: 'office', precision: 'approx' },
    { fact: 'staff_total', value: '120', said: [{ byName: '周科长' }] },
  ])
  const again = await read(rows)
  expect(again).toMatchObject({ accepted: 0, unchanged: 2 })
  const confirmed = await app.request('POST', `${imports}/${again.id}/confirm`, { as: app.officer, body: {} })
  expect(confirmed.codes).toEqual(['enterprises.import-not-open'])
})

test('rows that cannot be taken come back with their reasons; the others are written', async () => {
  const gone = await app.company({ regionPath: otherDistrict })
  await app.request('POST', `/api/enterprises/companies/${gone}/changes`, {
    as: app.officer,
    body: { revision: 1, status: 'dissolved', changedOn: '2023-05-01', reason: '注销' },
  })
  const code = someCode(110)
  const wrong = `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`
  const batch = await read([
    `${code},示例导入丙,清江浦区,2025,30,5,否,`,
    `${wrong},示例坏代码,清江浦区,2025,30,5,否,`,
    `${gone},示例已注销,涟水县,2025,30,5,否,`,
    `${someCode(111)},示例负数,清江浦区,2025,-30,5,否,`,
    `合计,,,,60,10,,`,
  ])
  expect(batch).toMatchObject({ accepted: 1, refused: 3, skipped: 1 })
  expect((await rowsOf(batch.id)).map(({ row, outcome }) => [row, outcome])).toEqual([
    [2, 'accepted'],
    [3, 'refused'],
    [4, 'refused'],
    [5, 'refused'],
    [6, 'skipped'],
  ])
  expect((await rowsOf(batch.id))[2]?.detail).toContain('2023-05-01')
  const sheet = await app.request('GET', `${imports}/${batch.id}/refused.xlsx`, { as: app.officer })
  expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

test('a figure or a name that no file takes when it is typed in is not taken out of a sheet either', async () => {
  const batch = await read([
    `${someCode(112)},示例单位写错,清江浦区,2025,1000000000000000,5,否,`,
    `${someCode(113)},${'长'.repeat(300)},清江浦区,2025,30,5,否,`,
    `${someCode(114)},示例正常,清江浦区,2025,30,5,否,`,
  ])
  expect(batch).toMatchObject({ accepted: 1, refused: 2 })
  const details = (await rowsOf(batch.id)).map(({ detail }) => detail)
  expect(details).toEqual([expect.stringContaining('核对单位'), expect.stringContaining('120 字'), null])
})

test('a sheet that calls a company otherwise does not rename it: the difference is shown', async () => {
  const code = await app.company({ name: '示例登记名有限公司' })
  await write([`${code},示例另一名有限公司,涟水县,2025,30,5,否,`])
  expect(await get(code)).toMatchObject({ name: '示例登记名有限公司', regionPath: district })
  const { items } = await get<{ items: { fact: string; value: string }[] }>(`${code}/facts`)
  const said = Object.fromEntries(items.map(({ fact, value }) => [fact, value]))
  expect(said).toMatchObject({ registered_name: '示例另一名有限公司', registered_region: otherDistrict })
})

test('a district imports its own companies only', async () => {
  const other = await app.company({ regionPath: otherDistrict })
  const rows = [`${other},示例别处,清江浦区,2025,30,5,否,`, `${someCode(120)},示例涟水,涟水县,2025,30,5,否,`]
  const batch = await read(rows, { as: app.districtOfficer })
  expect(batch).toMatchObject({ accepted: 0, refused: 2 })
  expect((await rowsOf(batch.id, app.districtOfficer))[0]?.detail).toContain('其他地区')
  expect((await app.request('GET', `${imports}/${batch.id}`, { as: app.officer })).codes).toEqual([
    'enterprises.import-not-found',
  ])
})

test('an import is taken back: each source says again what it said before', async () => {
  const code = someCode(130)
  await write([`${code},示例撤销,清江浦区,2025,30,5,否,`])
  const second = await write([`${code},示例撤销,清江浦区,2025,99,5,是,2025-12-01`])
  const values = async () =>
    (await get<{ items: { fact: string; value: string | null }[] }>(`${code}/facts`)).items.map(({ value }) => value)
  expect(await values()).toEqual(['99', '5'])
  const undone = await app.request('POST', `${imports}/${second.id}/undo`, { as: app.officer, body: {} })
  expect(undone.json()).toMatchObject({ status: 'undone', undoUntil: null })
  expect(await values()).toEqual(['30', '5'])
  expect(await get(code)).toMatchObject({ titles: [] })
  const third = await write([`${code},示例撤销,清江浦区,2025,40,5,否,`])
  await write([`${code},示例撤销,清江浦区,2025,41,5,否,`])
  const late = await app.request('POST', `${imports}/${third.id}/undo`, { as: app.officer, body: {} })
  expect(late.codes).toEqual(['enterprises.undo-rested-on'])
})

test('the command line reads and writes a sheet at once, under the name of nobody in particular', async () => {
  const code = someCode(140)
  const path = join(app.filesFolder, '命令行.csv')
  await writeFile(
    path,
    [header, `${code},示例命令行,涟水县,2025,30,5,否,`, `${code}x,示例,涟水县,2025,30,5,否,`].join('\n'),
  )
  const file = { path, fileName: '命令行.csv', regionPath: '320800/', source: 'tax' as const, headerRow: null }
  const once = await importCompanyFacts(app.services, file)
  expect(once).toMatchObject({ accepted: 1, refused: 1, newCompanies: 1, newFacts: 2, refusals: [{ row: 3 }] })
  expect(await importCompanyFacts(app.services, file)).toMatchObject({ accepted: 0, unchanged: 1, newFacts: 0 })
  const { items } = await get<{ items: object[] }>(`${code}/facts`)
  expect(items[0]).toMatchObject({ source: 'tax', said: [{ byName: '命令行导入' }] })
})

test('a file that is no sheet is refused whole, in words', async () => {
  const file = { name: '空.csv', content: '' }
  const started = await app.request('POST', imports, { as: app.officer, file, body: { source: 'office' } })
  if (started.status === 201) {
    const batch = await until(started.json<ImportView>().id, 'unreadable')
    expect(batch.problems.join()).toMatch(/空/)
  } else expect(started.status).toBe(422)
})
