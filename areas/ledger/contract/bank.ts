import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { bankFormats, paymentStates } from './payments.ts'
import { Day, Fen, Id, page, RegionPath, Text } from './shapes.ts'

export const exportFields = [
  'line',
  'reference',
  'payee',
  'bankAccountNo',
  'bankName',
  'bankCode',
  'amount',
  'currency',
  'purpose',
  'payerName',
  'payerBankName',
  'payerAccountNo',
  'date',
  'blank',
] as const
export const answerFields = [
  'reference',
  'amount',
  'payee',
  'bankAccountNo',
  'date',
  'result',
  'reason',
  'remark',
  'currency',
] as const
export const lineOutcomes = [
  'paid',
  'returned',
  'already',
  'amount-differs',
  'ambiguous',
  'repeated',
  'contradicts',
  'unknown',
  'unreadable',
  'dismissed',
] as const

const Header = z.string().trim().min(1).max(40)

/** How a region's bank wants its files and what its answers look like: data of the city, not of the program. */
export const BankLayout = z
  .object({
    payer: z.object({
      name: z.string().trim().max(100),
      bankName: z.string().trim().max(100),
      accountNo: z.string().trim().max(32),
    }),
    format: z.enum(bankFormats),
    columns: z
      .array(z.object({ header: Header, field: z.enum(exportFields) }))
      .min(1)
      .max(40),
    /** Column headers by which an answer says each thing. */
    answer: z.object(
      Object.fromEntries(answerFields.map((field) => [field, z.array(Header).max(20)])) as Record<
        (typeof answerFields)[number],
        z.ZodArray<typeof Header>
      >,
    ),
    paidWords: z.array(Header).max(40),
    failedWords: z.array(Header).max(40),
    /** Days by which the bank's date may follow ours. */
    dayWindow: z.int().min(0).max(31),
  })
  .meta({ id: 'BankLayout' })
export type BankLayout = z.output<typeof BankLayout>

export const getBankLayout = endpoint({
  method: 'GET',
  path: '/api/ledger/bank-layout',
  summary: { zh: '银行文件格式', en: 'Bank file layout' },
  response: z.object({
    layout: BankLayout,
    /** 0 where the region has none of its own yet. */
    revision: z.int(),
    /** Whose it is: the own region's, that of the region above, or the one that comes with the platform. */
    from: z.enum(['own', 'above', 'built-in']),
    changedByName: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
    mayWrite: z.boolean(),
  }),
})

export const saveBankLayout = endpoint({
  method: 'PUT',
  path: '/api/ledger/bank-layout',
  summary: { zh: '保存银行文件格式', en: 'Save the bank file layout' },
  body: z.object({ layout: BankLayout, revision: z.int() }),
  status: 204,
})

export const BankFile = z
  .object({
    id: Id,
    regionPath: RegionPath,
    fileName: z.string(),
    lineCount: z.int(),
    uploadedByName: z.string(),
    uploadedAt: z.iso.datetime(),
    confirmedAt: z.iso.datetime().nullable(),
    /** Lines that can be booked, are booked, and need a person. */
    readyCount: z.int(),
    bookedCount: z.int(),
    openCount: z.int(),
  })
  .meta({ id: 'BankFile' })
export type BankFile = z.output<typeof BankFile>

const PaymentFacts = z.object({
  id: Id,
  reference: z.string(),
  payee: z.string(),
  amountFen: Fen,
  state: z.enum(paymentStates),
  batchId: Id,
})

export const BankLine = z
  .object({
    lineNo: z.int(),
    sheet: z.string(),
    sheetRow: z.int(),
    reference: z.string().nullable(),
    payee: z.string().nullable(),
    bankAccountNo: z.string().nullable(),
    amountFen: Fen.nullable(),
    answeredOn: Day.nullable(),
    result: z.enum(['paid', 'failed']).nullable(),
    reason: z.string().nullable(),
    problems: z.array(z.object({ zh: z.string(), en: z.string() })),
    outcome: z.enum(lineOutcomes),
    matchedBy: z.enum(['reference', 'facts', 'person']).nullable(),
    payment: PaymentFacts.nullable(),
    candidates: z.array(PaymentFacts),
    note: z.string().nullable(),
    decidedByName: z.string().nullable(),
    bookedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'BankLine' })
export type BankLine = z.output<typeof BankLine>

export const listBankFiles = endpoint({
  method: 'GET',
  path: '/api/ledger/bank-files',
  summary: { zh: '银行回单', en: 'Answer files of the bank' },
  query: z.object(page),
  response: z.object({ items: z.array(BankFile), total: z.int(), unansweredCount: z.int(), mayWrite: z.boolean() }),
})

export const BankFileDetail = z
  .object({
    file: BankFile,
    lines: z.array(BankLine),
    /** Payments sent to the bank that no line of any file answers yet. */
    unanswered: z.array(PaymentFacts),
    unansweredCount: z.int(),
    mayWrite: z.boolean(),
  })
  .meta({ id: 'BankFileDetail' })

export const uploadBankFile = endpoint({
  method: 'POST',
  path: '/api/ledger/bank-files',
  summary: { zh: '上传银行回单', en: 'Upload an answer of the bank' },
  upload: { maxBytes: 10 * 1024 * 1024 },
  /** The same file again is answered with what became of it. */
  response: z.object({ bankFileId: Id, isKnown: z.boolean() }),
  status: 201,
})

const oneFile = z.object({ bankFileId: Id })

export const getBankFile = endpoint({
  method: 'GET',
  path: '/api/ledger/bank-files/{bankFileId}',
  summary: { zh: '回单核对', en: 'Reconciliation of an answer file' },
  params: oneFile,
  response: BankFileDetail,
})

export const exportBankFile = endpoint({
  method: 'GET',
  path: '/api/ledger/bank-files/{bankFileId}/export',
  summary: { zh: '回单核对结果（Excel）', en: 'Reconciliation as a spreadsheet' },
  params: oneFile,
  answers: 'download',
})

export const bookBankFile = endpoint({
  method: 'POST',
  path: '/api/ledger/bank-files/{bankFileId}/booking',
  summary: { zh: '确认入账', en: 'Book what is clear' },
  params: oneFile,
  response: z.object({ paidCount: z.int(), returnedCount: z.int() }),
})

export const decideBankLine = endpoint({
  method: 'POST',
  path: '/api/ledger/bank-files/{bankFileId}/lines/{lineNo}/decision',
  summary: { zh: '处理一行回单', en: 'Decide about a line' },
  params: oneFile.extend({ lineNo: z.coerce.number().int().min(1) }),
  /** The payment that it answers, or why it answers none. */
  body: z.union([z.object({ paymentId: Id }), z.object({ note: Text })]),
  status: 204,
})
