import { z } from 'zod'

/** Why something is returned or refused, for the applicant to read. */
export const Reasons = z.object({
  reason: z
    .string()
    .trim()
    .min(2)
    .max(1000)
    .meta({
      label: { zh: '理由', en: 'Reason' },
      help: {
        zh: '申请人会看到。写清哪里不符、依据什么、怎么改。',
        en: 'The applicant reads it: what is wrong, by which rule, what to do.',
      },
      widget: 'textarea',
    }),
})

/** The applicant takes the application back, as long as nothing is decided. */
export const withdraw = {
  label: { zh: '撤回申请', en: 'Withdraw' },
  by: ['applicant'],
  to: 'withdrawn',
  confirm: true,
  tone: 'danger',
} as const

/** The office returns it with marks on fields; its time stands still meanwhile. */
export const returnedBy = <const By extends readonly [string, ...string[]]>(by: By) =>
  ({
    label: { zh: '退回补正', en: 'Return for correction' },
    by,
    form: Reasons,
    marks: true,
    clock: 'stop',
    to: 'correcting',
  }) as const
