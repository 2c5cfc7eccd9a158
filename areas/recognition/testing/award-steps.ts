import { paymentsOf } from '#areas/ledger'
import type { TestPerson } from '#platform/http/testing/people'
import type { AwardsApp } from './awards-app.ts'
import { city } from './recognition-app.ts'

const base = '/api/recognition/award-batches'

export interface SeenBatch {
  state: string
  revision: number
  noticeUntil: string | null
  all: { count: number; yuan: string }
  first: { count: number; yuan: string }
  again: { count: number; yuan: string }
  kept: { count: number; yuan: string }
  handed: { count: number; yuan: string }
  paid: { count: number; yuan: string }
  budget: { budgetYuan: string; awardedYuan: string; leftYuan: string }
  mayApprove: boolean
  year: number
  movesTo: number | null
  isYearOver: boolean
  mayPay: boolean
}

export const days = (fromDay: string, toDay: string, titles = ['high-tech-enterprise']) => ({
  ...{ title: '认定奖补（示例）', titles, fromDay, toDay },
})

export const draw = (app: AwardsApp, body: object, as: TestPerson = app.officer) =>
  app.request('POST', base, { as, body })

export async function drawn(app: AwardsApp, body: object): Promise<string> {
  const answer = await draw(app, body)
  if (answer.status !== 201) throw new Error(`not drawn up: ${answer.text}`)
  return answer.json<{ id: string }>().id
}

export const seen = async (app: AwardsApp, id: string, as: TestPerson = app.officer): Promise<SeenBatch> =>
  (await app.request('GET', `${base}/${id}`, { as })).json<SeenBatch>()

export async function step(app: AwardsApp, as: TestPerson, id: string, path: string, body: object = {}) {
  const { revision } = await seen(app, id)
  return app.request('POST', `${base}/${id}/${path}`, { as, body: path === 'payment' ? {} : { revision, ...body } })
}

export interface SeenAward {
  id: string
  creditCode: string
  state: string
  payment: string | null
  amountYuan: string
  isAgain: boolean
}

export const awardsIn = async (app: AwardsApp, id: string): Promise<SeenAward[]> =>
  (await app.request('GET', `${base}/${id}/awards?pageSize=200`, { as: app.officer })).json<{ items: SeenAward[] }>()
    .items

/** Has the payments of some awards taken to the bank with four eyes and paid there; answers what was paid. */
export async function paidByBank(
  app: AwardsApp,
  { finance, approver }: { finance: TestPerson; approver: TestPerson },
  awards: readonly SeenAward[],
): Promise<bigint> {
  const payments = async () =>
    (
      await Promise.all(
        awards.map(({ id }) => paymentsOf(app.services.db, { regionPath: city, area: 'recognition', id })),
      )
    ).flat()
  const send = async (path: string, as: TestPerson, ask: object) => {
    const answer = await app.request('POST', `/api/ledger/${path}`, { as, ...ask })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer
  }
  const codes = awards.map(({ creditCode }) => creditCode)
  const payees = await app.services.db.query<{ account_id: string; name: string; revision: number }>(
    'select account_id, name, revision from ledger.payee where credit_code = any($1)',
    [codes],
  )
  for (const [index, { account_id: accountId, name, revision }] of payees.entries()) {
    const bank = { bankName: '示例银行淮安分行', bankCode: null, bankAccountNo: `62220000000001${index}` }
    const answer = await app.request('PATCH', `/api/ledger/payees/${accountId}`, {
      as: finance,
      body: { name, revision, ...bank },
    })
    if (answer.status >= 300) throw new Error(answer.text)
  }
  const body = { title: '认定奖补', paymentIds: (await payments()).map(({ paymentId }) => paymentId) }
  const { batchId } = (await send('batches', finance, { body })).json<{ batchId: string }>()
  await send(`batches/${batchId}/approval`, approver, { body: { revision: 1 } })
  const lines = (await payments()).map(
    ({ reference, amountFen }) => `${reference},,${amountFen / 100n}.00,2026-05-20,成功,`,
  )
  const content = ['客户流水号,收款户名,金额（元）,交易日期,处理结果,失败原因', ...lines].join('\r\n')
  const file = await send('bank-files', finance, { file: { name: '回单.csv', content } })
  await send(`bank-files/${file.json<{ bankFileId: string }>().bankFileId}/booking`, finance, {})
  return (await payments()).reduce((sum, { state, amountFen }) => (state === 'paid' ? sum + amountFen : sum), 0n)
}
