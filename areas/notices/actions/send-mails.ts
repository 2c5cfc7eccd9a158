import type { Services } from '#platform/services'
import { nextTry } from '../rules/retry.ts'
import { claimMail, noteOutcome, settleOldMails } from '../store/outbox.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Longer than one mail can take. */
const claimMinutes = 15
const keptDays = 6

/**
 * Sends what is due. A mail is claimed, and that is committed, before its server is spoken to; so one that a kill or a
 * broken connection leaves in doubt is never sent a second time by itself, but shown to the administrator.
 *
 * Writes: notices.mail.
 */
export async function sendMails(
  services: Pick<Services, 'db' | 'clock' | 'mail'>,
  signal?: AbortSignal,
): Promise<{ sent: number; later: number; undelivered: number }> {
  const counts = { sent: 0, later: 0, undelivered: 0 }
  const { db, clock, mail: mailer } = services
  if (!mailer) return counts
  const startedAt = clock.now()
  await settleOldMails(db, {
    claimed: new Date(startedAt.getTime() - claimMinutes * minuteMs),
    due: new Date(startedAt.getTime() - keptDays * dayMs),
    now: startedAt,
  })
  while (!signal?.aborted) {
    const mail = await claimMail(db, startedAt)
    if (!mail) break
    const outcome = await mailer.send(mail)
    const now = clock.now()
    const retryAt = nextTry(mail.attempts, now)
    await noteOutcome(db, mail, outcome, { now, retryAt })
    if (outcome.state === 'sent') counts.sent += 1
    else if (outcome.state === 'later' && retryAt) counts.later += 1
    else counts.undelivered += 1
  }
  return counts
}
