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

/** The applicant corrects what the office marked and hands it in again; not in time, and the application is withdrawn. */
export const correctedBy = <Due, Effect, Withdraw>(said: {
  due: Due
  warnBefore: number[]
  /** What handing in again does. */
  effect: Effect
  withdraw: Withdraw
}) =>
  ({
    label: { zh: '申请人补正中', en: 'Being corrected' },
    publicLabel: { zh: '请补正后重新提交', en: 'Please correct and hand in again' },
    due: said.due,
    warnBefore: said.warnBefore,
    onDue: { to: 'withdrawn' },
    edits: 'marked',
    actions: {
      resubmit: {
        label: { zh: '重新提交', en: 'Hand in again' },
        by: ['applicant'],
        to: 'submitted',
        tone: 'primary',
        effect: said.effect,
      },
      withdraw: said.withdraw,
    },
  }) as const
