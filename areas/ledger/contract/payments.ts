import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { amountMeta, Day, Fen, Id, Key, Origin, page, q, Reason, RegionPath, Text, Yuan } from './shapes.ts'

export const paymentStates = ['waiting', 'batched', 'sent', 'paid', 'returned', 'cancelled'] as const
export const batchStates = ['prepared', 'approved', 'withdrawn'] as const
export const bankFormats = ['csv', 'csv-gbk', 'xlsx'] as const

const bankAccountNo = z
  .string()
  .trim()
  .regex(/^[0-9]{6,32}$/)

export const Payee = z
  .object({
    accountId: Id,
    regionPath: RegionPath,
    name: z.string(),
    creditCode: z.string().nullable(),
    bankName: z.string().nullable(),
    bankCode: z.string().nullable(),
    /** Masked but for its ends. */
    bankAccountNo: z.string().nullable(),
    balanceFen: Fen,
    changedAt: z.iso.datetime(),
    changedByName: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'Payee' })
export type Payee = z.output<typeof Payee>

const bankFields = {
  bankName: Text.max(100).meta({
    label: { zh: '开户行', en: 'Bank' },
    help: { zh: '写到支行', en: 'Down to the branch' },
    section: { zh: '银行信息', en: 'Bank details' },
  }),
  bankCode: z
    .string()
    .trim()
    .regex(/^\d{12}$/)
    .nullable()
    .meta({
      label: { zh: '联行号', en: 'Bank code' },
      problem: { zh: '联行号为 12 位数字，不知道可不填。', en: 'Twelve digits; leave it empty if you do not know it.' },
    }),
  bankAccountNo: bankAccountNo.meta({
    label: { zh: '银行账号', en: 'Account number' },
    problem: { zh: '银行账号为 6 到 32 位数字。', en: '6 to 32 digits.' },
  }),
}

export const NewPayeeForm = z.object({
  name: Text.max(100).meta({
    label: { zh: '收款户名', en: 'Name' },
    help: { zh: '与银行开户名一致', en: 'As the bank has it' },
  }),
  creditCode: z
    .string()
    .trim()
    .max(40)
    .nullable()
    .meta({
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      help: { zh: '单位必填；个人不填', en: 'For organisations; empty for a person' },
    }),
  ...bankFields,
})

export const PayeeChangeForm = z.object({ name: NewPayeeForm.shape.name, ...bankFields })

export const listPayees = endpoint({
  method: 'GET',
  path: '/api/ledger/payees',
  summary: { zh: '收款方', en: 'Payees' },
  query: z.object({ q, ...page }),
  response: z.object({ items: z.array(Payee), total: z.int(), mayWrite: z.boolean() }),
})

export const addPayee = endpoint({
  method: 'POST',
  path: '/api/ledger/payees',
  summary: { zh: '新增收款方', en: 'Add a payee' },
  body: NewPayeeForm,
  response: Payee,
  status: 201,
})

export const changePayee = endpoint({
  method: 'PATCH',
  path: '/api/ledger/payees/{accountId}',
  summary: { zh: '修改收款方银行信息', en: 'Change the bank details of a payee' },
  params: z.object({ accountId: Id }),
  body: PayeeChangeForm.extend({ revision: z.int() }),
  response: Payee,
})

export const Payment = z
  .object({
    id: Id,
    regionPath: RegionPath,
    state: z.enum(paymentStates),
    accountId: Id,
    payee: z.string(),
    bankName: z.string().nullable(),
    bankAccountNo: z.string().nullable(),
    amountFen: Fen,
    purpose: z.string(),
    origin: Origin,
    batchId: Id.nullable(),
    batchNumber: z.string().nullable(),
    lineNo: z.int().nullable(),
    reference: z.string().nullable(),
    requestedAt: z.iso.datetime(),
    requestedByName: z.string(),
    sentAt: z.iso.datetime().nullable(),
    answeredOn: Day.nullable(),
    answerReason: z.string().nullable(),
    retryOfId: Id.nullable(),
    /** True when a later payment repeats this returned one. */
    isRetried: z.boolean(),
  })
  .meta({ id: 'Payment' })
export type Payment = z.output<typeof Payment>

const paymentQuery = { q, state: z.enum(paymentStates).optional(), under: RegionPath.optional() }

export const listPayments = endpoint({
  method: 'GET',
  path: '/api/ledger/payments',
  summary: { zh: '付款', en: 'Payments' },
  query: z.object({ ...paymentQuery, ...page }),
  response: z.object({ items: z.array(Payment), total: z.int(), sumFen: Fen, mayWrite: z.boolean() }),
})

export const exportPayments = endpoint({
  method: 'GET',
  path: '/api/ledger/payments/export',
  summary: { zh: '付款（Excel）', en: 'Payments as a spreadsheet' },
  query: z.object(paymentQuery),
  answers: 'download',
})

