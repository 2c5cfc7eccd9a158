import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveBatch, balanceOf, paymentsOf, prepareBatch, verifyLedger } from '#areas/ledger'
import { outsideRequest } from '#platform/http/route'
import type { TestPerson } from '#platform/http/testing/people'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { fillAwardFund } from './testing/award-fixtures.ts'
import { actOnAward, fileAward, filedAward, numberOf, seenAward } from './testing/award-steps.ts'
import {
  act,
  type ContractsApp,
  city,
  fileContract,
  registerContract,
  type SeenCase,
  startContracts,
} from './testing/contracts-app.ts'

let app: ContractsApp
let officer: TestPerson
let colleague: TestPerson
let finance: TestPerson
let approver: TestPerson
let fundId: string
beforeAll(async () => {
  app = await startContracts()
  app.at('2026-05-11')
  officer = await app.person({ role: 'city-officer', regionPath: city })
  colleague = await app.person({ role: 'city-officer', regionPath: city })
  finance = await app.person({ role: 'finance-officer', regionPath: city, name: '许财务' })
  approver = await app.person({ role: 'finance-officer', regionPath: city, name: '江财务' })
  fundId = await fillAwardFund(app.services, city, 40_000_000n)
})
afterAll(async () => {
  const { faults } = await verifyLedger(app.services.db)
  await app.close()
  expect(faults).toEqual([])
})

/** Registers a contract whose 技术交易额 is this; answers its number. */
const registered = async (yuan: string) =>
  numberOf(app, await registerContract(app, { contractAmount: yuan, deductions: [] }))
/** Registers what needs a second registrar: a large amount, or one that is open. */
async function countersigned(over: Record<string, unknown>, seller = app.seller): Promise<string> {
  const caseId = await fileContract(app, { deductions: [], ...over }, seller)
  await act(app, app.registrar, caseId, 'accept')
  await act(app, app.registrar, caseId, 'register')
  const answer = await act(app, app.colleague, caseId, 'countersign', { agree: true })
  return numberOf(app, answer.json<SeenCase>().shown[0]?.link?.replace('/contracts/', '') ?? '')
}
const fund = () => balanceOf(app.services.db, { regionPath: city, accountId: fundId })
const payments = (caseId: string) => paymentsOf(app.services.db, { regionPath: city, area: 'contracts', id: caseId })
const values = (shown: { value: string }[]) => shown.map(({ value }) => value)
const year = async (as = officer) =>
  (await app.request('GET', '/api/contracts/awards?year=2026', { as })).json<{
    year: { budgetYuan: string; decidedYuan: string; paidYuan: string; leftYuan: string }
    items: { caseId: string; payment: string | null; amountYuan: string }[]
  }>()

let paidCase = ''
let paidContract = ''

