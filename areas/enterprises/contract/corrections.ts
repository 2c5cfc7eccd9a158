import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { type FactName, factKinds, factNames } from '../rules/fact-dictionary.ts'
import { FactCode, PeriodText } from './facts.ts'
import { CodeInPath, OfCompany, Reason } from './shapes.ts'

const CorrectionId = z.string().regex(/^cor_[0-9a-z]{1,40}$/)
const OfCorrection = z.object({ creditCode: CodeInPath, correctionId: CorrectionId })

export const CorrectionView = z
  .object({
    id: CorrectionId,
    fact: FactCode,
    period: z.string(),
    shownValue: z.string().nullable(),
    askedValue: z.string(),
    reason: z.string(),
    evidenceName: z.string(),
    state: z.enum(['open', 'accepted', 'refused']),
    askedByName: z.string(),
    askedAt: z.iso.datetime(),
    decidedByName: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    decisionNote: z.string().nullable(),
  })
  .meta({ id: 'CompanyCorrection' })
export type CorrectionView = z.output<typeof CorrectionView>

/** What a company may have corrected: figures and facts, not its name or place, which are changed by an entry. */
const correctable = factNames.filter((name) => factKinds[name].type !== 'text')
const options = Object.fromEntries(correctable.map((name) => [name, factKinds[name].label]))

export const CorrectionForm = z.object({
  fact: z.enum(correctable as [FactName]).meta({ label: { zh: '项目', en: 'Fact' }, options }),
  period: PeriodText.meta({
    label: { zh: '统计期', en: 'Period' },
    help: { zh: '如 2025、2025-H1、2025-Q3、2025-06', en: 'Such as 2025, 2025-H1, 2025-Q3, 2025-06' },
  }),
  value: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({
      label: { zh: '应为', en: 'Should be' },
      help: { zh: '金额以万元计；是否类填“是”或“否”', en: 'Amounts in 10k yuan; yes or no where asked' },
    }),
  reason: Reason,
})

const base = '/api/enterprises/companies/{creditCode}/corrections'

export const askCorrection = endpoint({
  method: 'POST',
  path: base,
  summary: { zh: '企业申请更正档案数据，附依据', en: 'A company asks for a correction, with evidence' },
  params: OfCompany,
  upload: { maxBytes: 20 * 1024 * 1024 },
  body: CorrectionForm,
  status: 201,
  response: CorrectionView,
})

export const listCorrections = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '更正申请', en: 'Corrections asked for' },
  params: OfCompany,
  response: z.object({ items: z.array(CorrectionView) }),
})

export const downloadCorrectionEvidence = endpoint({
  method: 'GET',
  path: `${base}/{correctionId}/evidence`,
  summary: { zh: '下载更正依据', en: 'The evidence of a correction' },
  params: OfCorrection,
  answers: 'download',
})

export const decideCorrection = endpoint({
  method: 'POST',
  path: `${base}/{correctionId}/decision`,
  summary: { zh: '决定更正申请', en: 'Decide on a correction' },
  params: OfCorrection,
  body: z.object({ isAccepted: z.boolean(), note: Reason }),
  response: CorrectionView,
})
