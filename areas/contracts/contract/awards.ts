import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { amountMeta, Day, Reason, RegistrationId, Yuan, YuanIn } from './shapes.ts'

/** Where a payment stands by the ledger; null while none was asked for. */
export const paymentStates = ['waiting', 'batched', 'sent', 'paid', 'returned', 'cancelled'] as const

/** `taken-back`: handed to payment, and its money is in the fund again. */
export const awardStates = ['decided', 'paid', 'taken-back'] as const

export const AwardLineView = z.object({
  registrationId: RegistrationId,
  number: z.string(),
  projectName: z.string(),
  amountYuan: Yuan,
  working: z.object({ zh: z.string(), en: z.string() }),
})

export const AwardView = z
  .object({
    id: z.string(),
    caseId: z.string(),
    caseNumber: z.string(),
    partyName: z.string(),
    decidedOn: Day,
    decidedByName: z.string(),
    state: z.enum(awardStates),
    payment: z.enum(paymentStates).nullable(),
    amountYuan: Yuan,
    lines: z.array(AwardLineView),
    /** Why it was taken back, or found wrong after it was paid. */
    takenBackBecause: z.string().nullable(),
    mayTakeBack: z.boolean(),
  })
  .meta({ id: 'TransferAward' })
export type AwardView = z.output<typeof AwardView>

const Year = z.coerce.number().int().min(2001).max(2200)
const filters = {
  /** The year under way where left out. */
  year: Year.optional(),
  /** Part of the party's name, or the number of the case. */
  q: z.string().trim().max(60).optional(),
  state: z.enum(awardStates).optional(),
}
export const AwardListFilter = z.object(filters)
export type AwardListFilter = z.output<typeof AwardListFilter>

export const listAwards = endpoint({
  method: 'GET',
  path: '/api/contracts/awards',
  summary: { zh: '技术转移奖补', en: 'Transfer awards' },
  query: z.object({
    ...filters,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({
    items: z.array(AwardView),
    total: z.int(),
    /** Of the whole year, whatever the filters show. */
    year: z.object({
      year: z.int(),
      budgetYuan: Yuan,
      decidedYuan: Yuan,
      paidYuan: Yuan,
      leftYuan: Yuan,
    }),
    /** What holds at the end of that year. */
    terms: z.object({
      /** Null: the city has set nothing yet, and initial values hold. */
      since: Day.nullable(),
      base: z.enum(['contract-amount', 'technology-amount']),
      ratePercent: z.string(),
      capPerContractYuan: Yuan,
      capPerPartyYuan: Yuan.nullable(),
    }),
  }),
})

export const exportAwards = endpoint({
  method: 'GET',
  path: '/api/contracts/awards.xlsx',
  summary: { zh: '导出技术转移奖补', en: 'Transfer awards as a sheet' },
  query: AwardListFilter,
  answers: 'download',
})

export const takeBackAward = endpoint({
  method: 'POST',
  path: '/api/contracts/awards/{awardId}/take-back',
  summary: { zh: '收回已提交拨付的奖补', en: 'Take back an award that was handed to payment' },
  params: z.object({ awardId: z.string().regex(/^awd_[0-9a-z_]{1,60}$/) }),
  body: z.object({ reason: Reason }),
  /** `in-fund`: nothing was paid out, the contracts are free. `to-recover`: it was, and is to come back. */
  response: z.object({ outcome: z.enum(['in-fund', 'to-recover']) }),
})

export const RecoveryView = z
  .object({
    registrationId: RegistrationId,
    number: z.string(),
    projectName: z.string(),
    partyName: z.string(),
    caseId: z.string(),
    paidYuan: Yuan,
    recoveredYuan: Yuan,
    /** Still to come back. */
    dueYuan: Yuan,
    reason: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'AwardRecovery' })
export type RecoveryView = z.output<typeof RecoveryView>

const Recoveries = z.object({ items: z.array(RecoveryView), total: z.int(), mayRecord: z.boolean() })

export const listRecoveries = endpoint({
  method: 'GET',
  path: '/api/contracts/awards/recoveries',
  summary: { zh: '应追回的奖补', en: 'Awards to be recovered' },
  response: Recoveries,
})

export const RecoveredForm = z.object({
  amountYuan: YuanIn.meta({ ...amountMeta, label: { zh: '到账金额', en: 'Amount received' } }),
  receivedOn: Day.meta({ label: { zh: '到账日期', en: 'Received on' } }),
  note: z
    .string()
    .trim()
    .min(2)
    .max(300)
    .meta({ label: { zh: '凭证或说明', en: 'Voucher or note' }, widget: 'textarea' }),
})

export const recordRecovered = endpoint({
  method: 'POST',
  path: '/api/contracts/awards/recoveries/{registrationId}',
  summary: { zh: '登记追回的奖补', en: 'Record what has come back' },
  params: z.object({ registrationId: RegistrationId }),
  /** `recoveredYuan`: what the person saw as come back already; so the same sent twice is recorded once. */
  body: RecoveredForm.extend({ recoveredYuan: z.string() }),
  response: Recoveries,
})
