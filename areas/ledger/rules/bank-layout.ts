import type { Problem } from '#kernel/refusal'
import type { BankLayout } from '../contract/bank.ts'

/**
 * What a region begins with until its bank has said how it wants its files. Invented from what banks commonly ask; no
 * bank's official form.
 */
export const builtInLayout: BankLayout = {
  payer: { name: '', bankName: '', accountNo: '' },
  format: 'csv-gbk',
  columns: [
    { header: '序号', field: 'line' },
    { header: '付款账号', field: 'payerAccountNo' },
    { header: '收款账号', field: 'bankAccountNo' },
    { header: '收款户名', field: 'payee' },
    { header: '收款行名', field: 'bankName' },
    { header: '收款行联行号', field: 'bankCode' },
    { header: '金额（元）', field: 'amount' },
    { header: '币种', field: 'currency' },
    { header: '用途', field: 'purpose' },
    { header: '客户流水号', field: 'reference' },
  ],
  answer: {
    reference: ['客户流水号', '付款编号', '客户业务编号', '客户编号', '企业流水号'],
    amount: ['金额', '金额（元）', '交易金额', '付款金额', '实付金额'],
    payee: ['收款户名', '收款人名称', '收款人', '对方户名'],
    bankAccountNo: ['收款账号', '收款人账号', '对方账号'],
    date: ['交易日期', '处理日期', '记账日期', '日期'],
    result: ['处理结果', '交易状态', '状态', '结果'],
    reason: ['失败原因', '原因', '返回信息', '错误信息'],
    remark: ['附言', '摘要', '用途', '备注'],
    currency: ['币种'],
  },
  paidWords: ['成功', '已付', '已完成', '入账'],
  failedWords: ['失败', '不成功', '未成功', '退汇', '退票', '退回', '拒绝', '撤销'],
  dayWindow: 5,
}

/**
 * What keeps a layout from being used: without our reference and the amount in the bank's file nothing comes back that
 * could be matched.
 *
 * Errors: ledger.layout-unusable.
 */
export function layoutProblems(layout: BankLayout): Problem[] {
  const fields = new Set<string>(layout.columns.map(({ field }) => field))
  const missing = needed.filter(({ field }) => !fields.has(field))
  if (layout.answer.amount.length === 0)
    missing.push({ field: 'answer', zh: '回单列“金额”', en: 'the amount of an answer' })
  if (missing.length === 0) return []
  const params = { zh: missing.map(({ zh }) => zh).join('、'), en: missing.map(({ en }) => en).join(', ') }
  return [{ code: 'ledger.layout-unusable', field: 'layout', params }]
}

const needed = [
  { field: 'reference', zh: '导出列“付款编号”', en: 'the reference' },
  { field: 'amount', zh: '导出列“金额”', en: 'the amount' },
  { field: 'bankAccountNo', zh: '导出列“收款账号”', en: 'the account number' },
  { field: 'payee', zh: '导出列“收款户名”', en: 'the payee' },
]

export type BankResult = 'paid' | 'failed'

/**
 * What the bank says about a payment, by the words of the layout. A word of failure wins: 交易不成功 holds 成功 too.
 *
 * Example: resultOf('交易不成功', builtInLayout) → 'failed'
 */
export function resultOf(text: string, layout: Pick<BankLayout, 'paidWords' | 'failedWords'>): BankResult | null {
  if (layout.failedWords.some((word) => text.includes(word))) return 'failed'
  return layout.paidWords.some((word) => text.includes(word)) ? 'paid' : null
}

/**
 * Whether a text names the yuan; an empty one does, because most banks leave it out.
 *
 * Example: isYuan('USD') → false
 */
export function isYuan(text: string): boolean {
  return /^(|人民币|元|CNY|RMB|156|01)$/i.test(text.trim())
}
