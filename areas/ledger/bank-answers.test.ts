import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/auth/actor'
import { post as move, requestPayment, verifyLedger } from './public.ts'
import { balanceOf, city, fresh, yuan } from './testing/book.ts'
import {
  aBatch,
  aFund,
  answerFile,
  aPayment,
  approve,
  book,
  type LedgerApp,
  paymentOf,
  reconciled,
  startLedger,
  upload,
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

describe('the answer of the bank', () => {
  async function sentBatch(amounts: number[]) {
    const { batchId, waiting } = await aBatch(app, amounts)
    await approve(app, batchId)
    const payments = await Promise.all(waiting.map(({ paymentId }) => paymentOf(app, paymentId)))
    return {
      waiting,
      payments: payments.map((one, i) => ({
        ...one,
        id: waiting[i]?.paymentId ?? '',
        accountId: waiting[i]?.accountId ?? '',
      })),
    }
  }

  test('pays what was paid, gives back what failed, and the same file twice changes nothing', async () => {
    const { payments } = await sentBatch([100, 200])
    const [ok, bad] = payments
    const paid = await accountNamed('bank/paid-out')
    const before = paid ? await balance(paid) : 0n
    const content = answerFile([
      [ok?.reference ?? '', ok?.payee ?? '', '100.00', '成功'],
      [bad?.reference ?? '', bad?.payee ?? '', '200.00', '失败', '账号户名不符'],
    ])
    const { bankFileId, isKnown } = await upload(app, content)
    expect(isKnown).toBe(false)
    expect((await reconciled(app, bankFileId)).lines.map(({ outcome }) => outcome)).toEqual(['paid', 'returned'])
    // Nothing is booked before somebody confirms.
    expect((await paymentOf(app, ok?.id ?? '')).state).toBe('sent')
    expect(await book(app, bankFileId)).toEqual({ paidCount: 1, returnedCount: 1 })
    expect((await paymentOf(app, ok?.id ?? '')).state).toBe('paid')
    expect(await paymentOf(app, bad?.id ?? '')).toMatchObject({ state: 'returned', reason: '账号户名不符' })
    expect(await balance(bad?.accountId ?? '')).toBe(yuan(200))
    expect(await balance(await accountNamed('bank/paid-out'))).toBe(before + yuan(100))

    expect(await upload(app, content, '又一次.csv')).toEqual({ bankFileId, isKnown: true })
    expect(await book(app, bankFileId)).toEqual({ paidCount: 0, returnedCount: 0 })
    const other = await upload(app, `${content}\r\n`, '同内容.csv')
    expect((await reconciled(app, other.bankFileId)).lines.map(({ outcome }) => outcome)).toEqual([
      'already',
      'already',
    ])
    expect(await book(app, other.bankFileId)).toEqual({ paidCount: 0, returnedCount: 0 })
    expect(await balance(bad?.accountId ?? '')).toBe(yuan(200))
  })

  test('confirmed by two at once is booked once', async () => {
    const { payments } = await sentBatch([30])
    const [one] = payments
    const { bankFileId } = await upload(app, answerFile([[one?.reference ?? '', one?.payee ?? '', '30', '成功']]))
    const booked = await Promise.all(Array.from({ length: 6 }, () => book(app, bankFileId)))
    expect(booked.reduce((sum, { paidCount }) => sum + paidCount, 0)).toBe(1)
  })

  test('as .xlsx, in GBK, and with our reference inside a remark is understood too', async () => {
    const { payments } = await sentBatch([11, 22])
    const [a, b] = payments
    const text = answerFile([
      ['', a?.payee ?? '', '11.00', '交易成功', ''],
      ['', b?.payee ?? '', '22.00', '交易不成功', ''],
    ]).split('\r\n')
    const withRemark = [
      `${text[0]},附言`,
      `${text[1]},奖补${a?.reference.toLowerCase()}`,
      `${text[2]},${b?.reference}`,
    ].join('\r\n')
    const { bankFileId } = await upload(app, iconv.encode(withRemark, 'gbk'))
    expect((await reconciled(app, bankFileId)).lines.map(({ outcome, matchedBy }) => [outcome, matchedBy])).toEqual([
      ['paid', 'reference'],
      ['returned', 'reference'],
    ])
  })

  test('with another amount, an unknown reference, another currency or unclear words books nothing and says why', async () => {
    const { payments } = await sentBatch([40, 50])
    const [a, b] = payments
    const head = '客户流水号,收款户名,金额（元）,交易日期,处理结果,失败原因,币种'
    const content = answerFile(
      [
        [a?.reference ?? '', a?.payee ?? '', '39.99', '成功', ','],
        ['KC99999920250010001', '别家', '40.00', '成功', ','],
        [b?.reference ?? '', b?.payee ?? '', '50.00', '成功', ',USD'],
        [b?.reference ?? '', b?.payee ?? '', '50.00', '处理中', ','],
        ['', b?.payee ?? '', '约50.00', '成功', ','],
      ],
      head,
    )
    const { bankFileId } = await upload(app, content)
    const seen = await reconciled(app, bankFileId)
    expect(seen.lines.map(({ outcome }) => outcome)).toEqual([
      'amount-differs',
      'unknown',
      'unreadable',
      'unreadable',
      'unreadable',
    ])
    expect(seen.file).toMatchObject({ readyCount: 0, openCount: 5 })
    expect(await book(app, bankFileId)).toEqual({ paidCount: 0, returnedCount: 0 })
    expect((await paymentOf(app, a?.id ?? '')).state).toBe('sent')
  })

  test('that could mean several payments is decided by a person, within what the amounts allow', async () => {
    const fund = await aFund(app, 100)
    const twin = await aPayment(app, fund, 25, { name: '同名企业' })
    const same = {
      regionPath: city,
      key: fresh('pay'),
      accountId: twin.accountId,
      amountFen: yuan(25),
      purpose: '第二笔',
      origin: { area: 'test', id: null, label: null, href: null },
    }
    await app.services.db.tx(async (tx) => {
      await move(tx, app.services, system, {
        ...same,
        key: fresh('grant'),
        transfers: [{ from: fund, to: twin.accountId, amountFen: yuan(25) }],
      })
      await requestPayment(tx, app.services, system, same)
    })
    const [second] = await app.services.db.query<{ id: string }>(
      `select id from ledger.payment where purpose = '第二笔'`,
    )
    const other = await aPayment(app, fund, 26)
    const ids = [twin.paymentId, second?.id ?? '', other.paymentId]
    const { batchId } = (await post('batches', { title: '同名', paymentIds: ids })).json<{ batchId: string }>()
    await approve(app, batchId)
    const { bankFileId } = await upload(app, answerFile([['', '同名企业', '25.00', '成功']]))
    const [line] = (await reconciled(app, bankFileId)).lines
    expect(line?.outcome).toBe('ambiguous')
    expect(line?.candidates.map(({ id }) => id).sort()).toEqual([twin.paymentId, second?.id].sort())
    const decide = (body: object) => post(`bank-files/${bankFileId}/lines/1/decision`, body)
    expect((await decide({ paymentId: other.paymentId })).codes).toEqual(['ledger.line-amount-differs'])
    expect((await decide({ paymentId: second?.id })).status).toBe(204)
    expect(await book(app, bankFileId)).toEqual({ paidCount: 1, returnedCount: 0 })
    expect((await paymentOf(app, second?.id ?? '')).state).toBe('paid')
    expect((await paymentOf(app, twin.paymentId)).state).toBe('sent')
    expect((await decide({ note: '改主意' })).codes).toEqual(['ledger.bank-line-booked'])
  })

  test('explained by a person is settled without booking', async () => {
    const { bankFileId } = await upload(app, answerFile([['KC88888820250010001', '利息', '0.35', '成功']]))
    expect((await post(`bank-files/${bankFileId}/lines/1/decision`, { note: '银行利息，非本批付款' })).status).toBe(204)
    expect((await reconciled(app, bankFileId)).file).toMatchObject({ openCount: 0, bookedCount: 0 })
  })

  test('days later sends a paid one back; the money returns to the payee and can be paid again, once', async () => {
    const { payments } = await sentBatch([70])
    const [one] = payments
    const paidFile = await upload(app, answerFile([[one?.reference ?? '', one?.payee ?? '', '70', '成功']]))
    await book(app, paidFile.bankFileId)
    const back = await upload(app, answerFile([[one?.reference ?? '', one?.payee ?? '', '70', '退汇', '销户']]))
    expect(await book(app, back.bankFileId)).toEqual({ paidCount: 0, returnedCount: 1 })
    expect(await balance(one?.accountId ?? '')).toBe(yuan(70))
    const retries = await Promise.all([1, 2, 3].map(() => post(`payments/${one?.id}/retry`, {})))
    const ids = retries
      .filter(({ status }) => status === 201)
      .map((answer) => answer.json<{ paymentId: string }>().paymentId)
    expect(new Set(ids).size).toBe(1)
    expect(await balanceOf(app.services.db, one?.accountId ?? '')).toMatchObject({
      balance: yuan(70),
      decrease: yuan(70),
    })
    // A late success for the first attempt must not pay twice: a person decides.
    const late = await upload(app, answerFile([[one?.reference ?? '', one?.payee ?? '', '70.00', '成功', '迟到']]))
    expect((await reconciled(app, late.bankFileId)).lines[0]?.outcome).toBe('contradicts')
    expect(await book(app, late.bankFileId)).toEqual({ paidCount: 0, returnedCount: 0 })
  })

  test.each([
    ['no table at all', '你好', 'ledger.bank-file-empty'],
    ['another table', '姓名,年龄\n张三,30\n', 'ledger.bank-file-empty'],
    ['nothing', '', undefined],
  ])('that holds %s is refused', async (_, content, code) => {
    const answer = await app.request('POST', '/api/ledger/bank-files', {
      as: app.clerk,
      file: { name: 'x.csv', content },
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    if (code) expect(answer.codes).toEqual([code])
  })
})
