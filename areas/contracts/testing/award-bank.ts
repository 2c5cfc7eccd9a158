import { paymentsOf } from '#areas/ledger'
import type { TestPerson } from '#platform/http/testing/people'
import { type ContractsApp, city } from './contracts-app.ts'

/** Takes the payment of an award to the bank in a batch with four eyes; `book` books what the bank has answered. */
export async function aPaymentFile(
  app: ContractsApp,
  { finance, approver }: { finance: TestPerson; approver: TestPerson },
  { caseId, answer }: { caseId: string; answer: 'paid' | 'returned' },
): Promise<{ book(): Promise<void> }> {
  const send = async (
    path: string,
    as: TestPerson,
    ask: { body?: object; file?: { name: string; content: string } },
  ) => {
    const answered = await app.request('POST', `/api/ledger/${path}`, { as, ...ask })
    if (answered.status >= 300) throw new Error(`${path}: ${answered.status} ${answered.text}`)
    return answered
  }
  const payment = async () =>
    (await paymentsOf(app.services.db, { regionPath: city, area: 'contracts', id: caseId })).at(-1)
  const body = { title: '奖补', paymentIds: [(await payment())?.paymentId] }
  const { batchId } = (await send('batches', finance, { body })).json<{ batchId: string }>()
  await send(`batches/${batchId}/approval`, approver, { body: { revision: 1 } })
  const sent = await payment()
  const yuan = `${(sent?.amountFen ?? 0n) / 100n}.00`
  const result = answer === 'paid' ? '成功,' : '失败,账号户名不符'
  const content = `客户流水号,收款户名,金额（元）,交易日期,处理结果,失败原因\r\n${sent?.reference},,${yuan},2026-05-20,${result}`
  return {
    async book() {
      const file = await send('bank-files', finance, { file: { name: '回单.csv', content } })
      await send(`bank-files/${file.json<{ bankFileId: string }>().bankFileId}/booking`, finance, {})
    },
  }
}
