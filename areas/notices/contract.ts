import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Localized = z.object({ zh: z.string(), en: z.string() })

export const Notice = z
  .object({
    id: z.string(),
    kind: z.enum(['todo', 'message']),
    title: Localized,
    text: Localized.nullable(),
    /** Page of this site where it is dealt with. */
    link: z.string(),
    object: z.string(),
    reason: z.string(),
    dueOn: z.iso.date().nullable(),
    /** By the State Council's calendar; null without a deadline, once done, and on the days off around it. */
    workingDaysLeft: z.int().nullable(),
    isOverdue: z.boolean(),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
    isRead: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.output<typeof Notice>

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  summary: { zh: '我的待办与消息', en: 'My to-dos and messages' },
  query: z.object({
    kind: z.enum(['todo', 'message']).optional(),
    /** `open`: to-dos not done and messages not read. */
    state: z.enum(['open', 'all']).default('open'),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(Notice), total: z.int() }),
})

export const countNotices = endpoint({
  method: 'GET',
  path: '/api/notices/count',
  summary: { zh: '待办数与未读数', en: 'Number of open to-dos and unread messages' },
  response: z.object({ todoCount: z.int(), unreadCount: z.int() }).meta({ id: 'NoticeCount' }),
})

export const readNotice = endpoint({
  method: 'POST',
  path: '/api/notices/{id}/read',
  summary: { zh: '标为已读', en: 'Mark as read' },
  params: z.object({ id: z.string().max(60) }),
  status: 204,
})

export const readAllNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read-all',
  summary: { zh: '全部标为已读', en: 'Mark all as read' },
  status: 204,
})

export * from './contract/digest.ts'
export * from './contract/mail.ts'
