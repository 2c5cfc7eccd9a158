import { organisationsByCreditCodes } from '#areas/accounts'
import { companyFiles, grantCertificate, lastDayOf } from '#areas/enterprises'
import { notify, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import { loadWorkingCalendar } from '#platform/calendar'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { CityParameter } from '#platform/parameters/parameter'
import { valuesOn } from '#platform/parameters/values'
import { placesOf } from '../../rules/top-list/places.ts'
import { admittedIn } from '../../store/top-list-applications.ts'
import {
  entriesOf,
  entryAt,
  markTakenOut,
  seatedOf,
  setCertificateNumber,
  setPlaces,
} from '../../store/top-list-entries.ts'
import { methodAt } from '../../store/top-list-methods.ts'
import {
  approveTopListRow,
  dropTopListRow,
  publishTopListRow,
  setNoticeUntil,
  type TopListRow,
} from '../../store/top-lists.ts'
import { topListMonths, topListNotice } from '../../top-list-parameters.ts'
import { heldList, linkOf, objectOf, personOf } from './reach.ts'
import { recomputed } from './recompute.ts'

const calendar = loadWorkingCalendar()

interface At {
  listId: string
  revision: number
}

async function valueOn(db: Db, { key, initial }: CityParameter, day: string): Promise<number> {
  return (await valuesOn(db, [key], day)).get(key) ?? initial
}

/** The last day of a notice that begins today. */
async function noticeFrom(tx: Db, today: string): Promise<string> {
  return calendar.addWorkingDays(today, await valueOn(tx, topListNotice, today)).date
}

/**
 * The second pair of eyes: the list is computed again from its frozen data, and public notice begins.
 *
 * Permission: recognition:approve-top-lists; a person other than who drew it.
 * Writes:     recognition.top_list, messages to the companies, a to-do to publish it, the operation log.
 * Errors:     recognition.top-person-needed, .top-not-found, .top-changed-meanwhile, .top-not-drawn, .top-own, .top-not-same,
 *             .top-admitted-since.
 */
export async function approveTopList(ctx: Context, at: At): Promise<{ noticeUntil: string }> {
  const by = personOf(ctx)
  return ctx.db.tx(async (tx) => {
    const list = await heldList(tx, ctx, at)
    if (list.state !== 'drawn') throw new Refusal('recognition.top-not-drawn')
    if (list.drawn_by_user_id === by.userId) throw new Refusal('recognition.top-own')
    if (!(await recomputed(tx, list)).isSame) throw new Refusal('recognition.top-not-same')
    const count = await admittedSince(tx, list)
    if (count > 0) throw new Refusal({ code: 'recognition.top-admitted-since', params: { count } })
    const now = ctx.clock.now()
    const noticeUntil = await noticeFrom(tx, businessDate(now))
    await approveTopListRow(tx, list, { at: now, ...by, noticeUntil })
    await resolveTodos(tx, ctx, objectOf(list.id))
    await askToPublish(tx, ctx, list, noticeUntil)
    const codes = (await seatedOf(tx, list)).map(({ credit_code }) => credit_code)
    await tell(tx, ctx, list, codes, {
      title: {
        zh: `本企业列入 ${list.year} 年度百强榜公示名单`,
        en: `Your company is on the top list of ${list.year}`,
      },
      text: { zh: `公示到 ${noticeUntil}。`, en: `On public notice until ${noticeUntil}.` },
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.approve-top-list',
      object: objectOf(list.id),
      regionPath: list.region_path,
      detail: { year: list.year, noticeUntil, companies: codes.length },
    })
    return { noticeUntil }
  })
}

/** Candidates of the year whom the list does not know. */
async function admittedSince(tx: Db, list: TopListRow): Promise<number> {
  const ranked = new Set((await entriesOf(tx, list)).map(({ credit_code }) => credit_code))
  return (await admittedIn(tx, list.region_path, list.year)).filter((code) => !ranked.has(code)).length
}

async function askToPublish(tx: Db, ctx: Context, list: TopListRow, noticeUntil: string): Promise<void> {
  await notify(tx, ctx, {
    kind: 'todo',
    to: { role: 'city-officer' },
    regionPath: list.region_path,
    title: {
      zh: `公示期满后发布 ${list.year} 年度百强榜`,
      en: `Publish the top list of ${list.year} after its notice`,
    },
    text: {
      zh: `公示到 ${noticeUntil}，异议成立的先移出。`,
      en: `On notice until ${noticeUntil}; take out objections first.`,
    },
    link: linkOf(list.id),
    object: objectOf(list.id),
    reason: 'recognition.top-to-publish',
  })
}

/** A message to some companies of a list that have an account. */
async function tell(
  tx: Db,
  ctx: Context,
  { id, region_path: regionPath }: TopListRow,
  codes: readonly string[],
  { title, text }: { title: Localized; text: Localized },
): Promise<void> {
  const known = await organisationsByCreditCodes(tx, codes)
  for (const [creditCode, { id: organisationId }] of known)
    await notify(tx, ctx, {
      kind: 'message',
      to: { organisationId },
      ...{ regionPath, title, text, link: `${linkOf(id)}/${creditCode}` },
      object: `${objectOf(id)} ${creditCode}`,
      reason: 'recognition.top-told',
    })
}

/**
 * Drops a list that is not published; it is kept as dropped, and another may be drawn.
 *
 * Permission: recognition:draw-top-lists.
 * Writes:     recognition.top_list, the to-do, the operation log.
 * Errors:     recognition.top-not-found, .top-changed-meanwhile, .top-not-drawn.
 */
export async function dropTopList(ctx: Context, at: At, { reason }: { reason: string }): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const list = await heldList(tx, ctx, at)
    if (list.state !== 'drawn' && list.state !== 'notice') throw new Refusal('recognition.top-not-drawn')
    await dropTopListRow(tx, list, { at: ctx.clock.now(), name: ctx.actor.name, reason })
    await resolveTodos(tx, ctx, objectOf(list.id))
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.drop-top-list',
      object: objectOf(list.id),
      regionPath: list.region_path,
      detail: { year: list.year, reason },
    })
  })
}

