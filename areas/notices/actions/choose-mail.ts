import { randomBytes } from 'node:crypto'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { MailChoice } from '../contract.ts'
import { confirmationMail } from '../rules/digest-mail.ts'
import { confirmByToken, mailChoiceOf, type StoredChoice, stopByToken, writeMailChoice } from '../store/mail-choices.ts'
import { confirmationsSince, withdrawMails, writeMail } from '../store/outbox.ts'

const dayMs = 86_400_000
const confirmationsPerDay = 5

/** Page behind the links of mails; it asks before it does anything, since programs follow links too. A POST does not ask. */
export const mailPageUrl = (publicUrl: string, what: 'confirm' | 'stop', token: string) =>
  `${publicUrl}/mail?${what}=${token}`

const viewOf = (ctx: Context, choice: StoredChoice | null): MailChoice => ({
  isOffered: ctx.mail !== undefined,
  address: choice?.address ?? null,
  isConfirmed: choice?.confirmedAt !== null && choice?.confirmedAt !== undefined,
  wantsDigest: choice?.wantsDigest ?? false,
})

const ownerOf = (ctx: Context): string => {
  if (!ctx.actor.userId) throw new Refusal('notices.not-found')
  return ctx.actor.userId
}

/** Permission: notices:read. */
export async function readMailChoice(ctx: Context): Promise<MailChoice> {
  return viewOf(ctx, await mailChoiceOf(ctx.db, ownerOf(ctx)))
}

/**
 * Where a person wants mails, and whether. A new address is asked first; until its reader answers, nothing else goes there.
 *
 * Permission: notices:read, one's own.
 * Writes:     notices.mail_choice, notices.mail, the operation log (without the address).
 * Errors:     notices.no-mail-server, notices.address-missing, notices.too-many-confirmations.
 */
export async function changeMailChoice(
  ctx: Context,
  input: { address: string | null; wantsDigest: boolean },
): Promise<MailChoice> {
  const userId = ownerOf(ctx)
  // What was begun can be ended, whether or not there is a server now.
  if (!ctx.mail && input.address) throw new Refusal('notices.no-mail-server')
  if (input.wantsDigest && !input.address) throw new Refusal({ code: 'notices.address-missing', field: 'address' })
  const now = ctx.clock.now()
  return ctx.db.tx(async (tx) => {
    const before = await mailChoiceOf(tx, userId, { lock: true })
    const isSame = before !== null && before.address === input.address
    const choice: StoredChoice = {
      userId,
      ...input,
      language: ctx.actor.locale,
      confirmedAt: isSame ? before.confirmedAt : null,
      token: isSame ? before.token : randomBytes(32).toString('base64url'),
    }
    await writeMailChoice(tx, choice, now)
    if (!isSame || !input.wantsDigest) await withdrawMails(tx, userId, now)
    if (input.address && !choice.confirmedAt) await askAddress(tx, choice.token, input.address)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'notices.change-mail-choice',
      object: `user:${userId}`,
      regionPath: ctx.actor.regionPath,
      detail: { wantsDigest: input.wantsDigest, isNewAddress: !isSame },
    })
    return viewOf(ctx, choice)
  })

  async function askAddress(tx: Context['db'], token: string, to: string): Promise<void> {
    if ((await confirmationsSince(tx, userId, new Date(now.getTime() - dayMs))) >= confirmationsPerDay)
      throw new Refusal({ code: 'notices.too-many-confirmations', field: 'address' })
    const words = confirmationMail(mailPageUrl(ctx.publicUrl, 'confirm', token), ctx.actor.locale)
    const id = ctx.ids.next('mai')
    const of = {
      userId,
      regionPath: ctx.actor.regionPath ?? '',
      kind: 'confirmation',
      onceKey: `confirm:${id}`,
    } as const
    await writeMail(tx, { ...words, ...of, id, to, unsubscribeUrl: null }, now)
    await ctx.jobs.enqueue(tx, 'notices.send-mails', {}, ctx.actor)
  }
}

/**
 * By the link of a mail, without signing in: whoever has it reads the address.
 *
 * Permission: notices:answer-mail.
 * Errors:     notices.link-invalid.
 */
export async function answerMail(ctx: Context, what: 'confirm' | 'stop', token: string): Promise<undefined> {
  const now = ctx.clock.now()
  await ctx.db.tx(async (tx) => {
    const userId = await (what === 'confirm' ? confirmByToken : stopByToken)(tx, token, now)
    if (!userId) throw new Refusal('notices.link-invalid')
    if (what === 'stop') await withdrawMails(tx, userId, now)
    await ctx.audit.record(tx, ctx.actor, {
      action: what === 'confirm' ? 'notices.confirm-address' : 'notices.stop-mail',
      object: `user:${userId}`,
      regionPath: null,
      detail: {},
    })
  })
  return undefined
}
