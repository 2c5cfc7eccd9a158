import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { apiKeyById, apiKeysOf, createApiKey, revokeApiKey } from '#platform/auth/api-keys'
import { endSessionsExcept, sessionsOf } from '#platform/auth/sessions'
import type { Context } from '#platform/http/route'
import type { ApiKeyView } from '../contract.ts'
import { keyView } from '../views.ts'

/** A key that could make keys would outlive its own revocation. */
function refuseKeys(ctx: Context): string {
  if (ctx.actor.kind !== 'person' || ctx.actor.userId === null) throw new Refusal('accounts.key-makes-no-keys')
  return ctx.actor.userId
}

/** Errors: accounts.key-makes-no-keys. */
export async function keysOfActing(ctx: Context): Promise<ApiKeyView[]> {
  refuseKeys(ctx)
  const { membershipId } = ctx.actor
  const keys = membershipId === null ? [] : await apiKeysOf(ctx.db, [membershipId])
  return keys.map((key) => keyView(key, ctx.clock.now()))
}

/**
 * Makes a key that acts through the membership in which the person acts now, to the end of its last day.
 *
 * Writes: the keys of the platform, the operation log.
 * Errors: accounts.key-makes-no-keys, accounts.key-needs-membership, accounts.key-too-long.
 */
export async function makeOwnKey(
  ctx: Context,
  input: { name: string; lastDay: string },
): Promise<{ key: ApiKeyView; secret: string }> {
  const createdByUserId = refuseKeys(ctx)
  const { membershipId, regionPath } = ctx.actor
  if (membershipId === null) throw new Refusal('accounts.key-needs-membership')
  const now = ctx.clock.now()
  const expiresAt = new Date(`${input.lastDay}T23:59:59.999+08:00`)
  const inAYear = new Date(now.getTime() + 366 * 86_400_000)
  if (input.lastDay <= businessDate(now) || expiresAt > inAYear)
    throw new Refusal({ code: 'accounts.key-too-long', field: 'lastDay' })
  return ctx.db.tx(async (tx) => {
    const { secret, ...key } = await createApiKey(
      tx,
      { ids: ctx.ids, now },
      { membershipId, name: input.name, expiresAt, createdByUserId },
    )
    const detail = { name: input.name, lastDay: input.lastDay, membershipId }
    await ctx.audit.record(tx, ctx.actor, { action: 'accounts.make-key', object: `key:${key.id}`, regionPath, detail })
    return { key: keyView(key, now), secret }
  })
}

/** Errors: accounts.key-makes-no-keys, accounts.key-not-found. */
export async function revokeOwnKey(ctx: Context, id: string): Promise<ApiKeyView> {
  refuseKeys(ctx)
  return ctx.db.tx(async (tx) => {
    const key = await apiKeyById(tx, id)
    if (!key || key.membershipId !== ctx.actor.membershipId) throw new Refusal('accounts.key-not-found')
    const now = ctx.clock.now()
    await revokeApiKey(tx, id, now)
    const { regionPath } = ctx.actor
    await ctx.audit.record(tx, ctx.actor, { action: 'accounts.revoke-key', object: `key:${id}`, regionPath })
    return keyView({ ...key, revokedAt: key.revokedAt ?? now }, now)
  })
}

/** Errors: accounts.key-makes-no-keys. */
export async function ownSessions(ctx: Context) {
  const sessions = await sessionsOf(ctx.db, refuseKeys(ctx))
  return sessions.map((session) => ({
    ...session,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    isThisOne: session.id === ctx.sessionId,
  }))
}

/** Errors: accounts.key-makes-no-keys. */
export async function signOutElsewhere(ctx: Context): Promise<number> {
  const userId = refuseKeys(ctx)
  return ctx.db.tx(async (tx) => {
    const endedCount = await endSessionsExcept(tx, userId, ctx.sessionId ?? '')
    const detail = { endedCount }
    await ctx.audit.record(tx, ctx.actor, { action: 'accounts.sign-out-elsewhere', object: `person:${userId}`, detail })
    return endedCount
  })
}
