import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { type MembershipHolder, membersOn } from '#platform/auth/memberships'
import { loadWorkingCalendar } from '#platform/calendar'
import type { DigestSection } from '#platform/digest'
import type { Services } from '#platform/services'
import { notify } from '../notify.ts'
import { digestMail } from '../rules/digest-mail.ts'
import { mondayOf } from '../rules/week.ts'
import { keepDigest, membershipsWithDigest } from '../store/digests.ts'
import { mailChoiceOf } from '../store/mail-choices.ts'
import { writeMail } from '../store/outbox.ts'
import { mailPageUrl } from './choose-mail.ts'

const calendar = loadWorkingCalendar()

/**
 * Makes the digests that the week still lacks: on its first working day for everybody, later for those that a standstill
 * left out. Each is kept, told inside the platform, and put into the outbox for whoever wants it by mail, in one
 * transaction; run again it makes nothing twice.
 *
 * Reads:  what every area has to say, within the permissions of each membership.
 * Writes: notices.digest, notices, notices.mail.
 */
export async function makeDigests(
  services: Services,
  progress: (share: number) => void = () => undefined,
): Promise<{ made: number; told: number; mailed: number }> {
  const today = businessDate(services.clock.now())
  const counts = { made: 0, told: 0, mailed: 0 }
  if (!calendar.isWorkingDay(today)) return counts
  const weekOf = mondayOf(today)
  const have = await membershipsWithDigest(services.db, weekOf)
  const missing = (await membersOn(services.db, today)).filter(({ membership }) => !have.has(membership.id))
  const defects: unknown[] = []
  for (const [index, holder] of missing.entries()) {
    try {
      const sections = await services.digestFor(actorOf(holder))
      const written = await keepOne(services, holder, { weekOf, sections })
      counts.made += written.isMade ? 1 : 0
      counts.told += written.isTold ? 1 : 0
      counts.mailed += written.isMailed ? 1 : 0
    } catch (error) {
      // What is wrong with one must not keep the others waiting; the job fails at its end and is tried again.
      defects.push(error)
    }
    progress((index + 1) / missing.length)
  }
  if (defects.length > 0) throw new AggregateError(defects, `${defects.length} digests could not be made`)
  return counts
}

function actorOf({ membership, name }: MembershipHolder): Actor {
  const { id, userId, role, regionPath, departmentId, organisationId } = membership
  const who = { kind: 'person', userId, name, membershipId: id, role } as const
  return { ...who, regionPath, departmentId, organisationId, locale: 'zh-CN' }
}

async function keepOne(
  services: Services,
  { membership }: MembershipHolder,
  digest: { weekOf: string; sections: DigestSection[] },
): Promise<{ isMade: boolean; isTold: boolean; isMailed: boolean }> {
  const { id: membershipId, userId, regionPath } = membership
  const { weekOf, sections } = digest
  const now = services.clock.now()
  return services.db.tx(async (tx) => {
    const isMade = await keepDigest(tx, { regionPath, membershipId, userId }, { weekOf, madeAt: now, sections })
    if (!isMade || sections.length === 0) return { isMade, isTold: false, isMailed: false }
    await notify(tx, services, {
      kind: 'message',
      to: { membershipId },
      regionPath,
      title: { zh: `每周摘要（${weekOf} 当周）`, en: `Weekly digest (week of ${weekOf})` },
      text: {
        zh: sections.map(({ title, lines, moreCount }) => `${title.zh} ${lines.length + moreCount}`).join('，'),
        en: sections.map(({ title, lines, moreCount }) => `${title.en}: ${lines.length + moreCount}`).join(', '),
      },
      link: `/digest?week=${weekOf}`,
      object: `digest:${membershipId}`,
      reason: 'notices.digest',
    })
    return { isMade, isTold: true, isMailed: await mailOne() }

    async function mailOne(): Promise<boolean> {
      const choice = services.mail ? await mailChoiceOf(tx, userId) : null
      if (!choice?.address || !choice.confirmedAt || !choice.wantsDigest) return false
      const { publicUrl } = services
      const stopUrl = mailPageUrl(publicUrl, 'stop', choice.token)
      const words = digestMail({ weekOf, sections, publicUrl, stopUrl, locale: choice.language })
      const mail = { ...words, id: services.ids.next('mai'), to: choice.address, unsubscribeUrl: stopUrl }
      const of = { userId, regionPath, kind: 'digest', onceKey: `digest:${weekOf}:${membershipId}` } as const
      return writeMail(tx, { ...mail, ...of }, now)
    }
  })
}
