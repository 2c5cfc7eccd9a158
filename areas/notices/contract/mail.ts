import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

export const MailChoice = z
  .object({
    /** Whether the installation has a mail server at all. */
    isOffered: z.boolean(),
    address: z.string().nullable(),
    /** The reader of the address has followed the link that went there. */
    isConfirmed: z.boolean(),
    wantsDigest: z.boolean(),
  })
  .meta({ id: 'MailChoice' })
export type MailChoice = z.output<typeof MailChoice>

export const getMailChoice = endpoint({
  method: 'GET',
  path: '/api/mail-choice',
  summary: { zh: '我的邮件设置', en: 'What I want by mail' },
  response: MailChoice,
})

export const NewMailChoice = z.object({
  address: z
    .email()
    .max(200)
    .nullable()
    .default(null)
    .meta({
      label: { zh: '邮箱', en: 'E-mail address' },
      help: {
        zh: '保存后会收到一封确认邮件；点击其中的链接后才发送摘要。',
        en: 'You get a mail with a link; digests go out once you have followed it.',
      },
      problem: { zh: '请填写邮箱地址，如 zhang@example.gov.cn', en: 'An address such as zhang@example.gov.cn' },
    }),
  wantsDigest: z
    .boolean()
    .meta({ label: { zh: '每周一用邮件发送摘要', en: 'Send me the digest by mail every Monday' } }),
})

export const changeMailChoice = endpoint({
  method: 'PUT',
  path: '/api/mail-choice',
  summary: { zh: '修改我的邮件设置', en: 'Change what I want by mail' },
  body: NewMailChoice,
  response: MailChoice,
})

const Token = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'notices.link-invalid') })

export const confirmMail = endpoint({
  method: 'POST',
  path: '/api/mail-choice/confirm',
  summary: { zh: '确认邮箱（邮件中的链接）', en: 'Confirm an address by the link of a mail' },
  body: Token,
  status: 204,
})

export const stopMail = endpoint({
  method: 'POST',
  path: '/api/mail-choice/stop',
  summary: { zh: '退订每周摘要（邮件中的链接）', en: 'End the weekly digest by the link of a mail' },
  body: Token,
  status: 204,
})

export const unsubscribe = endpoint({
  method: 'POST',
  path: '/mail',
  summary: { zh: '邮件程序一键退订（RFC 8058）', en: 'One-click unsubscribe by a mail program (RFC 8058)' },
  query: z.object({ stop: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'notices.link-invalid') }),
  body: z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
  takesForm: true,
  isPublicWrite: true,
  status: 204,
})

export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'unknown', 'withdrawn'] as const

export const OutboxMail = z
  .object({
    id: z.string(),
    kind: z.enum(['digest', 'confirmation']),
    recipient: z.string(),
    address: z.string(),
    subject: z.string(),
    state: z.enum(mailStates),
    attempts: z.int(),
    nextTryAt: z.iso.datetime().nullable(),
    problem: z.string().nullable(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'OutboxMail' })
export type OutboxMail = z.output<typeof OutboxMail>

export const listMails = endpoint({
  method: 'GET',
  path: '/api/mails',
  summary: { zh: '邮件发送情况', en: 'Mails and what became of them' },
  query: z.object({
    /** `open`: not delivered: waiting, failed or unknown. */
    state: z.enum([...mailStates, 'open']).optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(OutboxMail), total: z.int(), isOffered: z.boolean() }),
})

export const sendMailAgain = endpoint({
  method: 'POST',
  path: '/api/mails/{mailId}/again',
  summary: { zh: '重新发送邮件', en: 'Send a mail again' },
  params: z.object({ mailId: z.string().max(60) }),
  status: 204,
})
