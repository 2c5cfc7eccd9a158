import { z } from 'zod'
import { type Title, titles } from '#contract/enterprises'
import { endpoint } from '#platform/http/endpoint'

const Day = z.iso.date()
/** Decimal text in yuan with both places, exactly. */
const Yuan = z.string()
const Reason = z
  .string()
  .trim()
  .min(2)
  .max(300)
  .meta({ label: { zh: '理由', en: 'Reason' }, widget: 'textarea' })
const TitleCode = z.enum(Object.keys(titles) as [Title])
const OfBatch = z.object({ batchId: z.string().regex(/^rab_[0-9a-z]{1,40}$/) })
const OfAward = z.object({ awardId: z.string().regex(/^rwd_[0-9a-z]{1,40}$/) })
const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
}

export const recognitionBatchStates = ['drawn', 'approved', 'dropped'] as const
export const recognitionAwardStates = ['drawn', 'kept', 'handed', 'released', 'taken-back'] as const
/** Where a payment stands by the ledger; null while none was asked for. */
const payments = ['waiting', 'batched', 'sent', 'paid', 'returned', 'cancelled'] as const

const Sum = z.object({ count: z.int(), yuan: Yuan })

export const RecognitionBatch = z
  .object({
    id: z.string(),
    title: z.string(),
    fromDay: Day,
    toDay: Day,
    year: z.int(),
    state: z.enum(recognitionBatchStates),
    drawnByName: z.string(),
    drawnOn: Day,
    decidedByName: z.string().nullable(),
    noticeUntil: Day.nullable(),
    dropReason: z.string().nullable(),
    revision: z.int(),
    /** Everything of it that was not taken out. */
    all: Sum,
    first: Sum,
    again: Sum,
    /** Kept back, not yet handed to payment. */
    kept: Sum,
    handed: Sum,
  })
  .meta({ id: 'RecognitionBatch' })
export type RecognitionBatch = z.output<typeof RecognitionBatch>

export const BudgetOfYear = z.object({
  year: z.int(),
  budgetYuan: Yuan,
  /** Kept back or handed to payment. */
  awardedYuan: Yuan,
  /** Below zero where the city lowered the budget afterwards. */
  leftYuan: Yuan,
})

export const listRecognitionBatches = endpoint({
  method: 'GET',
  path: '/api/recognition/award-batches',
  summary: { zh: '认定奖补批次', en: 'Batches of recognition awards' },
  query: z.object({ state: z.enum(recognitionBatchStates).optional(), ...page }),
  response: z.object({ items: z.array(RecognitionBatch), total: z.int(), budget: BudgetOfYear, mayDraw: z.boolean() }),
})

export const NewRecognitionBatch = z.object({
  title: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .meta({ label: { zh: '批次名称', en: 'Name of the batch' } }),
  titles: z
    .array(TitleCode)
    .min(1)
    .max(6)
    .meta({
      label: { zh: '资质', en: 'Titles' },
      options: titles,
    }),
  fromDay: Day.meta({
    label: { zh: '认定日期自', en: 'Recognised from' },
    help: { zh: '按证书的发证日期', en: 'By the first day of the certificate' },
  }),
  toDay: Day.meta({ label: { zh: '至', en: 'until' } }),
})

export const drawRecognitionBatch = endpoint({
  method: 'POST',
  path: '/api/recognition/award-batches',
  summary: { zh: '拟定奖补批次', en: 'Draw up a batch of awards' },
  body: NewRecognitionBatch,
  status: 201,
  response: z.object({
    id: z.string(),
    /** Left out: awarded for that year already, and what the city’s terms give nothing for. */
    givenBefore: z.int(),
    withoutTerms: z.int(),
  }),
})

export const getRecognitionBatch = endpoint({
  method: 'GET',
  path: '/api/recognition/award-batches/{batchId}',
  summary: { zh: '奖补批次', en: 'One batch of awards' },
  params: OfBatch,
  response: RecognitionBatch.extend({
    budget: BudgetOfYear,
    /** By the books: what of this batch the bank has paid. */
    paid: Sum,
    /** Not approved in its budget year: it is moved to this one first. */
    isYearOver: z.boolean(),
    /** This year, for who may move it there. */
    movesTo: z.int().nullable(),
    mayApprove: z.boolean(),
    mayChange: z.boolean(),
    mayPay: z.boolean(),
    isOwn: z.boolean(),
  }),
})

export const RecognitionAward = z
  .object({
    id: z.string(),
    creditCode: z.string(),
    companyName: z.string(),
    regionName: z.string(),
    title: TitleCode,
    validFrom: Day,
    certificateNumber: z.string().nullable(),
    isAgain: z.boolean(),
    amountYuan: Yuan,
    /** From which day the terms hold that it was computed by; null: the city had set none. */
    termsSince: Day.nullable(),
    state: z.enum(recognitionAwardStates),
    payment: z.enum(payments).nullable(),
    hasAccount: z.boolean(),
    endReason: z.string().nullable(),
  })
  .meta({ id: 'RecognitionAward' })
