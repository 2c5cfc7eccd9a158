import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/auth/actor'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { openPayee, requestPayment, retryPayment, verifyLedger } from './public.ts'
import { balanceOf, city, codesOf, fresh, yuan } from './testing/book.ts'
import {
  aBatch,
  aFund,
  anOrganisation,
  aPayment,
  approve,
  bankOf,
  creditCode,
  type LedgerApp,
  paymentOf,
  startLedger,
} from './testing/ledger-app.ts'

let app: LedgerApp
beforeAll(async () => {
  app = await startLedger()
})
afterAll(async () => {
  // Whatever the tests did, the books must be right.
  const { faults } = await verifyLedger(app.services.db)
  await app.close()
  expect(faults).toEqual([])
})

const balance = async (id: string) => (await balanceOf(app.services.db, id)).balance
const accountNamed = async (code: string) =>
  (
    await app.services.db.query<{ id: string }>('select id from ledger.account where region_path = $1 and code = $2', [
      city,
      code,
    ])
  )[0]?.id ?? ''
const post = (path: string, body: object, as = app.clerk) => app.request('POST', `/api/ledger/${path}`, { as, body })

describe('a payment', () => {
  test('keeps its money from everything else until it is paid or cancelled', async () => {
    const fund = await aFund(app, 100)
    const { paymentId, accountId } = await aPayment(app, fund, 60)
    expect(await balanceOf(app.services.db, accountId)).toMatchObject({ balance: yuan(60), decrease: yuan(60) })
    const other = {
      regionPath: city,
      key: fresh('pay'),
      accountId,
      amountFen: 1n,
      purpose: '再付',
      origin: { area: 'test', id: null, label: null, href: null },
    }
    const again = app.services.db.tx((tx) => requestPayment(tx, app.services, system, other))
    expect(await codesOf(again)).toEqual(['ledger.not-enough'])
    expect((await paymentOf(app, paymentId)).state).toBe('waiting')
  })

  test('asked for twice under one key is one; with other content it is refused', async () => {
    const fund = await aFund(app, 100)
    const { accountId } = await aPayment(app, fund, 50)
    const grant = {
      fundId: fund,
      payeeId: accountId,
      amountYuan: '10.50',
      purpose: '手工付款',
      key: fresh('browser-key'),
    }
    const answers = await Promise.all(Array.from({ length: 4 }, () => post('payments', grant)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await balance(fund)).toBe(3950n)
    const other = await post('payments', { ...grant, amountYuan: '10.51' })
    expect([other.status, other.codes]).toEqual([409, ['ledger.key-used-otherwise']])
  })

  test('made by hand and cancelled gives the fund its money back; one that an area asked for is cancelled there', async () => {
    const fund = await aFund(app, 100)
    const { accountId, paymentId: ofArea } = await aPayment(app, fund, 50)
    const made = await post('payments', {
      fundId: fund,
      payeeId: accountId,
      amountYuan: '20',
      purpose: '补助',
      key: fresh('browser-key'),
    })
    const { paymentId } = made.json<{ paymentId: string }>()
    expect(await balance(fund)).toBe(yuan(30))
    expect((await post(`payments/${paymentId}/cancel`, { reason: '重复申报' })).status).toBe(204)
    expect(await balance(fund)).toBe(yuan(50))
    expect((await paymentOf(app, paymentId)).state).toBe('cancelled')
    const refused = await post(`payments/${ofArea}/cancel`, { reason: '取消' })
    expect([refused.status, refused.codes]).toEqual([409, ['ledger.payment-of-another-area']])
  })

  test('in another currency, of no amount, or more than there is, is refused beside its field', async () => {
    const fund = await aFund(app, 100)
    const { accountId } = await aPayment(app, fund, 10)
    const ask = (amountYuan: string) =>
      post('payments', { fundId: fund, payeeId: accountId, amountYuan, purpose: '补助', key: fresh('browser-key') })
    expect((await ask('100 USD')).status).toBe(422)
    expect((await ask('0.001')).status).toBe(422)
    expect((await ask('0')).codes).toEqual(['ledger.amount-not-positive'])
    expect((await ask('90.01')).codes).toEqual(['ledger.not-enough'])
    expect((await ask('1000000000000000.01')).codes).toEqual(['ledger.amount-too-large'])
  })
})

describe('a batch', () => {
  test('is prepared by one and approved by another; then the money is on its way', async () => {
    const fund = await aFund(app, 1000)
    const { batchId, waiting } = await aBatch(app, [100, 200], fund)
    const [first] = waiting
    const transit = await accountNamed('bank/in-transit')
    const before = await balance(transit)
    expect((await paymentOf(app, first?.paymentId ?? '')).state).toBe('batched')
    expect((await approve(app, batchId, app.clerk)).codes).toEqual(['ledger.own-batch'])
    expect((await approve(app, batchId)).status).toBe(204)
    expect(await balance(transit)).toBe(before + yuan(300))
    const sent = await paymentOf(app, first?.paymentId ?? '')
    expect(sent.state).toBe('sent')
    expect(sent.reference).toMatch(/^KC3208002025\d{3}0001$/)
    expect((await approve(app, batchId)).codes).toEqual(['ledger.batch-not-prepared'])
  })

  test('tells the finance officers what waits for them, until it is done', async () => {
    const { batchId } = await aBatch(app, [10])
    const todo = async () => {
      const answer = await app.request('GET', '/api/notices?kind=todo&pageSize=100', { as: app.approver })
      return answer
        .json<{ items: { link: string }[] }>()
        .items.some(({ link }) => link === `/ledger/batches/${batchId}`)
    }
    expect(await todo()).toBe(true)
    await approve(app, batchId)
    expect(await todo()).toBe(false)
  })

  test('approved by two at once is approved once', async () => {
    const { batchId } = await aBatch(app, [10])
    const third = await app.person({ role: 'finance-officer', regionPath: city })
    const answers = await Promise.all([approve(app, batchId), approve(app, batchId, third)])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  })

  test('is not approved by a payee, nor by who last changed a bank account in it, nor by a key', async () => {
    const fund = await aFund(app, 100)
    const organisationId = await anOrganisation(app, '关联企业')
    const related = await aPayment(app, fund, 10, { organisationId })
    const other = await aPayment(app, fund, 10)
    const body = { title: '关联', paymentIds: [related.paymentId, other.paymentId] }
    const both = await app.person({ role: 'finance-officer', regionPath: city })
    await app.alsoAs(both, { role: 'organisation-member', regionPath: '320800/320812/', organisationId })
    expect((await post('batches', body, both)).codes).toEqual(['ledger.person-is-payee'])
    const { batchId } = (await post('batches', body)).json<{ batchId: string }>()
    expect((await approve(app, batchId, both)).codes).toEqual(['ledger.person-is-payee'])

    const changer = await app.person({ role: 'finance-officer', regionPath: city })
    const change = { name: other.payee, ...bankOf(999), revision: 1 }
    const changed = await app.request('PATCH', `/api/ledger/payees/${other.accountId}`, { as: changer, body: change })
    expect(changed.status).toBe(200)
    expect((await approve(app, batchId, changer)).codes).toEqual(['ledger.changed-bank-details'])
    const key = await app.keyOf(app.approver)
    const byKey = await app.request('POST', `/api/ledger/batches/${batchId}/approval`, { key, body: { revision: 1 } })
    expect(byKey.codes).toEqual(['ledger.person-needed'])
    expect((await approve(app, batchId)).status).toBe(204)
  })

  test('withdrawn with a reason lets its payments wait again, and is told to who prepared it', async () => {
    const { batchId, waiting } = await aBatch(app, [10])
    const back = await post(`batches/${batchId}/withdrawal`, { revision: 1, reason: '金额待核' }, app.approver)
    expect(back.status).toBe(204)
    expect((await paymentOf(app, waiting[0]?.paymentId ?? '')).state).toBe('waiting')
    const told = await app.request('GET', '/api/notices?kind=message&pageSize=100', { as: app.clerk })
    expect(told.text).toContain('金额待核')
    expect((await approve(app, batchId)).codes).toEqual(['ledger.batch-not-prepared'])
    const again = await post('batches', { title: '重编', paymentIds: [waiting[0]?.paymentId] })
    expect(again.status).toBe(201)
  })

  test('takes a payment once, refuses what has no bank account, and names every reason', async () => {
    const fund = await aFund(app, 100)
    const [one, two] = [
      await aPayment(app, fund, 10),
      await aPayment(app, fund, 10, { name: '无账号企业', withoutBank: true }),
    ]
    const first = await Promise.all([1, 2].map(() => post('batches', { title: '抢编', paymentIds: [one.paymentId] })))
    expect(first.map(({ status }) => status).sort()).toEqual([201, 409])
    const both = await post('batches', { title: '再编', paymentIds: [one.paymentId, two.paymentId] })
    expect(both.codes).toEqual(['ledger.payment-not-waiting', 'ledger.bank-details-missing'])
    expect(both.text).toContain('无账号企业')
    expect((await post('batches', { title: '空', paymentIds: [] })).codes).toEqual(['ledger.nothing-chosen'])
  })

  test('has numbers one after another in its year', async () => {
    const made = await Promise.all([aBatch(app, [1]), aBatch(app, [1]), aBatch(app, [1])])
    const rows = await app.services.db.query<{ ordinal: number }>(
      'select ordinal from ledger.batch where id = any($1) order by ordinal',
      [made.map(({ batchId }) => batchId)],
    )
    const [a, b, c] = rows.map(({ ordinal }) => ordinal)
    expect([b, c]).toEqual([(a ?? 0) + 1, (a ?? 0) + 2])
  })
})

describe('the bank file', () => {
  test('has the columns of the layout, in GBK, UTF-8 or as a spreadsheet, and the same references each time', async () => {
    const { batchId, waiting } = await aBatch(app, [1234.5])
    const early = await app.request('GET', `/api/ledger/batches/${batchId}/export`, { as: app.clerk })
    expect(early.codes).toEqual(['ledger.batch-not-approved'])
    await approve(app, batchId)
    const payment = await paymentOf(app, waiting[0]?.paymentId ?? '')
    const file = async (format: string) =>
      (
        await app.request('GET', `/api/ledger/batches/${batchId}/export${format && `?format=${format}`}`, {
          as: app.clerk,
        })
      ).bytes
    const gbk = iconv.decode(await file(''), 'gbk').split('\r\n')
    expect(gbk[0]).toBe('序号,付款账号,收款账号,收款户名,收款行名,收款行联行号,金额（元）,币种,用途,客户流水号')
    expect(gbk[1]).toBe(
      `1,,${payment.accountNo},${payment.payee},示例银行淮安支行,,1234.50,人民币,技术转移奖补,${payment.reference}`,
    )
    expect((await file('csv')).toString('utf8')).toContain(payment.reference)
    const rows = []
    for await (const row of readRows(await file('xlsx'), { fileName: 'a.xlsx' }))
      rows.push(row.cells.map((cell) => cell?.text))
    expect(rows[1]?.slice(2, 7)).toEqual([payment.accountNo, payment.payee, '示例银行淮安支行', undefined, '1234.5'])
    expect(await file('')).toEqual(await file('csv-gbk'))
  })

  test('in GBK refuses a name that GBK cannot write, and says which', async () => {
    const fund = await aFund(app, 10)
    const { paymentId } = await aPayment(app, fund, 1, { name: '𠮷祥科技有限公司' })
    const { batchId } = (await post('batches', { title: '生僻字', paymentIds: [paymentId] })).json<{
      batchId: string
    }>()
    await approve(app, batchId)
    const gbk = await app.request('GET', `/api/ledger/batches/${batchId}/export`, { as: app.clerk })
    expect([gbk.status, gbk.codes]).toEqual([422, ['ledger.gbk-cannot-write']])
    expect(gbk.text).toContain('𠮷祥科技有限公司')
    expect(
      (await app.request('GET', `/api/ledger/batches/${batchId}/export?format=xlsx`, { as: app.clerk })).status,
    ).toBe(200)
  })
})

describe('a payee', () => {
  test('of one credit code has one account, whether the platform knows the organisation before or after', async () => {
    const { services } = app
    const code = creditCode()
    const open = (who: Parameters<typeof openPayee>[3]) => services.db.tx((tx) => openPayee(tx, services, system, who))
    const byCode = await open({ regionPath: city, name: '先来企业', creditCode: code })
    const [row] = await services.db.query<{ id: string }>(
      `insert into accounts.organisation (id, credit_code, name, kind, region_path, created_at)
       values ($1, $2, '先来企业', 'enterprise', '320800/320812/', now()) returning id`,
      [fresh('org'), code],
    )
    const byOrganisation = await open({ regionPath: city, organisationId: row?.id ?? '' })
    expect(byOrganisation).toMatchObject({ accountId: byCode.accountId, isNew: false })
    const [account] = await services.db.query('select organisation_id from ledger.account where id = $1', [
      byCode.accountId,
    ])
    expect(account).toEqual({ organisation_id: row?.id })
  })

  test('added by hand needs a right credit code and is added once; two people of one name are two', async () => {
    const body = { name: '王某', creditCode: null, ...bankOf(71) }
    const add = (over: object) => post('payees', { ...body, ...over })
    expect((await add({ creditCode: '91320800MA1DEM0010' })).codes).toEqual(['ledger.credit-code-wrong'])
    const [one, two] = [await add({}), await add({ bankAccountNo: '6222000072' })]
    expect([one.status, two.status]).toEqual([201, 201])
    expect((await add({})).codes).toEqual(['ledger.payee-known'])
    expect(one.text).not.toContain('6222000071')
  })

  test('is not changed on what somebody else has changed meanwhile', async () => {
    const made = await post('payees', { name: '改账号', creditCode: null, ...bankOf(81) })
    const { accountId } = made.json<{ accountId: string }>()
    const change = (no: number, as = app.clerk) =>
      app.request('PATCH', `/api/ledger/payees/${accountId}`, {
        as,
        body: { name: '改账号', ...bankOf(no), revision: 1 },
      })
    const answers = await Promise.all([change(82), change(83, app.approver)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

test('what an area asks again after a return is refused until the bank has answered', async () => {
  const fund = await aFund(app, 10)
  const { paymentId } = await aPayment(app, fund, 1)
  const retry = app.services.db.tx((tx) => retryPayment(tx, app.services, system, { regionPath: city, paymentId }))
  expect(await codesOf(retry)).toEqual(['ledger.payment-not-returned'])
})
