import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { balanceOf, paymentsOf, verifyLedger } from '#areas/ledger'
import type { Localized } from '#kernel/localized'
import type { TestPerson } from '#platform/http/testing/people'
import { aPaymentFile } from './testing/award-bank.ts'
import { fillAwardFund } from './testing/award-fixtures.ts'
import { actOnAward, fileAward, filedAward, numberOf } from './testing/award-steps.ts'
import { type ContractsApp, city, registerContract, startContracts } from './testing/contracts-app.ts'

let app: ContractsApp
let officer: TestPerson
let finance: TestPerson
let approver: TestPerson
let fundId: string
beforeAll(async () => {
  app = await startContracts()
  officer = await app.person({ role: 'city-officer', regionPath: city })
  finance = await app.person({ role: 'finance-officer', regionPath: city, name: '许财务' })
  approver = await app.person({ role: 'finance-officer', regionPath: city, name: '江财务' })
  fundId = await fillAwardFund(app.services, city, 100_000_000n)
})
beforeEach(() => app.at('2026-05-11'))
afterAll(async () => {
  const { faults } = await verifyLedger(app.services.db)
  await app.close()
  expect(faults).toEqual([])
})

const fund = async () => (await balanceOf(app.services.db, { regionPath: city, accountId: fundId }))?.balanceFen
const payments = (id: string) => paymentsOf(app.services.db, { regionPath: city, area: 'contracts', id })
const bank = (caseId: string, answer: 'paid' | 'returned') =>
  aPaymentFile(app, { finance, approver }, { caseId, answer })
interface Listed {
  id: string
  caseId: string
  state: string
  takenBackBecause: string | null
  mayTakeBack: boolean
}
const listed = async (caseId: string) =>
  (await app.request('GET', '/api/contracts/awards?year=2026', { as: officer }))
    .json<{ items: Listed[] }>()
    .items.find((row) => row.caseId === caseId)
const takeBack = async (caseId: string, as = officer) =>
  app.request('POST', `/api/contracts/awards/${(await listed(caseId))?.id}/take-back`, {
    as,
    body: { reason: '收款账号填错' },
  })

/** An award of 60,000 yuan that finance has handed to payment. */
async function handedOver(): Promise<{ caseId: string; number: string; contractId: string }> {
  app.at('2026-05-11')
  const contractId = await registerContract(app, { deductions: [] })
  const number = await numberOf(app, contractId)
  const caseId = await filedAward(app, [number])
  await actOnAward(app, officer, caseId, 'approve')
  app.at('2026-05-20')
  await actOnAward(app, finance, caseId, 'pay')
  return { caseId, number, contractId }
}

test('handed to payment and not yet in a batch it is taken back: the money is in the fund, the contract free, the applicant told', async () => {
  const before = await fund()
  const { caseId, number } = await handedOver()
  expect(await fund()).toBe((before ?? 0n) - 6_000_000n)
  expect((await takeBack(caseId)).json()).toEqual({ outcome: 'in-fund' })
  expect(await fund()).toBe(before)
  expect((await payments(caseId)).map(({ state }) => state)).toEqual(['cancelled'])
  expect(await listed(caseId)).toMatchObject({
    state: 'taken-back',
    takenBackBecause: '收款账号填错',
    mayTakeBack: false,
  })
  const told = await app.request('GET', '/api/notices?pageSize=100', { as: app.seller.member })
  expect(told.text).toContain('所列合同可以重新申请。理由：收款账号填错')
  const read = await app.request('GET', `/api/procedures/transfer-award/cases/${caseId}`, { as: app.seller.member })
  const { timeline, shown } = read.json<{ timeline: { words: Localized }[]; shown: { value: string }[] }>()
  const words = '奖补款未付出，已收回；所列合同可以重新申请。理由：收款账号填错'
  expect(timeline.at(-1)?.words.zh).toContain(words)
  expect(shown.at(-1)?.value).toBe(`2026-05-20 ${words}`)
  expect((await takeBack(caseId)).codes).toEqual(['contracts.award-not-handed-over'])
  expect((await fileAward(app, [number])).status).toBe(201)
})

test('in a batch it waits; returned by the bank it is taken back from the account to which it came back', async () => {
  const before = await fund()
  const { caseId } = await handedOver()
  const answered = await bank(caseId, 'returned')
  expect(await listed(caseId)).toMatchObject({ mayTakeBack: false })
  expect((await takeBack(caseId)).codes).toEqual(['contracts.award-on-its-way'])
  await answered.book()
  expect((await payments(caseId)).map(({ state }) => state)).toEqual(['returned'])
  expect((await takeBack(caseId, finance)).status).toBe(403)
  expect((await takeBack(caseId)).json()).toEqual({ outcome: 'in-fund' })
  expect(await fund()).toBe(before)
})

test('paid and found wrong it is to come back whole; recorded, the books have it in the fund again', async () => {
  const before = (await fund()) ?? 0n
  const { caseId, contractId } = await handedOver()
  await (await bank(caseId, 'paid')).book()
  expect((await takeBack(caseId)).json()).toEqual({ outcome: 'to-recover' })
  expect((await takeBack(caseId)).codes).toEqual(['contracts.award-found-wrong'])
  const recoveries = '/api/contracts/awards/recoveries'
  expect((await app.request('GET', recoveries, { as: officer })).json()).toMatchObject({
    items: [{ caseId, dueYuan: '60000.00', reason: { zh: '奖补决定有误，已付奖补全部追回：收款账号填错' } }],
  })
  const record = (amountYuan: string, receivedOn: string, recoveredYuan = '0.00') =>
    app.request('POST', `${recoveries}/${contractId}`, {
      as: officer,
      body: { amountYuan, receivedOn, note: '银行回单 7 号', recoveredYuan },
    })
  expect((await record('1', '2026-05-21')).codes).toEqual(['contracts.award-recovery-in-future'])
  expect((await record('1000000000000000', '2026-05-20')).codes).toEqual(['contracts.award-recovery-above'])
  expect(await fund()).toBe(before - 6_000_000n)
  expect((await record('25000.50', '2026-05-19')).json()).toMatchObject({ items: [{ dueYuan: '34999.50' }] })
  expect((await record('25000.50', '2026-05-19')).codes).toEqual(['contracts.award-recovered-meanwhile'])
  expect((await record('34999.50', '2026-05-20', '25000.50')).json()).toMatchObject({ total: 0 })
  expect(await fund()).toBe(before)
  const onDay = await balanceOf(app.services.db, { regionPath: city, accountId: fundId, on: '2026-05-19' })
  expect(onDay?.balanceFen).toBe(before + 2_500_050n)
})

test('two take the same award back at once: once', async () => {
  const before = await fund()
  const { caseId } = await handedOver()
  const answers = await Promise.all([takeBack(caseId), takeBack(caseId)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await fund()).toBe(before)
})