export type RecognitionAward = z.output<typeof RecognitionAward>

const awardFilters = {
  /** Part of the company’s name, or the beginning of its code. */
  q: z.string().trim().max(60).optional(),
  state: z.enum(recognitionAwardStates).optional(),
}
export const RecognitionAwardFilter = z.object(awardFilters)
export type RecognitionAwardFilter = z.output<typeof RecognitionAwardFilter>

export const listRecognitionAwards = endpoint({
  method: 'GET',
  path: '/api/recognition/award-batches/{batchId}/awards',
  summary: { zh: '批次中的企业', en: 'The companies of a batch' },
  params: OfBatch,
  query: z.object({ ...awardFilters, ...page }),
  response: z.object({ items: z.array(RecognitionAward), total: z.int() }),
})

export const exportRecognitionAwards = endpoint({
  method: 'GET',
  path: '/api/recognition/award-batches/{batchId}/awards.xlsx',
  summary: { zh: '导出批次中的企业', en: 'The companies of a batch as a sheet' },
  params: OfBatch,
  query: RecognitionAwardFilter,
  answers: 'download',
})

const Revised = z.object({ revision: z.int().min(1) })

export const approveRecognitionBatch = endpoint({
  method: 'POST',
  path: '/api/recognition/award-batches/{batchId}/approval',
  summary: { zh: '核准奖补批次', en: 'Approve a batch of awards' },
  params: OfBatch,
  body: Revised,
  response: z.object({ noticeUntil: Day }),
})

export const moveRecognitionBatch = endpoint({
  method: 'POST',
  path: '/api/recognition/award-batches/{batchId}/year',
  summary: { zh: '把未核准的奖补批次转入本年度', en: 'Move a batch of awards to the budget of this year' },
  params: OfBatch,
  body: Revised,
  response: z.object({ year: z.int() }),
})

export const dropRecognitionBatch = endpoint({
  method: 'POST',
  path: '/api/recognition/award-batches/{batchId}/drop',
  summary: { zh: '作废奖补批次', en: 'Drop a batch of awards' },
  params: OfBatch,
  body: Revised.extend({ reason: Reason }),
  response: z.object({}),
})

export const payRecognitionBatch = endpoint({
  method: 'POST',
  path: '/api/recognition/award-batches/{batchId}/payment',
  summary: { zh: '提交拨付', en: 'Hand a batch to payment' },
  params: OfBatch,
  body: z.object({}),
  response: z.object({ handed: z.int() }),
})

export const endRecognitionAward = endpoint({
  method: 'POST',
  path: '/api/recognition/awards/{awardId}/end',
  summary: { zh: '移出、撤销或收回一份奖补', en: 'Take an award out, or back' },
  params: OfAward,
  body: z.object({ reason: Reason }),
  response: z.object({ state: z.enum(['released', 'taken-back']) }),
})

const OwnAward = RecognitionAward.pick({
  id: true,
  title: true,
  validFrom: true,
  isAgain: true,
  amountYuan: true,
  state: true,
  payment: true,
  hasAccount: true,
  endReason: true,
}).extend({ batchTitle: z.string(), noticeUntil: Day.nullable() })
export type OwnAward = z.output<typeof OwnAward>

export const listOwnAwards = endpoint({
  method: 'GET',
  path: '/api/recognition/own-awards',
  summary: { zh: '本企业的认定奖补', en: 'Recognition awards of one’s own company' },
  response: z.object({ items: z.array(OwnAward) }),
})

export const AwardAccount = z.object({
  bankName: z
    .string()
    .trim()
    .min(4)
    .max(100)
    .meta({
      label: { zh: '开户银行', en: 'Bank' },
      help: {
        zh: '写到支行。以前收过拨付的，仍付到原账户，需要更换请联系财务。',
        en: 'With its branch. Whoever was paid before is paid to the same account; finance changes it.',
      },
    }),
  bankAccountNo: z
    .string()
    .trim()
    .regex(/^\d{6,32}$/)
    .meta({
      label: { zh: '银行账号', en: 'Bank account' },
      problem: { zh: '应为 6 到 32 位数字，不带空格', en: 'Six to thirty-two digits without blanks' },
    }),
})

export const sayAwardAccount = endpoint({
  method: 'POST',
  path: '/api/recognition/own-awards/{awardId}/account',
  summary: { zh: '填写收款账户', en: 'Say the account that an award is paid to' },
  params: OfAward,
  body: AwardAccount,
  response: z.object({}),
})

export const listAwardNotices = endpoint({
  method: 'GET',
  path: '/api/recognition/award-notices',
  summary: { zh: '认定奖补公示', en: 'Public notice of recognition awards' },
  response: z.object({
    items: z.array(
      z.object({
        title: z.string(),
        noticeUntil: Day,
        total: Sum,
        companies: z.array(
          z.object({ name: z.string(), title: TitleCode, isAgain: z.boolean(), amountYuan: Yuan, validFrom: Day }),
        ),
      }),
    ),
  }),
})
