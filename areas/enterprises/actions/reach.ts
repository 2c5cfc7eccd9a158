import { organisationById } from '#areas/accounts'
import { type Actor, system } from '#platform/auth/actor'
import { decide } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { permissions } from '../permissions.ts'
import type { Reach } from '../store/companies.ts'

/** How far the route's permission reaches for who asks. */
export async function reachOf(ctx: Pick<Context, 'db' | 'actor' | 'scope'>): Promise<Reach> {
  const { scope } = ctx
  const own = scope.reach === 'organisation' ? await organisationById(ctx.db, scope.organisationId) : null
  return { scope, ownCode: own?.creditCode ?? null }
}

/** How far somebody may keep files; null: not at all. */
export function writingReach(actor: Actor): Reach | null {
  const scope = decide(actor, permissions['enterprises:write'])
  return scope && { scope, ownCode: null }
}

export const everywhere: Reach = { scope: { reach: 'all' }, ownCode: null }

/** The organisation that somebody acts for; null where there is none. */
export async function ownOrganisation(db: Db, actor: Actor) {
  return actor.organisationId ? organisationById(db, actor.organisationId) : null
}

export const recorderOf = (ctx: Pick<Context, 'actor' | 'clock'>) => ({
  at: ctx.clock.now(),
  by: ctx.actor.userId,
  byName: ctx.actor.name || system.name,
})
