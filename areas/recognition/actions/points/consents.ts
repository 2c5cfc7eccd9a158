import { activeOrganisations, type KnownOrganisation, organisationById } from '#areas/accounts'
import { notify } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { valuesOn } from '#platform/parameters/values'
import type { ConsentForm, PointsConsent } from '../../contract/points-consents.ts'
import { pointsTerms } from '../../points-parameters.ts'
import { consentState, lastConsentDay } from '../../rules/points/consent.ts'
import {
  type ConsentRow,
  consentsOf,
  endConsent,
  endExpired,
  insertConsent,
  looksOf,
} from '../../store/points-consents.ts'
import { statementsOf } from '../../store/points-statements.ts'
import { cityOfPath } from './reach.ts'

/** The organisation that is acted for. Errors: recognition.points-no-company. */
export async function ownOrganisation(ctx: Pick<Context, 'scope'> & { db: Db }): Promise<KnownOrganisation> {
  const { scope } = ctx
  const own = scope.reach === 'organisation' ? await organisationById(ctx.db, scope.organisationId) : null
  if (!own) throw new Refusal('recognition.points-no-company')
  return own
}

export const stateOf = (row: Pick<ConsentRow, 'ended_at' | 'end_reason' | 'until_day'>, on: string) =>
  consentState({ isEnded: row.ended_at !== null, endReason: row.end_reason, untilDay: row.until_day }, on)

async function mostMonths(db: Db, on: string): Promise<number> {
  const { consentMonths } = pointsTerms
  return (await valuesOn(db, [consentMonths.key], on)).get(consentMonths.key) ?? consentMonths.initial
}

/** Permission: recognition:own-consents. Errors: recognition.points-no-company. */
export async function listOwnConsents(ctx: Context) {
  const own = await ownOrganisation(ctx)
  const today = businessDate(ctx.clock.now())
  const months = await mostMonths(ctx.db, today)
  const isBank = own.kind === 'bank'
  const banks = isBank
    ? []
    : await activeOrganisations(ctx.db, { kind: 'bank', regionPath: cityOfPath(own.regionPath) })
  const statements = Map.groupBy(await statementsOf(ctx.db, own.creditCode), (each) => each.consent_id)
  return {
    isBank,
    name: own.name,
    creditCode: own.creditCode,
    today,
    lastDay: lastConsentDay(today, months),
    mostMonths: months,
    banks: banks.map(({ id, name }) => ({ id, name })),
    items: (await consentsOf(ctx.db, own.creditCode)).map(
      (row): PointsConsent => ({
        id: row.id,
        bankName: row.bank_name,
        purpose: row.purpose,
        fromDay: row.from_day,
        untilDay: row.until_day,
        state: stateOf(row, today),
        givenAt: row.given_at.toISOString(),
        givenByName: row.given_by_name,
        endedAt: row.ended_at?.toISOString() ?? null,
        endedByName: row.ended_by_name,
        endReason: row.end_reason,
        statements: (statements.get(row.id) ?? []).map(({ number }) => number),
      }),
    ),
  }
}

/**
 * A company lets a bank see its points for a purpose, until a day.
 *
 * Permission: recognition:own-consents.
 * Writes:     recognition.points_consent, notices, the operation log.
 * Errors:     recognition.points-no-company, .consent-no-bank, .consent-day, .consent-open.
 */
export async function giveConsent(
  ctx: Context,
  { bankId, purpose, untilDay }: ConsentForm,
): Promise<{ consentId: string }> {
  return ctx.db.tx(async (tx) => {
    const own = await ownOrganisation({ ...ctx, db: tx })
    const at = ctx.clock.now()
    const on = businessDate(at)
    const bank = await organisationById(tx, bankId)
    const isOpen = bank?.kind === 'bank' && bank.closedOn === null && bank.id !== own.id
    if (!bank || !isOpen || cityOfPath(bank.regionPath) !== cityOfPath(own.regionPath))
      throw new Refusal({ code: 'recognition.consent-no-bank', field: 'bankId' })
    const months = await mostMonths(tx, on)
    const last = lastConsentDay(on, months)
    if (untilDay < on || untilDay > last)
      throw new Refusal({ code: 'recognition.consent-day', field: 'untilDay', params: { first: on, last, months } })
    await endExpired(tx, { creditCode: own.creditCode, bankId, on, at })
    const id = ctx.ids.next('ptc')
    await insertConsent(tx, {
      credit_code: own.creditCode,
      id,
      name: own.name,
      region_path: own.regionPath,
      bank_id: bank.id,
      bank_name: bank.name,
      purpose,
      from_day: on,
      until_day: untilDay,
      given_at: at,
      given_by: ctx.actor.userId,
      given_by_name: ctx.actor.name,
    })
    await tell(ctx, tx, id, bank, {
      zh: `${own.name}授权查看创新积分，至 ${untilDay}`,
      en: `${own.name} lets you see its innovation points until ${untilDay}`,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.give-points-consent',
      object: `company:${own.creditCode}`,
      regionPath: own.regionPath,
      detail: { consentId: id, bankId, purpose, untilDay },
    })
    return { consentId: id }
  })
}

async function tell(
  ctx: Context,
  tx: Db,
  consentId: string,
  bank: Pick<KnownOrganisation, 'id' | 'regionPath'>,
  title: { zh: string; en: string },
): Promise<void> {
  await notify(tx, ctx, {
    kind: 'message',
    to: { organisationId: bank.id },
    regionPath: bank.regionPath,
    title,
    link: '/recognition/points-consents',
    object: `points-consent:${consentId}`,
    reason: 'recognition.points-consent',
  })
}

/**
 * Withdraws a consent: from then on the bank sees nothing, and statements made under it are no longer valid.
 *
 * Permission: recognition:own-consents.
 * Writes:     recognition.points_consent (its end), notices, the operation log.
 * Errors:     recognition.consent-not-found, .consent-over-already.
 */
export async function withdrawConsent(
  ctx: Context,
  { consentId: id, reason }: { consentId: string; reason: string },
): Promise<{ state: 'withdrawn' }> {
  return ctx.db.tx(async (tx) => {
    const { creditCode, name, regionPath } = await ownOrganisation({ ...ctx, db: tx })
    const row = (await consentsOf(tx, creditCode)).find((each) => each.id === id)
    if (!row) throw new Refusal('recognition.consent-not-found')
    const at = ctx.clock.now()
    const isOver = stateOf(row, businessDate(at)) !== 'in-force'
    if (isOver || !(await endConsent(tx, { creditCode, id }, { at, byName: ctx.actor.name, reason })))
      throw new Refusal('recognition.consent-over-already')
    const bank = await organisationById(tx, row.bank_id)
    if (bank)
      await tell(ctx, tx, id, bank, {
        zh: `${name}已撤回创新积分授权`,
        en: `${name} withdrew its consent to see its innovation points`,
      })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.withdraw-points-consent',
      object: `company:${creditCode}`,
      regionPath,
      detail: { consentId: id, reason },
    })
    return { state: 'withdrawn' as const }
  })
}

/** Permission: recognition:own-consents. Errors: recognition.points-no-company. */
export async function listOwnLooks(ctx: Context, { page, pageSize }: { page: number; pageSize: number }) {
  const { creditCode } = await ownOrganisation(ctx)
  const { rows, total } = await looksOf(ctx.db, creditCode, { limit: pageSize, offset: (page - 1) * pageSize })
  return {
    items: rows.map(({ bank_name, by_name, what, looked_at }) => ({
      bankName: bank_name,
      byName: by_name,
      what,
      at: looked_at.toISOString(),
    })),
    total,
  }
}
