import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { holderOf } from '../store/people.ts'
import { holders } from './assign.ts'

interface StandInRow {
  id: string
  user_name: string
  user_id: string
  stand_in_name: string
  from_day: string
  to_day: string
}

/**
 * Names a colleague who does one's work on certain days. It moves work, not rights: the colleague must hold the same
 * role for the same place, acts under their own name, and the history says for whom.
 *
 * Permission: cases:desk.
 * Errors:     cases.not-a-colleague, cases.days-reversed.
 */
export async function nameStandIn(
  ctx: Context,
  { membershipId, fromDay, toDay }: { membershipId: string; fromDay: string; toDay: string },
) {
  const { actor } = ctx
  const now = ctx.clock.now()
  if (toDay < fromDay || toDay < businessDate(now)) throw new Refusal({ code: 'cases.days-reversed', field: 'toDay' })
  await ctx.db.tx(async (tx) => {
    const holder = await holderOf(tx, membershipId, businessDate(now))
    const fits =
      holder !== null &&
      holder.userId !== actor.userId &&
      holder.role === actor.role &&
      (actor.regionPath ?? '').startsWith(holder.regionPath)
    if (!fits) throw new Refusal({ code: 'cases.not-a-colleague', field: 'membershipId' })
    const id = ctx.ids.next('sti')
    await tx.query(
      `insert into cases.stand_in (region_path, id, user_id, user_name, membership_id, stand_in_user_id,
         stand_in_membership_id, stand_in_name, from_day, to_day, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[actor.regionPath, id, actor.userId, actor.name, actor.membershipId],
        ...[holder.userId, holder.membershipId, holder.name, fromDay, toDay, now],
      ],
    )
    await ctx.registry.ports.notify(tx, ctx, {
      kind: 'message',
      to: { membershipId: holder.membershipId },
      regionPath: holder.regionPath,
      title: {
        zh: `${actor.name} 请您代办（${fromDay} 至 ${toDay}）`,
        en: `${actor.name} asks you to stand in (${fromDay} to ${toDay})`,
      },
      link: '/desk',
      object: `stand-in:${id}`,
      reason: 'cases.stand-in',
    })
    await ctx.audit.record(tx, actor, {
      action: 'cases.name-stand-in',
      object: `stand-in:${id}`,
      regionPath: actor.regionPath,
      detail: { standInMembershipId: membershipId, fromDay, toDay },
    })
  })
  return standIns(ctx)
}

/** Who stands in for me, and for whom I do; and whom I can ask. */
export async function standIns(ctx: Context) {
  const { actor } = ctx
  const today = businessDate(ctx.clock.now())
  const rows = await ctx.db.query<StandInRow>(
    `select id, user_id, user_name, stand_in_name, from_day, to_day from cases.stand_in
     where (user_id = $1 or stand_in_user_id = $1) and cancelled_at is null and to_day >= $2 order by from_day, id`,
    [actor.userId, today],
  )
  const colleagues = actor.role && actor.regionPath ? await holders(ctx, [actor.role], actor.regionPath) : []
  return {
    items: rows.map((row) => ({
      id: row.id,
      userName: row.user_name,
      standInName: row.stand_in_name,
      isMine: row.user_id === actor.userId,
      fromDay: row.from_day,
      toDay: row.to_day,
    })),
    colleagues: colleagues
      .filter(({ userId }) => userId !== actor.userId)
      .map(({ membershipId, name }) => ({ membershipId, name })),
  }
}

/**
 * Ends one's own arrangement from now on.
 *
 * Errors: cases.stand-in-not-found.
 */
export async function cancelStandIn(ctx: Context, id: string): Promise<void> {
  const ended = await ctx.db.query(
    'update cases.stand_in set cancelled_at = $3 where id = $1 and user_id = $2 and cancelled_at is null returning id',
    [id, ctx.actor.userId, ctx.clock.now()],
  )
  if (ended.length === 0) throw new Refusal('cases.stand-in-not-found')
}
