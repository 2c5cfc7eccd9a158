import { z } from 'zod'

const reason = z
  .string()
  .trim()
  .max(1000)
  .optional()
  .meta({
    label: { zh: '理由', en: 'Reason' },
    help: {
      zh: '按规则评价不符合或无法判定而仍然同意的，必须写明理由和依据。',
      en: 'Wanted where the rules say no, or cannot say, and it is agreed to all the same.',
    },
    widget: 'textarea',
  })

/** What the district says when it passes an application on. */
export const CheckForm = z.object({
  visitedOn: z.iso
    .date()
    .optional()
    .meta({
      label: { zh: '现场核查日期', en: 'Visited on' },
      help: {
        zh: '应当现场核查的（见评价结果上的提示），核查后填写。',
        en: 'Where a visit is due (see the mark above), after it was made.',
      },
    }),
  visitFinding: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .meta({ label: { zh: '现场核查情况', en: 'What the visit found' }, widget: 'textarea' }),
})

export const ExamineForm = z.object({ reason })

export const GrantForm = z.object({
  number: z
    .string()
    .trim()
    .max(40)
    .optional()
    .meta({
      label: { zh: '登记（证书）编号', en: 'Number of the entry or certificate' },
      help: {
        zh: '上级平台已赋编号的填写；没有的留空，用受理编号。',
        en: 'As the superior platform gave it; left empty, the number of the case is used.',
      },
    }),
  reason,
})
