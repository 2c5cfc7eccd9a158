import { businessDate } from '#kernel/clock'
import { decide } from '#platform/auth/permission'
import { type DigestSection, digestLines, digestSection } from '#platform/digest'
import type { Context } from '#platform/http/route'
import { permissions } from './permissions.ts'
import { noticesFor } from './store/notices.ts'
import { undeliveredCount } from './store/outbox.ts'

/** What waits for the person, and for administrators the mails that did not get through. */
export async function digestNotices(ctx: Context): Promise<DigestSection[]> {
  const filter = { kind: 'todo', state: 'open', page: 1, pageSize: digestLines } as const
  const { items, total } = await noticesFor(ctx.db, ctx.actor, businessDate(ctx.clock.now()), filter)
  const todos = digestSection(
    { key: 'notices.todos', title: { zh: '待办事项', en: 'To-dos' }, link: '/todo' },
    items.map(({ title, dueOn, link }) => ({
      link,
      text: dueOn ? { zh: `${title.zh}（${dueOn} 前）`, en: `${title.en} (by ${dueOn})` } : title,
    })),
    total,
  )
  return [todos, await undelivered(ctx)].filter((section) => section !== null)
}

async function undelivered(ctx: Context): Promise<DigestSection | null> {
  const scope = decide(ctx.actor, permissions['notices:mail'])
  const count = scope ? await undeliveredCount(ctx.db, scope) : 0
  if (count === 0) return null
  const text = { zh: `${count} 封邮件未能送达`, en: `${count} mails were not delivered` }
  const about = { key: 'notices.mails', title: { zh: '邮件发送', en: 'Mails' }, link: '/mails' }
  return digestSection(about, [{ text, link: '/mails?state=open' }])
}
