import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { fields, kinds } from '../codes.ts'
import {
  amountMeta,
  Day,
  Edition,
  FieldCode,
  KindCode,
  Reason,
  RegionPath,
  RegistrationId,
  states,
  Yuan,
  YuanIn,
} from './shapes.ts'

export const RegistrationLine = z
  .object({
    id: RegistrationId,
    regionPath: RegionPath,
    regionName: z.string(),
    number: z.string(),
    projectName: z.string(),
    kind: KindCode,
    field: FieldCode,
    sellerName: z.string(),
    buyerName: z.string(),
    signedOn: Day,
    registeredOn: Day,
    state: z.enum(states),
    isAmountOpen: z.boolean(),
    /** Part of the invented demo city. */
    isInvented: z.boolean(),
    contractYuan: Yuan,
    technologyYuan: Yuan,
  })
  .meta({ id: 'ContractRegistrationLine' })
export type RegistrationLine = z.output<typeof RegistrationLine>

const filters = {
  regionPath: RegionPath.optional(),
  /** Part of the project, a party or the number. */
  q: z.string().trim().max(60).optional(),
  /** Of the seller. */
  sellerCode: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .optional(),
  kind: KindCode.optional(),
  field: FieldCode.optional(),
  state: z.enum(states).optional(),
  /** Only those whose amount is still to be settled. */
  open: z.enum(['yes']).optional(),
  from: Day.optional(),
  until: Day.optional(),
}
export const RegistrationFilter = z.object(filters)
export type RegistrationFilter = z.output<typeof RegistrationFilter>

export const listRegistrations = endpoint({
  method: 'GET',
  path: '/api/contracts/registrations',
  summary: { zh: '登记的技术合同', en: 'Registered technology contracts' },
  query: z.object({
    ...filters,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({
    items: z.array(RegistrationLine),
    total: z.int(),
    /** Of everything that the filters show, without what was cancelled. */
    sums: z.object({ count: z.int(), contractYuan: Yuan, technologyYuan: Yuan }),
    mayImport: z.boolean(),
  }),
})

export const exportRegistrations = endpoint({
  method: 'GET',
  path: '/api/contracts/registrations.xlsx',
  summary: { zh: '导出登记的技术合同', en: 'Registered technology contracts as a sheet' },
  query: RegistrationFilter,
  answers: 'download',
})

const Party = z.object({
  name: z.string(),
  creditCode: z.string().nullable(),
  country: z.string(),
  regionCode: z.string().nullable(),
  type: z.string(),
})

export const EntryView = z.object({
  edition: Edition,
  kind: z.enum(['registered', 'changed', 'amount-settled', 'cancelled']),
  recordedAt: z.iso.datetime(),
  recordedByName: z.string(),
  reason: z.string().nullable(),
  contractYuan: Yuan,
  technologyYuan: Yuan,
  /** What the entry changed, for people. */
  changes: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})

export const Registration = RegistrationLine.extend({
  edition: Edition,
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  /** The sheet in which it came from another register; null: registered here. */
  takenFrom: z.string().nullable(),
  regime: z.string(),
  ruleVersion: z.string(),
  /** How 技术交易额 came about. */
  working: z.object({
    zh: z.string(),
    en: z.string(),
    clause: z.string(),
    isOfficial: z.boolean(),
    note: z.string().nullable(),
  }),
  particulars: z.object({
    form: z.string().nullable(),
    content: z.string(),
    ipType: z.string(),
    ipNumber: z.string().nullable(),
    planSource: z.string(),
    industry: z.string(),
    goal: z.string().nullable(),
    validFrom: Day.nullable(),
    validTo: Day.nullable(),
    seller: Party,
    buyers: z.array(Party),
    currency: z.string().nullable(),
    originalAmount: z.string().nullable(),
    exchangeRate: z.string().nullable(),
    deductions: z.array(z.object({ kind: z.string(), name: z.string(), amount: z.string() })),
    paymentMode: z.string(),
    expectedInput: z.string().nullable(),
    expectedOutput: z.string().nullable(),
  }),
  entries: z.array(EntryView),
  verification: z.object({ code: z.string(), address: z.string() }),
  mayChange: z.boolean(),
}).meta({ id: 'ContractRegistration' })
export type Registration = z.output<typeof Registration>

const OfRegistration = z.object({ registrationId: RegistrationId })

export const getRegistration = endpoint({
  method: 'GET',
  path: '/api/contracts/registrations/{registrationId}',
  summary: { zh: '一份登记的技术合同', en: 'A registered technology contract' },
  params: OfRegistration,
  response: Registration,
})

const contractMeta = { ...amountMeta, label: { zh: '合同成交额', en: 'Contract value' } }
const technologyMeta = { ...amountMeta, label: { zh: '技术交易额', en: 'Technology transaction value' } }

/** What a registrar changes; what is left empty stays. */
export const ChangeForm = z.object({
  projectName: z
    .string()
    .trim()
    .min(2)
    .max(120)
    .optional()
    .meta({ label: { zh: '项目名称', en: 'Project' } }),
  kind: KindCode.optional().meta({ label: { zh: '合同类别', en: 'Kind of contract' }, options: kinds }),
  field: FieldCode.optional().meta({ label: { zh: '技术领域', en: 'Field' }, options: fields }),
  validTo: Day.optional().meta({ label: { zh: '合同有效期止', en: 'Valid until' } }),
  contractAmount: YuanIn.optional().meta(contractMeta),
  technologyAmount: YuanIn.optional().meta(technologyMeta),
  reason: Reason,
})

export const changeRegistration = endpoint({
  method: 'POST',
  path: '/api/contracts/registrations/{registrationId}/changes',
  summary: { zh: '变更登记事项', en: 'Change what is registered' },
  params: OfRegistration,
  body: ChangeForm.extend({ edition: Edition }),
  response: Registration,
})

/** Both amounts of a contract whose value was left open. */
export const SettleForm = z.object({
  contractAmount: YuanIn.meta(contractMeta),
  technologyAmount: YuanIn.meta(technologyMeta),
  reason: Reason,
})

export const settleAmount = endpoint({
  method: 'POST',
  path: '/api/contracts/registrations/{registrationId}/amount',
  summary: { zh: '更正待定的合同金额', en: 'Settle an amount that was left open' },
  params: OfRegistration,
  body: SettleForm.extend({ edition: Edition }),
  response: Registration,
})

export const cancelRegistration = endpoint({
  method: 'POST',
  path: '/api/contracts/registrations/{registrationId}/cancel',
  summary: { zh: '注销登记', en: 'Cancel a registration' },
  params: OfRegistration,
  body: z.object({ edition: Edition, reason: Reason }),
  response: Registration,
})

export const downloadCertificate = endpoint({
  method: 'GET',
  path: '/api/contracts/registrations/{registrationId}/certificate',
  summary: { zh: '下载登记证明', en: 'Download the certificate' },
  params: OfRegistration,
  answers: 'download',
})
