import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'
import { noteLook } from '../store/looks.ts'
import { ownOrganisation } from './reach.ts'

/** Notes for a company that somebody of an office reads its file. Answers whether it is the reader's own. */
export async function looked(ctx: Context, creditCode: string): Promise<{ isOwn: boolean }> {
  const own = await ownOrganisation(ctx.db, ctx.actor)
  const isOwn = own?.creditCode === creditCode
  const at = ctx.clock.now()
  if (!isOwn && ctx.actor.userId !== null)
    await noteLook(ctx.db, creditCode, { on: businessDate(at), at, actor: ctx.actor })
  return { isOwn }
}
