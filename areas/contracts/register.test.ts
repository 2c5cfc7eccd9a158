import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import type { Registration } from './contract.ts'
import {
  act,
  type ContractsApp,
  fileContract,
  registerContract,
  seen,
  startContracts,
} from './testing/contracts-app.ts'

let app: ContractsApp
beforeAll(async () => {
  app = await startContracts()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/contracts/registrations'
const read = async (id: string, as = app.registrar) =>
  (await app.request('GET', `${base}/${id}`, { as })).json<Registration>()
const change = (id: string, body: object, as = app.registrar) =>
  app.request('POST', `${base}/${id}/changes`, { as, body: { edition: 1, reason: '双方签了补充协议', ...body } })
interface Figures {
  total: { submittedCount: number; registeredCount: number; contractYuan: string; technologyYuan: string }
  groups: { key: string; registeredCount: number; contractYuan: string }[]
}
const figures = async (query: string) =>
  (await app.request('GET', `/api/contracts/figures?${query}`, { as: app.registrar })).json<Figures>()

async function registerOpen(): Promise<string> {
  const over = { amountState: 'open', deductions: [], contractAmount: undefined, currency: undefined }
  const caseId = await fileContract(app, over)
  await act(app, app.registrar, caseId, 'accept')
  await act(app, app.registrar, caseId, 'register')
  const { revision } = await seen(app, app.colleague, caseId)
  const signed = await app.request('POST', `/api/procedures/contract-registration/cases/${caseId}/countersign`, {
    as: app.colleague,
    body: { revision, agree: true },
  })
  return (signed.json<{ shown: { link: string }[] }>().shown[0]?.link ?? '').replace('/contracts/', '')
}

describe('what is registered changes by entries only', () => {
  test('a change says what, why and who; the entry before stays as it was', async () => {
    const id = await registerContract(app)
    app.at('2026-05-20')
    expect((await change(id, { projectName: '锂电池隔膜工艺', contractAmount: '3100000' })).status).toBe(200)
    const { edition, entries } = await read(id)
    expect([edition, entries.map(({ kind, contractYuan }) => [kind, contractYuan])]).toEqual([
      2,
      [
        ['registered', '3000000.00'],
        ['changed', '3100000.00'],
      ],
    ])
    expect(entries[1]).toMatchObject({
      recordedByName: '李登记',
      reason: '双方签了补充协议',
      changes: [
        { name: 'projectName', before: '锂电池隔膜涂布工艺开发', after: '锂电池隔膜工艺' },
        { name: 'contractYuan', before: '3,000,000.00 元', after: '3,100,000.00 元' },
      ],
    })
  })

  test('of two registrars the second is told, and nothing of theirs is written', async () => {
    const id = await registerContract(app)
    const answers = await Promise.all([
      change(id, { projectName: '甲改的名称' }),
      change(id, { projectName: '乙改的名称' }, app.colleague),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.codes).toEqual(['contracts.changed-meanwhile'])
    expect((await read(id)).entries).toHaveLength(2)
  })

  test('the database itself refuses to change or delete an entry, or a number', async () => {
    const { id } = await read(await registerContract(app))
    for (const statement of [
      'update contracts.entry set contract_fen = 1 where registration_id = $1',
      'delete from contracts.entry where registration_id = $1',
      'delete from contracts.registration where id = $1',
      `update contracts.registration set number = '1' where id = $1`,
      'update contracts.registration set contract_fen = contract_fen + 1 where id = $1',
    ])
      await expect(app.services.db.query(statement, [id])).rejects.toThrow()
  })

  test.for([
    ['nothing', {}, 'contracts.nothing-changed'],
    ['more technology than contract', { technologyAmount: '3000000.01' }, 'contracts.technology-exceeds'],
    ['an end before the beginning', { validTo: '2020-01-01' }, 'contracts.dates-in-order'],
    ['no money at all', { contractAmount: '0', technologyAmount: '0' }, 'contracts.amount-not-positive'],
  ] as const)('%s is refused', async ([, body, code]) => {
    const id = await registerContract(app)
    expect((await change(id, body)).codes).toEqual([code])
  })

  test('cancelled it stays, says so, and takes no more entries', async () => {
    const id = await registerContract(app)
    const cancel = (edition: number) =>
      app.request('POST', `${base}/${id}/cancel`, { as: app.registrar, body: { edition, reason: '重复登记' } })
    expect((await cancel(1)).json()).toMatchObject({ state: 'cancelled', mayChange: false })
    expect((await cancel(2)).codes).toEqual(['contracts.already-cancelled'])
    expect((await read(id)).entries.map(({ kind }) => kind)).toEqual(['registered', 'cancelled'])
  })

  test('an open amount is settled once, by its own entry', async () => {
    const id = await registerOpen()
    expect((await change(id, { contractAmount: '100' })).codes).toEqual(['contracts.settle-instead'])
    const settle = (edition: number) =>
      app.request('POST', `${base}/${id}/amount`, {
        as: app.registrar,
        body: { edition, contractAmount: '880000', technologyAmount: '660000.50', reason: '双方结算确认' },
      })
    expect((await settle(1)).json()).toMatchObject({ isAmountOpen: false, technologyYuan: '660000.50' })
    expect((await settle(2)).codes).toEqual(['contracts.not-open'])
  })
})

describe('figures', () => {
  test('submitted and registered are counted apart, and as they were known on a day', async () => {
    app.at('2026-07-01')
    const [kept, cancelled] = [await registerContract(app), await registerContract(app, { kind: 'licence' })]
    await fileContract(app)
    app.at('2026-07-10')
    await change(kept, { contractAmount: '3600000' })
    app.at('2026-07-20')
    await app.request('POST', `${base}/${cancelled}/cancel`, {
      as: app.registrar,
      body: { edition: 1, reason: '双方解除合同' },
    })
    const july = 'from=2026-07-01&until=2026-07-31'
    const known = async (day: string) => (await figures(`${july}&knownOn=${day}`)).total
    expect(await known('2026-07-01')).toMatchObject({
      submittedCount: 3,
      registeredCount: 2,
      contractYuan: '6000000.00',
    })
    expect(await known('2026-07-10')).toMatchObject({ registeredCount: 2, contractYuan: '6600000.00' })
    expect(await known('2026-07-20')).toMatchObject({ registeredCount: 1, contractYuan: '3600000.00' })
    expect(await known('2026-06-30')).toMatchObject({ submittedCount: 0, registeredCount: 0, contractYuan: '0.00' })
    const byKind = await figures(`${july}&by=kind&knownOn=2026-07-10`)
    expect(byKind.groups.map(({ key, registeredCount }) => [key, registeredCount])).toEqual([
      ['development', 1],
      ['licence', 1],
    ])
  })
})

describe('the list', () => {
  test('finds by part of a party, number and kind, and sums what it shows', async () => {
    app.at('2026-08-03')
    const seller = await app.newSeller('320800/320830/')
    const caseId = await fileContract(
      app,
      { projectName: '盱眙龙虾尾料提取工艺', contractAmount: '1234567.89' },
      seller,
    )
    await act(app, app.registrar, caseId, 'accept')
    await act(app, app.registrar, caseId, 'register')
    const list = async (query: string) =>
      (await app.request('GET', `${base}?${query}`, { as: app.registrar })).json<{
        items: { number: string; projectName: string }[]
        total: number
        sums: { count: number; contractYuan: string; technologyYuan: string }
      }>()
    const found = await list(`q=${encodeURIComponent('龙虾')}`)
    expect(found).toMatchObject({
      total: 1,
      sums: { count: 1, contractYuan: '1234567.89', technologyYuan: '434567.89' },
    })
    expect((await list(`q=${found.items[0]?.number}`)).total).toBe(1)
    expect((await list('regionPath=320800/320830/')).total).toBe(1)
    expect((await list('from=2026-08-03&kind=consulting')).total).toBe(0)
    expect((await list(`sellerCode=${seller.creditCode}`)).items).toEqual(found.items)
    expect((await list(`sellerCode=${app.seller.creditCode}&q=${encodeURIComponent('龙虾')}`)).total).toBe(0)
    const mine = await app.request('GET', base, { as: seller.member })
    expect(mine.json<{ total: number }>().total).toBe(1)
    const sheet = await app.request('GET', `${base}.xlsx?from=2026-08-03`, { as: app.registrar })
    const rows = await Array.fromAsync(readRows(sheet.bytes, { fileName: 'a.xlsx' }))
    expect(rows[1]?.cells.map((cell) => cell?.number ?? cell?.text)).toEqual(
      expect.arrayContaining(['盱眙龙虾尾料提取工艺', '技术开发', 123.456789, 43.456789]),
    )
  })
})
