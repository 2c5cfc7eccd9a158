import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { factSources, recordableSources, titles } from '../codes.ts'
import { type FactName, factKinds, factNames } from '../rules/fact-dictionary.ts'
import { Day, OfCompany, Reason, Revision, SourceCode, TitleCode } from './shapes.ts'

export const FactCode = z.enum(factNames as [FactName])
export const PeriodText = z
  .string()
  .max(10)
  .refine((text) => /^(19|20)\d{2}(-(0[1-9]|1[0-2]|H[12]|Q[1-4]))?$/.test(text), { message: 'enterprises.bad-period' })
const Precision = z.enum(['exact', 'approx', 'lower-bound'])
const Words = z.object({ zh: z.string(), en: z.string() })

/** What one source said, and when. */
export const SaidView = z.object({
  creditCode: z.string(),
  source: SourceCode,
  revision: Revision,
  /** Null: from then on the source said nothing any more. */
  value: z.string().nullable(),
  precision: Precision,
  at: z.iso.datetime(),
  byName: z.string(),
  note: z.string().nullable(),
  hasEvidence: z.boolean(),
  /** Nothing of the same source came after it. */
  isLatest: z.boolean(),
})
export type SaidView = z.output<typeof SaidView>

export const FactView = z
  .object({
    fact: FactCode,
    period: z.string(),
    /** What counts; null where no source says anything any more. */
    value: z.string().nullable(),
    source: SourceCode.nullable(),
    precision: Precision.nullable(),
    isDisputed: z.boolean(),
    /** Everything that was recorded, the newest of each source first. */
    said: z.array(SaidView),
    /** Why that source comes first. */
    order: Words,
  })
  .meta({ id: 'CompanyFact' })
export type FactView = z.output<typeof FactView>

export const listFacts = endpoint({
  method: 'GET',
  path: '/api/enterprises/companies/{creditCode}/facts',
  summary: { zh: '企业事实：每个来源、每一版', en: 'Facts of a company, by every source' },
  params: OfCompany,
  response: z.object({ items: z.array(FactView), ruleInForceFrom: Day }),
})

const factOptions = Object.fromEntries(factNames.map((name) => [name, factKinds[name].label]))
const sourceOptions = Object.fromEntries(recordableSources.map((source) => [source, factSources[source]]))

export const NewFact = z.object({
  fact: FactCode.meta({ label: { zh: '事实', en: 'Fact' }, options: factOptions }),
  period: PeriodText.meta({
    label: { zh: '统计期', en: 'Period' },
    help: { zh: '如 2025、2025-H1、2025-Q3、2025-06', en: 'Such as 2025, 2025-H1, 2025-Q3, 2025-06' },
  }),
  value: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({
      label: { zh: '值', en: 'Value' },
      help: { zh: '金额以万元计；是否类填“是”或“否”', en: 'Amounts in 10k yuan; yes or no where asked' },
    }),
  source: z.enum(recordableSources).meta({ label: { zh: '来源', en: 'Source' }, options: sourceOptions }),
  note: z
    .string()
    .trim()
    .max(500)
    .optional()
    .meta({ label: { zh: '说明', en: 'Note' }, widget: 'textarea' }),
})

export const recordFact = endpoint({
  method: 'POST',
  path: '/api/enterprises/companies/{creditCode}/facts',
  summary: { zh: '记录一条企业事实', en: 'Record a fact of a company' },
  params: OfCompany,
  body: NewFact,
  status: 201,
  response: FactView,
})

export const CertificateView = z
  .object({
    title: TitleCode,
    number: z.string().nullable(),
    validFrom: Day,
    validTo: Day,
    withdrawnFrom: Day.nullable(),
    source: SourceCode,
    at: z.iso.datetime(),
    byName: z.string(),
    reason: z.string().nullable(),
    isValid: z.boolean(),
  })
  .meta({ id: 'CompanyCertificate' })
export type CertificateView = z.output<typeof CertificateView>
const Certificates = z.object({ on: Day, items: z.array(CertificateView) })

export const listCertificates = endpoint({
  method: 'GET',
  path: '/api/enterprises/companies/{creditCode}/certificates',
  summary: { zh: '企业资质，及某一天是否有效', en: 'Certificates of a company, and which are valid on a day' },
  params: OfCompany,
  query: z.object({ on: Day.optional() }),
  response: Certificates,
})

export const NewCertificate = z.object({
  title: TitleCode.meta({ label: { zh: '资质', en: 'Title' }, options: titles }),
  number: z
    .string()
    .trim()
    .max(60)
    .optional()
    .meta({ label: { zh: '证书编号', en: 'Number' } }),
  validFrom: Day.meta({ label: { zh: '发证日期', en: 'Issued on' } }),
  validTo: Day.optional().meta({
    label: { zh: '有效期止', en: 'Valid until' },
    help: {
      zh: '不填则按规定年限推算；科小等没有固定年限的必填',
      en: 'Computed from the term where the title has one',
    },
  }),
})

export const addCertificate = endpoint({
  method: 'POST',
  path: '/api/enterprises/companies/{creditCode}/certificates',
  summary: { zh: '登记资质证书', en: 'Record a certificate' },
  params: OfCompany,
  body: NewCertificate,
  status: 201,
  response: Certificates,
})

export const withdrawCertificate = endpoint({
  method: 'POST',
  path: '/api/enterprises/companies/{creditCode}/certificates/withdrawals',
  summary: { zh: '登记资质被撤销', en: 'Record that a certificate was withdrawn' },
  params: OfCompany,
  body: z.object({ title: TitleCode, validFrom: Day, withdrawnFrom: Day, reason: Reason }),
  response: Certificates,
})
