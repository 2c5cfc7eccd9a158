import { organisationById } from '#areas/accounts'
import { Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { permissions } from '../../permissions.ts'
import type { Reach } from '../../store/points.ts'

/** How far the route's permission reaches for who asks. */
export async function reachOf(ctx: Pick<Context, 'actor' | 'scope'> & { db: Db }): Promise<Reach> {
  const { scope } = ctx
  const own = scope.reach === 'organisation' ? await organisationById(ctx.db, scope.organisationId) : null
  return { scope, ownCode: own?.creditCode ?? null }
}

/** Path of the city that is acted for. Errors: recognition.points-city-only. */
export function cityOf({ scope }: Pick<Context, 'scope'>): string {
  if (scope.reach !== 'region' || scope.regionPath.split('/').length !== 2)
    throw new Refusal('recognition.points-city-only')
  return scope.regionPath
}

/** The city that a place lies in: `320800/320812/` → `320800/`. */
export const cityOfPath = (regionPath: string) => `${regionPath.split('/')[0]}/`

/** Whether somebody may do what another permission says. */
export const may = ({ actor }: Pick<Context, 'actor'>, permission: keyof typeof permissions) =>
  decide(actor, permissions[permission]) !== null
