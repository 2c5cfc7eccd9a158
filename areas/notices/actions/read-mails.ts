import { Refusal } from '#kernel/refusal'
import { userNames } from '#platform/auth/users'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { listMails } from '../contract.ts'
import { listOutbox, requeueMail } from '../store/outbox.ts'

/** Permission: notices:mail, by the region of the recipient's membership. */
export async function readMails(ctx: Context, query: QueryOf<typeof listMails>): Promise<ResponseOf<typeof listMails>> {
  const { items, total } = await listOutbox(ctx.db, ctx.scope, query)
  const names = await userNames(ctx.db, [...new Set(items.map(({ userId }) => userId))])
  const withNames = items.map(({ userId, ...mail }) => ({ ...mail, recipient: names.get(userId) ?? '' }))
  return { items: withNames, total, isOffered: ctx.mail !== undefined }
}

/**
 * Puts one back into the outbox that failed or may not have arrived.
 *
 * Permission: notices:mail.
 * Errors:     notices.mail-not-open.
 */
export async function sendAgain(ctx: Context, mailId: string): Promise<undefined> {
  await ctx.db.tx(async (tx) => {
    if (!(await requeueMail(tx, ctx.scope, mailId, ctx.clock.now()))) throw new Refusal('notices.mail-not-open')
    const detail = {}
    const { regionPath } = ctx.actor
    await ctx.audit.record(tx, ctx.actor, {
      action: 'notices.send-again',
      object: `mail:${mailId}`,
      regionPath,
      detail,
    })
    await ctx.jobs.enqueue(tx, 'notices.send-mails', {}, ctx.actor)
  })
  return undefined
}