test('from a registered contract to the bank: estimated, decided to the fen, kept back, shown to the public, paid with four eyes', async () => {
  const id = await registerContract(app)
  const number = await numberOf(app, id)
  const draft = await app.request('POST', '/api/procedures/transfer-award/drafts', {
    as: app.seller.member,
    body: { another: true },
  })
  expect(draft.json()).toMatchObject({ answers: { contracts: [{ number, project: '锂电池隔膜涂布工艺开发' }] } })
  const caseId = await filedAward(app, [number])
  expect(values((await seenAward(app, officer, caseId)).shown)).toEqual([
    '技术交易额 2,200,000.00 元 × 2% = 44,000.00 元',
    '44,000.00 元',
  ])
  const decided = await actOnAward(app, officer, caseId, 'approve')
  expect(decided.json()).toMatchObject({ state: 'publicised', shown: [{}, { label: { zh: '奖补金额合计' } }] })
  expect(await fund()).toEqual({ balanceFen: 40_000_000n, availableFen: 35_600_000n })
  const notices = (await app.request('GET', '/api/public-notices?page=1&pageSize=10', {})).text
  expect(notices).toContain('44,000.00 元')

  app.at('2026-05-20')
  expect(await seenAward(app, finance, caseId)).toMatchObject({ state: 'awarded' })
  expect((await actOnAward(app, officer, caseId, 'pay')).status).toBe(403)
  expect((await actOnAward(app, finance, caseId, 'pay')).json()).toMatchObject({ state: 'paid' })
  expect(await fund()).toEqual({ balanceFen: 35_600_000n, availableFen: 35_600_000n })
  const [payment] = await payments(caseId)
  expect(payment).toMatchObject({ state: 'waiting', amountFen: 4_400_000n })

  const as = (person: TestPerson) =>
    outsideRequest(app.services, {
      actor: {
        ...person,
        kind: 'person',
        role: 'finance-officer',
        regionPath: city,
        departmentId: null,
        organisationId: null,
        membershipId: person.membership.id,
        locale: 'zh-CN',
      },
      scope: { reach: 'own-region', regionPath: city },
    })
  const batch = await prepareBatch(as(finance), city, { title: '奖补', paymentIds: [payment?.paymentId ?? ''] })
  await expect(approveBatch(as(finance), city, { batchId: batch.id, revision: 1 })).rejects.toThrow()
  await approveBatch(as(approver), city, { batchId: batch.id, revision: 1 })
  expect(await year()).toMatchObject({
    year: { budgetYuan: '6000000.00', decidedYuan: '0.00', paidYuan: '44000.00', leftYuan: '5956000.00' },
    items: [{ caseId, amountYuan: '44000.00', payment: expect.stringMatching(/batched|sent/) }],
  })
  ;[paidCase, paidContract] = [caseId, id]
})