/**
 * Takes a company out of a list on notice. Those behind move up; nobody is scored anew. Where somebody comes in that was not on
 * notice, the notice begins again for the whole list.
 *
 * Permission: recognition:draw-top-lists.
 * Writes:     recognition.top_list_entry, .top_list, messages to the companies, the operation log.
 * Errors:     recognition.top-not-found, .top-changed-meanwhile, .top-not-on-notice, .top-entry-not-found,
 *             .top-out-already.
 */
export async function takeOutOfTopList(
  ctx: Context,
  { creditCode, ...at }: At & { creditCode: string },
  { reason }: { reason: string },
): Promise<{ noticeUntil: string; movedIn: string[] }> {
  return ctx.db.tx(async (tx) => {
    const list = await heldList(tx, ctx, at)
    if (list.state !== 'notice' || list.notice_until === null) throw new Refusal('recognition.top-not-on-notice')
    const entry = await entryAt(tx, list, creditCode)
    if (!entry) throw new Refusal('recognition.top-entry-not-found')
    if (entry.taken_out_at !== null || entry.rank === null)
      throw new Refusal({ code: 'recognition.top-out-already', params: { company: entry.name } })
    const method = await methodAt(tx, { regionPath: list.region_path, id: list.method_id })
    if (!method) throw new Error(`the method ${list.method_id} is gone`)
    const now = ctx.clock.now()
    await markTakenOut(tx, entry, { at: now, name: ctx.actor.name, reason })
    const entries = await entriesOf(tx, list)
    const places = placesOf(
      entries.map((each) => ({ creditCode: each.credit_code, rank: each.rank, isOut: each.taken_out_at !== null })),
      method.content,
    )
    await setPlaces(tx, list, places)
    const movedIn = entries.filter((each) => !each.is_seated && places.get(each.credit_code)?.isSeated)
    const noticeUntil = movedIn.length > 0 ? await noticeFrom(tx, businessDate(now)) : list.notice_until
    await setNoticeUntil(tx, list, noticeUntil)
    await tell(tx, ctx, list, [creditCode], {
      title: {
        zh: `本企业移出 ${list.year} 年度百强榜`,
        en: `Your company was taken out of the top list of ${list.year}`,
      },
      text: { zh: `理由：${reason}`, en: `Reason: ${reason}` },
    })
    const codes = movedIn.map(({ credit_code }) => credit_code)
    await tell(tx, ctx, list, codes, {
      title: {
        zh: `本企业递补列入 ${list.year} 年度百强榜公示名单`,
        en: `Your company moved up into the top list of ${list.year}`,
      },
      text: { zh: `公示到 ${noticeUntil}。`, en: `On public notice until ${noticeUntil}.` },
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.take-out-of-top-list',
      object: objectOf(list.id),
      regionPath: list.region_path,
      detail: { creditCode, reason, movedIn: codes, noticeUntil },
    })
    return { noticeUntil, movedIn: movedIn.map(({ name }) => name) }
  })
}

