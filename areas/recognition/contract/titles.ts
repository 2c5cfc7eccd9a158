import { z } from 'zod'
import { Localized } from '#platform/http/contract'
import { endpoint } from '#platform/http/endpoint'
import { Judgement } from './self-evaluation.ts'

const Day = z.iso.date()

/** One judgement of a case as it was frozen, and whether judging again gives the same. */
export const FrozenJudgement = z
  .object({
    id: z.string(),
    moment: z.enum(['filed', 'examined', 'decided']),
    on: Day,
    at: z.iso.datetime(),
    byName: z.string(),
    /** Why it was decided otherwise than the rules say. */
    reason: z.string().nullable(),
    digest: z.string(),
    /** Judged again just now, by the version of its day, it gives the same. */
    isSame: z.boolean(),
    judgement: Judgement,
    /** What was declared, with what the company's file says of it now where that is something else. */
    inputs: z.array(
      z.object({
        field: z.string(),
        label: Localized,
        unit: Localized.nullable(),
        value: z.string(),
        onFile: z.object({ value: z.string(), source: Localized }).nullable(),
      }),
    ),
  })
  .meta({ id: 'FrozenTitleJudgement' })
export type FrozenJudgement = z.output<typeof FrozenJudgement>

export const readJudgements = endpoint({
  method: 'GET',
  path: '/api/recognition/cases/{caseId}/judgements',
  summary: { zh: '资质申请的评价底稿', en: 'What the rules say of an application' },
  params: z.object({ caseId: z.string().regex(/^cas_[A-Za-z0-9]{1,40}$/) }),
  response: z.object({
    title: Localized,
    ruleSet: z.string(),
    caseNumber: z.string(),
    company: z.object({ name: z.string(), creditCode: z.string() }),
    /** Why the company is to be visited before the notice, and what the visit found. */
    visit: z.object({
      reasons: z.array(Localized),
      on: Day.nullable(),
      finding: z.string().nullable(),
    }),
    items: z.array(FrozenJudgement),
  }),
})
