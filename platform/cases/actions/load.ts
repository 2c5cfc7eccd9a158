import { businessDate } from '#kernel/clock'
import { inLocale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { readersOf } from '../generated/permissions.ts'
import type { Party } from '../ports.ts'
import type { Procedure } from '../registered.ts'
import { type CaseRecord, caseAt, lockCase } from '../store/cases.ts'
import { type EventRecord, lastEventOf } from '../store/events.ts'
import { doneWords } from '../words.ts'
import { settleDeadlines } from './settle.ts'

export interface CaseAddress {
  procedureId: string
  caseId: string
}

/**
 * The case as it is now, deadlines that have passed applied.
 *
 * Errors: cases.not-found.
 */
export async function loadCase(ctx: Context, at: CaseAddress): Promise<CaseRecord> {
  const row = await caseAt(ctx.db, ctx.scope, at)
  if (!row) throw new Refusal('cases.not-found')
  if (row.look_on === null || row.look_on > businessDate(ctx.clock.now())) return row
  return ctx.db.tx(async (tx) => settleDeadlines(tx, ctx, await lockedCase(tx, ctx, at)))
}

/**
 * A case under an address that does not name its procedure. The own party gets it, and staff whose role has to do with
 * the procedure: a finance officer those that wait for a payment, not every case of the city.
 *
 * Errors: cases.not-found.
 */
export async function caseOfAny(ctx: Context, caseId: string): Promise<CaseRecord> {
  const row = await caseAt(ctx.db, ctx.scope, { caseId })
  if (!row || !mayOpen(ctx, row)) throw new Refusal('cases.not-found')
  return row
}

function mayOpen(ctx: Context, row: CaseRecord): boolean {
  if (partyIdOf(ctx.scope) !== null) return true
  const models = ctx.registry.procedures.versions(row.procedure_id).map(({ model }) => model)
  return readersOf(models).includes(ctx.actor.role ?? '')
}

/** The case, held for changing, deadlines that have passed applied. */
export async function lockedCase(
  tx: Db,
  ctx: Pick<Context, 'scope'>,
  at: Partial<CaseAddress> & { caseId: string },
): Promise<CaseRecord> {
  const row = await lockCase(tx, ctx.scope, at)
  if (!row) throw new Refusal('cases.not-found')
  return row
}

export const procedureOf = (ctx: Context, row: Pick<CaseRecord, 'procedure_id' | 'version'>): Procedure =>
  ctx.registry.procedures.version(row.procedure_id, row.version)

/** Says who did what since the case was seen, so that whoever came second decides anew. */
export async function changedMeanwhile(tx: Db, ctx: Context, row: CaseRecord): Promise<Refusal> {
  const last = await lastEventOf(tx, row)
  const done = last ? doneWords(procedureOf(ctx, row).model, last) : { zh: '修改', en: 'change' }
  return new Refusal({
    code: 'cases.changed-meanwhile',
    params: { name: nameOf(ctx, last), time: last ? timeOf(last.at) : '', doneZh: done.zh, doneEn: done.en },
  })
}

function nameOf(ctx: Context, event: EventRecord | null): string {
  if (!event) return ''
  return event.actor_user_id === ctx.actor.userId
    ? inLocale({ zh: '您本人', en: 'You yourself' }, ctx.actor.locale)
    : event.actor_name
}

const timeOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** Whom a permission that reaches only the own party reaches: the organisation, or the person. */
export function partyIdOf(scope: Scope): string | null {
  return scope.reach === 'organisation' ? scope.organisationId : scope.reach === 'self' ? scope.userId : null
}

/**
 * The party that somebody applies for, by how far their permission reaches: their organisation, or themselves.
 *
 * Errors: cases.not-for-you.
 */
export async function partyOf(db: Db, ctx: Context): Promise<Party> {
  const id = partyIdOf(ctx.scope)
  const party = id ? (await ctx.registry.ports.parties(db, [id])).get(id) : undefined
  if (!party)
    throw new Refusal({
      code: 'cases.not-for-you',
      params: { whoZh: '单位或个人用户', whoEn: 'organisations and persons' },
    })
  return party
}
