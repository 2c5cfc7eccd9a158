import { regionNames } from '#areas/regions'
import { masked } from '#engines/form'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Actor, Role } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { BodyOf } from '#platform/http/endpoint'
import { roleTitles } from '#platform/http/me'
import type { Context } from '#platform/http/route'
import { valuesOn } from '#platform/parameters/values'
import type { enterPerson as enterShape, People, PersonView } from '../contract/people.ts'
import { consentMonths } from '../people-parameters.ts'
import { consentProblems } from '../rules/consent.ts'
import { type CompanyRow, companyByCode } from '../store/companies.ts'
import {
  erasePerson,
  insertPerson,
  insertPersonLook,
  lockPerson,
  type PersonLookRow,
  peopleOf,
  personLooksOf,
} from '../store/people.ts'
import { ownOrganisation, reachOf, recorderOf } from './reach.ts'

const shownLooks = 200
const mostPeople = 20

/**
 * People of a company whose consent lasts; the company sees them as they are, everybody else covered in the middle.
 *
 * Permission: enterprises:read. Errors: enterprises.not-found.
 */
export async function readPeople(ctx: Context, creditCode: string): Promise<People> {
  await companyWithin(ctx, ctx.db, creditCode)
  return peopleView(ctx, ctx.db, creditCode)
}

/**
 * A company enters somebody who agreed to that, until a day.
 *
 * Permission: enterprises:own.
 * Writes:     enterprises.person, the operation log (without name and phone).
 * Errors:     enterprises.not-found, .no-consent, .consent-over, .consent-too-long, .too-many-people.
 */
export async function enterPerson(
  ctx: Context,
  creditCode: string,
  { duty, name, phone, consentUntil, hasConsented }: BodyOf<typeof enterShape>,
): Promise<People> {
  return ctx.db.tx(async (tx) => {
    const company = await companyWithin(ctx, tx, creditCode)
    const today = businessDate(ctx.clock.now())
    const mostMonths = (await valuesOn(tx, [consentMonths.key], today)).get(consentMonths.key) ?? consentMonths.initial
    const problems = consentProblems({ hasConsented, consentUntil }, { today, mostMonths })
    if ((await peopleOf(tx, creditCode, today)).length >= mostPeople)
      problems.push({ code: 'enterprises.too-many-people', params: { most: mostPeople } })
    if (problems.length > 0) throw new Refusal(problems)
    const id = ctx.ids.next('per')
    const said = { duty, name, phone, consented_on: today, consent_until: consentUntil }
    await insertPerson(tx, { credit_code: creditCode, id, ...said }, recorderOf(ctx))
    await record(ctx, tx, company, 'enterprises.enter-person', { personId: id, duty, consentUntil })
    return peopleView(ctx, tx, creditCode)
  })
}

/**
 * Ends a consent: name and phone are erased, not only hidden.
 *
 * Permission: enterprises:own. Writes: enterprises.person, the operation log. Errors: enterprises.not-found, .person-not-found.
 */
export async function withdrawConsent(
  ctx: Context,
  { creditCode, personId: id }: { creditCode: string; personId: string },
): Promise<People> {
  return ctx.db.tx(async (tx) => {
    const company = await companyWithin(ctx, tx, creditCode)
    const on = businessDate(ctx.clock.now())
    const person = await lockPerson(tx, { creditCode, id }, on)
    if (!person) throw new Refusal('enterprises.person-not-found')
    await erasePerson(tx, person, { on, byName: recorderOf(ctx).byName })
    await record(ctx, tx, company, 'enterprises.withdraw-consent', { personId: id })
    return peopleView(ctx, tx, creditCode)
  })
}

/**
 * Name and phone of somebody, for a stated purpose; the company sees who asked and why.
 *
 * Permission: enterprises:read.
 * Writes:     enterprises.person_look, the operation log.
 * Errors:     enterprises.not-found, .person-not-found, .person-needed.
 */
export async function uncoverPerson(
  ctx: Context,
  { creditCode, personId }: { creditCode: string; personId: string },
  purpose: string,
): Promise<{ name: string; phone: string }> {
  return ctx.db.tx(async (tx) => {
    const company = await companyWithin(ctx, tx, creditCode)
    const at = ctx.clock.now()
    const person = await lockPerson(tx, { creditCode, id: personId }, businessDate(at))
    if (!person) throw new Refusal('enterprises.person-not-found')
    if ((await ownOrganisation(tx, ctx.actor))?.creditCode !== creditCode) {
      if (ctx.actor.kind !== 'person') throw new Refusal('enterprises.person-needed')
      await insertPersonLook(tx, { creditCode, personId, id: ctx.ids.next('plk'), purpose, at }, ctx.actor)
      await record(ctx, tx, company, 'enterprises.uncover-person', { personId, purpose })
    }
    return { name: person.name, phone: person.phone }
  })
}

async function peopleView(ctx: Context, db: Db, creditCode: string): Promise<People> {
  const rows = await peopleOf(db, creditCode, businessDate(ctx.clock.now()))
  const isOwn = (await ownOrganisation(db, ctx.actor))?.creditCode === creditCode
  const looks = isOwn ? await lookViews(db, ctx.actor, await personLooksOf(db, creditCode, shownLooks)) : new Map()
  const items = rows.map(
    (row): PersonView => ({
      id: row.id,
      duty: row.duty,
      name: isOwn ? row.name : masked(row.name),
      phone: isOwn ? row.phone : masked(row.phone),
      isCovered: !isOwn,
      consentedOn: row.consented_on,
      consentUntil: row.consent_until,
      looks: looks.get(row.id) ?? [],
    }),
  )
  return { items, mayChange: isOwn }
}

async function lookViews(
  db: Db,
  reader: Actor,
  rows: readonly PersonLookRow[],
): Promise<Map<string, PersonView['looks']>> {
  const places = await regionNames(db, [...new Set(rows.flatMap((row) => row.region_path ?? []))])
  const locale = reader.locale === 'en' ? 'en' : 'zh'
  const views = rows.map(({ person_id: personId, name, role, region_path: path, purpose, at }) => {
    const place = path === null ? null : (places.get(path) ?? null)
    const unit = [place, role === null ? null : roleTitles[role as Role][locale]].filter(Boolean).join(' · ') || null
    return { personId, look: { name, unit, purpose, at: at.toISOString() } }
  })
  return new Map(
    [...Map.groupBy(views, ({ personId }) => personId)].map(([id, own]) => [id, own.map(({ look }) => look)]),
  )
}

async function companyWithin(ctx: Context, db: Db, creditCode: string): Promise<CompanyRow> {
  const row = await companyByCode(db, await reachOf({ ...ctx, db }), creditCode)
  if (!row) throw new Refusal('enterprises.not-found')
  return row
}

async function record(
  ctx: Context,
  tx: Db,
  { credit_code: creditCode, region_path: regionPath }: CompanyRow,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, { action, object: `company:${creditCode}`, regionPath, detail })
}