test('one contract is awarded once: refused when filed again, and of two decisions at the same moment one stands', async () => {
  const number = await numberOf(app, paidContract)
  expect((await fileAward(app, [number])).codes).toEqual(['contracts.award-taken'])
  const other = await registered('1000000')
  const [first, second] = [await filedAward(app, [other]), await filedAward(app, [other])]
  const answers = await Promise.all([
    actOnAward(app, officer, first, 'approve'),
    actOnAward(app, colleague, second, 'approve'),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.flatMap(({ codes }) => codes)).toEqual(['contracts.award-taken'])
  await expect(
    app.services.db.query(
      `insert into contracts.award_line select region_path, award_id || 'x', registration_id, registration_number,
         project_name, registered_on, entitled_fen, amount_fen, cut_by, working_zh, working_en from contracts.award_line
       where registration_number = $1`,
      [other],
    ),
  ).rejects.toThrow()
})

test('what is not one’s own, not settled or named twice is refused with every reason, field by field', async () => {
  const open = await countersigned({ amountState: 'open', contractAmount: undefined, currency: undefined })
  const stranger = await app.newSeller()
  const twice = await registered('200000')
  expect((await fileAward(app, [twice], stranger)).codes).toEqual(['contracts.award-not-yours'])
  const answer = await fileAward(app, [open, twice, twice])
  expect(answer.codes).toEqual(['contracts.award-amount-open', 'contracts.award-twice-asked'])
})

test('an award goes no further than its cap, the limit of a party and the budget of the year', async () => {
  const seller = await app.newSeller()
  const big = await countersigned({ contractAmount: '90000000' }, seller)
  const caseId = await filedAward(app, [big], seller)
  expect(values((await seenAward(app, officer, caseId)).shown)[0]).toBe(
    '技术交易额 90,000,000.00 元 × 2% = 1,800,000.00 元，超过单项上限，按 500,000.00 元',
  )
  // The fund holds less than the budget promises: nothing is decided.
  expect((await actOnAward(app, officer, caseId, 'approve')).codes).toEqual(['ledger.not-enough'])
  expect(await seenAward(app, officer, caseId)).toMatchObject({ state: 'submitted' })
  const admin = await app.person({ role: 'administrator', regionPath: city })
  const set = await app.request('POST', '/api/parameters/contracts.award-budget', {
    as: admin,
    body: { value: 10, effectiveFrom: '2026-05-20', note: '示例：预算调整' },
  })
  expect(set.status).toBe(200)
  const decided = await actOnAward(app, officer, caseId, 'approve')
  // 100,000 yuan less 44,000 and 20,000 that were promised before.
  expect(values(decided.json<{ shown: { value: string }[] }>().shown)).toEqual([
    expect.stringContaining('；受年度预算限制，为 36,000.00 元'),
    '36,000.00 元',
  ])
  expect((await year()).year).toMatchObject({ budgetYuan: '100000.00', leftYuan: '0.00' })
  const late = await filedAward(app, [await registered('300000')])
  expect((await actOnAward(app, officer, late, 'approve')).codes).toEqual(['contracts.award-nothing-left'])
})

test('a contract that is cancelled before payment is not paid for; revoked, its money is free again', async () => {
  const [row] = (await year()).items.filter(({ payment, amountYuan }) => payment === null && amountYuan === '20000.00')
  const caseId = row?.caseId ?? ''
  app.at('2026-06-01')
  const [line] = await app.services.db.query<{ id: string }>(
    `select registration_id as id from contracts.award_line l join contracts.award a on a.id = l.award_id where a.case_id = $1`,
    [caseId],
  )
  await app.request('POST', `/api/contracts/registrations/${line?.id}/cancel`, {
    as: app.registrar,
    body: { edition: 1, reason: '双方解除合同' },
  })
  expect((await actOnAward(app, finance, caseId, 'pay')).codes).toEqual(['contracts.award-outdated'])
  const before = await fund()
  await actOnAward(app, officer, caseId, 'revoke', { input: { reason: '合同登记已注销' } })
  expect(await seenAward(app, officer, caseId)).toMatchObject({ state: 'refused', shown: [] })
  expect((await fund())?.availableFen).toBe((before?.availableFen ?? 0n) + 2_000_000n)
})

test('two who hand one award to payment at once pay it once, and the same request again answers the same', async () => {
  const [row] = (await year()).items.filter(({ amountYuan }) => amountYuan === '36000.00')
  const caseId = row?.caseId ?? ''
  const { revision } = await seenAward(app, finance, caseId)
  const pay = (as: TestPerson) => actOnAward(app, as, caseId, 'pay', { revision })
  const answers = await Promise.all([pay(finance), pay(approver)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await pay(finance)).status).not.toBe(500)
  expect(await payments(caseId)).toHaveLength(1)
})

test('what was paid for a contract that is cancelled afterwards is listed to come back, until it has', async () => {
  const recoveries = '/api/contracts/awards/recoveries'
  expect((await app.request('GET', recoveries, { as: officer })).json()).toMatchObject({ total: 0, mayRecord: true })
  await app.request('POST', `/api/contracts/registrations/${paidContract}/cancel`, {
    as: app.registrar,
    body: { edition: 1, reason: '双方解除合同' },
  })
  expect((await app.request('GET', recoveries, { as: officer })).json()).toMatchObject({
    items: [{ caseId: paidCase, paidYuan: '44000.00', dueYuan: '44000.00' }],
  })
  const record = (amountYuan: string, recoveredYuan = '0.00') =>
    app.request('POST', `${recoveries}/${paidContract}`, {
      as: officer,
      body: { amountYuan, receivedOn: '2026-06-01', note: '银行回单 1 号', recoveredYuan },
    })
  expect((await record('44000.01')).codes).toEqual(['contracts.award-recovery-above'])
  expect((await record('40000')).json()).toMatchObject({ items: [{ recoveredYuan: '40000.00', dueYuan: '4000.00' }] })
  expect((await record('4000', '40000.00')).json()).toMatchObject({ total: 0 })
  expect((await record('1')).codes).toEqual(['contracts.award-recovery-none'])
})

test('the sheet of a year has a line for each contract with its working', async () => {
  const sheet = await app.request('GET', '/api/contracts/awards.xlsx?year=2026', { as: officer })
  const rows: string[][] = []
  for await (const row of readRows(sheet.bytes, { fileName: 't.xlsx' }))
    rows.push(row.cells.map((cell) => cell?.text ?? ''))
  expect(rows[0]).toContain('奖补金额（元）')
  expect(rows.slice(1).map((row) => row[4])).toContainEqual('技术交易额 2,200,000.00 元 × 2% = 44,000.00 元')
})
