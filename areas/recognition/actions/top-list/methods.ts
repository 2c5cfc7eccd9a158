import type { z } from 'zod'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { NewTopListMethod, TopListMethodLine } from '../../contract/top-list-methods.ts'
import { methodProblems } from '../../rules/top-list/method.ts'
import {
  decideMethod,
  insertMethod,
  type MethodRow,
  methodAt,
  methodOn,
  methodsOf,
} from '../../store/top-list-methods.ts'
import { jsonDigest } from '../points/json-digest.ts'
import { cityOf, cityOfPath, may } from '../points/reach.ts'
import { numericFacts } from './numeric-facts.ts'
import { regionOf } from './reach.ts'

/** The method of a city on a day. Errors: recognition.top-no-method. */
export async function methodInForce(db: Db, regionPath: string, on: string): Promise<MethodRow> {
  const row = await methodOn(db, regionPath, on)
  if (!row) throw new Refusal({ code: 'recognition.top-no-method', params: { on } })
  return row
}

/** Permission: recognition:read-top-lists. */
export async function listTopListMethods(ctx: Context) {
  const regionPath = cityOfPath(regionOf(ctx))
  const today = businessDate(ctx.clock.now())
  return {
    items: (await methodsOf(ctx.db, regionPath)).map((row) => lineOf(ctx, row)),
    inForceId: (await methodOn(ctx.db, regionPath, today))?.id ?? null,
    mayPropose: may(ctx, 'recognition:keep-top-list-methods'),
    today,
    facts: Object.entries(numericFacts).map(([fact, { label, words, isStanding }]) => ({
      ...{ fact, label, unit: words, isStanding },
    })),
  }
}

function lineOf(ctx: Context, row: MethodRow): TopListMethodLine {
  const isOpen = row.decided_at === null
  return {
    id: row.id,
    title: row.title,
    number: row.document_number,
    inForceFrom: row.in_force_from,
    state: isOpen ? 'proposed' : row.is_approved ? 'approved' : 'refused',
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at.toISOString(),
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
    digest: row.digest,
    content: row.content,
    mayDecide: isOpen && may(ctx, 'recognition:keep-top-list-methods') && row.proposed_by !== ctx.actor.userId,
  }
}

/**
 * Proposes a method, from a day on; everything that is wrong with it is said at once.
 *
 * Permission: recognition:keep-top-list-methods.
 * Writes:     recognition.top_list_method, the operation log.
 * Errors:     recognition.points-city-only, .top-code-twice, .top-fact, .top-growth, .top-denominator, .top-goalposts,
 *             .top-weight-sum, .top-tie-break.
 */
export async function proposeTopListMethod(
  ctx: Context,
  { title, number, inForceFrom, ...content }: z.output<typeof NewTopListMethod>,
): Promise<{ methodId: string }> {
  const regionPath = cityOf(ctx)
  const problems = methodProblems(content, numericFacts)
  if (problems.length > 0) throw new Refusal(problems)
  const id = ctx.ids.next('tlm')
  await ctx.db.tx(async (tx) => {
    await insertMethod(tx, {
      ...{ region_path: regionPath, id, title, document_number: number, in_force_from: inForceFrom, content },
      digest: jsonDigest({ title, number, inForceFrom, content }),
      ...{ proposed_at: ctx.clock.now(), proposed_by: ctx.actor.userId, proposed_by_name: ctx.actor.name },
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.propose-top-list-method',
      object: `top-list-method:${id}`,
      regionPath,
      detail: { title, number, inForceFrom },
    })
  })
  return { methodId: id }
}

/**
 * Puts a method in force, or refuses it. Lists that are drawn keep theirs.
 *
 * Permission: recognition:keep-top-list-methods; a person other than who proposed it.
 * Writes:     recognition.top_list_method (its decision), the operation log.
 * Errors:     recognition.top-method-not-found, .top-method-decided, .top-method-same-person, .top-method-day-taken.
 */
export async function decideTopListMethod(
  ctx: Context,
  { methodId: id, isApproved, note }: { methodId: string; isApproved: boolean; note: string },
): Promise<{ state: 'approved' | 'refused' }> {
  const regionPath = cityOf(ctx)
  return ctx.db.tx(async (tx) => {
    const row = await methodAt(tx, { regionPath, id }, 'update')
    if (!row) throw new Refusal('recognition.top-method-not-found')
    if (row.decided_at !== null)
      throw new Refusal({ code: 'recognition.top-method-decided', params: { name: row.decided_by_name ?? '' } })
    if (row.proposed_by === ctx.actor.userId) throw new Refusal('recognition.top-method-same-person')
    const by = { by: ctx.actor.userId, byName: ctx.actor.name, at: ctx.clock.now() }
    await decideMethod(tx, row, { isApproved, note, ...by })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.decide-top-list-method',
      object: `top-list-method:${id}`,
      regionPath,
      detail: { isApproved, note },
    })
    return { state: isApproved ? ('approved' as const) : ('refused' as const) }
  })
}
