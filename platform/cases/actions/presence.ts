import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { draftAt } from '../store/drafts.ts'
import { caseOfAny } from './load.ts'

const seenWithinMs = 45_000

/**
 * Says that somebody looks at a draft or a case, and who else does just now.
 *
 * Errors: cases.draft-not-found, cases.not-found.
 */
export async function bePresent(ctx: Context, { kind, id }: { kind: 'draft' | 'case'; id: string }) {
  const partyId = kind === 'draft' ? await partyOfDraft(ctx, id) : (await caseOfAny(ctx, id)).party_id
  const now = ctx.clock.now()
  const subject = `${kind}:${id}`
  await ctx.db.query(
    `insert into cases.presence (party_id, subject, user_id, name, seen_at) values ($1, $2, $3, $4, $5)
     on conflict (party_id, subject, user_id) do update set seen_at = excluded.seen_at, name = excluded.name`,
    [partyId, subject, ctx.actor.userId, ctx.actor.name, now],
  )
  const others = await ctx.db.query<{ name: string }>(
    `select name from cases.presence where party_id = $1 and subject = $2 and user_id <> $3 and seen_at >= $4 order by name`,
    [partyId, subject, ctx.actor.userId, new Date(now.getTime() - seenWithinMs)],
  )
  return { others: others.map(({ name }) => name) }
}

async function partyOfDraft(ctx: Context, id: string): Promise<string> {
  const row = await draftAt(ctx.db, ctx.scope, id)
  if (!row) throw new Refusal('cases.draft-not-found')
  return row.party_id
}
