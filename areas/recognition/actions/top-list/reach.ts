import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { type TopListRow, topListNear } from '../../store/top-lists.ts'

/** Region that an office acts for; everything for the platform itself. */
export function regionOf({ scope }: Pick<Context, 'scope'>): string {
  if (scope.reach === 'all') return ''
  if (scope.reach === 'region') return scope.regionPath
  throw new Error(`top lists are not looked over by ${scope.reach}`)
}

/** What a list is in notices and in the operation log. */
export const objectOf = (listId: string) => `top-list:${listId}`
export const linkOf = (listId: string) => `/recognition/top-list/${listId}`

/** A list to read; a district reads that of its city, of which it then sees its own companies. Errors: recognition.top-not-found. */
export async function listWithin(ctx: Pick<Context, 'scope'> & { db: Db }, id: string): Promise<TopListRow> {
  const row = await topListNear(ctx.db, regionOf(ctx), id)
  if (!row) throw new Refusal('recognition.top-not-found')
  return row
}

/**
 * A list to act on, held until the transaction ends.
 *
 * Errors: recognition.top-not-found, .top-changed-meanwhile.
 */
export async function heldList(
  tx: Db,
  ctx: Pick<Context, 'scope'>,
  { listId, revision }: { listId: string; revision: number },
): Promise<TopListRow> {
  const row = await topListNear(tx, regionOf(ctx), listId, 'update')
  if (!row) throw new Refusal('recognition.top-not-found')
  if (row.revision !== revision) throw new Refusal('recognition.top-changed-meanwhile')
  return row
}

/** The person who acts: a list is never drawn or approved by a key. Errors: recognition.top-person-needed. */
export function personOf({ actor }: Pick<Context, 'actor'>): { userId: string; name: string } {
  if (actor.kind === 'api-key' || actor.userId === null) throw new Refusal('recognition.top-person-needed')
  return { userId: actor.userId, name: actor.name }
}
