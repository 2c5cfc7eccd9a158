import { afterAll, beforeAll, expect, test } from 'vitest'
import { balanceOf, verifyLedger } from '#areas/ledger'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { TestPerson } from '#platform/http/testing/people'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { mergeCompany, separateCompany } from '../enterprises/actions/merge-companies.ts'
import { withdrawCertificate } from '../enterprises/actions/record-facts.ts'
import { makeMerged } from '../enterprises/testing/made-company.ts'
import { awardsIn, days, draw, drawn, paidByBank, seen, step } from './testing/award-steps.ts'
import { type AwardsApp, fillRecognitionFund, startAwards } from './testing/awards-app.ts'
import { city, district } from './testing/recognition-app.ts'

let app: AwardsApp
let fundId: string
let approver: TestPerson
beforeAll(async () => {
  app = await startAwards()
  approver = await app.person({ role: 'finance-officer', regionPath: city, name: '江财务' })
  fundId = await fillRecognitionFund(app.services, city, 300_000_000n)
})
afterAll(async () => {
  const { faults } = await verifyLedger(app.services.db)
  await app.close()
  expect(faults).toEqual([])
})

const fund = async () => {
  const found = await balanceOf(app.services.db, { regionPath: city, accountId: fundId })
  return [found?.balanceFen, found?.availableFen]
}
const endAward = (id: string, as = app.officer) =>
  app.request('POST', `/api/recognition/awards/${id}/end`, { as, body: { reason: '核实有误' } })

test('from a certificate to the bank: drawn up by one, approved by another, kept back, on notice, paid once, to the fen', async () => {
  const first = await app.recognised('2025-11-06')
  const again = await app.recognised('2022-11-04')
  await app.recognised('2025-11-06', { creditCode: again })
  const small = await app.recognised('2025-11-20', { title: 'tech-sme', validTo: '2026-11-19' })
  const id = await drawn(app, days('2025-11-01', '2025-11-30', ['high-tech-enterprise', 'tech-sme']))
  expect(await seen(app, id)).toMatchObject({
    ...{ state: 'drawn', mayApprove: false },
    all: { count: 3, yuan: '220000.00' },
    first: { count: 2, yuan: '160000.00' },
    again: { count: 1, yuan: '60000.00' },
  })
  expect((await awardsIn(app, id)).map(({ creditCode, amountYuan }) => [creditCode, amountYuan])).toEqual([
    [first, '150000.00'],
    [again, '60000.00'],
    [small, '10000.00'],
  ])
  expect((await step(app, app.officer, id, 'approval')).codes).toEqual(['recognition.award-own-batch'])
  expect(await fund()).toEqual([300_000_000n, 300_000_000n])
  const approval = await step(app, app.colleague, id, 'approval')
  // Five working days from Monday 11 May.
  expect([approval.status, approval.json()]).toEqual([200, { noticeUntil: '2026-05-18' }])
  expect(await fund()).toEqual([300_000_000n, 278_000_000n])
  const notices = await app.request('GET', '/api/recognition/award-notices')
  expect(notices.json<{ items: { companies: { amountYuan: string }[]; total: object }[] }>().items).toMatchObject([
    { noticeUntil: '2026-05-18', total: { count: 3, yuan: '220000.00' }, companies: [{}, {}, {}] },
  ])
  expect((await step(app, app.finance, id, 'payment')).codes).toEqual(['recognition.award-on-notice'])
  app.at('2026-05-19')
  const [one, two] = await Promise.all([step(app, app.finance, id, 'payment'), step(app, approver, id, 'payment')])
  expect([one.status, two.status].sort()).toEqual([200, 409])
  expect(await fund()).toEqual([278_000_000n, 278_000_000n])
  expect(await paidByBank(app, { finance: app.finance, approver }, await awardsIn(app, id))).toBe(22_000_000n)
  expect(await seen(app, id)).toMatchObject({
    handed: { count: 3, yuan: '220000.00' },
    paid: { count: 3, yuan: '220000.00' },
    budget: { budgetYuan: '40000000.00', awardedYuan: '220000.00', leftYuan: '39780000.00' },
  })
  const [award] = await awardsIn(app, id)
  expect((await endAward(award?.id ?? '')).codes).toEqual(['recognition.award-paid-out'])
})

