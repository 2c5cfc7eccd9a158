import { createHash } from 'node:crypto'
import type { Context } from '#platform/http/route'
import type { LiveEvent, Onlooker } from '../../../contract/live.ts'
import type { VersionRow } from '../../../store/plans.ts'
import { removePresence, writePresence } from '../../../store/review/presence.ts'
import { pulseSeqOf } from '../../../store/review/pulse.ts'
import { itemView } from '../../../views.ts'
import { loadVersion } from '../../load.ts'
import { roomsOf, silentAfterMs, type Told } from './version-room.ts'

interface Window {
  userId: string
  windowId: string
}

/** After this a page asks anew, so that whoever may no longer see the plan does not look on for ever. */
const followedForMs = 5 * 60_000

/**
 * What others decide on a version and who is there, from the step on that the page knows.
 *
 * Permission: plans:read.
 * Errors:     plans.version-not-found.
 */
export async function followVersion(
  ctx: Context,
  input: { planId: string; versionId: string; since: number; window: string },
  signal: AbortSignal,
): Promise<AsyncIterable<LiveEvent>> {
  const version = await loadVersion(ctx.db, ctx.scope, input)
  const self = { userId: ctx.actor.userId ?? '', windowId: input.window }
  return version.state === 'review'
    ? following(ctx, version, { since: input.since, self, signal })
    : closed(ctx, version, input.since)
}

async function* following(
  ctx: Context,
  version: VersionRow,
  { since, self, signal }: { since: number; self: Window; signal: AbortSignal },
): AsyncGenerator<LiveEvent> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(followedForMs)])
  try {
    for await (const told of roomsOf(ctx).follow(version, since, until)) yield eventOf(told, self)
  } finally {
    if (signal.aborted) await removePresence(ctx.db, version, self)
  }
}

/** Nothing happens any more to a version that is not under review: whoever knows less reads it anew. */
async function* closed(ctx: Context, version: VersionRow, since: number): AsyncGenerator<LiveEvent> {
  const { item_count: total, decided_count: decided, rejected_count: rejected } = version
  const seq = await pulseSeqOf(ctx.db, version)
  const counts = { total, decided, rejected }
  yield { seq, isStale: seq !== since, items: [], removedItemIds: [], counts, people: [] }
}

function eventOf({ items, people, ...told }: Told, self: Window): LiveEvent {
  return {
    ...told,
    isStale: items === null,
    items: (items ?? []).map(itemView),
    people: people
      .filter(({ userId, windowId }) => userId !== self.userId || windowId !== self.windowId)
      .map(
        ({ userId, windowId, name, placeId, isEditing }): Onlooker => ({
          // Who knows the key of a window cannot speak for it.
          key: createHash('sha256').update(`${userId} ${windowId}`).digest('hex').slice(0, 16),
          name,
          isSelf: userId === self.userId,
          placeId,
          isEditing,
        }),
      ),
  }
}

/**
 * Lets the others know that somebody is there, and what they look at; to be told again before it is forgotten.
 *
 * Permission: plans:read.
 * Writes:     plans.presence.
 * Errors:     plans.version-not-found.
 */
export async function tellPresence(
  ctx: Context,
  input: { planId: string; versionId: string; window: string; placeId: string | null; isEditing: boolean },
): Promise<void> {
  const { userId, name } = ctx.actor
  const version = await loadVersion(ctx.db, ctx.scope, input)
  if (userId === null || version.state !== 'review') return
  const { window: windowId, placeId, isEditing } = input
  const at = ctx.clock.now()
  const deadSince = new Date(at.getTime() - silentAfterMs)
  await writePresence(ctx.db, version, { userId, name, windowId, placeId, isEditing, at }, deadSince)
  roomsOf(ctx).kick(version)
}
