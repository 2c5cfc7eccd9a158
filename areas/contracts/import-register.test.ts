import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { RegisterImport } from './contract/imports.ts'
import type { Registration } from './contract.ts'
import { registrationNumber } from './rules/registry/registration-number.ts'
import { aRegister, type RegisterCells } from './testing/a-register.ts'
import {
  act,
  type ContractsApp,
  district,
  fileContract,
  registerContract,
  someCode,
  startContracts,
} from './testing/contracts-app.ts'

let app: ContractsApp
beforeAll(async () => {
  app = await startContracts()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/contracts/registrations'
let count = 0
/** Sixteen digits that no office here could have given. */
const foreign = () => `20259999${String(++count).padStart(8, '0')}`
const check = (lines: readonly RegisterCells[] | string, as = app.registrar) =>
  app.request('POST', `${base}/sheets`, {
    as,
    file: { name: '全国系统导出.csv', content: typeof lines === 'string' ? lines : aRegister(lines) },
  })
const write = (fileId: string, as = app.registrar) => app.request('POST', `${base}/imports`, { as, body: { fileId } })
const found = async (number: string) =>
  (await app.request('GET', `${base}?q=${number}`, { as: app.registrar })).json<{ items: { id: string }[] }>().items
async function imported(lines: readonly RegisterCells[], as?: TestPerson): Promise<RegisterImport> {
  const { fileId } = (await check(lines, as)).json<RegisterImport>()
  return (await write(fileId, as)).json<RegisterImport>()
}

describe('a sheet of registrations', () => {
  test('is checked first, written once confirmed, to the fen and under its own numbers', async () => {
    const number = foreign()
    const lines = [{ 合同登记编号: number, 卖方统一社会信用代码: app.seller.creditCode }]
    const checked = (await check(lines)).json<RegisterImport>()
    expect(checked).toMatchObject({ taken: 1, refused: 0, unchanged: 0, isWritten: false, contractYuan: '1234567.89' })
    expect(await found(number)).toEqual([])
    expect((await write(checked.fileId)).json()).toMatchObject({ taken: 1, isWritten: true })
    const [line] = await found(number)
    const as = app.seller.member
    const read = (await app.request('GET', `${base}/${line?.id}`, { as })).json<Registration>()
    expect(read).toMatchObject({
      number,
      regionPath: district,
      kind: 'development',
      contractYuan: '1234567.89',
      technologyYuan: '1000000.00',
      regime: 'old_2000_2001',
      takenFrom: '全国系统导出.csv',
      working: { zh: '原登记机构核定 1,000,000.00 元' },
      particulars: { validFrom: null, validTo: null },
    })
    expect((await app.request('GET', `${base}/${line?.id}/certificate`, { as })).codes).toEqual([
      'contracts.certificate-elsewhere',
    ])
    const figures = await app.request('GET', '/api/contracts/figures?from=2025-03-20&until=2025-03-20', {
      as: app.registrar,
    })
    expect(figures.json()).toMatchObject({ total: { registeredCount: 1, contractYuan: '1234567.89' } })
  })

  test('a second time, and twice at once, writes nothing more; not even after a change here', async () => {
    const number = foreign()
    const lines = [{ 合同登记编号: number }, { 合同登记编号: foreign() }]
    const { fileId } = (await check(lines)).json<RegisterImport>()
    const both = await Promise.all([write(fileId), write(fileId)])
    expect(both.map((answer) => answer.json<RegisterImport>().taken).sort()).toEqual([0, 2])
    const [line] = await found(number)
    await app.request('POST', `${base}/${line?.id}/changes`, {
      as: app.registrar,
      body: { edition: 1, projectName: '更正后的名称', contractAmount: '1300000', reason: '原表有误' },
    })
    expect(await imported(lines)).toMatchObject({ taken: 0, unchanged: 2, refused: 0 })
    expect(await found(number)).toHaveLength(1)
  })

  test('what stands there with another amount is refused, and left as it was', async () => {
    const number = foreign()
    await imported([{ 合同登记编号: number }])
    const again = await imported([{ 合同登记编号: number, '合同成交额（万元）': '200' }])
    expect(again).toMatchObject({ taken: 0, refused: 1 })
    expect(again.rows[0]?.reasons[0]?.zh).toContain(`编号 ${number} 已在登记簿`)
    const [line] = await found(number)
    expect(line).toMatchObject({ contractYuan: '1234567.89' })
  })

  test('without 技术交易额 it is worked out by the rules of the day', async () => {
    const number = foreign()
    await imported([{ 合同登记编号: number, '技术交易额（万元）': '' }])
    expect(await found(number)).toMatchObject([{ technologyYuan: '1234567.89' }])
  })

  test('numbers of this city’s own making are not given a second time', async () => {
    const own = registrationNumber({ day: '2026-05-11', regionPath: district, serial: 900 })
    await imported([{ 合同登记编号: own, 签订日期: '2026-05-01', 登记日期: '2026-05-11' }])
    const id = await registerContract(app)
    const { number } = (await app.request('GET', `${base}/${id}`, { as: app.registrar })).json<Registration>()
    expect(number).toBe(registrationNumber({ day: '2026-05-11', regionPath: district, serial: 901 }))
  })
})

describe('a row is refused with every reason', () => {
  test.for([
    ['a number of fifteen digits', { 合同登记编号: '202599990000001' }, '不是 16 位数字'],
    ['a kind that is none', { 合同类别: '买卖合同' }, '不在五类之内'],
    ['a field that is none', { 技术领域: '其他' }, '不在 11 个领域之内'],
    ['a place elsewhere', { 卖方所在区县: '江苏省扬州市广陵区' }, '不在您的辖区之内'],
    ['10^15 yuan', { '合同成交额（万元）': '100000000000' }, '超过 1 万亿元'],
    ['nothing', { '合同成交额（万元）': '0' }, '金额应大于零'],
    ['a part of a fen', { '合同成交额（万元）': '1.2345678' }, '精确到了分以下'],
    ['more technology than contract', { '技术交易额（万元）': '123.456790' }, '超过合同成交额'],
    ['signed after it was registered', { 签订日期: '2025-03-21' }, '晚于登记日期'],
    ['registered tomorrow', { 登记日期: '2026-05-12' }, '晚于 2026-05-11'],
    ['before there were rules', { 签订日期: '2001-07-01', 登记日期: '2001-07-17' }, '早于 2001-07-18'],
    ['a wrong credit code', { 卖方统一社会信用代码: '91350100M000100Y44' }, '校验不通过'],
    ['dollars', { '合同成交额（万元）': '3万美元' }, '合同成交额'],
  ] as const)('%s', async ([, cells, said]) => {
    const answer = (await check([{ 合同登记编号: foreign(), ...cells }])).json<RegisterImport>()
    expect(answer).toMatchObject({ taken: 0, refused: 1 })
    expect(answer.rows[0]?.reasons.map(({ zh }) => zh).join(' ')).toContain(said)
  })

  test('beside rows that are taken; the same number twice in one sheet once', async () => {
    const [one, two] = [foreign(), foreign()]
    const code = someCode(77)
    const lines = [
      { 合同登记编号: one },
      { 合同登记编号: two, 合同类别: '服务', 技术领域: '电子信息', 卖方统一社会信用代码: code },
      { 合同登记编号: two, 合同类别: '技术咨询', 技术领域: '电子信息' },
      { 合同登记编号: foreign(), 合同类别: '', 技术领域: '无' },
    ]
    const answer = await imported(lines)
    expect(answer).toMatchObject({ taken: 2, refused: 2 })
    expect(answer.rows.map(({ row }) => row)).toEqual([4, 5])
    expect(await found(two)).toMatchObject([{ kind: 'service', field: 'electronics' }])
  })

  test('a sheet that is none says which columns it needs', async () => {
    expect((await check('甲,乙\n1,2\n')).codes).toEqual(['contracts.import-no-table'])
    expect((await write('fil_00000000000000000000000000')).codes).toEqual(['contracts.import-file-gone'])
  })
})

test('a district office imports its own district only', async () => {
  const own = await app.person({ role: 'registrar', regionPath: '320800/320826/' })
  const answer = await imported([{ 合同登记编号: foreign() }, { 合同登记编号: foreign(), 卖方所在区县: '' }], own)
  expect(answer).toMatchObject({ taken: 1, refused: 1 })
  const stranger = await app.person({ role: 'city-officer', regionPath: '320800/' })
  expect((await check([{}], stranger)).status).toBe(403)
  // Filing and registering go on beside what was imported.
  await act(app, app.registrar, await fileContract(app), 'accept')
})
