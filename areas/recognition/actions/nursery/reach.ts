import { organisationById } from '#areas/accounts'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { StayKey } from '../../store/nursery-growth.ts'
import { type MembershipRow, membershipAt, type NurseryReach } from '../../store/nursery-members.ts'
import { type PoolRow, poolNear } from '../../store/nursery-pools.ts'

/** Region that an office acts for; everything for the platform itself. */
export function regionOf({ scope }: Pick<Context, 'scope'>): string {
  if (scope.reach === 'all') return ''
  if (scope.reach === 'region') return scope.regionPath
  throw new Error(`nursery pools are not looked over by ${scope.reach}`)
}

/** Whose companies a reader reaches: those of a region, one’s own, or those that one tutors. */
export async function nurseryReach(ctx: Pick<Context, 'scope'> & { db: Db }): Promise<NurseryReach> {
  const { scope } = ctx
  if (scope.reach === 'organisation') {
    const own = await organisationById(ctx.db, scope.organisationId)
    return { creditCode: own?.creditCode ?? null }
  }
  return scope.reach === 'self' ? { tutorId: scope.userId } : { regionPath: regionOf(ctx) }
}

/** Errors: recognition.nursery-pool-not-found. */
export async function poolWithin(ctx: Pick<Context, 'scope'> & { db: Db }, id: string, lock: 'update' | null = null) {
  const pool = await poolNear(ctx.db, regionOf(ctx), id, lock)
  if (!pool) throw new Refusal('recognition.nursery-pool-not-found')
  return pool
}

/** Whether a pool is kept by whoever asks: by the office of its own region or one above. */
export const isKeptBy = ({ scope }: Pick<Context, 'scope'>, pool: PoolRow) =>
  pool.region_path.startsWith(regionOf({ scope }))

/** Errors: recognition.nursery-not-found. */
export async function membershipWithin(
  ctx: Pick<Context, 'scope'> & { db: Db },
  key: StayKey,
  lock: 'update' | null = null,
): Promise<MembershipRow> {
  const row = await membershipAt(ctx.db, await nurseryReach(ctx), key, lock)
  if (!row) throw new Refusal('recognition.nursery-not-found')
  return row
}

/** A membership that goes on, held until the transaction ends. Errors: recognition.nursery-not-found, .nursery-out. */
export async function openWithin(ctx: Pick<Context, 'scope'> & { db: Db }, key: StayKey): Promise<MembershipRow> {
  const row = await membershipWithin(ctx, key, 'update')
  if (row.exit_kind !== null) throw new Refusal('recognition.nursery-out')
  return row
}