export const NewPaymentForm = z.object({
  fundId: Id.meta({ label: { zh: '从哪笔资金支付', en: 'From which fund' } }),
  payeeId: Id.meta({ label: { zh: '收款方', en: 'Payee' } }),
  amountYuan: Yuan.meta({ ...amountMeta, label: { zh: '金额', en: 'Amount' } }),
  purpose: Text.max(120).meta({
    widget: 'textarea',
    label: { zh: '用途', en: 'Purpose' },
    help: { zh: '写明依据文号；银行和收款方都能看到', en: 'With the document it rests on; bank and payee read it' },
  }),
})

export const addPayment = endpoint({
  method: 'POST',
  path: '/api/ledger/payments',
  summary: { zh: '新增付款', en: 'Add a payment' },
  body: NewPaymentForm.extend({ key: Key }),
  response: z.object({ paymentId: Id }),
  status: 201,
})

const onePayment = z.object({ paymentId: Id })

export const cancelOnePayment = endpoint({
  method: 'POST',
  path: '/api/ledger/payments/{paymentId}/cancel',
  summary: { zh: '取消付款', en: 'Cancel a payment' },
  params: onePayment,
  body: Reason,
  status: 204,
})

export const retryOnePayment = endpoint({
  method: 'POST',
  path: '/api/ledger/payments/{paymentId}/retry',
  summary: { zh: '重付被退回的付款', en: 'Pay a returned payment again' },
  params: onePayment,
  response: z.object({ paymentId: Id }),
  status: 201,
})

export const Batch = z
  .object({
    id: Id,
    regionPath: RegionPath,
    regionName: z.string(),
    number: z.string(),
    title: z.string(),
    state: z.enum(batchStates),
    paymentCount: z.int(),
    totalFen: Fen,
    /** How its payments stand, in number. */
    paidCount: z.int(),
    returnedCount: z.int(),
    sentCount: z.int(),
    paidFen: Fen,
    returnedFen: Fen,
    preparedByName: z.string(),
    preparedAt: z.iso.datetime(),
    approvedByName: z.string().nullable(),
    approvedAt: z.iso.datetime().nullable(),
    withdrawnByName: z.string().nullable(),
    withdrawnAt: z.iso.datetime().nullable(),
    withdrawReason: z.string().nullable(),
    exportedAt: z.iso.datetime().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'PaymentBatch' })
export type Batch = z.output<typeof Batch>

export const listBatches = endpoint({
  method: 'GET',
  path: '/api/ledger/batches',
  summary: { zh: '拨付批次', en: 'Payment batches' },
  query: z.object({ q, state: z.enum(batchStates).optional(), under: RegionPath.optional(), ...page }),
  response: z.object({ items: z.array(Batch), total: z.int(), mayWrite: z.boolean() }),
})

export const makeBatch = endpoint({
  method: 'POST',
  path: '/api/ledger/batches',
  summary: { zh: '编制批次', en: 'Prepare a batch' },
  body: z.object({ title: Text.max(100), paymentIds: z.array(Id).max(2000) }),
  response: z.object({ batchId: Id }),
  status: 201,
})

const oneBatch = z.object({ batchId: Id })
const seen = z.object({ revision: z.int() })

export const getBatch = endpoint({
  method: 'GET',
  path: '/api/ledger/batches/{batchId}',
  summary: { zh: '一个批次', en: 'One batch' },
  params: oneBatch,
  response: z
    .object({
      batch: Batch,
      payments: z.array(Payment),
      /** Everything that keeps the reader from approving it; empty: may. */
      approvalProblems: z.array(z.string()),
      mayApprove: z.boolean(),
      mayWithdraw: z.boolean(),
      mayExport: z.boolean(),
    })
    .meta({ id: 'PaymentBatchDetail' }),
})

export const approveOneBatch = endpoint({
  method: 'POST',
  path: '/api/ledger/batches/{batchId}/approval',
  summary: { zh: '复核批次', en: 'Approve a batch' },
  params: oneBatch,
  body: seen,
  status: 204,
})

export const withdrawOneBatch = endpoint({
  method: 'POST',
  path: '/api/ledger/batches/{batchId}/withdrawal',
  summary: { zh: '退回批次', en: 'Withdraw a batch' },
  params: oneBatch,
  body: seen.extend(Reason.shape),
  status: 204,
})

export const exportBatch = endpoint({
  method: 'GET',
  path: '/api/ledger/batches/{batchId}/export',
  summary: { zh: '银行文件', en: 'Bank file of a batch' },
  params: oneBatch,
  query: z.object({ format: z.enum(bankFormats).optional() }),
  answers: 'download',
})