test('a recognition is awarded once: not drawn up again, not twice in a year, and of two officers at once one stands', async () => {
  expect((await draw(app, days('2025-11-01', '2025-11-30'))).codes).toEqual(['recognition.award-nothing-to-award'])
  const twice = await app.recognised('2024-03-01')
  await app.recognised('2024-09-01', { creditCode: twice })
  await app.recognised('2024-04-01')
  const both = await Promise.all([
    draw(app, days('2024-01-01', '2024-12-31')),
    draw(app, days('2024-01-01', '2024-12-31'), app.colleague),
  ])
  // Whoever comes second finds nothing left, or is refused by the database where both had looked before either wrote.
  const lost = both.flatMap(({ codes }) => codes)
  expect(lost).toHaveLength(1)
  expect(['recognition.award-nothing-to-award', 'recognition.award-given-meanwhile']).toContain(lost[0])
  const id = both.find(({ status }) => status === 201)?.json<{ id: string }>().id ?? ''
  expect((await awardsIn(app, id)).map(({ amountYuan }) => amountYuan)).toEqual(['150000.00', '150000.00'])
})

test('two approve one batch at once: its money is kept back once', async () => {
  await app.recognised('2023-05-01')
  const id = await drawn(app, days('2023-05-01', '2023-05-01'))
  const before = await fund()
  const third = await app.person({ role: 'city-leader', regionPath: city })
  const both = await Promise.all([step(app, app.colleague, id, 'approval'), step(app, third, id, 'approval')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await fund()).toEqual([before[0], (before[1] ?? 0n) - 15_000_000n])
})

test('an award is taken out before approval, revoked while it is kept, taken back while its money lies in the books', async () => {
  const codes = [
    await app.recognised('2021-02-01'),
    await app.recognised('2021-02-02'),
    await app.recognised('2021-02-03'),
  ]
  const id = await drawn(app, days('2021-02-01', '2021-02-28'))
  const before = await fund()
  const idOf = async (code: string | undefined) =>
    (await awardsIn(app, id)).find(({ creditCode }) => creditCode === code)?.id ?? ''
  expect((await endAward(await idOf(codes[0]))).json()).toEqual({ state: 'released' })
  expect((await endAward(await idOf(codes[0]))).codes).toEqual(['recognition.award-over'])
  await step(app, app.colleague, id, 'approval')
  expect((await endAward(await idOf(codes[1]))).json()).toEqual({ state: 'released' })
  app.at('2026-06-01')
  expect((await step(app, app.finance, id, 'payment')).json()).toEqual({ handed: 1 })
  expect((await endAward(await idOf(codes[2]))).json()).toEqual({ state: 'taken-back' })
  expect(await fund()).toEqual(before)
  const redrawn = await drawn(app, days('2021-02-01', '2021-02-28'))
  expect((await seen(app, redrawn)).all.count).toBe(3)
  const dropped = await step(app, app.officer, redrawn, 'drop', { reason: '重新核对名单' })
  expect([dropped.status, (await seen(app, redrawn)).state]).toEqual([200, 'dropped'])
})

/** A value of the city from a day on, in 万元. */
const set = (key: string, from: string, value: number) =>
  app.services.db.query(
    `insert into parameters.value (key, effective_from, value, note, set_at, set_by_name)
     values ($1, $2, $3, '示例', now(), '周科长')`,
    [key, from, value],
  )

test('neither the fund nor the budget is passed, and a refusal keeps nothing back', async () => {
  for (const day of ['01', '02', '03'])
    await app.recognised(`2020-03-${day}`, { title: 'single-champion', validTo: '2022-12-31' })
  const id = await drawn(app, days('2020-03-01', '2020-03-31', ['single-champion']))
  app.at('2026-06-02')
  await set('recognition.award-budget', '2026-06-01', 100)
  const before = await fund()
  expect((await step(app, app.colleague, id, 'approval')).codes).toEqual(['recognition.award-over-budget'])
  await set('recognition.award-budget', '2026-06-02', 9000)
  await set('recognition.award-first-single-champion', '2020-01-01', 200)
  await step(app, app.officer, id, 'drop', { reason: '标准调整' })
  const dearer = await drawn(app, days('2020-03-01', '2020-03-31', ['single-champion']))
  expect((await seen(app, dearer)).all.yuan).toBe('6000000.00')
  expect((await step(app, app.colleague, dearer, 'approval')).codes).toEqual(['ledger.not-enough'])
  expect([await fund(), (await seen(app, dearer)).state]).toEqual([before, 'drawn'])
})

test('a withdrawn certificate is not awarded; what was merged into a company is its own and awarded once', async () => {
  const ctx = outsideRequest(app.services, { actor: system, scope: { reach: 'all' } })
  const withdrawn = await app.recognised('2019-04-01')
  await withdrawCertificate(ctx, withdrawn, {
    ...{ title: 'high-tech-enterprise', validFrom: '2019-04-01', withdrawnFrom: '2019-06-01', reason: '撤销' },
  })
  const kept = await app.recognised('2019-04-02')
  const merged = await app.recognised('2019-04-03')
  await makeMerged(app.services, merged, kept)
  const id = await drawn(app, days('2019-04-01', '2019-04-30'))
  expect((await awardsIn(app, id)).map(({ creditCode }) => creditCode)).toEqual([kept])
})

test('what was withdrawn, or whose company ended, after a batch was drawn up is neither approved nor paid until it is taken out', async () => {
  const ctx = outsideRequest(app.services, { actor: system, scope: { reach: 'all' } })
  const withdraw = (code: string, validFrom: string) =>
    withdrawCertificate(ctx, code, {
      ...{ title: 'high-tech-enterprise', validFrom, withdrawnFrom: validFrom, reason: '撤销' },
    })
  const takeOut = async (id: string, code: string) =>
    endAward((await awardsIn(app, id)).find(({ creditCode }) => creditCode === code)?.id ?? '')
  const [early, ended, late, good] = [
    await app.recognised('2016-03-01'),
    await app.recognised('2016-03-02'),
    await app.recognised('2016-03-03'),
    await app.recognised('2016-03-04'),
  ]
  const id = await drawn(app, days('2016-03-01', '2016-03-31'))
  const before = await fund()
  await withdraw(early, '2016-03-01')
  await app.services.db.query(
    "update enterprises.company set status = 'dissolved', ended_on = '2026-05-01' where credit_code = $1",
    [ended],
  )
  const approval = await step(app, app.colleague, id, 'approval')
  expect([approval.codes, approval.text.includes('2 项')]).toEqual([['recognition.award-not-granted'], true])
  expect(await fund()).toEqual(before)
  for (const code of [early, ended]) await takeOut(id, code)
  expect((await step(app, app.colleague, id, 'approval')).status).toBe(200)
  await withdraw(late, '2016-03-03')
  app.at('2026-07-20')
  expect((await step(app, app.finance, id, 'payment')).codes).toEqual(['recognition.award-not-granted'])
  await takeOut(id, late)
  expect((await step(app, app.finance, id, 'payment')).json()).toEqual({ handed: 1 })
  expect((await awardsIn(app, id)).filter(({ state }) => state === 'handed').map((each) => each.creditCode)).toEqual([
    good,
  ])
  app.at('2026-06-02')
})

test('an award that was given under the code of a file stays given when the file is merged into another', async () => {
  const old = await app.recognised('2015-02-01')
  await drawn(app, days('2015-02-01', '2015-02-28'))
  const now = await app.recognised('2014-01-01')
  await makeMerged(app.services, old, now)
  expect((await draw(app, days('2015-02-01', '2015-02-28'))).codes).toEqual(['recognition.award-nothing-to-award'])
})

test('a recognition that was awarded under the file it was merged into is not awarded again once they are separated', async () => {
  const ctx = outsideRequest(app.services, { actor: system, scope: { reach: 'all' } })
  const carrier = await app.recognised('2011-02-01')
  const into = await app.recognised('2010-01-01')
  await makeMerged(app.services, carrier, into)
  const id = await drawn(app, days('2011-02-01', '2011-02-28'))
  expect((await awardsIn(app, id)).map(({ creditCode }) => creditCode)).toEqual([into])
  await separateCompany(ctx, carrier, '不是同一家')
  const again = () => draw(app, days('2011-02-01', '2011-02-28'))
  expect((await again()).codes).toEqual(['recognition.award-nothing-to-award'])
  // Nor under a third file; and the batch itself does not go on with it.
  const third = await app.recognised('2009-01-01')
  await mergeCompany(ctx, carrier, { into: third, revision: 3, reason: '同一家企业换码' })
  expect((await again()).codes).toEqual(['recognition.award-nothing-to-award'])
  expect((await step(app, app.colleague, id, 'approval')).codes).toEqual(['recognition.award-not-granted'])
  // Whoever looked before they were separated is stopped by the database.
  const copied = app.services.db.query(
    `insert into recognition.award select (jsonb_populate_record(null::recognition.award,
       to_jsonb(a) || jsonb_build_object('id', 'rwd_another', 'credit_code', $2::text))).*
     from recognition.award a where a.credit_code = $1 and a.recognised_year = 2011`,
    [into, carrier],
  )
  await expect(copied).rejects.toThrow('certificate_awarded_once')
  const [wrong] = await awardsIn(app, id)
  await endAward(wrong?.id ?? '')
  const right = (await again()).json<{ id: string }>().id
  expect((await awardsIn(app, right)).map(({ creditCode }) => creditCode)).toEqual([third])
})

test('finance has nothing to do any more once the last award of a batch is revoked', async () => {
  await app.recognised('2013-02-01')
  const id = await drawn(app, days('2013-02-01', '2013-02-28'))
  await step(app, app.colleague, id, 'approval')
  const todos = async () => (await app.request('GET', '/api/notices', { as: app.finance })).text.includes(id)
  expect(await todos()).toBe(true)
  const [award] = await awardsIn(app, id)
  await endAward(award?.id ?? '')
  expect(await todos()).toBe(false)
})

test('a company sees its award once it is approved, says its account, and is paid there', async () => {
  const code = await app.recognised('2018-07-01')
  const member = await app.memberOf(code, district)
  const id = await drawn(app, days('2018-07-01', '2018-07-01'))
  const own = async () =>
    (await app.request('GET', '/api/recognition/own-awards', { as: member })).json<{ items: { id: string }[] }>().items
  expect(await own()).toEqual([])
  await step(app, app.colleague, id, 'approval')
  const [award] = await own()
  const account = { bankName: '示例银行淮安分行', bankAccountNo: '6222000000000077' }
  const say = (awardId = '', as = member) =>
    app.request('POST', `/api/recognition/own-awards/${awardId}/account`, { as, body: account })
  expect((await say(award?.id)).status).toBe(200)
  const other = await app.memberOf(await app.recognised('2018-01-01'), district)
  expect((await say(award?.id, other)).codes).toEqual(['recognition.award-not-found'])
  app.at('2026-06-20')
  await step(app, app.finance, id, 'payment')
  expect((await say(award?.id)).codes).toEqual(['recognition.award-account-late'])
  const [payee] = await app.services.db.query<{ bank_account_no: string }>(
    'select bank_account_no from ledger.payee where credit_code = $1',
    [code],
  )
  expect(payee?.bank_account_no).toBe('6222000000000077')
})

test('the companies of a batch go into a sheet, exact to the fen', async () => {
  await app.recognised('2017-08-01')
  const id = await drawn(app, days('2017-08-01', '2017-08-31'))
  const sheet = await app.request('GET', `/api/recognition/award-batches/${id}/awards.xlsx`, { as: app.officer })
  const rows = []
  for await (const row of readRows(sheet.bytes, { fileName: '奖补.xlsx' })) rows.push(row)
  expect(JSON.stringify(rows)).toContain('150000')
})

test('a batch that the turn of the year overtook is refused with what to do, moved to the new year, and approved from its fund', async () => {
  app.at('2026-12-30')
  await app.recognised('2012-08-01')
  const id = await drawn(app, days('2012-08-01', '2012-08-31'))
  const before = await fund()
  app.at('2027-01-05')
  const next = await fillRecognitionFund(app.services, city, 20_000_000n)
  const late = await step(app, app.colleague, id, 'approval')
  expect([late.codes, late.text.includes('转入 2027 年度')]).toEqual([['recognition.award-year-over'], true])
  expect(await seen(app, id)).toMatchObject({ year: 2026, movesTo: 2027, isYearOver: true, mayApprove: false })
  expect((await step(app, app.finance, id, 'year')).status).toBe(403)
  const [one, two] = await Promise.all([step(app, app.officer, id, 'year'), step(app, app.officer, id, 'year')])
  expect([one.status, two.status].sort()).toEqual([200, 409])
  expect((await step(app, app.officer, id, 'year')).codes).toEqual(['recognition.award-year-current'])
  expect((await step(app, app.colleague, id, 'approval')).status).toBe(200)
  expect(await seen(app, id)).toMatchObject({ state: 'approved', year: 2027, budget: { awardedYuan: '150000.00' } })
  const left = await balanceOf(app.services.db, { regionPath: city, accountId: next })
  expect([await fund(), left?.availableFen]).toEqual([before, 5_000_000n])
  app.at('2026-06-02')
})