/**
 * Publishes a list whose notice is over: each company with a seat gets the title in its file, and is told.
 *
 * Permission: recognition:draw-top-lists.
 * Writes:     recognition.top_list, .top_list_entry; enterprises.certificate; messages, the to-do, the operation log.
 * Errors:     recognition.top-not-found, .top-changed-meanwhile, .top-not-on-notice, .top-on-notice,
 *             .top-ended-meanwhile; those of `grantCertificate`.
 */
export async function publishTopList(ctx: Context, at: At): Promise<{ certificates: number }> {
  return ctx.db.tx(async (tx) => {
    const list = await heldList(tx, ctx, at)
    if (list.state !== 'notice' || list.notice_until === null) throw new Refusal('recognition.top-not-on-notice')
    const today = businessDate(ctx.clock.now())
    if (today <= list.notice_until)
      throw new Refusal({ code: 'recognition.top-on-notice', params: { until: list.notice_until } })
    const seated = await seatedOf(tx, list)
    const codes = seated.map(({ credit_code }) => credit_code)
    await refuseEnded(tx, seated, today)
    const validTo = lastDayOf(today, await valueOn(tx, topListMonths, today))
    for (const [index, { credit_code: creditCode }] of seated.entries()) {
      const number = `BQ${list.year}-${String(index + 1).padStart(3, '0')}`
      await grantCertificate(tx, ctx, creditCode, { title: 'top-100', number, validFrom: today, validTo })
      await setCertificateNumber(tx, list, creditCode, number)
    }
    await publishTopListRow(tx, list, { on: today, name: ctx.actor.name })
    await resolveTodos(tx, ctx, objectOf(list.id))
    await tell(tx, ctx, list, codes, {
      title: {
        zh: `本企业入选 ${list.year} 年度科技型企业百强`,
        en: `Your company is in the top list of ${list.year}`,
      },
      text: { zh: `有效期到 ${validTo}。`, en: `Valid until ${validTo}.` },
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.publish-top-list',
      object: objectOf(list.id),
      regionPath: list.region_path,
      detail: { year: list.year, certificates: seated.length },
    })
    return { certificates: seated.length }
  })
}

async function refuseEnded(
  tx: Db,
  seated: readonly { credit_code: string; name: string }[],
  today: string,
): Promise<void> {
  const files = await companyFiles(tx, { codes: seated.map(({ credit_code }) => credit_code), on: today })
  const ended = seated.filter(({ credit_code }) => files.get(credit_code)?.endedOn !== null)
  if (ended.length === 0) return
  const companies = ended.map(({ name }) => name).join('、')
  throw new Refusal({ code: 'recognition.top-ended-meanwhile', params: { count: ended.length, companies } })
}
