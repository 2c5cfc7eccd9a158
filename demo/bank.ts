import { bookBankFile, takeBankFile } from '#areas/ledger'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'

/** What the bank says about one payment. */
export interface BankAnswer {
  reference: string
  name: string
  amountYuan: string
  /** Why it could not be paid; null: it was. */
  failure: string | null
}

/** The bank answers on the day of `ctx`, and finance books what it says. Invented. */
export async function bankAnswers(ctx: Context, regionPath: string, answers: readonly BankAnswer[]): Promise<void> {
  const on = businessDate(ctx.clock.now())
  const lines = answers.map(({ reference, name, amountYuan, failure }) =>
    [reference, name, amountYuan, on, failure === null ? '成功' : '失败', failure ?? ''].join(','),
  )
  const body = Buffer.from(['客户流水号,收款户名,金额（元）,交易日期,处理结果,失败原因', ...lines].join('\r\n'))
  const file = await ctx.files.put({
    name: '银行回单（示例）.csv',
    body,
    maxBytes: 1 << 20,
    uploadedBy: ctx.actor.userId,
  })
  const { bankFileId } = await takeBankFile(ctx, regionPath, { file, signal: AbortSignal.timeout(60_000) })
  await bookBankFile(ctx, regionPath, bankFileId)
}
