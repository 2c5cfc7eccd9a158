import { Reasons } from '#platform/cases/procedure'

/** What both procedures of this area have: the applicant takes back, the office returns with marks. */
export const withdraw = {
  label: { zh: '撤回申请', en: 'Withdraw' },
  by: ['applicant'],
  to: 'withdrawn',
  confirm: true,
  tone: 'danger',
} as const

export const returnedBy = <const By extends readonly [string, ...string[]]>(by: By) =>
  ({
    label: { zh: '退回补正', en: 'Return for correction' },
    by,
    form: Reasons,
    marks: true,
    clock: 'stop',
    to: 'correcting',
  }) as const
