import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { type SuccessionKind, successionKinds } from '../codes.ts'
import { CodeInPath, CreditCode, Day, OfCompany } from './shapes.ts'

const Kind = z.enum(Object.keys(successionKinds) as [SuccessionKind, ...SuccessionKind[]])

export const SuccessionView = z
  .object({
    /** Whether this company went before the other or came after it. */
    stands: z.enum(['before', 'after']),
    kind: Kind,
    other: z.object({ creditCode: z.string(), name: z.string() }),
    tookEffectOn: Day,
    basis: z.string(),
    byName: z.string(),
  })
  .meta({ id: 'CompanySuccession' })
export type SuccessionView = z.output<typeof SuccessionView>

/** Entered in the file of the company that split or was absorbed. */
export const SuccessionForm = z.object({
  kind: Kind.meta({ label: { zh: '情形', en: 'What happened' }, options: successionKinds }),
  toCode: CreditCode.meta({
    label: { zh: '承继企业的统一社会信用代码', en: 'Credit code of the company that goes on' },
    help: { zh: '先在企业名录中为它建档', en: 'It needs a file of its own first' },
  }),
  tookEffectOn: Day.meta({ label: { zh: '生效日期', en: 'From which day' } }),
  basis: z
    .string()
    .trim()
    .min(2)
    .max(300)
    .meta({
      label: { zh: '依据', en: 'By what' },
      help: { zh: '如登记通知书文号', en: 'Such as the number of the notice' },
    }),
})

const base = '/api/enterprises/companies/{creditCode}/successions'
const Successions = z.object({ items: z.array(SuccessionView), mayChange: z.boolean() })
export type Successions = z.output<typeof Successions>

export const listSuccessions = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '企业分立、合并的承继关系', en: 'Splits and mergers of a company' },
  params: OfCompany,
  response: Successions,
})

export const recordSuccession = endpoint({
  method: 'POST',
  path: base,
  summary: { zh: '登记企业分立或合并', en: 'Record a split or merger' },
  params: OfCompany,
  body: SuccessionForm,
  status: 201,
  response: Successions,
})

export const removeSuccession = endpoint({
  method: 'POST',
  path: `${base}/{toCode}/removal`,
  summary: { zh: '删去登记错的分立或合并', en: 'Take back a split or merger recorded by mistake' },
  params: z.object({ creditCode: CodeInPath, toCode: CodeInPath }),
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  response: Successions,
})
