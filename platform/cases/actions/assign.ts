import { isOwner, stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { doerOf, engineActor } from '../doer.ts'
import { type CaseRecord, changeCase } from '../store/cases.ts'
import { appendEvent } from '../store/events.ts'
import { type Holder, holderOf } from '../store/people.ts'
import { deskLink, objectOf } from '../tell.ts'
import { caseOfAny, changedMeanwhile, lockedCase, procedureOf } from './load.ts'
import { released } from './move.ts'
import { settleDeadlines } from './settle.ts'

/**
 * Takes a case from the pool, hands it over, or puts it back. Only to somebody whose role owns the state, in a region
 * that the case lies in.
 *
 * Permission: cases:desk, for whoever owns the state.
 * Errors:     cases.not-found, .changed-meanwhile, .over, .not-yours-to-do, .not-a-colleague.
 */
export async function assign(
  ctx: Context,
  caseId: string,
  { revision, membershipId }: { revision: number; membershipId: string | null },
): Promise<CaseRecord> {
  return ctx.db.tx(async (tx) => {
    const row = await settleDeadlines(tx, ctx, await lockedCase(tx, ctx, { caseId }))
    if (row.revision !== revision) throw await changedMeanwhile(tx, ctx, row)
    const state = stateOf(procedureOf(ctx, row).model, row.state)
    if (state.final)
      throw new Refusal({ code: 'cases.over', params: { stateZh: state.label.zh, stateEn: state.label.en } })
    if (!isOwner(state, engineActor(row, ctx.actor))) throw new Refusal('cases.not-yours-to-do')
    const now = ctx.clock.now()
    const holder = membershipId === null ? null : await holderOf(tx, membershipId, businessDate(now))
    if (membershipId !== null && !(holder && mayHold(holder, row, state.owner)))
      throw new Refusal('cases.not-a-colleague')
    const after = await changeCase(tx, row, holder ? assigneeColumns(holder, now) : released)
    await appendEvent(tx, after, {
      at: now.toISOString() > row.standing.lastAt ? now : new Date(row.standing.lastAt),
      kind: holder ? 'assigned' : 'released',
      doer: await doerOf(tx, ctx, row),
      from: row.state,
      to: row.state,
      note: holder?.name ?? null,
    })
    if (holder && holder.userId !== ctx.actor.userId)
      await ctx.registry.ports.notify(tx, ctx, {
        kind: 'todo',
        to: { membershipId: holder.membershipId },
        regionPath: row.region_path,
        title: { zh: `请办理：${row.subject}`, en: `Handed to you: ${row.subject}` },
        link: deskLink(row),
        object: objectOf(row),
        reason: 'cases.handed-over',
        ...(row.due_on ? { dueOn: row.due_on } : {}),
      })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'cases.assign',
      object: objectOf(row),
      regionPath: row.region_path,
      detail: { membershipId },
    })
    return after
  })
}

const mayHold = (holder: Holder, row: CaseRecord, owner: readonly string[]) =>
  owner.includes(holder.role) && row.region_path.startsWith(holder.regionPath)

function assigneeColumns(holder: Holder, now: Date) {
  return {
    assignee_membership_id: holder.membershipId,
    assignee_user_id: holder.userId,
    assignee_name: holder.name,
    assigned_at: now,
  }
}

/**
 * Whom a case can be handed to: whoever holds a role that owns its state, in its region or above.
 *
 * Errors: cases.not-found.
 */
export async function colleaguesFor(ctx: Context, caseId: string) {
  const row = await caseOfAny(ctx, caseId)
  const { owner } = stateOf(procedureOf(ctx, row).model, row.state)
  return holders(ctx, owner, row.region_path)
}

/** Holders of roles at a place or above it, by name. */
export async function holders(ctx: Context, roles: readonly string[], regionPath: string): Promise<Holder[]> {
  return ctx.db.query<Holder>(
    `select m.id as "membershipId", m.user_id as "userId", p.name, m.role, m.region_path as "regionPath"
     from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
     where m.role = any($1) and starts_with($2, m.region_path) and p.deactivated_at is null
       and m.valid_from <= $3 and (m.valid_to is null or m.valid_to >= $3)
     order by length(m.region_path) desc, p.name, m.id limit 200`,
    [roles.filter((role) => role !== 'applicant'), regionPath, businessDate(ctx.clock.now())],
  )
}
